// One row of Chinese customs in; its weight and its value as flows out, or what is wrong with it.
import type { Direction, Partner } from '../../dataset/mapping-schema.ts'
import type { Day, Month } from '../../dataset/period.ts'
import type { Flow } from '../flow.ts'
import type { Column, GaccColumns } from './gacc-columns.ts'
import { wrongPartner } from './gacc-partner.ts'
import type { LeftOutRows } from '../left-out-rows.ts'
import { plainAmount } from '../plain-amount.ts'
import type { ProblemList } from '../problem-list.ts'
import { plainCode } from '../table/table-codes.ts'
import type { Row } from '../table/table.ts'

const KILOGRAMS = '千克'
/** Names of totals among the partners: of all, of a continent (but not of its 其他, which are the rest of it), of a union. */
const totals = new Set([
  ...['合计', '总计', '总值', '全球', '世界'],
  ...['亚洲', '非洲', '欧洲', '拉丁美洲', '北美洲', '大洋洲', '东盟', '欧盟', '东南亚国家联盟', '欧洲联盟'],
])

export interface GaccContext {
  label: string
  name: string
  columns: GaccColumns
  direction: Direction
  /** Codes of the rules of this direction. */
  codes: readonly string[]
  partners: readonly Partner[]
  retrieved: Day
  problems: ProblemList
  leftOut: LeftOutRows
}

/** Problems and rows that are left out are added to those of the context. */
export function gaccRow(row: Row, context: GaccContext): Flow[] {
  const { columns, label, leftOut } = context
  const where = `${label}:${row.line}`
  const cell = ({ index }: Column): string => row.cells[index]?.trim() ?? ''
  const complain = (kind: string, message: string, hint: string): Flow[] => {
    context.problems.add(kind, { where, message, hint })
    return []
  }
  const code = plainCode(cell(columns.code))
  if (!/^(?:\d\d){1,4}$/.test(code)) {
    return complain(
      'code',
      `found the code ${show(code)}, expected two, four, six or eight digits`,
      'download the table again',
    )
  }
  const shifted = columns.empty.find((column) => cell(column) !== '')
  if (shifted) {
    return complain(
      'shift',
      `found ${show(cell(shifted))} in ${shifted.name}, which has no name, expected nothing`,
      'download the table again',
    )
  }
  if (!context.codes.some((wanted) => code.startsWith(wanted))) {
    leftOut.add(
      `rows of code ${code}`,
      `coarser than what the rules ask for: ${context.codes.filter((wanted) => wanted.startsWith(code)).join(', ')}`,
      where,
    )
    return []
  }
  const period = monthOf(cell(columns.month))
  if (period === undefined) {
    return complain(
      'month',
      `found the month ${show(cell(columns.month))} in ${columns.month.name}, expected YYYYMM`,
      'tick 分月展示 (show by month) in the query and download the table again',
    )
  }
  if (period >= context.retrieved.slice(0, 7)) {
    return complain(
      'future',
      `found the month ${period}, expected one that had ended when the table was downloaded, ${context.retrieved}`,
      'correct the day of the download',
    )
  }
  const partner = columns.partner ? cell(columns.partner.code) : 'world'
  if (columns.partner) {
    const name = cell(columns.partner.name)
    if (totals.has(name)) {
      leftOut.add(
        `rows of ${name} among the partners`,
        'a total, which the rows of single partners add up to',
        where,
      )
      return []
    }
    const wrong = wrongPartner(partner, name, context.partners)
    if (wrong) return complain('partner', wrong.message, wrong.hint)
  }
  const at = (column: Column): Pick<Flow, 'at'> => ({
    at: { file: context.name, line: row.line, column: column.name },
  })
  const key = { reporter: 'china', direction: context.direction, code, partner, period } as const

  const flows: Flow[] = []
  const weighed = columns.quantities.find(({ unit }) => cell(unit) === KILOGRAMS)
  const counted = columns.quantities.filter(({ amount }) => cell(amount) !== '')
  if (weighed === undefined && counted.length > 0) {
    const units = counted.map(({ unit }) => show(cell(unit))).join(' and ')
    return complain(
      'unit',
      `found quantities in ${units}, expected one in ${KILOGRAMS}`,
      'check the code, or take it out of the mapping',
    )
  }
  const amounts = [
    ...(columns.quantities.length === 0
      ? []
      : [{ measure: 'weight', unit: 'kg', amount: (weighed ?? columns.quantities[0])?.amount } as const]),
    // Where both currencies were ticked, dollars: the same goods must not count twice.
    ...columns.values.slice(0, 1).map(({ amount, unit }) => ({ measure: 'value', unit, amount }) as const),
  ]
  for (const { measure, unit, amount: column } of amounts) {
    if (column === undefined || cell(column) === '') {
      leftOut.add(
        `rows of code ${code} in ${period} without a ${measure}`,
        'withheld by the publisher: not known, and not zero',
        where,
      )
      // What is listed and not told makes every sum with it unknown.
      if (column !== undefined) flows.push({ ...key, measure, amount: null, unit, ...at(column) })
      continue
    }
    const amount = plainAmount(cell(column))
    if (amount === undefined)
      complain(
        'amount',
        `found ${show(cell(column))} in ${column.name}, expected a number such as 1,234`,
        'download the table again',
      )
    else flows.push({ ...key, measure, amount, unit, ...at(column) })
  }
  return flows
}

function monthOf(cell: string): Month | undefined {
  return /^\d{4}(?:0[1-9]|1[0-2])$/.test(cell) ? `${cell.slice(0, 4)}-${cell.slice(4)}` : undefined
}
const show = (text: string): string => JSON.stringify(text)
