// China's share of Japan's imports over the years: a panel for each measure, all on one scale, so that nobody reads the
// measures as one trend. Only known points; what lies between periods of different kinds is not joined.
import { productName } from '../analysis/supplier-shares.ts'
import { printed } from './prints.ts'
import { lastDay, type Month, periodKind, yearOf } from '../dataset/period.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, inBothWidths, sourcesOf } from './chart.ts'
import { sharePanels } from './share-panels.ts'
import { tableOfSeries } from './value-table.ts'

/**
 * Shares in per cent up to the month; `ceiling` is the aim for one supplier, drawn across every panel. Undefined when
 * nothing is known.
 */
export function japanShare(
  vintage: Vintage,
  language: Language,
  measures: readonly string[],
  month: Month,
  ceiling: Observed | undefined,
): Chart | undefined {
  const panels = measures.flatMap((series) => {
    const until = vintage.every(series).filter(({ period }) => lastDay(period) <= lastDay(month))
    const years = new Set(until.map(({ period }) => period).filter((period) => periodKind(period) === 'year'))
    // On an axis of years the months of a year that is known as a whole would only hide it.
    const [first, ...others] = until.filter(({ period }) => years.has(period) || !years.has(yearOf(period)))
    const name = productName(vintage, series)
    return first === undefined ? [] : [{ series, name, known: [first, ...others] as const }]
  })
  const drawn = panels.flatMap(({ known }) => known)
  const years = drawn.map(({ period }) => yearOf(period)).sort()
  const [first] = years
  if (first === undefined) return undefined
  const { labels } = language
  // By the first day of the period, as every series is.
  const periods = [...new Set(drawn.map(({ period }) => period))].sort()
  const table = tableOfSeries(
    labels.period,
    periods,
    panels.map(({ series, name }) => ({
      name: language.capital(name),
      unit: '%' as const,
      at: (period) => drawn.find((one) => one.series === series && one.period === period),
    })),
  )
  const aim = ceiling && [
    { text: `${labels.ceiling}, ${language.period(ceiling.period)}` },
    ...panels.map(() => ({ value: ceiling.value })),
  ]
  return {
    name: 'japan-share',
    ...inBothWidths((width) =>
      sharePanels(vintage, language, width, {
        panels: panels.map(({ name, known }) => ({ name: language.capital(name), known })),
        first,
        last: yearOf(month),
        ceiling,
      }),
    ),
    alternative: language.alternative.shares(
      panels.map(({ name, known }) => ({ name, known: known.map(printed) })),
    ),
    table: { ...table, rows: [...table.rows, ...(aim ? [aim] : [])] },
    sources: sourcesOf([...drawn, ...(ceiling ? [ceiling] : [])]),
  }
}
