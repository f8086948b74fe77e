// How long a stock lasts when part of the supply stops.
import type { Observed } from '../dataset/observed.ts'
import { derived, type Quantity } from './quantity.ts'
import { chosen, over, percent, roundedUp, times } from './formula.ts'

/**
 * Days of cover = stock in days of use ÷ (cut × the share of supply that comes from the supplier).
 * `cutPercent` is the cut of that supplier's deliveries; demand is taken as constant and nothing is replaced.
 */
export function daysOfCover(stockDays: number, cutPercent: number, share: Observed): Quantity {
  const lost = times(percent(chosen('scenarios.cuts', cutPercent)), percent(share))
  return derived('days', share.period, over(chosen('scenarios.stocks', stockDays), lost))
}

/** Mean length of a month in days, for halts given in months. */
export const DAYS_PER_MONTH = 365.25 / 12

/**
 * The stock in days of use that outlasts a cut of so many months: the days of supply lost, in whole days, since what is used
 * up within the last of them does not outlast it.
 */
export function stockNeeded(months: number, cutPercent: number, share: Observed): Quantity {
  const lost = times(
    chosen('scenarios.lengths', months),
    DAYS_PER_MONTH,
    percent(chosen('scenarios.cuts', cutPercent)),
    percent(share),
  )
  return derived('days', share.period, roundedUp(lost))
}
