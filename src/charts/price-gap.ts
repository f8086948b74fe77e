// Prices in China and in Europe by element, and how many times the one is the other.
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, inBothWidths, sourcesOf } from './chart.ts'
import { priceDumbbells, type PriceRow } from './price-dumbbells.ts'
import { valueCell } from './value-table.ts'

/** Undefined without rows. */
export function priceGap(vintage: Vintage, language: Language, rows: readonly PriceRow[]): Chart | undefined {
  if (rows.length === 0) return undefined
  const { labels } = language
  const drawn = rows.flatMap(({ gap }) => gap.drawn)
  return {
    name: 'price-gap',
    ...inBothWidths((width) => priceDumbbells(vintage, language, rows, width)),
    alternative: language.alternative.priceGaps(
      rows.map(({ label, gap }) => ({
        label,
        china: gap.china.value,
        europe: gap.europe.value,
        ratio: gap.ratio.value,
      })),
    ),
    table: {
      columns: [
        { name: labels.element },
        { name: labels.china, unit: 'USD/kg' },
        { name: labels.europe, unit: 'USD/kg' },
        { name: labels.europeToChina, unit: 'ratio' },
      ],
      rows: rows.map(({ label, gap: { drawn, ratio } }) => [
        { text: label },
        valueCell(drawn[0]),
        valueCell(drawn[1]),
        { value: ratio.value },
      ]),
    },
    sources: sourcesOf(drawn),
  }
}
