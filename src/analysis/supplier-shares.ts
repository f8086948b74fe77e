// Which countries Japan buys from: the newest shares known for a month, by measure, and how concentrated they make supply.
import { compareLastDay } from '../dataset/order.ts'
import { lastDay, type Month, type Period, periodKind, yearOf } from '../dataset/period.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { type Concentration, concentration } from './concentration.ts'
import { derived, type Quantity } from './quantity.ts'
import { constant, type Formula, minus, plus, squared } from './formula.ts'

/** Measures of share that have a series for each partner: `japan-share-china`, `japan-share-value-china`. */
export const PARTNER_SERIES = { weight: 'japan-share-', value: 'japan-share-value-' } as const
export type PartnerMeasure = keyof typeof PARTNER_SERIES

/** Named partners. "Other" is left out: it is no supplier, and its square would mean nothing. */
const PARTNERS = [
  'china',
  'vietnam',
  'france',
  'thailand',
  'estonia',
  'taiwan',
  'malaysia',
  'india',
  'us',
  'korea',
  'philippines',
  'italy',
  'austria',
] as const

/** What a series of shares counts: its short name is the country, a comma, and that. */
export function productName(vintage: Vintage, series: string): string {
  const { short } = vintage.series(series)
  return short.split(', ').at(-1) ?? short
}

export interface Supplier {
  /** Id of the partner, as its series end. */
  partner: string
  share: Observed
}

/** The newest value of a series whose period had ended with the month; undefined when there is none. */
export function newest(vintage: Vintage, series: string, month: Month): Observed | undefined {
  return newestOf(vintage.every(series), month)
}

function newestOf(values: readonly Observed[], month: Month): Observed | undefined {
  const ended = values.filter(({ period }) => lastDay(period) <= lastDay(month))
  return ended.sort((a, b) => compareLastDay(a.period, b.period)).at(-1)
}

/** Years after which a share tells about the past and not about the present of an issue. */
const STALE_AFTER_YEARS = 3

/** Whether a value is too old to lead with: it is still printed, with its year. */
export function isStale({ period }: Observed, month: Month): boolean {
  return Number(yearOf(month)) - Number(yearOf(lastDay(period))) > STALE_AFTER_YEARS
}

/** Shares of the named partners in a period, in per cent, from the greatest down. */
export function supplierShares(vintage: Vintage, measure: PartnerMeasure, period: Period): Supplier[] {
  const suppliers = PARTNERS.flatMap((partner): Supplier[] => {
    const id = PARTNER_SERIES[measure] + partner
    const share = vintage.dataset.series.has(id) ? vintage.at(id, period) : undefined
    return share === undefined ? [] : [{ partner, share }]
  })
  return suppliers.sort((a, b) => b.share.value - a.share.value)
}

export interface Bounds extends Concentration {
  /** The index if all unknown supply came from one country more; undefined when next to nothing is unknown. */
  upper?: Quantity
}

/**
 * The Herfindahl–Hirschman index of the shares, and how high it could be if the unknown rest were one supplier.
 * Undefined without shares.
 */
export function boundedConcentration(shares: readonly Observed[]): Bounds | undefined {
  const found = concentration(shares)
  if (found === undefined || !found.lowerBound) return found
  const { index } = found
  const rest = shares.reduce<Formula>((left, share) => minus(left, share), constant(100))
  return { ...found, upper: derived('index', index.period, plus(...shares.map(squared), squared(rest))) }
}

/**
 * China's share of Japan's supply on which scenarios rest: gross weight over a year, or metal content where that is newer.
 * Single months and half years by product say too little about a year's supply, so only whole years and spans are taken.
 */
export function scenarioShare(vintage: Vintage, month: Month): Observed | undefined {
  const long = ['japan-share-china', 'japan-share-metal-equivalent'].flatMap((series) =>
    vintage
      .every(series)
      .filter(({ period }) => periodKind(period) === 'year' || periodKind(period) === 'span'),
  )
  return newestOf(long, month)
}
