// A monthly series as bars and the policy steps above it: each a line on its day, numbered and named.
import { type Month, monthRange } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, inBothWidths, sourcesOf } from './chart.ts'
import { nameOf, type Timeline } from './place-steps.ts'
import { type PublishedSlot, publishedSlots } from './published-slots.ts'
import { timelineDrawing } from './timeline-drawing.ts'
import { type Cell, type ValueTable, valueCell } from './value-table.ts'

/** Undefined when no month of the series is known. */
export function policyTimeline(
  vintage: Vintage,
  language: Language,
  series: string,
  month: Month,
  timeline: Timeline,
): Chart | undefined {
  const { short, unit } = vintage.series(series)
  const { first, steps } = timeline
  const known = publishedSlots(vintage, series, { first, last: month })
  if (known.length === 0) return undefined
  const values = known.map(({ observed, value }) => ({ period: observed.period, value }))
  const stepSources = steps.flatMap(({ event }) => vintage.known(event.sources).slice(0, 1))
  return {
    name: 'policy-timeline',
    ...inBothWidths((width) => timelineDrawing(language, { known, month, unit }, timeline, width)),
    alternative: [
      language.alternative.extremes(short, values, unit),
      language.alternative.steps(steps.map(({ event }) => event)),
    ].join(' '),
    table: tableOf(language, known, timeline, unit),
    sources: [...new Set([...sourcesOf(known.map(({ observed }) => observed)), ...stepSources])],
  }
}

/** A row a month of the axis with the steps taken in it. */
function tableOf(
  language: Language,
  known: readonly PublishedSlot[],
  { first, end, steps }: Timeline,
  unit: ValueTable['columns'][number]['unit'],
): ValueTable {
  const { labels } = language
  const taken = (month: Month): Cell => ({
    text: steps
      .filter(({ day }) => day.startsWith(month))
      .map(({ number, event }) => `${nameOf(number, event)}, ${language.shortPeriod(event.date)}`)
      .join('; '),
  })
  const pairs = known.filter(({ pair }) => pair)
  const rows = monthRange(first, end.slice(0, 7)).flatMap((period): Cell[][] => {
    const single = known.find((one) => one.first === period && !one.pair)
    const row = [{ period }, valueCell(single?.observed), taken(period)]
    const pair = pairs.find((one) => one.first === period)
    if (pair === undefined) return [row]
    const name = { text: labels.pairMean(language.period(pair.observed.period)) }
    return [[name, { ...valueCell(pair.observed), value: pair.value }, { text: '' }], row]
  })
  return {
    columns: [{ name: labels.month }, { name: labels.value, ...(unit && { unit }) }, { name: labels.steps }],
    rows,
  }
}
