// The values that a chart draws, as a table: for the page's tables of values, for the annex and for its CSV file.
import type { Observed } from '../dataset/observed.ts'
import type { Period } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Range } from './prints.ts'

/** A value with what the page marks: weak evidence (†), another source that disagrees (*). */
export interface ValueCell {
  value: number
  doubt?: 'weak' | 'contested'
}

/**
 * A name or label, a period, a value; null for what is not known, none where there is nothing to know, as of the lowest and
 * highest print of a value on which all sources agree.
 */
export type Cell = { text: string } | { period: Period } | ValueCell | { none: true } | null

export interface ValueTable {
  /** What each column holds; its unit where it holds values. */
  columns: readonly { name: string; unit?: Unit }[]
  /** As many cells a row as there are columns; the first names the row. */
  rows: readonly (readonly Cell[])[]
}

export const NONE = { none: true } as const

/** The cell of an observed value; null where nothing is known. */
export function valueCell(observed: Observed | null | undefined): ValueCell | null {
  return observed ? { value: observed.value, ...doubtOf([observed]) } : null
}

/** What the page marks a value with that rests on these. */
export function doubtOf(drawn: readonly Observed[]): Pick<ValueCell, 'doubt'> {
  if (drawn.some(({ contested }) => contested)) return { doubt: 'contested' }
  return drawn.some(({ weak }) => weak) ? { doubt: 'weak' } : {}
}

/** The cells of both ends of a range. */
export function rangeCells(range: Range | undefined, otherwise: typeof NONE | null): Cell[] {
  return range ? [{ value: range.low }, { value: range.high }] : [otherwise, otherwise]
}

/** Series side by side, a row a period. `at` gives what is known of a series in a period. */
export function tableOfSeries(
  first: string,
  periods: readonly Period[],
  series: readonly { name: string; unit: Unit; at: (period: Period) => Observed | undefined }[],
): ValueTable {
  return {
    columns: [{ name: first }, ...series.map(({ name, unit }) => ({ name, unit }))],
    rows: periods.map((period) => [{ period }, ...series.map(({ at }) => valueCell(at(period)))]),
  }
}
