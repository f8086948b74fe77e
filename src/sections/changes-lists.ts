// Long lists of changes: what a table shows, what goes beyond it, and how much there is of both.
import type { Figure } from '../analysis/figure.ts'
import { derived } from '../analysis/quantity.ts'
import { countRecords, countTerms, type RecordRef, type Term } from '../analysis/formula.ts'
import type { SectionInput } from './section.ts'

export interface Cut<Row> {
  /** How many there are; null when there are none. */
  count: Figure | null
  rows: Row[]
  /** How many the table leaves out; null when it shows all. */
  further: Figure | null
  rest: Row[]
}

/** The first rows of a list up to a number, or one more where that is all of them. `count` makes a figure of how many there are, by name. */
export function cut<Row>(
  all: readonly Row[],
  most: number,
  count: (rows: readonly Row[], name: 'count' | 'further') => Figure | null,
): Cut<Row> {
  const shown = all.length === most + 1 ? all.length : most
  const rest = all.slice(shown)
  return { count: count(all, 'count'), rows: all.slice(0, shown), further: count(rest, 'further'), rest }
}

/** How many records there are. */
export function countRecordsOf(
  { vintage, figures }: SectionInput,
  kind: RecordRef['kind'],
  name: string,
  records: readonly { id: string; sources: string[] }[],
): Figure | null {
  if (records.length === 0) return null
  const formula = countRecords(records.map(({ id, sources }) => ({ kind, id, sources })))
  return figures.add(`changes.${name}`, derived('count', vintage.asOf, formula))
}

/** How many values there are. */
export function countValues(
  { vintage, figures }: SectionInput,
  name: string,
  terms: readonly Term[],
): Figure | null {
  if (terms.length === 0) return null
  return figures.add(`changes.${name}`, derived('count', vintage.asOf, countTerms(terms)))
}
