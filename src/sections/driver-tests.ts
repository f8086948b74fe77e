// The tests that the month's own figures allow: for the page what they show, and for the explanations what came of them.
import { baseEffect } from '../analysis/base-effect.ts'
import { type Change, changeOn } from '../analysis/change.ts'
import type { Figure } from '../analysis/figure.ts'
import type { Formula } from '../analysis/formula.ts'
import { testPrice } from '../analysis/price-signal.ts'
import { sameMonthInOtherYears } from '../analysis/season.ts'
import { type Signal, testedAgainst, testSignal } from '../analysis/signal.ts'
import type { DriverTest, Outcome } from '../dataset/driver-tests.ts'
import type { Month } from '../dataset/period.ts'
import { type Named, type SectionInput, seriesName, seriesShort } from './section.ts'
import { type SignalFinding, signalFinding } from './signal-finding.ts'

/** A test: what it shows, what came of it, and the arithmetic that this rests on. */
export interface MadeTest<Finding = object> {
  test: DriverTest
  outcome: Outcome
  rests: Formula
  finding: Finding
}

/** Null where the test could not be made. */
export type Tested<Finding> = MadeTest<Finding> | null

export interface BaseTest {
  name: Named
  short: Named
  baseMonth: Month
  onYear: Figure
  baseGap: Figure
  onSurroundings: Figure
  base: SignalFinding
}

interface ChangeTest {
  name: Named
  short: Named
  change: Figure
  signal: SignalFinding
}

/** The change of a series against its own ordinary variation, as that of the headline is tested; `id` prefixes its figures. */
export function headlineTest(input: SectionInput, series: string, id: string): Tested<ChangeTest> {
  const { vintage, month, thresholds } = input
  const change = changeOn(vintage, series, month, testedAgainst(month))
  const signal = testSignal(vintage, series, month, thresholds)
  return change === undefined ? null : changeTest(input, 'headline', id, { change, signal })
}

/** The same of a price, on the month. */
export function priceTest(input: SectionInput, series: string): Tested<ChangeTest> {
  const tested = testPrice(input.vintage, series, input.month, input.thresholds)
  return tested === undefined ? null : changeTest(input, 'neodymium-price', 'drivers.neodymium', tested)
}

function changeTest(
  { vintage, figures }: SectionInput,
  test: 'headline' | 'neodymium-price',
  id: string,
  { change, signal }: { change: Change; signal: Signal },
): Tested<ChangeTest> {
  const moved = change.percent.value > 0 ? 'rose' : 'fell'
  const outcomes = {
    signal: moved,
    ordinary: 'ordinary',
    'too-little-history': 'unknown',
    unknown: 'unknown',
  } as const
  return {
    test,
    outcome: outcomes[signal.verdict],
    rests: change.percent.derivation,
    finding: {
      name: seriesName(vintage, change.series),
      short: seriesShort(vintage, change.series),
      change: figures.add(`${id}.change`, change.percent),
      signal: signalFinding(figures, `${id}.signal`, signal),
    },
  }
}

/** The change of the headline against the same calendar month of earlier years. */
export function seasonTest({ vintage, month, figures }: SectionInput, series: string) {
  const season = sameMonthInOtherYears(vintage, series, month)
  if (season === undefined) return null
  const { verdict } = season
  const finding = {
    years: figures.add('drivers.season.years', season.years),
    sameWay: figures.add('drivers.season.same-way', season.sameWay),
    low: figures.add('drivers.season.low', season.low),
    high: figures.add('drivers.season.high', season.high),
    pattern: figures.add('drivers.season.pattern', season.pattern),
    lowMonth: season.low.period,
    highMonth: season.high.period,
    verdict,
  }
  return {
    test: 'season',
    outcome: verdict === 'too-little-history' ? 'unknown' : verdict,
    rests: season.sameWay.derivation,
    finding,
  } satisfies Tested<typeof finding>
}

/** Whether the change on the year comes from an unusual base: was the base month itself a signal? */
export function baseTest(
  { vintage, month, figures, thresholds }: SectionInput,
  series: 'exports' | 'magnets',
): Tested<BaseTest> {
  const effect = baseEffect(vintage, series, month, thresholds)
  if (effect === undefined) return null
  const { verdict } = effect.base
  const id = (name: string) => `drivers.base.${series}.${name}`
  return {
    test: `base-${series}`,
    outcome: verdict === 'signal' ? 'unusual' : verdict === 'ordinary' ? 'ordinary' : 'unknown',
    rests: effect.baseGap.derivation,
    finding: {
      name: seriesName(vintage, series),
      short: seriesShort(vintage, series),
      baseMonth: effect.baseMonth,
      onYear: figures.add(id('on-year'), effect.onYear),
      baseGap: figures.add(id('gap'), effect.baseGap),
      onSurroundings: figures.add(id('on-surroundings'), effect.onSurroundings),
      base: signalFinding(figures, id('signal'), effect.base),
    },
  }
}
