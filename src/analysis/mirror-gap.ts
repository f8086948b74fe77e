// Both sides of a flow in, China's exports to Japan and Japan's imports from China; the newest period that both know, what each
// counts in it, and how far China's figure lies from Japan's, out. Japan's is the base: importers look closer at what comes in.
import { coverage } from '../dataset/coverage.ts'
import type { Observed } from '../dataset/observed.ts'
import { addMonths, type Month, monthsOf, type Period, yearOf } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { change, sumOf } from './formula.ts'
import { derived, observedQuantity, type Quantity } from './quantity.ts'

/** The series of one flow as each customs office reports it, both in one unit. */
export interface MirrorPair {
  china: string
  japan: string
}

/** What one office reports of a period, and the values that it rests on. */
export interface MirrorSide {
  quantity: Quantity
  drawn: readonly Observed[]
}

export interface MirrorGap {
  china: MirrorSide | undefined
  japan: MirrorSide | undefined
  /** China's figure against Japan's, in per cent of Japan's; undefined unless both are known and Japan's is not zero. */
  gap: Quantity | undefined
}

/**
 * The newest year or twelve months, up to a month, for which both sides of one of the pairs are known; without one the newest
 * such month. Undefined when no period is known from both sides.
 */
export function mirrorPeriod(
  vintage: Vintage,
  pairs: readonly MirrorPair[],
  month: Month,
): Period | undefined {
  const first = pairs
    .flatMap(({ china, japan }) => [...vintage.every(china), ...vintage.every(japan)])
    .map(({ period }) => `${yearOf(period)}-01`)
    .sort()[0]
  const isKnown = (period: Period) =>
    pairs.some(({ china, japan }) => mirrorSide(vintage, china, period) && mirrorSide(vintage, japan, period))
  const ends: Month[] = []
  for (let end = month; first !== undefined && end >= first; end = addMonths(end, -1)) ends.push(end)
  return ends.map(twelveMonthsTo).find(isKnown) ?? ends.find(isKnown)
}

/** Whether goods under way are few beside what the period holds: a year is long enough, a month is not. */
export function isLong(period: Period): boolean {
  return monthsOf(period).length >= 12
}

/** What both offices report of a flow in a period, as far as known. */
export function mirrorGap(vintage: Vintage, pair: MirrorPair, period: Period): MirrorGap {
  return gapOf(mirrorSide(vintage, pair.china, period), mirrorSide(vintage, pair.japan, period))
}

/** All flows as one; undefined unless both sides of each are known. A gap that closes here is one between tariff codes. */
export function mirrorTogether(flows: readonly MirrorGap[]): MirrorGap | undefined {
  const [china, japan] = [added(flows.map((flow) => flow.china)), added(flows.map((flow) => flow.japan))]
  return china && japan && gapOf(china, japan)
}

function gapOf(china: MirrorSide | undefined, japan: MirrorSide | undefined): MirrorGap {
  const known = china !== undefined && japan !== undefined && japan.quantity.value !== 0
  const gap = known
    ? derived('%', japan.quantity.period, change(china.quantity.derivation, japan.quantity.derivation))
    : undefined
  return { china, japan, gap }
}

/** The value printed for the period, otherwise the sum of its months; undefined if one of them is unknown. */
function mirrorSide(vintage: Vintage, series: string, period: Period): MirrorSide | undefined {
  const printed = vintage.at(series, period)
  if (printed !== undefined)
    return { quantity: observedQuantity(printed, vintage.series(series).unit), drawn: [printed] }
  const months = monthsOf(period)
  const values = months.length > 1 ? coverage(vintage, series, months) : undefined
  return values && { quantity: derived(vintage.series(series).unit, period, sumOf(values)), drawn: values }
}

function added(sides: readonly (MirrorSide | undefined)[]): MirrorSide | undefined {
  const known = sides.filter((side) => side !== undefined)
  const [first] = known
  if (first === undefined || known.length < sides.length) return undefined
  const { unit, period } = first.quantity
  return {
    quantity: derived(unit, period, sumOf(known.map(({ quantity }) => quantity.derivation))),
    drawn: known.flatMap(({ drawn }) => drawn),
  }
}

/** A calendar year is called by its number, under which it may have been printed. */
function twelveMonthsTo(end: Month): Period {
  return end.endsWith('-12') ? yearOf(end) : `${addMonths(end, -11)}/${end}`
}
