// China's share of what Japan imports of each product, with the period that each share is of.
import { productName } from '../analysis/supplier-shares.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type BarRow, barColumns } from './bar-columns.ts'
import { type Chart, inBothWidths, sourcesOf } from './chart.ts'
import { hollowNotes, isHollow, printed, stepOfPrint } from './prints.ts'
import { valueCell } from './value-table.ts'

/** Bars from the greatest down; `all` (every product together) is drawn in grey. Undefined without a share by product. */
export function japanDependence(
  vintage: Vintage,
  language: Language,
  products: readonly Observed[],
  all: Observed | undefined,
): Chart | undefined {
  if (products.length === 0) return undefined
  const { labels } = language
  const drawn = [...products, ...(all ? [all] : [])].sort((a, b) => b.value - a.value)
  const named = drawn.map((observed) => ({
    observed,
    name: observed === all ? labels.allProducts : language.capital(productName(vintage, observed.series)),
  }))
  const rows = named.map(({ observed, name }): BarRow => {
    const { period, value } = observed
    const tone = observed === all ? 'other' : 'accent'
    return {
      name,
      note: language.shortPeriod(period),
      cells: [
        {
          value,
          text: language.quantity(value, '%', stepOfPrint(observed)),
          tone,
          hollow: isHollow([observed]),
        },
      ],
    }
  })
  const notes = hollowNotes(language, 'bars', drawn)
  return {
    name: 'japan-dependence',
    ...inBothWidths((width) => barColumns(width, rows, { notes })),
    alternative: language.alternative.ends(
      labels.shares,
      named.map(({ observed, name }) => ({ name, ...printed(observed) })),
      '%',
    ),
    table: {
      columns: [{ name: labels.product }, { name: labels.period }, { name: labels.chinaShare, unit: '%' }],
      rows: named.map(({ observed, name }) => [
        { text: name },
        { period: observed.period },
        valueCell(observed),
      ]),
    },
    sources: sourcesOf(drawn),
  }
}
