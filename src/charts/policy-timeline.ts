// A monthly series as quiet bars and the policy steps above it: each a line on its day, numbered and named. The latest value
// stands at the right with its month, where no line crosses it.
import { type Month, monthRange } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, type Drawing, inBothWidths, sourcesOf } from './chart.ts'
import { drawing, words } from './drawing.ts'
import { LabelPlaces } from './label-places.ts'
import { monthBar, monthBars, topOf } from './month-bars.ts'
import { type PublishedSlot, publishedSlots, unknownRuns } from './monthly-slots.ts'
import { nameOf, TIMELINE_SIDES, type Timeline, timelineAcross } from './place-steps.ts'
import { baseline, plotWithin, valueGrid } from './plot.ts'
import { hollowNotes } from './prints.ts'
import { COLOUR, LINE, WIDTH, type Width } from './theme.ts'
import { MONTH_AXIS, monthAxis } from './time-axis.ts'
import { heightOfList, heightOfRows, placedSteps, stepLayers, stepList } from './timeline-steps.ts'
import { unknownPlaces } from './unknown-places.ts'
import { type Cell, type ValueTable, valueCell } from './value-table.ts'

/** Height of the bars, in CSS pixels. */
const BARS = 118
/** Between the tallest bar and the rows above it. */
const AIR = 16
const TONES = { bars: COLOUR.otherPale, latest: COLOUR.accentMid }

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
  unit: Unit,
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
    columns: [{ name: labels.month }, { name: labels.value, unit }, { name: labels.steps }],
    rows,
  }
}

interface TimelineSeries {
  known: readonly PublishedSlot[]
  /** The month of the issue, the last that the series can have. */
  month: Month
  unit: Unit
}

function timelineDrawing(
  language: Language,
  { known, month, unit }: TimelineSeries,
  timeline: Timeline,
  width: Width,
): Drawing {
  const isNarrow = width === WIDTH.narrow
  const { first, steps } = timeline
  const across = timelineAcross(timeline, width)
  const placed = placedSteps(steps, across, isNarrow)
  const height = BARS + AIR + heightOfRows(placed)
  const room = { ...TIMELINE_SIDES, top: 4, bottom: MONTH_AXIS + (isNarrow ? heightOfList(steps) : 0) }
  const shown = known.map((one) => ({ ...monthBar(one), across }))
  const highest = Math.max(...shown.map(topOf))
  const size = { width, height: height + room.top + room.bottom }
  // Names stand above the bars on the same scale, whose labelled part ends with the bars.
  const plot = plotWithin(size, room, (highest * height) / BARS)
  const places = new LabelPlaces(plot)
  for (const { x } of placed) places.takeLine({ x, y: plot.top }, { x, y: plot.bottom })
  const latest = known.flatMap(({ last, value }) => {
    if (last !== month) return []
    // Both lines stand above the axis, however low the bar is.
    const y = Math.min(plot.y(value), plot.bottom - 1.5 * LINE)
    const x = plot.right + 6
    return [
      { x, y, text: language.quantity(value, unit) },
      { x, y: y + LINE, text: language.shortPeriod(month) },
    ]
  })
  return drawing(
    size,
    [
      ...valueGrid(language, plot, highest),
      ...monthBars(plot, shown, TONES, ({ last }) => (last === month ? 'latest' : 'bars')),
      baseline(plot),
      ...monthAxis(language, across, plot.bottom),
      ...unknownPlaces(language, plot.bottom, unknownRuns(known, first, month).map(across.edges), places),
      ...stepLayers(plot, placed, plot.bottom - BARS - AIR),
      ...(isNarrow ? stepList(language, plot, steps) : []),
      words('value', latest, { align: 'left', fontWeight: 600, color: COLOUR.accent }),
    ],
    hollowNotes(
      language,
      'bars',
      known.map(({ observed }) => observed),
    ),
  )
}
