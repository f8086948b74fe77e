// One row of Japan’s trade tables in; its weights and values of each published month as flows out, or what is wrong with it.
import type { Direction } from '../../dataset/mapping-schema.ts'
import { monthIn } from '../../dataset/period.ts'
import type { EStatColumns, MonthColumns } from './e-stat-columns.ts'
import type { Flow } from '../flow.ts'
import { plainAmount } from '../plain-amount.ts'
import type { ProblemList } from '../problem-list.ts'
import { again } from '../table/table-problems.ts'
import { plainCode } from '../table/table-codes.ts'
import type { Row } from '../table/table.ts'

export interface EStatContext {
  label: string
  name: string
  columns: EStatColumns
  year: string
  /** The number of the last published month. */
  last: number
  problems: ProblemList
}

const KILOGRAMS = 'KG'

/** Problems are added to those of the context. */
export function eStatRow(row: Row, direction: Direction, context: EStatContext): Flow[] {
  const { columns, label, year, last } = context
  const cell = (index: number): string => plainCode(row.cells[index] ?? '')
  const complain = (kind: string, message: string, hint: string): void =>
    context.problems.add(kind, { where: `${label}:${row.line}`, message, hint })

  const code = cell(columns.code)
  if (!/^\d{9}$/.test(code)) {
    complain('code', `found the code ${JSON.stringify(code)}, expected nine digits`, again)
    return []
  }
  const partner = columns.country === undefined ? 'world' : cell(columns.country)
  if (columns.country !== undefined && !/^\d{3}$/.test(partner)) {
    complain('country', `found the country ${JSON.stringify(partner)}, expected three digits`, again)
    return []
  }
  const quantity = weighed(cell(columns.unit1), cell(columns.unit2))
  if (quantity === undefined) {
    const found = [columns.unit1, columns.unit2].map((unit) => JSON.stringify(cell(unit))).join(' and ')
    complain(
      'unit',
      `found the units ${found}, expected ${KILOGRAMS}`,
      'check the code, or take it out of the mapping',
    )
    return []
  }
  const measures = [
    { measure: 'weight', unit: 'kg', of: (month: Triple) => month[quantity] },
    { measure: 'value', unit: 'JPY thousand', of: (month: Triple) => month.value },
  ] as const
  return measures.flatMap(({ measure, unit, of }) => {
    const amounts = columns.months.map((month) => ({
      ...month,
      column: of(month),
      amount: amountIn(cell(of(month))),
    }))
    const later = amounts.find(({ number, amount }) => number > last && amount !== 0 && amount !== 'empty')
    if (later) {
      const found = `found ${JSON.stringify(cell(later.column))} in ${nameOf(columns, later.column)}`
      complain(
        'later',
        `${found}, after the last published month, ${monthIn(year, last)}; expected 0`,
        `name the last published month with --through or in the name, or ${again}`,
      )
      return []
    }
    const published = amounts.filter(({ number }) => number <= last)
    const wrong = published.find(({ amount }) => typeof amount !== 'number')
    const total = amountIn(cell(of(columns.total)))
    const bad = wrong?.column ?? (typeof total === 'number' ? undefined : of(columns.total))
    if (bad !== undefined) {
      complain(
        'amount',
        `found ${JSON.stringify(cell(bad))} in ${nameOf(columns, bad)}, expected a plain number`,
        again,
      )
      return []
    }
    const sum = published.reduce((sum, { amount }) => sum + Number(amount), 0)
    if (sum !== total) {
      const found = `found ${total} in ${nameOf(columns, of(columns.total))}, but the months up to ${monthIn(year, last)} add up to ${sum}`
      complain('total', `${found}: the row is cut, or its columns are not those of the header`, again)
      return []
    }
    return published.map(({ number, column, amount }): Flow => ({
      ...{ reporter: 'japan', direction, code, partner, period: monthIn(year, number), measure, unit },
      amount: Number(amount),
      at: { file: context.name, line: row.line, column: nameOf(columns, column) },
    }))
  })
}

type Triple = Pick<MonthColumns, 'quantity1' | 'quantity2' | 'value'>

/** Where the kilograms stand: normally in the second quantity. */
function weighed(unit1: string, unit2: string): 'quantity1' | 'quantity2' | undefined {
  return unit2 === KILOGRAMS ? 'quantity2' : unit1 === KILOGRAMS ? 'quantity1' : undefined
}

function amountIn(cell: string): number | 'empty' | undefined {
  return cell === '' ? 'empty' : plainAmount(cell)
}

function nameOf({ names }: EStatColumns, column: number): string {
  return names[column] ?? ''
}
