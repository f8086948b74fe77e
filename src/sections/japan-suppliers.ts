// From whom Japan buys: how concentrated its supply is, and its partners by weight and by value.
import { derived } from '../analysis/quantity.ts'
import { chosen, countTerms } from '../analysis/formula.ts'
import {
  type Bounds,
  boundedConcentration,
  newest,
  PARTNER_SERIES,
  type PartnerMeasure,
  productName,
  supplierShares,
} from '../analysis/supplier-shares.ts'
import { lastDay, type Period } from '../dataset/period.ts'
import type { Observed } from '../dataset/observed.ts'
import { MEASURES } from './japan-shares.ts'
import type { Named, SectionInput } from './section.ts'

/** The index by each measure. By metal content only China's share is published, so there it is always a lower bound. */
export function concentrationFindings({ vintage, month, thresholds, figures }: SectionInput) {
  const bar = thresholds.highlyConcentrated.value
  const rows = MEASURES.flatMap((series) => {
    const china = newest(vintage, series, month)
    const measure = measureOf(series)
    if (china === undefined) return []
    const shares =
      measure === undefined
        ? [china]
        : supplierShares(vintage, measure, china.period).map(({ share }) => share)
    const bounds = boundedConcentration(shares)
    if (bounds === undefined) return []
    const id = `japan-exposure.concentration.${series}`
    const count = derived('count', china.period, countTerms(shares))
    return [
      {
        name: { kind: 'series', id: series, text: productName(vintage, series) } satisfies Named,
        period: china.period,
        lowerBound: bounds.lowerBound,
        index: figures.add(`${id}.index`, bounds.index),
        upper: bounds.upper === undefined ? null : figures.add(`${id}.upper`, bounds.upper),
        suppliers: figures.add(`${id}.suppliers`, count),
        verdict: verdictOf(bounds, bar),
      },
    ]
  })
  const threshold = figures.add(
    'japan-exposure.concentration.threshold',
    derived('index', month, chosen('thresholds.highlyConcentrated', bar)),
  )
  return { rows, threshold, high: rows.length > 0 && rows.every(({ verdict }) => verdict === 'high') }
}

function measureOf(series: string): PartnerMeasure | undefined {
  return (['weight', 'value'] as const).find((measure) => series === `${PARTNER_SERIES[measure]}china`)
}

function verdictOf({ index, upper }: Bounds, bar: number): 'high' | 'not-high' | 'open' {
  if (index.value > bar) return 'high'
  return (upper ?? index).value > bar ? 'open' : 'not-high'
}

/** One partner of Japan with both of its shares; null where that measure does not name it. */
export interface PartnerRow {
  partner: string
  /** Country, as the series calls it. */
  country: string
  weight: Observed | null
  value: Observed | null
}

/** Partners of the newest year that both measures cover, from the greatest by weight; empty when only China is known. */
export function partnerRows({ vintage, month, thresholds }: SectionInput): {
  period: Period | null
  rows: PartnerRow[]
} {
  const least = thresholds.smallestShare.value
  const years = vintage
    .all('japan-share-china', 'year')
    .filter(({ period }) => lastDay(period) <= lastDay(month))
  for (const { period } of years.reverse()) {
    const [weight, value] = [
      supplierShares(vintage, 'weight', period),
      supplierShares(vintage, 'value', period),
    ]
    if (weight.length < 2 || value.length < 2) continue
    const partners = [...new Set([...weight, ...value].map(({ partner }) => partner))]
    const rows = partners.map((partner): PartnerRow => {
      const find = (list: typeof weight) => list.find((one) => one.partner === partner)?.share ?? null
      const either = find(weight) ?? find(value)
      // The short name of such a series is the country, a comma, and the measure.
      const country =
        either === null ? partner : (vintage.series(either.series).short.split(',')[0] ?? partner)
      return { partner, country, weight: find(weight), value: find(value) }
    })
    return {
      period,
      rows: rows.filter((row) => Math.max(row.weight?.value ?? 0, row.value?.value ?? 0) >= least),
    }
  }
  return { period: null, rows: [] }
}
