// The slots of a monthly series in, their drawing out: band, line and marks, with labels placed clear of them.
import { addMonths } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Language } from '../languages/language.ts'
import type { Drawing } from './chart.ts'
import { labelSize } from './label-places.ts'
import { MONTH_AXIS, monthAxis, monthsAcross } from './month-axis.ts'
import { monthlyLabels } from './monthly-labels.ts'
import type { Slots } from './monthly-slots.ts'
import { whyHollow } from './prints.ts'
import { periodOf, type Slot } from './published-slots.ts'
import { type SeriesMark, seriesLayers } from './series-marks.ts'
import { baseline, drawing, plotWithin, positions, roundTicks, valueGrid } from './plot.ts'
import { COLOUR, SIZE, type Width } from './theme.ts'

/** Room beside the plot: the values of the grid at its left, around the value of the last month at its right. */
const LEFT = 42
const RIGHT = 12
/** Between the marks of neighbouring slots. */
const GAP = 2

export function monthlyDrawing(
  language: Language,
  slots: Slots,
  { unit, width, height }: { unit: Unit; width: Width; height: number },
): Drawing {
  const { known, first, last } = slots
  const reach = known.flatMap(({ value, ordinary, prints }) => [
    value,
    ordinary?.high ?? 0,
    prints?.high ?? 0,
  ])
  const newest = known.at(-1)
  const value = newest ? labelSize(language.quantity(newest.value, unit), SIZE.direct, 600).width : 0
  const room = { left: LEFT, right: value + RIGHT, top: 8, bottom: MONTH_AXIS }
  // A little air above the highest mark, for a label there.
  const plot = plotWithin({ width, height }, room, Math.max(...reach) * 1.06)
  const across = monthsAcross(first, last, plot.width)
  const { left, middle, slot } = across
  const { x, x2, y, y2 } = positions(plot)
  const within = (stretch: Slot) => ({ x: left(stretch.first) + GAP, x2: left(stretch.last) + slot - GAP })
  const marks = known
    .filter(({ pair }) => !pair)
    .map((one, index, singles): SeriesMark => {
      const before = singles[index - 1]
      const hollow = whyHollow(one.observed)
      return {
        period: periodOf(one),
        x: middle(one),
        value: one.value,
        ...(hollow && { hollow }),
        latest: one.last === last,
        signal: one.signal,
        joined: before?.last === addMonths(one.first, -1),
        ...(one.prints && { prints: one.prints }),
      }
    })
  const bands = known.flatMap(({ first: month, ordinary }) =>
    ordinary ? [{ x: left(month), x2: left(month) + slot, value: ordinary.high, value2: ordinary.low }] : [],
  )
  const ticks = roundTicks(plot.top).map((tick) => ({ value: tick, text: language.digits(tick, 'count') }))
  return drawing(plot, [
    ...valueGrid(plot, ticks),
    { name: 'bands', rows: bands, mark: { type: 'bar', color: COLOUR.band }, encoding: { x, x2, y, y2 } },
    {
      name: 'edges',
      rows: bands.flatMap((band) => [band, { ...band, value: band.value2 }]),
      mark: { type: 'rule', color: COLOUR.otherPale },
      encoding: { x, x2, y },
    },
    baseline(plot),
    ...monthAxis(plot, language, across),
    {
      name: 'pairs',
      rows: known.filter(({ pair }) => pair).map((one) => ({ ...within(one), value: one.value })),
      mark: { type: 'rule', color: COLOUR.other, strokeWidth: 4.5 },
      encoding: { x, x2, y },
    },
    ...seriesLayers(plot, marks),
    ...monthlyLabels(language, plot, across, { ...slots, marks }, unit),
  ])
}
