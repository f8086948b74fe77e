// A series and a month in, its change on the month before or on the year before out.
import { addMonths, type Month, type Period } from '../dataset/period.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { differenceOf, observedQuantity, percentChange, type Quantity } from './quantity.ts'

export type Against = 'month' | 'year'

/** The month that a month is compared with. */
export function baseMonth(month: Month, against: Against): Month {
  return addMonths(month, against === 'month' ? -1 : -12)
}

export interface Change {
  series: string
  month: Month
  against: Against
  /** In per cent. */
  percent: Quantity
  /** In the unit of the series. */
  difference: Quantity
  current: Observed
  base: Observed
}

/**
 * The change of a series on the month or on the year; undefined when either value is unknown or the base is zero.
 * Where the base was itself derived from a published growth rate, that rate is given and not computed again from it; not so
 * where either value is supposed, of which that rate was never stated.
 */
export function changeOn(
  vintage: Vintage,
  series: string,
  month: Month,
  against: Against,
): Change | undefined {
  const current = vintage.at(series, month)
  const base = vintage.at(series, baseMonth(month, against))
  if (current === undefined || base === undefined || base.value === 0) return undefined
  const { unit } = vintage.series(series)
  const stated = base.basis === 'derived' && !anySupposed([current, base])
  const published = stated ? publishedRate(vintage, series, month, against) : undefined
  const percent = published === undefined ? percentChange(current, base) : observedQuantity(published, '%')
  return { series, month, against, percent, difference: differenceOf(current, base, unit), current, base }
}

/** Whether a value among them was taken for the sake of argument, so that no published rate holds for it. */
export function anySupposed(observed: readonly Observed[]): boolean {
  return observed.some(({ supposed }) => supposed === true)
}

/** The rate that a source published for a series, where the data set holds one. */
export function publishedRate(
  vintage: Vintage,
  series: string,
  period: Period,
  against: Against,
): Observed | undefined {
  const rates = [...vintage.dataset.series.values()].filter(
    ({ rate }) => rate?.of === series && rate.against === against,
  )
  return rates.map(({ id }) => vintage.at(id, period)).find((rate) => rate !== undefined)
}
