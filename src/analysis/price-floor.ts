// Quotes of a series between two days, their change, and how far a price stands from a floor in the same currency.
import { addMonths, lastDay, type Month, yearOf } from '../dataset/period.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { percentChange, type Quantity } from './quantity.ts'

export interface QuoteChange {
  first: Observed
  last: Observed
  /** In per cent. */
  percent: Quantity
}

/**
 * The change between the first and the last daily quote of the year of the month, up to the end of the month; where
 * that year has fewer than two, of the twelve months up to it. Weak quotes are left out. Undefined without two quotes.
 */
export function quoteChange(vintage: Vintage, series: string, month: Month): QuoteChange | undefined {
  const quotes = vintage.all(series, 'day').filter(({ period, weak }) => period <= lastDay(month) && !weak)
  const ofYear = quotes.filter(({ period }) => yearOf(period) === yearOf(month))
  const used =
    ofYear.length >= 2 ? ofYear : quotes.filter(({ period }) => period >= `${addMonths(month, -11)}-01`)
  const [first] = used
  const last = used.at(-1)
  if (first === undefined || last === undefined || first === last) return undefined
  return { first, last, percent: percentChange(last, first) }
}

/** How far a price stands from a floor, in per cent of the floor. Both must be in the same unit: nothing is converted. */
export function againstFloor(vintage: Vintage, price: Observed, floor: Observed): Quantity | undefined {
  if (vintage.series(price.series).unit !== vintage.series(floor.series).unit || floor.value === 0)
    return undefined
  return percentChange(price, floor)
}
