// How far back a value is the highest or lowest, and how long a run of rises or falls has lasted.
// Both stop at a month that is unknown: nothing is claimed across a gap.
import { addMonths, type Month } from '../dataset/period.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { changeOn } from './change.ts'
import { directionOf } from './direction.ts'

export interface Extreme {
  kind: 'highest' | 'lowest'
  /** The last month that was as high (or as low), or null when none was before the record breaks off. */
  since: Month | null
  /** Months that the value surpasses, without a break. */
  reach: number
  /** The first month of the unbroken record. */
  recordBegins: Month
  from: readonly Observed[]
}

/** Undefined when the value surpasses fewer than `reach` months in a row, or is unknown. */
export function extreme(vintage: Vintage, series: string, month: Month, reach: number): Extreme | undefined {
  const current = vintage.at(series, month)
  if (current === undefined) return undefined
  const found = (['highest', 'lowest'] as const).map((kind): Extreme => {
    const beats = (other: Observed) =>
      kind === 'highest' ? other.value < current.value : other.value > current.value
    const surpassed: Observed[] = []
    let before = addMonths(month, -1)
    let other = vintage.at(series, before)
    while (other !== undefined && beats(other)) {
      surpassed.push(other)
      before = addMonths(before, -1)
      other = vintage.at(series, before)
    }
    const from = [current, ...surpassed, ...(other ? [other] : [])]
    return {
      kind,
      since: other ? before : null,
      reach: surpassed.length,
      recordBegins: addMonths(before, 1),
      from,
    }
  })
  return found.find((candidate) => candidate.reach >= reach)
}

export interface Run {
  direction: 'rise' | 'fall'
  /** Months in a row, this one included: 3 for a third monthly fall. */
  length: number
}

/** Fewer than this are no news: by chance alone every second change repeats the one before. */
export const SHORTEST_RUN = 3

/**
 * How many months in a row the series has moved the same way. A month that is little changed is no part of a run, as no
 * verb calls it a rise or a fall. Undefined when this one is, or without a month to compare.
 */
export function run(
  vintage: Vintage,
  series: string,
  month: Month,
  littleChangedPercent: number,
): Run | undefined {
  const step = (at: Month) => {
    const change = changeOn(vintage, series, at, 'month')
    return change && directionOf(change.percent.value, littleChangedPercent)
  }
  const way = step(month)
  if (way === undefined || way === 'flat') return undefined
  let length = 1
  while (step(addMonths(month, -length)) === way) length++
  return { direction: way === 'up' ? 'rise' : 'fall', length }
}
