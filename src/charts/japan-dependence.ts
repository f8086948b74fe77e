// China's share of what Japan imports of each product, with the period that each share is of.

import { productName } from '../analysis/supplier-shares.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { type LabelledBar, labelledBars } from './labelled-bars.ts'

/** Bars from the greatest down; `all` (every product together) is drawn in grey. Undefined without a share by product. */
export function japanDependence(
  vintage: Vintage,
  language: Language,
  products: readonly Observed[],
  all: Observed | undefined,
): Chart | undefined {
  if (products.length === 0) return undefined
  const drawn = [...products, ...(all ? [all] : [])].sort((a, b) => b.value - a.value)
  const [first, ...rest] = drawn.map((observed): LabelledBar => {
    const { series, period, value } = observed
    return {
      label: `${observed === all ? language.labels.allProducts : language.capital(productName(vintage, series))}, ${language.shortPeriod(period)}`,
      value,
      text: language.quantity(value, '%'),
      tone: observed === all ? 'other' : 'accent',
    }
  })
  if (first === undefined) return undefined
  const named = [first, ...rest].map(({ label, value }) => ({ name: label, value }))
  return {
    name: 'japan-dependence',
    wide: labelledBars([first, ...rest]),
    alternative: language.alternative.items(language.labels.productShares, named, '%'),
    sources: sourcesOf(drawn),
  }
}
