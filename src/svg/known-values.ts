// The chart's table of values, as far as a drawing is held against it: which cells are of a place on an axis, and what
// they hold. The table itself is made by the charts, of which this folder knows nothing.

import { isRecord } from './refuse.ts'

/** A row a period or a category, which its first cell names; null where a value is not known. */
export interface KnownValues {
  rows: readonly (readonly (object | null)[])[]
}

export function valueIn(cell: unknown): number | undefined {
  return isRecord(cell) && typeof cell.value === 'number' ? cell.value : undefined
}

export function periodIn(cell: unknown): string | undefined {
  return isRecord(cell) && typeof cell.period === 'string' ? cell.period : undefined
}

/** Whether a cell holds what is drawn: the value itself, or a per cent as a part of one. */
export function holds(cell: unknown, drawn: number): boolean {
  const value = valueIn(cell)
  return value !== undefined && (isSame(value, drawn) || isSame(value / 100, drawn))
}

/** To nine digits. Asked a million times for one issue, so digits are written only of what is close. */
function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-8 * Math.abs(b) && a.toPrecision(9) === b.toPrecision(9)
}

/** Whether a cell names the category or the day at which something is drawn. */
export function isOf(cell: unknown, at: string): boolean {
  const period = periodIn(cell)
  return period === undefined ? isRecord(cell) && cell.text === at : covers(period, at)
}

/** Whether a day, or a month that stands for one, lies in a period. */
export function covers(period: string, at: string): boolean {
  const [first = period, last = first] = period.split('/')
  return at >= first && (at <= last || at.startsWith(last))
}
