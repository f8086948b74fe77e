// A monthly series between two months as slots: known months, pairs of which only the sum is published, and the runs of
// months that no source gives. For a series that is tested, with the band in which each month would be ordinary.
import { baseMonth } from '../analysis/change.ts'
import { judge, logChanges, testedAgainst } from '../analysis/signal.ts'
import type { Observed } from '../dataset/observed.ts'
import { addMonths, type Month, monthRange, type Period } from '../dataset/period.ts'
import type { Briefing } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { type Range, rangeOfPrints } from './prints.ts'

export interface Slot {
  first: Month
  last: Month
}

export interface PublishedSlot extends Slot {
  observed: Observed
  /** The value of the month; of a pair its monthly mean. */
  value: number
  pair: boolean
  /** Of all prints, where others disagree with the one taken. */
  prints?: Range
}

/** A month, or the span of a pair. */
export function periodOf({ first, last }: Slot): Period {
  return first === last ? first : `${first}/${last}`
}

/** In time order. A pair that the first month would cut in two is left out. */
export function publishedSlots(vintage: Vintage, series: string, { first, last }: Slot): PublishedSlot[] {
  return monthRange(first, last).flatMap((month): PublishedSlot[] => {
    const single = vintage.at(series, month)
    if (single !== undefined) return [slotOf(vintage, single, { first: month, last: month })]
    const february = addMonths(month, 1)
    const both = vintage.at(series, `${month}/${february}`)
    if (both === undefined || february > last || vintage.at(series, february) !== undefined) return []
    return [slotOf(vintage, both, { first: month, last: february })]
  })
}

function slotOf(vintage: Vintage, observed: Observed, months: Slot): PublishedSlot {
  const pair = months.first !== months.last
  const share = pair ? 2 : 1
  const prints = rangeOfPrints(vintage, observed)
  return {
    ...months,
    observed,
    value: observed.value / share,
    pair,
    ...(prints && { prints: { low: prints.low / share, high: prints.high / share } }),
  }
}

/** The runs of months between two that none of the known slots covers. */
export function unknownRuns(known: readonly Slot[], first: Month, last: Month): Slot[] {
  const runs: Slot[] = []
  for (const month of monthRange(first, last)) {
    if (known.some((slot) => slot.first <= month && month <= slot.last)) continue
    const run = runs.at(-1)
    if (run !== undefined && addMonths(run.last, 1) === month) run.last = month
    else runs.push({ first: month, last: month })
  }
  return runs
}

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
