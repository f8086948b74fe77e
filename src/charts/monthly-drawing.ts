// The slots of a monthly series in, their drawing out: band, line and marks, with labels placed clear of them.
import { addMonths } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Language } from '../languages/language.ts'
import type { Drawing } from './chart.ts'
import { drawing, rules } from './drawing.ts'
import { labelSize } from './label-places.ts'
import { monthlyLabels } from './monthly-labels.ts'
import { periodOf, type Slot, type Slots } from './monthly-slots.ts'
import { bars, baseline, plotWithin, scaleRoom, valueGrid } from './plot.ts'
import { hollowNotes, isHollow } from './prints.ts'
import { type SeriesMark, seriesLayers } from './series-marks.ts'
import { COLOUR, SIZE, type Width } from './theme.ts'
import { MONTH_AXIS, monthAxis, monthsAcross } from './time-axis.ts'

/** Room around the value of the last month, at the right of the plot. */
const RIGHT = 12
/** Between the marks of neighbouring slots. */
const GAP = 2

export function monthlyDrawing(
  language: Language,
  slots: Slots,
  { unit, width, height }: { unit: Unit; width: Width; height: number },
): Drawing {
  const { known, first, last } = slots
  const tops = known.flatMap(({ value, ordinary, prints }) => [value, ordinary?.high ?? 0, prints?.high ?? 0])
  // A little air above the highest mark, for a label there.
  const reach = Math.max(...tops) * 1.06
  const newest = known.at(-1)
  const value = newest ? labelSize(language.quantity(newest.value, unit), SIZE.direct, 600).width : 0
  const room = { left: scaleRoom(language, reach), right: value + RIGHT, top: 8, bottom: MONTH_AXIS }
  const plot = plotWithin({ width, height }, room, reach)
  const across = monthsAcross(first, last, plot)
  const { left, middle, slot } = across
  const within = (stretch: Slot) => ({ x: left(stretch.first) + GAP, toX: left(stretch.last) + slot - GAP })
  const singles = known.filter(({ pair }) => !pair)
  const marks = singles.map((one, index): SeriesMark => {
    return {
      ...{ period: periodOf(one), x: middle(one), value: one.value, prints: one.prints },
      ...{ latest: one.last === last, signal: one.signal, hollow: isHollow([one.observed]) },
      joined: singles[index - 1]?.last === addMonths(one.first, -1),
    }
  })
  const bands = known.flatMap(({ first: month, ordinary }) =>
    ordinary ? [{ x: left(month), toX: left(month) + slot, ...ordinary }] : [],
  )
  const level = (value: number) => ({ y: plot.y(value), toY: plot.y(value) })
  const edges = bands.flatMap(({ x, toX, low, high }) =>
    [high, low].map((end) => ({ x, toX, ...level(end) })),
  )
  const pairs = known.filter(({ pair }) => pair).map((one) => ({ ...within(one), ...level(one.value) }))
  return drawing(
    { width, height },
    [
      ...valueGrid(language, plot),
      ...bars(
        plot,
        'bands',
        bands.map(({ x, toX, low, high }) => ({ x, toX, value: high, base: low, hollow: false })),
        COLOUR.band,
      ),
      rules('edges', edges, { color: COLOUR.otherPale }),
      baseline(plot),
      ...monthAxis(language, across, plot.bottom),
      rules('pairs', pairs, { color: COLOUR.other, strokeWidth: 4.5 }),
      ...seriesLayers(plot, marks),
      ...monthlyLabels(language, plot, across, { ...slots, marks }, unit),
    ],
    hollowNotes(
      language,
      'points',
      singles.map(({ observed }) => observed),
    ),
  )
}
