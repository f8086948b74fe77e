// The table of values of a chart in, the head and body of an HTML table out. Values are marked with their chart, so that a
// test can hold them against its CSV file.
import type { Cell, ValueTable } from '../charts/value-table.ts'
import type { Language } from '../languages/language.ts'
import type { Marks } from './marks.ts'

/** Not rounded in the marks, in the decimals of the unit on the page. */
export function valueRows(
  { columns, rows }: ValueTable,
  chart: string,
  marks: Marks,
  language: Language,
): string {
  const named = (text: string) => marks.named({ kind: 'chart', id: chart, text })
  const text = (column: number) => (columns[column]?.unit === undefined ? ' class="text"' : '')
  const print = (cell: Cell, column: number): string => {
    if (cell === null) return language.notKnown
    if ('none' in cell) return '–'
    if ('text' in cell) return named(cell.text)
    if ('period' in cell) return marks.time(cell.period, true)
    const unit = columns[column]?.unit
    if (unit === undefined) throw new Error(`chart ${chart}: column ${column} has values and no unit`)
    return marks.plotted(cell, language.digits(cell.value, unit), chart)
  }
  const heads = columns.map(({ name, unit }, column) => {
    const head = unit === undefined ? name : language.column(name, unit)
    return `<th scope="col"${text(column)}>${named(head)}</th>`
  })
  const body = rows.map((row) => {
    const cells = row.map((cell, column) =>
      column === 0
        ? `<th scope="row">${print(cell, column)}</th>`
        : `<td${text(column)}>${print(cell, column)}</td>`,
    )
    return `<tr>${cells.join('')}</tr>`
  })
  return `<thead><tr>${heads.join('')}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>`
}
