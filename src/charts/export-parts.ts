// The parts of the trade on one scale, a panel each: compounds and metals, magnets, other products.
import { addMonths, type Month, monthRange } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, inBothWidths, sourcesOf } from './chart.ts'
import { type MonthBar, monthBar } from './month-bars.ts'
import { monthlyPanels, type Panel, tableOfPanels } from './monthly-panels.ts'
import { publishedSlots } from './monthly-slots.ts'
import { WIDTH } from './theme.ts'

/** Months whose bars can be told apart in three panels on a phone. */
const NARROW_MONTHS = 6

/** Undefined when no part is known for any of the months. */
export function exportParts(
  vintage: Vintage,
  language: Language,
  first: Month,
  last: Month,
): Chart | undefined {
  const months = monthRange(first, last)
  const { labels } = language
  const published = (series: string) => publishedSlots(vintage, series, { first, last })
  const panels: Panel[] = [
    ...['exports', 'magnets'].map((series) => ({
      title: vintage.series(series).short,
      known: published(series).map(monthBar),
    })),
    { title: labels.otherProducts, known: months.flatMap((month) => otherProducts(vintage, month) ?? []) },
  ]
  const drawn = ['exports', 'products', 'magnets'].flatMap(published).map(({ observed }) => observed)
  if (panels.every(({ known }) => known.length === 0)) return undefined
  const recent = addMonths(last, 1 - NARROW_MONTHS)
  const isRecent = panels.some(({ known }) => known.some((one) => one.first >= recent))
  return {
    name: 'export-parts',
    ...inBothWidths((width) => {
      const from = width === WIDTH.narrow && isRecent ? recent : first
      return monthlyPanels(language, panels, { first: from, last, unit: 't', width })
    }),
    alternative: language.alternative.panels(
      panels.flatMap(({ title, known }) => {
        const newest = known.at(-1)
        return newest ? [{ title, period: newest.last, value: newest.value }] : []
      }),
      't',
    ),
    table: tableOfPanels(language, panels, months, 't'),
    sources: sourcesOf(drawn),
  }
}

/** Rare-earth products less magnets; undefined unless both are known. */
function otherProducts(vintage: Vintage, month: Month): MonthBar | undefined {
  const [all, magnets] = [vintage.at('products', month), vintage.at('magnets', month)]
  if (all === undefined || magnets === undefined) return undefined
  const value = all.value - magnets.value
  return { first: month, last: month, pair: false, value, drawn: [all, magnets] }
}
