// How firmly a drawn value stands: whether a source reported it as it is, and how far the prints of it lie apart.
import { stepOf } from '../analysis/quantity.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'

export interface Range {
  low: number
  high: number
}

/** Why a value is drawn hollow: no source prints it as it is, or what prints it is weak; undefined for one that stands firm. */
function whyHollow({ basis, weak }: Pick<Observed, 'basis' | 'weak'>): 'derived' | 'weak' | undefined {
  if (basis === 'derived') return 'derived'
  return weak ? 'weak' : undefined
}

/** Whether anything that rests on these values is drawn hollow. */
export function isHollow(drawn: readonly Observed[]): boolean {
  return drawn.some((observed) => whyHollow(observed) !== undefined)
}

/** The note below a drawing that says what its hollow marks are; none where it has none. */
export function hollowNotes(
  { labels }: Language,
  marks: 'points' | 'bars',
  drawn: readonly Pick<Observed, 'basis' | 'weak'>[],
): string[] {
  const found = drawn.map(whyHollow)
  const why = (['derived', 'weak'] as const).filter((reason) => found.includes(reason))
  return why.length === 0 ? [] : [labels.hollow(marks, why)]
}

/** From the lowest to the highest print of a contested value, the one taken among them; undefined where none disagrees. */
export function rangeOfPrints(
  vintage: Vintage,
  { series, period, value, contested }: Observed,
): Range | undefined {
  if (!contested) return undefined
  const others = vintage.conflicts.filter(
    ({ series: id, period: at, other }) => id === series && at === period && other.mark !== 'rejected',
  )
  const values = [value, ...others.map(({ other }) => other.value)]
  return { low: Math.min(...values), high: Math.max(...values) }
}

/** The print that lies the furthest from the one taken. */
export function furthestPrint(value: number, { low, high }: Range): number {
  return high - value > value - low ? high : low
}

/** The step to which the value taken was rounded, so that a label has the digits of its print; null where none is known. */
export function stepOfPrint({ refs: [print] }: Observed): number | null {
  return stepOf(print).step ?? null
}

/** A value as words say it: of what period, and in the digits of its print. */
export function printed(observed: Observed) {
  return { period: observed.period, value: observed.value, step: stepOfPrint(observed) }
}
