// NdPr oxide within China, in yuan a tonne, quote by quote. No floor is drawn: the floors are in dollars and no rate is known.
import { addMonths, lastDay, type Month, monthRange } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { labelledLines } from './labelled-lines.ts'

/** The quotes of the twelve months up to the month of the issue; undefined when there is none. */
export function ndprFloor(vintage: Vintage, language: Language, month: Month): Chart | undefined {
  const first = addMonths(month, -11)
  const quotes = vintage
    .all('price-ndpr-china', 'day')
    .filter(({ period, weak }) => period >= `${first}-01` && period <= lastDay(month) && !weak)
  const last = quotes.at(-1)
  if (last === undefined) return undefined
  const { name, unit } = vintage.series('price-ndpr-china')
  const label = language.labels.lastQuote(
    language.quantity(last.value, unit),
    language.shortPeriod(last.period),
  )
  const ticks = monthRange(first, month)
    .filter((_, index) => index % 2 === 0)
    .map((one) => `${one}-01`)
  const drawing = labelledLines([{ label, tone: 'accent', points: quotes }], {
    ticks,
    tickFormat: '%b %Y',
    height: 190,
  })
  if (drawing === undefined) return undefined
  return {
    name: 'ndpr-floor',
    wide: drawing,
    alternative: language.alternative.series(name, quotes, unit),
    sources: sourcesOf(quotes),
  }
}
