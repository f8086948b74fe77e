// How much of a change on the year comes from its base: the base month against its neighbours, and its own signal test.
import { addMonths, type Month, monthNumber, yearOf } from '../dataset/period.ts'
import type { Briefing } from '../dataset/schema.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { changeOn } from './change.ts'
import { derived, type Quantity } from './quantity.ts'
import { change, evaluate, over, plus, type Term } from './formula.ts'
import { type Signal, testSignal } from './signal.ts'

export interface BaseEffect {
  /** The same month a year earlier. */
  baseMonth: Month
  /** Change on the year, in per cent. */
  onYear: Quantity
  /** The base against the mean of itself and the months on either side, in per cent. */
  baseGap: Quantity
  /** The month against that mean, in per cent: the change on the year with the base smoothed. */
  onSurroundings: Quantity
  /** Was the base month itself outside the series' ordinary variation? */
  base: Signal
}

/**
 * The base-effect test of a series; undefined unless the month, its base and both neighbours of the base are known.
 * Where customs published January and February as a pair, each counts as half of it.
 */
export function baseEffect(
  vintage: Vintage,
  series: string,
  month: Month,
  thresholds: Briefing['thresholds'],
): BaseEffect | undefined {
  const baseMonth = addMonths(month, -12)
  const onYear = changeOn(vintage, series, month, 'year')
  const parts = [-1, 0, 1].map((step) => monthly(vintage, series, addMonths(baseMonth, step)))
  const known = parts.filter((part) => part !== undefined)
  if (onYear === undefined || known.length < parts.length) return undefined
  const mean = over(plus(...known), known.length)
  if (evaluate(mean) === 0) return undefined
  const against = (one: Observed) => derived('%', one.period, change(one, mean))
  return {
    baseMonth,
    onYear: onYear.percent,
    baseGap: against(onYear.base),
    onSurroundings: against(onYear.current),
    base: testSignal(vintage, series, baseMonth, thresholds),
  }
}

/** The months without which the test cannot be made and that are not known, in their order. */
export function unknownForBase(vintage: Vintage, series: string, month: Month): Month[] {
  const base = addMonths(month, -12)
  return [
    ...[-1, 0, 1].map((step) => addMonths(base, step)).filter((one) => !monthly(vintage, series, one)),
    ...(vintage.at(series, month) === undefined ? [month] : []),
  ]
}

/** A month, or half of January and February where only the pair is known. */
function monthly(vintage: Vintage, series: string, month: Month): Term | undefined {
  const single = vintage.at(series, month)
  if (single !== undefined || monthNumber(month) > 2) return single
  const january = `${yearOf(month)}-01`
  const pair = vintage.at(series, `${january}/${addMonths(january, 1)}`)
  return pair && over(pair, 2)
}
