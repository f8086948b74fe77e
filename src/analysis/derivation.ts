// A formula and the lists that its leaves stand in, in; the same formula as plain JSON out, its leaves named by their place.
import type { Observed } from '../dataset/observed.ts'
import type { Choice, Formula, RecordRef } from './formula.ts'

/**
 * A number is the place of an input; a list is a sign and its terms: `["÷", 0, 1]` is the first input by the second.
 * `%` takes its term in per cent as a part of one, `in %` the other way; `round up` gives the next whole number.
 */
export type Derivation =
  | number
  | Signed
  | { constant: number }
  | { choice: number }
  | { record: number; value: number }
  /** How many of the records, terms, or terms at least as large as the first. */
  | { records: number[] }
  | { count: Derivation[] }
  | { atLeast: Derivation[] }

/** The sign first, then its terms. */
export type Signed = (string | Derivation)[]

/** What a formula rests on, in the order of their places. */
export interface Leaves {
  inputs: readonly Observed[]
  records: readonly RecordRef[]
  choices: readonly Choice[]
}

/** Throws (a bug) if a leaf of the formula is not in the lists. */
export function derivationOf(formula: Formula, leaves: Leaves): Derivation {
  const place = (found: number): number => {
    if (found < 0) throw new Error('a formula names what its figure does not rest on')
    return found
  }
  const recordPlace = ({ kind, id }: RecordRef) =>
    place(leaves.records.findIndex((record) => record.kind === kind && record.id === id))
  const places = new Map(leaves.inputs.map((observed, index) => [observed, index]))
  const read = (one: Formula): Derivation => {
    if ('sign' in one) return [one.sign, ...one.terms.map(read)]
    switch (one.leaf) {
      case 'observed':
        return place(places.get(one.observed) ?? -1)
      case 'constant':
        return { constant: one.value }
      case 'choice':
        return {
          choice: place(
            leaves.choices.findIndex(({ id, value }) => id === one.choice.id && value === one.choice.value),
          ),
        }
      case 'record':
        return { record: recordPlace(one.record), value: one.value }
      case 'records':
        return { records: one.records.map(recordPlace) }
      case 'terms':
        return { count: one.terms.map(read) }
      case 'at least':
        return { atLeast: one.terms.map(read) }
    }
  }
  return read(formula)
}
