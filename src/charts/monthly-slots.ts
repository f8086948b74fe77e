// A monthly series between two months as the slots of a drawing: known months with what is ordinary for them, pairs that
// customs publishes as one, and runs of months that no source gives.
import { baseMonth } from '../analysis/change.ts'
import { judge, type LogChange, logChanges, testedAgainst } from '../analysis/signal.ts'
import type { Observed } from '../dataset/observed.ts'
import { addMonths, type Month, monthRange } from '../dataset/period.ts'
import type { Briefing } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { type Range, rangeOfPrints } from './prints.ts'

export interface Slot {
  first: Month
  last: Month
}

export interface KnownSlot extends Slot {
  observed: Observed
  /** The value of the month; of a pair its monthly mean. */
  value: number
  pair: boolean
  /** Of all prints, where others disagree with the one taken. */
  prints?: Range
  /** Where the month would lie after an ordinary change; absent where the history is too short to say. */
  ordinary?: Range
  /** Outside of it. */
  signal: boolean
}

export interface Slots extends Slot {
  known: KnownSlot[]
  /** Runs of months of which nothing is known. */
  unknown: Slot[]
}

/** January and February are one slot where only their sum is known; a pair that the first month would cut in two is left out. */
export function monthlySlots(
  vintage: Vintage,
  series: string,
  { first, last }: Slot,
  thresholds: Briefing['thresholds'],
): Slots {
  const changes = { month: logChanges(vintage, series, 'month'), year: logChanges(vintage, series, 'year') }
  const known = monthRange(addMonths(first, -1), last).flatMap((month): KnownSlot[] => {
    const single = vintage.at(series, month)
    if (single !== undefined) return [singleSlot(vintage, single, changes, thresholds)]
    const february = addMonths(month, 1)
    const both = vintage.at(series, `${month}/${february}`)
    if (both === undefined || february > last || vintage.at(series, february) !== undefined) return []
    return [pairSlot(vintage, both, { first: month, last: february })]
  })
  return sinceMonth({ first: addMonths(first, -1), last, known, unknown: gaps(known, first, last) }, first)
}

/** The same from a later month on. */
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

function gaps(known: readonly Slot[], first: Month, last: Month): Slot[] {
  const runs: Slot[] = []
  for (const month of monthRange(first, last)) {
    if (known.some((slot) => slot.first <= month && month <= slot.last)) continue
    const run = runs.at(-1)
    if (run !== undefined && addMonths(run.last, 1) === month) run.last = month
    else runs.push({ first: month, last: month })
  }
  return runs
}

/** The band is symmetric in the logarithm: a fall is ordinary down to the base ÷ (1 + the ordinary rise). */
function singleSlot(
  vintage: Vintage,
  observed: Observed,
  changes: Record<'month' | 'year', LogChange[]>,
  thresholds: Briefing['thresholds'],
): KnownSlot {
  const { series, period: month, value } = observed
  const against = testedAgainst(month)
  const { verdict, ordinaryPercent } = judge(changes[against], month, against, thresholds)
  const base = vintage.at(series, baseMonth(month, against))
  const prints = rangeOfPrints(vintage, observed)
  const factor = ordinaryPercent && 1 + ordinaryPercent.value / 100
  return {
    first: month,
    last: month,
    observed,
    value,
    pair: false,
    signal: verdict === 'signal',
    ...(prints && { prints }),
    ...(factor && base && { ordinary: { low: base.value / factor, high: base.value * factor } }),
  }
}

function pairSlot(vintage: Vintage, observed: Observed, months: Slot): KnownSlot {
  const prints = rangeOfPrints(vintage, observed)
  return {
    ...months,
    observed,
    value: observed.value / 2,
    pair: true,
    signal: false,
    ...(prints && { prints: { low: prints.low / 2, high: prints.high / 2 } }),
  }
}
