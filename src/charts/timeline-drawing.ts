// A monthly series and dated steps in, their drawing out: quiet bars, and above them a line for each step on its day.
import type { Month } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Language } from '../languages/language.ts'
import type { Drawing } from './chart.ts'
import { beside, LabelPlaces, labelSize } from './label-places.ts'
import { MONTH_AXIS, monthAxis, monthsAcross } from './month-axis.ts'
import { dayAcross, TIMELINE_SIDES, type Timeline } from './place-steps.ts'
import {
  baseline,
  drawing,
  pixelsOf,
  plotWithin,
  positions,
  roundTicks,
  textLayer,
  valueAt,
  valueGrid,
} from './plot.ts'
import { whyHollow } from './prints.ts'
import { periodOf, type PublishedSlot, unknownRuns } from './published-slots.ts'
import { heightOfList, heightOfRows, placedSteps, stepLayers, stepList } from './timeline-steps.ts'
import { COLOUR, SIZE, WIDTH, type Width } from './theme.ts'
import { unknownPlaces } from './unknown-places.ts'

/** Height of the bars, in CSS pixels. */
const BARS = 118
/** Between the tallest bar and the rows above it. */
const AIR = 16

export interface TimelineSeries {
  known: readonly PublishedSlot[]
  /** The month of the issue, the last that the series can have. */
  month: Month
  unit: Unit
}

export function timelineDrawing(
  language: Language,
  { known, month, unit }: TimelineSeries,
  { first, end, steps }: Timeline,
  width: Width,
): Drawing {
  const isNarrow = width === WIDTH.narrow
  const across = monthsAcross(first, end.slice(0, 7), width - TIMELINE_SIDES.left - TIMELINE_SIDES.right)
  const { left, slot, middle, edges } = across
  const placed = placedSteps(steps, ({ day }) => dayAcross(across, day), isNarrow)
  const height = BARS + AIR + heightOfRows(placed)
  const room = { ...TIMELINE_SIDES, top: 4, bottom: MONTH_AXIS + (isNarrow ? heightOfList(steps) : 0) }
  const highest = Math.max(...known.map(({ value }) => value))
  // Names stand above the bars on the same scale, whose labelled part ends with the bars.
  const size = { width, height: height + room.top + room.bottom }
  const plot = plotWithin(size, room, (highest * height) / BARS)
  const { x, x2, y, y2 } = positions(plot)
  const bars = known.map((one) => ({
    x: left(one.first) + slot * 0.2,
    x2: left(one.last) + slot * 0.8,
    value: one.value,
    value2: 0,
    period: periodOf(one),
    hollow: whyHollow(one.observed) !== undefined,
    latest: one.last === month,
  }))
  const latest = known.find(({ last }) => last === month)
  const places = new LabelPlaces({ left: 0, right: plot.width, bottom: 2, top: BARS + AIR })
  for (const step of placed) places.takeLine({ x: step.x, y: 0 }, { x: step.x, y: BARS })
  for (const one of known)
    places.take({
      left: left(one.first),
      right: left(one.last) + slot,
      bottom: 0,
      top: pixelsOf(plot, one.value),
    })
  const text = latest ? language.quantity(latest.value, unit) : ''
  const box = labelSize(text, SIZE.label, 600)
  const middles = latest ? [middle(latest), plot.width - box.width / 2] : []
  const value = places.place(
    box,
    [3, 8, 14].flatMap((rise) =>
      middles.map((at) => ({ x: at, y: pixelsOf(plot, latest?.value ?? 0) + rise + box.height / 2 })),
    ),
  )
  const why = known.flatMap((one) => {
    const hollow = whyHollow(one.observed)
    if (hollow === undefined) return []
    const note = language.labels.hollow[hollow]
    return [
      { text: note, at: { x: middle(one), y: pixelsOf(plot, one.value) }, size: labelSize(note, SIZE.label) },
    ]
  })
  const noted = why.flatMap(({ text: note, at, size: own }) => {
    const place = places.place(own, beside(at, own))
    return place ? [{ x: place.x, value: valueAt(plot, place.y), text: note }] : []
  })
  return drawing(plot, [
    ...valueGrid(
      plot,
      roundTicks(highest).map((tick) => ({ value: tick, text: language.digits(tick, 'count') })),
    ),
    ...[false, true].flatMap((isLatest) =>
      [false, true].map((hollow) => ({
        name: `${isLatest ? 'latest' : 'bars'}${hollow ? 'hollow' : ''}`,
        rows: bars.filter((bar) => bar.latest === isLatest && bar.hollow === hollow),
        mark: {
          type: 'bar',
          filled: !hollow,
          color: isLatest ? COLOUR.accentMid : COLOUR.otherPale,
          strokeWidth: hollow ? 1.5 : 0,
        },
        encoding: { x, x2, y, y2 },
      })),
    ),
    baseline(plot),
    ...monthAxis(plot, language, across),
    ...unknownPlaces(language, plot, unknownRuns(known, first, month).map(edges), places),
    ...stepLayers(plot, placed, BARS + AIR),
    ...(isNarrow ? stepList(language, plot, steps) : []),
    textLayer(plot, 'notes', noted.slice(0, 1), { fontSize: SIZE.label, color: COLOUR.muted }),
    textLayer(plot, 'value', value ? [{ x: value.x, value: valueAt(plot, value.y), text }] : [], {
      fontSize: SIZE.label,
      fontWeight: 600,
      color: COLOUR.accent,
    }),
  ])
}
