// What a vintage holds: the value of a series in a period, the prints it rests on, and the prints that disagree.
import type { Period } from './period.ts'
import type { LocatedObservation } from './read-csv.ts'

/** A printed figure and who printed it: the end of every chain of evidence. */
export interface ObservationRef {
  series: string
  period: Period
  value: number
  source: string
  basis: 'reported' | 'derived'
  file: string
  line: number
  mark?: 'rejected' | 'weak'
  /** The step to which it was rounded, where that is coarser than its last digit. */
  precision?: number
  note?: string
}

/** The steps of the rule, in order. The last, `later`, always leaves one. */
export const rules = ['rejected', 'totals', 'basis', 'kind', 'precision', 'corroboration', 'later'] as const
export type Rule = (typeof rules)[number]

/** The value of a series in a period, as known on the day of the vintage. */
export interface Observed {
  series: string
  period: Period
  value: number
  basis: 'reported' | 'derived'
  /** The chosen print first, then those that corroborate it. */
  refs: [ObservationRef, ...ObservationRef[]]
  /** Independent origins that print this value. */
  origins: number
  weak: boolean
  contested: boolean
  /** Taken for the sake of argument: a rate stated of the value in its place does not hold for it. */
  supposed?: true
}

/** A print that lies outside the tolerance of the chosen one, and the step that set it aside. */
export interface Conflict {
  series: string
  period: Period
  chosen: ObservationRef
  other: ObservationRef
  rule: Rule
  /** The other steps that, asked about the two alone, would take the chosen one. */
  agreeing: Rule[]
  /** Those that would take the one set aside. */
  opposing: Rule[]
}

/** The part of a print that travels with a figure. */
export function toRef(print: LocatedObservation): ObservationRef {
  const { series, period, value, source, basis, file, line, mark, precision, note } = print
  return {
    series,
    period,
    value,
    source,
    basis,
    file,
    line,
    ...(mark && { mark }),
    ...(precision && { precision }),
    ...(note && { note }),
  }
}

/** One print as if it were the only one of its period. */
export function alone(print: ObservationRef): Observed {
  const { series, period, value, basis, mark } = print
  return { series, period, value, basis, refs: [print], origins: 1, weak: mark === 'weak', contested: false }
}
