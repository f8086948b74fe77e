// Japan's imports from China in the months around the reported halt of 2010: each month a bar with its value, the lowest in
// the accent colour. A month that no source gives has its place and no bar.
import type { Month } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, type Drawing, inBothWidths, sourcesOf } from './chart.ts'
import { LabelPlaces } from './label-places.ts'
import { MONTH_AXIS, monthAxis, monthsAcross } from './month-axis.ts'
import { baseline, drawing, plotWithin, positions, roundTicks, textLayer, valueGrid } from './plot.ts'
import { whyHollow } from './prints.ts'
import { type PublishedSlot, publishedSlots, type Slot, unknownRuns } from './published-slots.ts'
import { whiskerLayers } from './series-marks.ts'
import { COLOUR, SIZE, WIDTH, type Width } from './theme.ts'
import { unknownPlaces } from './unknown-places.ts'
import { tableOfSeries } from './value-table.ts'

const SERIES = 'japan-imports-china'
const ROOM = { left: 42, right: 4, top: 14 }

/** Undefined when no month is known. */
export function japan2010(
  vintage: Vintage,
  language: Language,
  first: Month,
  last: Month,
): Chart | undefined {
  const known = publishedSlots(vintage, SERIES, { first, last }).filter(({ pair }) => !pair)
  const drawn = known.map(({ observed }) => observed)
  if (drawn.length === 0) return undefined
  const { name, unit } = vintage.series(SERIES)
  const months = monthsAcross(first, last, 1).months
  return {
    name: 'japan-2010',
    ...inBothWidths((width) => monthsDrawing(language, known, { first, last }, { unit, width })),
    alternative: language.alternative.series(name, drawn, unit),
    table: tableOfSeries(language.labels.month, months, [
      { name: language.labels.value, unit, at: (month) => vintage.at(SERIES, month) },
    ]),
    sources: sourcesOf(drawn),
  }
}

function monthsDrawing(
  language: Language,
  known: readonly PublishedSlot[],
  { first, last }: Slot,
  { unit, width }: { unit: Unit; width: Width },
): Drawing {
  const values = known.map(({ value }) => value)
  const top = Math.max(...values, ...known.map(({ prints }) => prints?.high ?? 0)) * 1.12
  const plot = plotWithin({ width, height: 175 }, { ...ROOM, bottom: MONTH_AXIS }, top)
  const across = monthsAcross(first, last, plot.width)
  const { left, slot, middle } = across
  const { x, x2, y, y2 } = positions(plot)
  const lowest = Math.min(...values)
  const bars = known.map((one) => ({
    x: left(one.first) + slot * 0.15,
    x2: left(one.first) + slot * 0.85,
    value: one.value,
    value2: 0,
    hollow: whyHollow(one.observed) !== undefined,
    lowest: one.value === lowest,
  }))
  // On a phone the unit stands in the subtitle alone.
  const text = (value: number) =>
    width === WIDTH.narrow ? language.digits(value, unit) : language.quantity(value, unit)
  const places = new LabelPlaces({ left: 0, right: plot.width, bottom: 2, top: plot.height })
  const runs = unknownRuns(known, first, last).map(across.edges)
  return drawing(plot, [
    ...valueGrid(
      plot,
      roundTicks(plot.top).map((value) => ({ value, text: language.digits(value, 'count') })),
    ),
    ...[false, true].flatMap((isLowest) =>
      [false, true].map((hollow) => ({
        name: `${isLowest ? 'lowest' : 'bars'}${hollow ? 'hollow' : ''}`,
        rows: bars.filter((bar) => bar.lowest === isLowest && bar.hollow === hollow),
        mark: {
          type: 'bar',
          filled: !hollow,
          color: isLowest ? COLOUR.accent : COLOUR.other,
          strokeWidth: hollow ? 1.4 : 0,
        },
        encoding: { x, x2, y, y2 },
      })),
    ),
    ...whiskerLayers(
      plot,
      known.flatMap((one) => (one.prints ? [{ x: middle(one), value: one.value, prints: one.prints }] : [])),
    ),
    baseline(plot),
    ...monthAxis(plot, language, across),
    ...unknownPlaces(language, plot, runs, places),
    ...[false, true].map((isLowest) =>
      textLayer(
        plot,
        isLowest ? 'lowestvalue' : 'values',
        known
          .filter((one) => (one.value === lowest) === isLowest)
          .map((one) => ({
            x: middle(one),
            value: Math.max(one.value, one.prints?.high ?? 0),
            text: text(one.value),
          })),
        {
          dy: -9,
          fontSize: SIZE.label,
          color: isLowest ? COLOUR.accent : COLOUR.ink,
          ...(isLowest && { fontWeight: 600 }),
        },
      ),
    ),
  ])
}
