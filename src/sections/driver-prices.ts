// Heavy elements in the month, and what elements cost in China and in Europe where the quotes can be compared.
import { changeOn } from '../analysis/change.ts'
import type { Figure } from '../analysis/figure.ts'
import { pricePair } from '../analysis/price-pair.ts'
import { type Period, yearOf } from '../dataset/period.ts'
import { addIfKnown, addObserved, type Named, type SectionInput } from './section.ts'

/** Elements with a quote in China and one in Europe in the same currency, by the ids of their series. */
const ELEMENTS = ['dysprosium', 'terbium', 'yttrium', 'neodymium'] as const

/** Prices in USD/kg of one element. */
export interface PriceFinding {
  id: string
  name: Named
  china: Figure
  europe: Figure
  ratio: Figure
  chinaPeriod: Period
  europePeriod: Period
}

/** A heavy element in the month: weight, change on the month, and the change over the year that a source states; to all, and to Japan. */
export function heavyFinding(input: SectionInput, series: 'dysprosium' | 'terbium') {
  const { vintage, month, figures, language } = input
  const overYear = (of: string, name: string) =>
    month.endsWith('-12') ? addObserved(input, `drivers.${name}`, `${of}-on-year`, yearOf(month)) : null
  return {
    name: { kind: 'series' as const, id: series, text: language.labels.elements[series] },
    value: addObserved(input, `drivers.${series}.value`, series, month),
    onMonth: addIfKnown(
      figures,
      `drivers.${series}.change`,
      changeOn(vintage, series, month, 'month')?.percent,
    ),
    overYear: overYear(series, `${series}.year`),
    toJapan: addObserved(input, `drivers.${series}.japan`, `${series}-japan`, month),
    toJapanOverYear: overYear(`${series}-japan`, `${series}.japan.year`),
  }
}

/** The elements with comparable quotes up to the month. */
export function pricesOf(input: SectionInput) {
  const { vintage, month, figures, language } = input
  return ELEMENTS.flatMap((element) => {
    const [china, europe] = [`price-${element}-fob`, `price-${element}-europe`]
    const pair = pricePair(vintage, china, europe, month)
    if (pair === undefined) return []
    const id = (name: string) => `drivers.price.${element}.${name}`
    const finding: PriceFinding = {
      id: element,
      name: { kind: 'series', id: europe, text: language.labels.elements[element] },
      china: figures.add(id('china'), pair.china),
      europe: figures.add(id('europe'), pair.europe),
      ratio: figures.add(id('ratio'), pair.ratio),
      chinaPeriod: pair.china.period,
      europePeriod: pair.europe.period,
    }
    return [{ element, pair, finding }]
  })
}

/** The element and the month of its quote in China, as the chart names them. */
export function priceLabel(
  { language }: SectionInput,
  element: (typeof ELEMENTS)[number],
  period: Period,
): string {
  return `${language.capital(language.labels.elements[element])}, ${language.shortPeriod(period.slice(0, 7))}`
}

/** The element with the largest ratio of Europe to China. */
export function widest(pairs: ReturnType<typeof pricesOf>): PriceFinding | null {
  const [first, ...rest] = pairs.map(({ finding }) => finding)
  return first === undefined
    ? null
    : rest.reduce((best, one) => (one.ratio.value > best.ratio.value ? one : best), first)
}
