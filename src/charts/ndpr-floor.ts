// NdPr oxide within China, in yuan a tonne, quote by quote. No floor is drawn: the floors are in dollars and no rate is known.
import { addMonths, lastDay, type Month } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, inBothWidths, sourcesOf } from './chart.ts'
import { priceLine } from './price-line.ts'
import { tableOfSeries } from './value-table.ts'

/** The quotes of the twelve months up to the month of the issue; undefined when there is none. */
export function ndprFloor(vintage: Vintage, language: Language, month: Month): Chart | undefined {
  const series = 'price-ndpr-china'
  const from = addMonths(month, -11)
  const [first, ...others] = vintage
    .all(series, 'day')
    .filter(({ period, weak }) => period >= `${from}-01` && period <= lastDay(month) && !weak)
  if (first === undefined) return undefined
  const prices = [first, ...others] as const
  const { name, short, unit } = vintage.series(series)
  return {
    name: 'ndpr-floor',
    ...inBothWidths((width) =>
      priceLine(vintage, language, width, { prices: [...prices], unit, first: from, last: month }),
    ),
    alternative: language.alternative.series(short, prices, unit),
    table: tableOfSeries(
      language.labels.day,
      prices.map(({ period }) => period),
      [{ name, unit, at: (period) => vintage.at(series, period) }],
    ),
    sources: sourcesOf(prices),
  }
}
