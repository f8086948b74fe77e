// Two decades of exports by year, with China's export quota while there was one as a line of its own.
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, inBothWidths, sourcesOf } from './chart.ts'
import { longViewDrawing } from './long-view-drawing.ts'
import { rangeOfPrints } from './prints.ts'
import { type Cell, NONE, rangeCells, type ValueTable, valueCell } from './value-table.ts'

/** Years up to `lastYear`; years that no source gives leave a gap. Undefined when none is known. */
export function longView(vintage: Vintage, language: Language, lastYear: string): Chart | undefined {
  const upTo = (series: string) => vintage.all(series, 'year').filter(({ period }) => period <= lastYear)
  const [exports, quotas] = [upTo('exports'), upTo('exports-quota')]
  const [first] = exports
  if (first === undefined) return undefined
  const years = yearsBetween(first.period, lastYear)
  return {
    name: 'long-view',
    ...inBothWidths((width) =>
      longViewDrawing(vintage, language, { ends: [first.period, lastYear], exports, quotas }, width),
    ),
    alternative: language.alternative.series(vintage.series('exports').name, exports, 't'),
    table: tableOf(vintage, language, years, [exports, quotas]),
    sources: sourcesOf([...exports, ...quotas]),
  }
}

function yearsBetween(first: string, last: string): string[] {
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => String(Number(first) + index))
}

function tableOf(
  vintage: Vintage,
  { labels }: Language,
  years: readonly string[],
  [exports, quotas]: readonly [Observed[], Observed[]],
): ValueTable {
  const unit = 't' as const
  const of = (values: readonly Observed[], year: string) => values.find(({ period }) => period === year)
  const ends = (observed: Observed | undefined): Cell[] =>
    rangeCells(observed && rangeOfPrints(vintage, observed), observed ? NONE : null)
  return {
    columns: [
      { name: labels.year },
      { name: vintage.series('exports').short, unit },
      { name: labels.lowestPrint, unit },
      { name: labels.highestPrint, unit },
      { name: labels.quota, unit },
    ],
    rows: years.map((period) => [
      { period },
      valueCell(of(exports, period)),
      ...ends(of(exports, period)),
      valueCell(of(quotas, period)),
    ]),
  }
}
