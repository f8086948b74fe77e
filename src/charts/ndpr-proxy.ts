// Neodymium for export from China in US$/kg beside the price floor for NdPr oxide: a proxy, since the products differ.
import { type Day, lastDay, type Month, monthRange } from '../dataset/period.ts'
import { stepOfPrint } from './prints.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, inBothWidths, sourcesOf } from './chart.ts'
import { priceLine } from './price-line.ts'
import { NONE, valueCell } from './value-table.ts'

/** The months up to that of the issue; the floor from the day on which it took effect. Undefined when no month is known. */
export function ndprProxy(
  vintage: Vintage,
  language: Language,
  month: Month,
  floor: { value: Observed; since: string } | undefined,
): Chart | undefined {
  const series = 'price-neodymium'
  const [first, ...others] = vintage.all(series, 'month').filter(({ period }) => period <= month)
  if (first === undefined) return undefined
  const prices = [first, ...others] as const
  const { name, short, unit } = vintage.series(series)
  const { labels, quantity } = language
  const shown =
    floor !== undefined && start(floor.since) <= lastDay(month)
      ? {
          value: floor.value.value,
          step: stepOfPrint(floor.value),
          // A floor older than the first price begins at the edge of the plot.
          from: later(start(floor.since), `${first.period}-01`),
          text: labels.floorAt(quantity(floor.value.value, unit, stepOfPrint(floor.value))),
        }
      : undefined
  const applies = (period: Month) => shown !== undefined && lastDay(period) >= shown.from
  return {
    name: 'ndpr-proxy',
    ...inBothWidths((width) =>
      priceLine(vintage, language, width, {
        prices: [...prices],
        unit,
        first: first.period,
        last: month,
        floor: shown,
      }),
    ),
    alternative: [
      language.alternative.series(short, prices, unit),
      ...(shown ? [`${labels.floorIs(quantity(shown.value, unit, shown.step))}.`] : []),
    ].join(' '),
    table: {
      columns: [{ name: labels.month }, { name, unit }, ...(shown ? [{ name: labels.floor, unit }] : [])],
      rows: monthRange(first.period, month).map((period) => [
        { period },
        valueCell(vintage.at(series, period)),
        ...(shown ? [applies(period) ? { value: shown.value } : NONE] : []),
      ]),
    },
    sources: sourcesOf([...prices, ...(shown && floor ? [floor.value] : [])]),
  }
}

/** A floor known by month or year begins with it. */
function start(since: string): Day {
  return `${since}-01-01`.slice(0, 10)
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other
}
