// Pairs of prices in; two marks and the line between them for each, on a scale where equal lengths are equal ratios.
import type { PricePair } from '../analysis/price-pair.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import type { Drawing } from './chart.ts'
import { dumbbells } from './dumbbells.ts'
import { hollowNotes, isHollow, rangeOfPrints, stepOfPrint } from './prints.ts'
import { COLOUR, type Width } from './theme.ts'

export interface PriceRow {
  /** The element and the month of the quotes. */
  label: string
  gap: PricePair
}

export function priceDumbbells(
  vintage: Vintage,
  language: Language,
  rows: readonly PriceRow[],
  width: Width,
): Drawing {
  const { labels } = language
  const end = (price: PricePair['drawn'][number], place: string) => ({
    value: price.value,
    period: price.period,
    text: `${place} ${language.quantity(price.value, 'USD/kg', stepOfPrint(price))}`,
    hollow: isHollow([price]),
    prints: rangeOfPrints(vintage, price),
  })
  return dumbbells(
    width,
    rows.map(({ label, gap: { drawn, ratio } }) => ({
      name: label,
      ends: [end(drawn[0], labels.china), end(drawn[1], labels.europe)],
      note: language.quantity(ratio.value, 'ratio'),
    })),
    {
      layers: ['china', 'europe'],
      look: { first: COLOUR.other, second: COLOUR.accent, link: COLOUR.otherPale },
      head: labels.europeToChina,
      scale: {
        place: Math.log10,
        ticks: (low, high) =>
          powersBetween(low, high).map((power) => ({
            value: 10 ** power,
            text: language.digits(10 ** power, 'count'),
          })),
      },
      foot: hollowNotes(
        language,
        'points',
        rows.flatMap(({ gap }) => gap.drawn),
      ),
    },
  )
}

function powersBetween(low: number, high: number): number[] {
  const [first, last] = [Math.floor(low), Math.ceil(high)]
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
