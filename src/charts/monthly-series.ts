// A monthly series, month by month, before the band in which each month would be ordinary. What is drawn stands in
// monthly-drawing.ts; here it is chosen, told in words and listed.
import { compareText } from '../dataset/order.ts'
import { addMonths, type Month, monthRange } from '../dataset/period.ts'
import type { Briefing, Unit } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, inBothWidths, sourcesOf } from './chart.ts'
import { monthlyDrawing } from './monthly-drawing.ts'
import { type KnownSlot, monthlySlots, type Slots, sinceMonth } from './monthly-slots.ts'
import { WIDTH, type Width } from './theme.ts'
import { type Cell, NONE, rangeCells, type ValueTable, valueCell } from './value-table.ts'

/** Months that can be told apart on a phone. */
const NARROW_MONTHS = 24

interface MonthlyOptions {
  /** Of the chart. */
  name: string
  series: string
  first: Month
  /** The month of the issue. */
  month: Month
  thresholds: Briefing['thresholds']
  height?: number
}

/** The series between two months; undefined when nothing at all is known of them. */
export function monthlySeries(
  vintage: Vintage,
  language: Language,
  { name, series, first, month, thresholds, height = 200 }: MonthlyOptions,
): Chart | undefined {
  const { name: what, unit } = vintage.series(series)
  const slots = monthlySlots(vintage, series, { first, last: month }, thresholds)
  if (slots.known.length === 0) return undefined
  const newest = addMonths(month, 1 - NARROW_MONTHS)
  const recent = newest > slots.first ? sinceMonth(slots, newest) : slots
  const narrow = recent.known.length > 0 ? recent : slots
  const values = slots.known.map(({ observed, value }) => ({ period: observed.period, value }))
  const draw = (width: Width) =>
    monthlyDrawing(language, width === WIDTH.narrow ? narrow : slots, { unit, width, height })
  return {
    name,
    ...inBothWidths(draw),
    mail: draw(WIDTH.mail),
    alternative: language.alternative.series(what, values, unit),
    table: tableOf(language, slots, unit),
    sources: sourcesOf(slots.known.map(({ observed }) => observed)),
  }
}

/** A row a slot, in time order. The range of the prints has columns only where some disagree. */
function tableOf(language: Language, { known, unknown }: Slots, unit: Unit): ValueTable {
  const { labels } = language
  const contested = known.some(({ prints }) => prints !== undefined)
  const heads = [
    labels.value,
    labels.ordinaryFrom,
    labels.ordinaryTo,
    ...(contested ? [labels.lowestPrint, labels.highestPrint] : []),
  ]
  const cells = (slot: KnownSlot): Cell[] => [
    { ...valueCell(slot.observed), value: slot.value },
    // A pair is never tested; of another month the history may be too short to say.
    ...rangeCells(slot.ordinary, slot.pair ? NONE : null),
    ...(contested ? rangeCells(slot.prints, NONE) : []),
  ]
  const filled = known.map((slot) => ({
    at: slot.first,
    row: [nameOf(language, slot), ...cells(slot)],
  }))
  const empty = unknown.flatMap((run) =>
    monthRange(run.first, run.last).map((period) => ({
      at: period,
      row: [{ period }, ...heads.map(() => null)],
    })),
  )
  return {
    columns: [{ name: labels.month }, ...heads.map((name) => ({ name, unit }))],
    rows: [...filled, ...empty].sort((a, b) => compareText(a.at, b.at)).map(({ row }) => row),
  }
}

function nameOf(language: Language, { pair, observed: { period } }: KnownSlot): Cell {
  return pair ? { text: language.labels.pairMean(language.period(period)) } : { period }
}
