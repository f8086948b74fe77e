// Values over time on a plot in; the layers of a line out that breaks where values are no neighbours, with its latest, highest
// and lowest value named, and a level drawn across from the day on which it begins.
import type { Observed } from '../dataset/observed.ts'
import type { Day } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Layer, type Point, rules, type Size, words } from './drawing.ts'
import { beside, LabelPlaces } from './label-places.ts'
import type { Plot } from './plot.ts'
import { isHollow, rangeOfPrints, stepOfPrint } from './prints.ts'
import { type SeriesMark, seriesLayers, takeMarks } from './series-marks.ts'
import { COLOUR, SIZE } from './theme.ts'
import type { MonthsAcross } from './time-axis.ts'

export interface Level {
  value: number
  from: Day
  /** What it is; a level that is named elsewhere has none. */
  text?: string | undefined
}

interface Line {
  /** In time order, at least one. */
  known: readonly [Observed, ...Observed[]]
  unit: Unit
  joins: (before: Observed, next: Observed) => boolean
  level: Level | undefined
}

/** Between a point and what is said at its right, in CSS pixels. */
const ASIDE = 9

/** Labels may stand between `plot.left` and `right`. */
export function linePanel(
  vintage: Vintage,
  language: Language,
  { plot, across, right }: { plot: Plot; across: MonthsAcross; right: number },
  { known, unit, joins, level }: Line,
): Layer[] {
  const newest = known.at(-1)
  const marks = known.map((one, index): SeriesMark => {
    const before = known[index - 1]
    return {
      period: one.period,
      value: one.value,
      x: across.at(one.period),
      prints: rangeOfPrints(vintage, one),
      hollow: isHollow([one]),
      latest: one === newest,
      joined: before !== undefined && joins(before, one),
    }
  })
  const lines = level
    ? [{ x: across.at(level.from), toX: plot.right, y: plot.y(level.value), toY: plot.y(level.value) }]
    : []
  const places = new LabelPlaces({ left: plot.left, right, top: plot.top - 14, bottom: plot.bottom })
  takeMarks(places, plot, marks)
  for (const { x, y, toX } of lines) places.takeLine({ x, y }, { x: toX, y })
  const at = ({ x, value }: SeriesMark): Point => ({ x, y: plot.y(value) })
  const steps = new Map(known.map((one) => [one.period, stepOfPrint(one)]))
  const said = ({ period, value }: SeriesMark) => [
    language.quantity(value, unit, steps.get(period) ?? null),
    language.shortPeriod(period),
  ]
  const latest = marks.slice(-1).flatMap((mark) => {
    // In two lines at the right of the plot, where there is room.
    const aside =
      right > plot.right + ASIDE ? places.putLines(said(mark), (size) => asideOf(at(mark), size)) : []
    if (aside.length > 0) return aside
    // Away from the value before it.
    const side = mark.value < (marks.at(-2)?.value ?? 0) ? 'below' : 'above'
    return places.putLines([said(mark).join(', ')], (size) => beside(at(mark), size, side))
  })
  const named = lines.flatMap((line) =>
    level?.text === undefined ? [] : places.put(level.text, (size) => besideLine(line, size)),
  )
  const told = extremesOf(marks).flatMap(({ mark, side }) =>
    places.put(said(mark).join(', '), (size) =>
      beside(at(mark), size, side).filter(({ x, y }) =>
        // Beyond the level it would read as a label of that.
        lines.every((line) => x + size.width / 2 < line.x || y < line.y === at(mark).y < line.y),
      ),
    ),
  )
  return [
    rules('level', lines, { strokeDash: [5, 3], strokeWidth: 1.5, color: COLOUR.ink }),
    ...seriesLayers(plot, marks, 'accent'),
    words('told', [...named, ...told], { fontSize: SIZE.label }),
    words('value', latest, { fontWeight: 600, color: COLOUR.accent }),
  ]
}

/** At the right of a point, with the first line beside it, or as close to that as may be. */
function asideOf({ x, y }: Point, { width }: Size): Point[] {
  return [6, -6, 16, -16].map((drop) => ({ x: x + ASIDE + width / 2, y: y + drop }))
}

/** Before the line, else below or above its end. */
function besideLine({ x, y, toX }: { x: number; y: number; toX: number }, { width, height }: Size): Point[] {
  const end = toX - width / 2
  return [
    { x: x - 6 - width / 2, y },
    { x: end, y: y + 4 + height / 2 },
    { x: end, y: y - 4 - height / 2 },
  ]
}

/** The highest and the lowest that are not the latest. */
function extremesOf(marks: readonly SeriesMark[]): { mark: SeriesMark; side: 'above' | 'below' }[] {
  const sorted = [...marks].sort((a, b) => a.value - b.value)
  const [lowest, highest] = [sorted[0], sorted.at(-1)]
  return [
    ...(highest && !highest.latest ? [{ mark: highest, side: 'above' as const }] : []),
    ...(lowest && !lowest.latest && lowest !== highest ? [{ mark: lowest, side: 'below' as const }] : []),
  ]
}
