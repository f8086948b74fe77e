// The table of values of a chart in, the same as a CSV file out: UTF-8, comma, CRLF.
import type { Cell, ValueTable } from '../charts/value-table.ts'
import type { Language } from '../languages/language.ts'
import { csvField } from '../dataset/csv-field.ts'

/** The head names each column and its unit. Numbers are not rounded, periods are ISO, what is not known or not there is empty. */
export function valuesFile({ columns, rows }: ValueTable, language: Language): string {
  const head = columns.map(({ name, unit }) => (unit === undefined ? name : language.column(name, unit)))
  return [head, ...rows.map((row) => row.map(plainCell))]
    .map((row) => `${row.map(csvField).join(',')}\r\n`)
    .join('')
}

function plainCell(cell: Cell): string | number | undefined {
  if (cell === null || 'none' in cell) return undefined
  if ('value' in cell) return cell.value
  return 'period' in cell ? cell.period : cell.text
}
