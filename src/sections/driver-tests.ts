// The tests that the month's own figures allow, each with its verdict and with the explanation that it bears on.
import { baseEffect } from '../analysis/base-effect.ts'
import { changeOn } from '../analysis/change.ts'
import { againstRest, contribution } from '../analysis/decomposition.ts'
import type { Figure } from '../analysis/figure.ts'
import { sameMonthInOtherYears } from '../analysis/season.ts'
import { testedAgainst, testSignal } from '../analysis/signal.ts'
import type { Month } from '../dataset/period.ts'
import { addIfKnown, type Named, type SectionInput, seriesName } from './section.ts'
import { type SignalFinding, signalFinding } from './signal-finding.ts'

/** How a result bears on an explanation: it fits, it does not, or it does not tell. */
export type Bearing = 'for' | 'against' | 'neither'

export interface RestTest {
  /** The series of the destination. */
  name: Named
  destination: Figure
  rest: Figure
  /** The first less the second, in percentage points. */
  margin: Figure
  /** What the destination contributed to the change of the total: in tonnes, and in per cent of it. */
  difference: Figure | null
  share: Figure | null
  /** The share reads as a part: it lies between nothing and the whole. */
  shareSpeaks: boolean
  signal: SignalFinding
  /** The destination did worse than everyone else. */
  behind: boolean
  bearing: Bearing
}

export interface BaseTest {
  name: Named
  baseMonth: Month
  onYear: Figure
  baseGap: Figure
  onSurroundings: Figure
  base: SignalFinding
  bearing: Bearing
}

/** The change of the headline against its own ordinary variation; null when the month is unknown. */
export function headlineTest({ vintage, month, figures, thresholds }: SectionInput, series: string) {
  const signal = testSignal(vintage, series, month, thresholds)
  const change = changeOn(vintage, series, month, testedAgainst(month))
  if (change === undefined) return null
  return {
    name: seriesName(vintage, series),
    change: figures.add('drivers.headline.change', change.percent),
    signal: signalFinding(figures, 'drivers.headline.signal', signal),
  }
}

/** The change of the headline against the same calendar month of earlier years; null when it cannot be made. */
export function seasonTest({ vintage, month, figures }: SectionInput, series: string) {
  const season = sameMonthInOtherYears(vintage, series, month)
  if (season === undefined) return null
  const bearings: Record<typeof season.verdict, Bearing> = {
    repeats: 'for',
    differs: 'against',
    'no-pattern': 'neither',
    'too-little-history': 'neither',
  }
  return {
    years: figures.add('drivers.season.years', season.years),
    sameWay: figures.add('drivers.season.same-way', season.sameWay),
    low: figures.add('drivers.season.low', season.low),
    high: figures.add('drivers.season.high', season.high),
    lowMonth: season.low.period,
    highMonth: season.high.period,
    verdict: season.verdict,
    bearing: bearings[season.verdict],
  }
}

/** Whether the change on the year comes from an unusual base: it fits that explanation only if the base was itself a signal. */
export function baseTest(
  { vintage, month, figures, thresholds }: SectionInput,
  series: string,
): BaseTest | null {
  const effect = baseEffect(vintage, series, month, thresholds)
  if (effect === undefined) return null
  const id = (name: string) => `drivers.base.${series}.${name}`
  return {
    name: seriesName(vintage, series),
    baseMonth: effect.baseMonth,
    onYear: figures.add(id('on-year'), effect.onYear),
    baseGap: figures.add(id('gap'), effect.baseGap),
    onSurroundings: figures.add(id('on-surroundings'), effect.onSurroundings),
    base: signalFinding(figures, id('signal'), effect.base),
    bearing: effect.base.verdict === 'signal' ? 'for' : 'neither',
  }
}

/**
 * A destination against everyone else. A signal that it fell behind fits an explanation particular to it; a change no
 * worse than that of everyone else does not; what lies between does not tell.
 */
export function restTest(input: SectionInput, part: string, total: string): RestTest | null {
  const { vintage, month, figures, thresholds } = input
  const result = againstRest(vintage, part, total, month, thresholds)
  if (result === undefined) return null
  const id = (name: string) => `drivers.${part}.${name}`
  const share = contribution(vintage, part, total, month, result.against)
  const behind = result.destination.value < result.rest.value
  return {
    name: seriesName(vintage, part),
    destination: figures.add(id('change'), result.destination),
    rest: figures.add(id('rest'), result.rest),
    margin: figures.add(id('margin'), result.margin),
    difference: addIfKnown(figures, id('difference'), share?.difference),
    share: addIfKnown(figures, id('share'), share?.share),
    shareSpeaks: share !== undefined && share.share.value > 0 && share.share.value <= 100,
    signal: signalFinding(figures, id('signal'), result.signal),
    behind,
    bearing: !behind ? 'against' : result.signal.verdict === 'signal' ? 'for' : 'neither',
  }
}
