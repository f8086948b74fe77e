// A monthly series and dated steps in, their drawing out: quiet bars, and above them a line for each step on its day. The
// latest value stands at the right with its month, where no line crosses it.
import type { Month } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Language } from '../languages/language.ts'
import type { Drawing } from './chart.ts'
import { drawing, words } from './drawing.ts'
import { LabelPlaces } from './label-places.ts'
import { monthBar, monthBars, topOf } from './month-bars.ts'
import { TIMELINE_SIDES, type Timeline, timelineAcross } from './place-steps.ts'
import { baseline, plotWithin, valueGrid } from './plot.ts'
import { hollowNotes } from './prints.ts'
import { type PublishedSlot, unknownRuns } from './published-slots.ts'
import { COLOUR, LINE, WIDTH, type Width } from './theme.ts'
import { MONTH_AXIS, monthAxis } from './time-axis.ts'
import { heightOfList, heightOfRows, placedSteps, stepLayers, stepList } from './timeline-steps.ts'
import { unknownPlaces } from './unknown-places.ts'

/** Height of the bars, in CSS pixels. */
const BARS = 118
/** Between the tallest bar and the rows above it. */
const AIR = 16
const TONES = { bars: COLOUR.otherPale, latest: COLOUR.accentMid }

interface TimelineSeries {
  known: readonly PublishedSlot[]
  /** The month of the issue, the last that the series can have. */
  month: Month
  unit: Unit
}

export function timelineDrawing(
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
