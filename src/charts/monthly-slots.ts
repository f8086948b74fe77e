// The slots of a monthly series with what is ordinary for each month: the band in which it would lie after an ordinary change
// from the month that the signal test compares it with.
import { baseMonth } from '../analysis/change.ts'
import { judge, logChanges, testedAgainst } from '../analysis/signal.ts'
import { addMonths, type Month } from '../dataset/period.ts'
import type { Briefing } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Range } from './prints.ts'
import { type PublishedSlot, publishedSlots, type Slot, unknownRuns } from './published-slots.ts'

export interface KnownSlot extends PublishedSlot {
  /** Absent for a pair, and where the history is too short to say. */
  ordinary?: Range
  /** Outside of it. */
  signal: boolean
}

export interface Slots extends Slot {
  known: KnownSlot[]
  /** Runs of months of which nothing is known. */
  unknown: Slot[]
}

export function monthlySlots(
  vintage: Vintage,
  series: string,
  { first, last }: Slot,
  thresholds: Briefing['thresholds'],
): Slots {
  const changes = { month: logChanges(vintage, series, 'month'), year: logChanges(vintage, series, 'year') }
  // From a month earlier, to see whether the first month is the second of a pair.
  const published = publishedSlots(vintage, series, { first: addMonths(first, -1), last })
  const known = published.map((slot): KnownSlot => {
    if (slot.pair) return { ...slot, signal: false }
    const against = testedAgainst(slot.first)
    const { verdict, ordinaryPercent } = judge(changes[against], slot.first, against, thresholds)
    const base = vintage.at(series, baseMonth(slot.first, against))
    const factor = ordinaryPercent && 1 + ordinaryPercent.value / 100
    return {
      ...slot,
      signal: verdict === 'signal',
      // Symmetric in the logarithm: a fall is ordinary down to the base ÷ (1 + the ordinary rise).
      ...(factor && base && { ordinary: { low: base.value / factor, high: base.value * factor } }),
    }
  })
  return sinceMonth({ first, last, known, unknown: unknownRuns(known, first, last) }, first)
}

/** The same from a month on, or from the next one where that would cut a pair in two. */
export function sinceMonth({ last, known, unknown }: Slots, first: Month): Slots {
  const cut = known.find((slot) => slot.first < first && slot.last >= first)
  const start = cut === undefined ? first : addMonths(cut.last, 1)
  return {
    first: start,
    last,
    known: known.filter((slot) => slot.first >= start),
    unknown: unknown
      .filter((run) => run.last >= start)
      .map((run) => ({ ...run, first: run.first < start ? start : run.first })),
  }
}
