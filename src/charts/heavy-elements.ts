// Dysprosium and terbium by month in kilograms, a panel each on one scale: where the licences bite first.
import { addMonths, type Month, monthRange } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, inBothWidths, sourcesOf } from './chart.ts'
import { monthBar } from './month-bars.ts'
import { monthlyPanels, tableOfPanels } from './monthly-panels.ts'
import { publishedSlots } from './monthly-slots.ts'

const ELEMENTS = ['dysprosium', 'terbium'] as const

/** The twelve months up to the given one, from the first that is known; undefined when none is. */
export function heavyElements(vintage: Vintage, language: Language, month: Month): Chart | undefined {
  const window = monthRange(addMonths(month, -11), month)
  const first = window.find((one) => ELEMENTS.some((series) => vintage.at(series, one) !== undefined))
  if (first === undefined) return undefined
  const months = monthRange(first, month)
  const elements = ELEMENTS.map((series) => ({
    title: language.capital(language.labels.elements[series]),
    published: publishedSlots(vintage, series, { first, last: month }),
  }))
  const panels = elements.map(({ title, published }) => ({ title, known: published.map(monthBar) }))
  return {
    name: 'heavy-elements',
    ...inBothWidths((width) => monthlyPanels(language, panels, { first, last: month, unit: 'kg', width })),
    alternative: panels
      .filter(({ known }) => known.length > 0)
      .map(({ title, known }) =>
        language.alternative.extremes(
          title,
          known.map((one) => ({ period: one.last, value: one.value })),
          'kg',
        ),
      )
      .join(' '),
    table: tableOfPanels(language, panels, months, 'kg'),
    sources: sourcesOf(elements.flatMap(({ published }) => published.map(({ observed }) => observed))),
  }
}
