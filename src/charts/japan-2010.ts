// Japan's imports from China in the months around the reported halt of 2010: each month a bar with its value, the lowest in
// the accent colour. A month that no source gives has its place and no bar.
import { type Month, monthRange } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, type Drawing, inBothWidths, sourcesOf } from './chart.ts'
import { drawing, words } from './drawing.ts'
import { LabelPlaces } from './label-places.ts'
import { type MonthBar, monthBar, monthBars, topOf } from './month-bars.ts'
import { publishedSlots, type Slot, unknownRuns } from './monthly-slots.ts'
import { baseline, plotWithin, scaleRoom, valueGrid } from './plot.ts'
import { hollowNotes } from './prints.ts'
import { COLOUR, SIZE, WIDTH, type Width } from './theme.ts'
import { MONTH_AXIS, monthAxis, monthsAcross } from './time-axis.ts'
import { unknownPlaces } from './unknown-places.ts'
import { tableOfSeries } from './value-table.ts'

const SERIES = 'japan-imports-china'
const ROOM = { right: 4, top: 14, bottom: MONTH_AXIS }
const HEIGHT = 175
const TONES = { bars: COLOUR.other, lowest: COLOUR.accent }

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
  return {
    name: 'japan-2010',
    ...inBothWidths((width) =>
      monthsDrawing(language, known.map(monthBar), { first, last }, { unit, width }),
    ),
    alternative: language.alternative.series(name, drawn, unit),
    table: tableOfSeries(language.labels.month, monthRange(first, last), [
      { name: language.labels.value, unit, at: (month) => vintage.at(SERIES, month) },
    ]),
    sources: sourcesOf(drawn),
  }
}

function monthsDrawing(
  language: Language,
  known: readonly MonthBar[],
  { first, last }: Slot,
  { unit, width }: { unit: Unit; width: Width },
): Drawing {
  const size = { width, height: HEIGHT }
  const reach = Math.max(...known.map(topOf)) * 1.12
  const plot = plotWithin(size, { ...ROOM, left: scaleRoom(language, reach) }, reach)
  const across = monthsAcross(first, last, plot)
  const lowest = Math.min(...known.map(({ value }) => value))
  // On a phone the unit stands in the subtitle alone.
  const text = (value: number) =>
    width === WIDTH.narrow ? language.digits(value, unit) : language.quantity(value, unit)
  const values = (isLowest: boolean) =>
    known
      .filter(({ value }) => (value === lowest) === isLowest)
      .map((one) => ({ x: across.middle(one), y: plot.y(topOf(one)) - 9, text: text(one.value) }))
  const gaps = unknownRuns(known, first, last).map(across.edges)
  return drawing(
    size,
    [
      ...valueGrid(language, plot),
      ...monthBars(
        plot,
        known.map((one) => ({ ...one, across })),
        TONES,
        ({ value }) => (value === lowest ? 'lowest' : 'bars'),
      ),
      baseline(plot),
      ...monthAxis(language, across, plot.bottom),
      ...unknownPlaces(language, plot.bottom, gaps, new LabelPlaces(plot)),
      words('values', values(false), { fontSize: SIZE.label }),
      words('lowestvalue', values(true), { fontSize: SIZE.label, fontWeight: 600, color: COLOUR.accent }),
    ],
    hollowNotes(
      language,
      'bars',
      known.flatMap(({ drawn }) => drawn),
    ),
  )
}
