// The signal test: is this month's change larger than the series' own ordinary variation?
import { type Month, monthNumber } from '../dataset/period.ts'
import type { Briefing } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { type Against, baseMonth } from './change.ts'
import { derived, type Quantity } from './quantity.ts'
import {
  absolute,
  chosen,
  countAtLeast,
  countTerms,
  evaluate,
  exponential,
  type Formula,
  inPercent,
  logarithm,
  median,
  minus,
  over,
  times,
} from './formula.ts'

/** Makes the median absolute deviation of a normal sample an estimate of its standard deviation. */
const CONSISTENCY = 1.4826

/** One change of logarithms. */
export interface LogChange {
  month: Month
  change: number
  formula: Formula
}

export function logChange(month: Month, formula: Formula): LogChange {
  return { month, change: evaluate(formula), formula }
}

export interface Signal {
  /** `year` in January to March, when the New Year moves between months. */
  against: Against
  verdict: 'signal' | 'ordinary' | 'too-little-history' | 'unknown'
  /** How many usable changes the spread rests on, this one left out. */
  sample: number
  /** First and last month of that history. */
  first?: Month
  last?: Month
  /** History long enough for the lower bar? */
  short: boolean
  /** The bar that z had to pass. */
  bar?: number
  /** Change of logarithms ÷ spread. */
  z?: number
  /** The change in per cent below which, either way, a change is ordinary for this series. */
  ordinaryPercent?: Quantity
  /** How many of the changes in the history were at least as large as this one, either way. */
  asLarge?: number
  /** Both counts with the changes that they count. */
  counted: { sample: Quantity; asLarge?: Quantity }
}

/**
 * Tests the change of a series in a month.
 *
 * z = change of logs ÷ (1.4826 × the median of the absolute log changes, centred on zero, this change left out).
 * April to December are compared on the month, January to March on the year, since customs publishes January and
 * February together and the New Year moves between them. Method: Rousseeuw & Croux, JASA 88 (1993).
 */
export function testSignal(
  vintage: Vintage,
  series: string,
  month: Month,
  thresholds: Briefing['thresholds'],
): Signal {
  const against = testedAgainst(month)
  return judge(logChanges(vintage, series, against), month, against, thresholds)
}

/** Judges one change of a list against all others. Shared by the test of a series and the test of a difference. */
export function judge(
  changes: readonly LogChange[],
  month: Month,
  against: Against,
  thresholds: Briefing['thresholds'],
): Signal {
  const current = changes.find((change) => change.month === month)
  const history = changes.filter((change) => change.month !== month)
  const sample = history.length
  const first = history[0]?.month
  const last = history.at(-1)?.month
  const short = sample < thresholds.longHistory.value
  const sizes = history.map(({ formula }) => absolute(formula))
  const counted = { sample: derived('count', month, countTerms(sizes)) }
  const base = { against, sample, short, counted, ...(first && { first }), ...(last && { last }) }
  if (current === undefined) return { ...base, verdict: 'unknown' }
  if (sample < thresholds.shortestHistory.value) return { ...base, verdict: 'too-little-history' }
  const robust = times(CONSISTENCY, median(...sizes))
  const spread = evaluate(robust)
  // A series that never moved has no spread; any change at all is then beyond it.
  const z =
    spread === 0
      ? current.change === 0
        ? 0
        : Math.sign(current.change) * Number.MAX_VALUE
      : current.change / spread
  const limit = short ? 'signalShortHistory' : 'signalLongHistory'
  const bar = thresholds[limit].value
  const asLarge = derived('count', month, countAtLeast(absolute(current.formula), sizes))
  return {
    ...base,
    verdict: Math.abs(z) > bar ? 'signal' : 'ordinary',
    bar,
    z,
    ordinaryPercent: derived(
      '%',
      month,
      inPercent(minus(exponential(times(chosen(`thresholds.${limit}`, bar), robust)), 1)),
    ),
    asLarge: asLarge.value,
    counted: { ...counted, asLarge },
  }
}

/** The usable changes of logarithms of a series, in time order: both months known apart and above zero; on the month, only April to December. */
export function logChanges(vintage: Vintage, series: string, against: Against): LogChange[] {
  return vintage.all(series, 'month').flatMap((current): LogChange[] => {
    const base = vintage.at(series, baseMonth(current.period, against))
    if (base === undefined || base.value <= 0 || current.value <= 0) return []
    if (against === 'month' && isNewYear(current.period)) return []
    return [logChange(current.period, logarithm(over(current, base)))]
  })
}

/** January to March: months whose change on the month the New Year distorts. */
export function isNewYear(month: Month): boolean {
  return monthNumber(month) <= 3
}

/** What the signal test compares a month with: on the year where the New Year distorts the change on the month. */
export function testedAgainst(month: Month): Against {
  return isNewYear(month) ? 'year' : 'month'
}
