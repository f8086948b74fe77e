// Prices in China and in Europe by element: two dots and the line between them, on a scale where equal lengths are equal ratios.
import type { PricePair } from '../analysis/price-pair.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { COLOUR, nameAxis, SIZE, themed, WIDTH } from './theme.ts'

interface PriceRow {
  /** The element and the month of the quotes. */
  label: string
  gap: PricePair
}

/** Undefined without rows. */
export function priceGap(language: Language, rows: readonly PriceRow[]): Chart | undefined {
  if (rows.length === 0) return undefined
  const labels = rows.map(({ label }) => label)
  const lines = rows.map(({ label, gap }) => ({
    label,
    china: gap.china.value,
    europe: gap.europe.value,
    middle: Math.sqrt(gap.china.value * gap.europe.value),
    text: language.quantity(gap.ratio.value, 'ratio'),
  }))
  const dots = rows.flatMap(({ label, gap }) => {
    const higher = gap.europe.value >= gap.china.value
    const row = (price: number, place: string, right: boolean) => ({
      label,
      price,
      place,
      side: right ? 'right' : 'left',
      text: `${place} ${language.quantity(price, 'USD/kg')}`,
    })
    return [
      row(gap.china.value, language.labels.china, !higher),
      row(gap.europe.value, language.labels.europe, higher),
    ]
  })
  const prices = dots.map(({ price }) => price)
  // Room for the values on either side: on a ratio scale a margin is a factor.
  const domain = [Math.min(...prices) / 6, Math.max(...prices) * 6]
  const scale = { type: 'log', domain, nice: false }
  const y = {
    field: 'label',
    type: 'nominal',
    sort: labels,
    axis: { ...nameAxis, labelPadding: 8 },
  }
  const x = (field: string) => ({ field, type: 'quantitative', scale, axis: null })
  const texts = (side: 'left' | 'right') => ({
    name: side,
    data: { values: dots.filter((dot) => dot.side === side) },
    mark: {
      type: 'text',
      align: side === 'left' ? 'right' : 'left',
      dx: side === 'left' ? -9 : 9,
      fontSize: SIZE.label,
    },
    encoding: { y, x: x('price'), text: { field: 'text', type: 'nominal' } },
  })
  const color = {
    field: 'place',
    type: 'nominal',
    scale: { domain: [language.labels.china, language.labels.europe], range: [COLOUR.other, COLOUR.accent] },
  }
  const spec = themed(WIDTH.wide, 36 * rows.length + 14, {
    layer: [
      {
        name: 'gaps',
        data: { values: lines },
        mark: { type: 'rule', color: COLOUR.otherPale, strokeWidth: 4 },
        encoding: { y, x: x('china'), x2: { field: 'europe' } },
      },
      {
        name: 'prices',
        data: { values: dots },
        mark: { type: 'point', filled: true, size: 80, opacity: 1 },
        encoding: { y, x: x('price'), color },
      },
      texts('left'),
      texts('right'),
      {
        name: 'ratios',
        data: { values: lines },
        mark: { type: 'text', dy: -10, fontSize: SIZE.direct, fontWeight: 600 },
        encoding: { y, x: x('middle'), text: { field: 'text', type: 'nominal' } },
      },
    ],
  })
  return {
    name: 'price-gap',
    wide: {
      spec,
      marks: {
        gaps: rows.length,
        prices: dots.length,
        left: rows.length,
        right: rows.length,
        ratios: rows.length,
      },
    },
    alternative: language.alternative.priceGaps(
      rows.map(({ label, gap }) => ({
        label,
        china: gap.china.value,
        europe: gap.europe.value,
        ratio: gap.ratio.value,
      })),
    ),
    sources: sourcesOf(rows.flatMap(({ gap }) => gap.drawn)),
  }
}
