// What one element costs in China and in Europe, where both are quoted in the same currency for about the same month.
import { compareText } from '../dataset/order.ts'
import { addMonths, type Month } from '../dataset/period.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { derived, observedQuantity, type Quantity } from './quantity.ts'
import { over } from './formula.ts'

export interface PricePair {
  china: Quantity
  europe: Quantity
  /** Europe ÷ China. */
  ratio: Quantity
  drawn: readonly [Observed, Observed]
}

/**
 * The latest pair of quotes up to a month whose months are the same or next to each other: the newest quote in China
 * first, then the nearest in Europe, then the newer. Undefined without such a pair or when the units differ: nothing is
 * converted, since the data hold no dated rate (IMF Export and Import Price Index Manual).
 */
export function pricePair(
  vintage: Vintage,
  chinaSeries: string,
  europeSeries: string,
  last: Month,
): PricePair | undefined {
  const { unit } = vintage.series(chinaSeries)
  if (vintage.series(europeSeries).unit !== unit) return undefined
  const upTo = (series: string) =>
    vintage.every(series).filter(({ period }) => isDated(period) && monthOf(period) <= last)
  const pairs = upTo(chinaSeries).flatMap((china) =>
    upTo(europeSeries)
      .map((europe) => ({
        china,
        europe,
        distance: monthsApart(monthOf(china.period), monthOf(europe.period)),
      }))
      .filter(({ distance }) => distance <= 1),
  )
  pairs.sort(
    (a, b) =>
      compareText(b.china.period, a.china.period) ||
      a.distance - b.distance ||
      compareText(b.europe.period, a.europe.period),
  )
  const [pair] = pairs
  if (pair === undefined || pair.china.value <= 0) return undefined
  const { china, europe } = pair
  return {
    china: observedQuantity(china, unit),
    europe: observedQuantity(europe, unit),
    ratio: derived('ratio', monthOf(china.period), over(europe, china)),
    drawn: [china, europe],
  }
}

/** A month or a day; quotes for a year or a span have no month of their own. */
function isDated(period: string): boolean {
  return !period.includes('/') && period.length >= 7
}

function monthOf(period: string): Month {
  return period.slice(0, 7)
}

/** 0, 1, or 2 for any greater distance. */
function monthsApart(a: Month, b: Month): number {
  if (a === b) return 0
  return addMonths(a, 1) === b || addMonths(b, 1) === a ? 1 : 2
}
