// Dysprosium and terbium by month in kilograms: where the licences bite first. Months that no source gives break the line.
import { addMonths, type Month, monthRange } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { labelledLines } from './labelled-lines.ts'
import { placeOnTime } from './place-on-time.ts'

/** The twelve months up to the given one, from the first that is known; undefined when none is. */
export function heavyElements(vintage: Vintage, language: Language, month: Month): Chart | undefined {
  const window = monthRange(addMonths(month, -11), month)
  const elements = [
    { series: 'dysprosium', tone: 'accent' },
    { series: 'terbium', tone: 'ink' },
  ] as const
  const first = window.find((one) => elements.some(({ series }) => vintage.at(series, one) !== undefined))
  if (first === undefined) return undefined
  const months = monthRange(first, month)
  const lines = elements.map(({ series, tone }) => ({
    label: language.capital(language.labels.elements[series]),
    tone,
    points: months.map((one) => ({ period: one, value: vintage.at(series, one)?.value ?? null })),
  }))
  const ticks = months.map(placeOnTime)
  const drawing = labelledLines(lines, { ticks, tickFormat: '%b', height: 170, right: 90 })
  if (drawing === undefined) return undefined
  const used = elements.flatMap(({ series }) => months.map((one) => vintage.at(series, one)))
  const drawn = used.filter((observed) => observed !== undefined)
  const alternative = elements.flatMap(({ series }) => {
    const values = drawn.filter((observed) => observed.series === series)
    return values.length === 0 ? [] : [language.alternative.series(vintage.series(series).name, values, 'kg')]
  })
  return {
    name: 'heavy-elements',
    wide: drawing,
    alternative: alternative.join(' '),
    sources: sourcesOf(drawn),
  }
}
