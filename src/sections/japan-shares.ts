// China's share of what Japan buys, by measure and by product, and how far it lies from the ceiling that Japan aimed at.
import type { Figure } from '../analysis/figure.ts'
import { differenceOf, observedQuantity } from '../analysis/quantity.ts'
import { isStale, newest, productName } from '../analysis/supplier-shares.ts'
import { lastDay, lastFullYear } from '../dataset/period.ts'
import { addObserved, type Named, type SectionInput, seriesName } from './section.ts'

/** China's share of Japan's imports, one series for each way of measuring. */
export const MEASURES = [
  'japan-share-china',
  'japan-share-metal-equivalent',
  'japan-share-value-china',
] as const

/** Products and groups of elements, all by weight. */
export const PRODUCTS = [
  'japan-share-heavy',
  'japan-share-yttrium-oxide',
  'japan-share-other-compounds',
  'japan-share-cerium-oxide',
  'japan-share-cerium-compounds',
  'japan-share-metals',
] as const

export interface Share {
  name: Named
  definition: string
  figure: Figure | null
  /** Too old to speak of the present. */
  stale: boolean
}

/** The newest share of each measure, and Japan's share of China's exports, which has another denominator. */
export function shareFindings(input: SectionInput) {
  const share = (series: string): Share => {
    const observed = newest(input.vintage, series, input.month)
    const figure = observed
      ? addObserved(input, `japan-exposure.share.${series}`, series, observed.period)
      : null
    const stale = observed !== undefined && isStale(observed, input.month)
    return {
      name: seriesName(input.vintage, series),
      definition: input.vintage.series(series).definition,
      figure,
      stale,
    }
  }
  const [weight, metal, value] = MEASURES
  const aim = newest(input.vintage, 'target-single-country-share', input.month)
  const shares = { weight: share(weight), metal: share(metal), value: share(value) }
  const gap = (measure: 'weight' | 'value') => {
    const observed = newest(input.vintage, measure === 'weight' ? weight : value, input.month)
    // A share of before the aim was set says nothing about how it is met.
    if (aim === undefined || observed === undefined || lastDay(observed.period) < lastDay(aim.period))
      return null
    return input.figures.add(`japan-exposure.aim-gap.${measure}`, differenceOf(observed, aim, 'pp'))
  }
  const products = PRODUCTS.map((series) => ({
    ...share(series),
    product: { kind: 'series', id: series, text: productName(input.vintage, series) } satisfies Named,
  })).filter(({ figure }) => figure !== null)
  const values = products.flatMap(({ figure }) => figure ?? []).sort((a, b) => a.value - b.value)
  return {
    ...shares,
    lowest: values[0] ?? null,
    highest: values.at(-1) ?? null,
    recent: Object.entries(shares).flatMap(([kind, { figure, stale }]) =>
      figure === null || stale ? [] : [{ kind, figure }],
    ),
    known: Object.values(shares).filter(({ figure }) => figure !== null),
    ofChina: share('exports-japan-share'),
    aim: aim === undefined ? null : input.figures.add('japan-exposure.aim', observedQuantity(aim, '%')),
    aimGap: { weight: gap('weight'), value: gap('value') },
    products,
    demand: addNewest(input, 'japan-demand'),
    lastYear: lastFullYear(input.month),
    lastYearKnown: input.vintage.at(weight, lastFullYear(input.month)) !== undefined,
  }
}

function addNewest(input: SectionInput, series: string): Figure | null {
  const period = newest(input.vintage, series, input.month)?.period
  return period === undefined ? null : addObserved(input, `japan-exposure.${series}`, series, period)
}
