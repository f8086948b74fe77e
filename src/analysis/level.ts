// Where the level of a series stands: three-month mean, twelve-month sum, year to date.
// January and February count as a pair where customs publishes only the pair (IMF Quarterly National Accounts Manual, ch. 6).
import { addMonths, type Month, monthRange, monthsOf, yearOf, yearToDate } from '../dataset/period.ts'
import { coverage } from '../dataset/coverage.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { anySupposed, publishedRate } from './change.ts'
import { derived, observedQuantity, type Quantity } from './quantity.ts'
import { change, over, sumOf } from './formula.ts'

/** Mean of the month and the two before it; undefined unless all three are known. */
export function threeMonthMean(vintage: Vintage, series: string, month: Month): Quantity | undefined {
  const values = coverage(vintage, series, monthRange(addMonths(month, -2), month))
  if (values === undefined) return undefined
  return derived(vintage.series(series).unit, month, over(sumOf(values), 3))
}

/** Sum of the month and the eleven before it; undefined unless all are known. */
export function twelveMonthSum(vintage: Vintage, series: string, month: Month): Quantity | undefined {
  const first = addMonths(month, -11)
  const values = coverage(vintage, series, monthRange(first, month))
  return values && derived(vintage.series(series).unit, `${first}/${month}`, sumOf(values))
}

/** January to the month: the published total where there is one, otherwise the sum of the months; undefined if one is unknown. */
export function yearToDateTotal(vintage: Vintage, series: string, month: Month): Quantity | undefined {
  const { unit } = vintage.series(series)
  const span = yearToDate(month)
  const published =
    (month.endsWith('-12') ? vintage.at(series, yearOf(month)) : undefined) ?? vintage.at(series, span)
  if (published !== undefined) return observedQuantity(published, unit)
  const values = coverage(vintage, series, monthsOf(span))
  return values && derived(unit, span, sumOf(values))
}

/**
 * Change of the year to date on the same months a year earlier, in per cent; undefined if either is unknown. Where the base
 * is no published total but derived, a rate that a source published for the same months is taken instead.
 */
export function yearToDateChange(vintage: Vintage, series: string, month: Month): Quantity | undefined {
  const now = yearToDateTotal(vintage, series, month)
  const before = yearToDateTotal(vintage, series, addMonths(month, -12))
  if (now === undefined || before === undefined || before.value === 0) return undefined
  const stated = before.basis === 'derived' && !anySupposed([...now.from, ...before.from])
  const published = stated ? publishedRate(vintage, series, now.period, 'year') : undefined
  if (published !== undefined) return observedQuantity(published, '%')
  return derived('%', now.period, change(now.derivation, before.derivation))
}
