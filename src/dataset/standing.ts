// All prints of one series and period in; what each has to show for itself beside the others out: its kind, its fit with
// the published totals, its digits, who agrees with it. The steps of the rule ask for these.
import type { LocatedObservation } from './read-csv.ts'
import { precision, sameFigure } from './same-figure.ts'
import { type Series, type Source, sourceKind } from './schema.ts'

export interface Standing {
  /** Whose reporting it is: copies of one wire share an origin. */
  origin: (print: LocatedObservation) => string
  /** Place of its source in the list of kinds, the most trusted 0. */
  kind: (print: LocatedObservation) => number
  /** As `kind`, with the weight that a more trusted source lends to a finer print of the value it rounded, and only to that. */
  trust: (print: LocatedObservation, among: readonly LocatedObservation[]) => number
  fits: (print: LocatedObservation) => boolean
  /** The step to which it was rounded or cut. */
  precision: (print: LocatedObservation) => number
  /** Whether two prints give the same value, as far as tolerance and rounding can tell. */
  agree: (a: LocatedObservation, b: LocatedObservation) => boolean
  /** Those that agree with it, itself among them. */
  supporters: (print: LocatedObservation, among: readonly LocatedObservation[]) => LocatedObservation[]
  /** Independent origins that agree with it first; among equals how many print the same digits. */
  support: (print: LocatedObservation, among: readonly LocatedObservation[]) => number
  /** The day by which its source was public. */
  known: (print: LocatedObservation) => string
  /** Whether the address of its source was kept in full. */
  complete: (print: LocatedObservation) => boolean
}

/** `fitsTotals` tells which values agree with the published totals; true where no total can tell. */
export function standing(
  series: Series,
  sources: ReadonlyMap<string, Source>,
  fitsTotals: (value: number) => boolean,
): Standing {
  const source = (print: LocatedObservation) => sources.get(print.source)
  const origin = (print: LocatedObservation) => source(print)?.origin ?? print.source
  const kind = (print: LocatedObservation) => sourceKind.options.indexOf(source(print)?.kind ?? 'aggregator')
  const agree = (a: LocatedObservation, b: LocatedObservation) => sameFigure(a, b, series)
  const supporters = (print: LocatedObservation, among: readonly LocatedObservation[]) =>
    among.filter((other) => agree(print, other))
  return {
    origin,
    kind,
    trust(print, among) {
      const rounded = among.filter((other) => precision(other) > precision(print) && agree(print, other))
      return Math.min(kind(print), ...rounded.map(kind))
    },
    fits: ({ value }) => fitsTotals(value),
    precision,
    agree,
    supporters,
    support(print, among) {
      const same = among.filter(({ value }) => value === print.value)
      return new Set(supporters(print, among).map(origin)).size * 1000 + same.length
    },
    known: (print) => source(print)?.known ?? '',
    complete: (print) => source(print)?.complete ?? false,
  }
}
