// The marks of a series over time: the line between neighbours, a point for each value, whiskers to what other sources print.
import type { Period } from '../dataset/period.ts'
import { type Layer, type Point, points, rules } from './drawing.ts'
import { boxAround, type LabelPlaces } from './label-places.ts'
import type { Plot } from './plot.ts'
import type { Range } from './prints.ts'
import { COLOUR } from './theme.ts'

export interface SeriesMark {
  /** What the value is of, by which the gate finds it in the table of values. */
  period: Period
  x: number
  value: number
  /** It does not stand firm. */
  hollow: boolean
  /** The value that the drawing is about. */
  latest: boolean
  /** Outside what is ordinary. */
  signal?: boolean
  /** The value before it is its neighbour, so that a line joins them. */
  joined: boolean
  /** Of all prints, where they disagree. */
  prints?: Range | undefined
}

/** Half the length of the stroke at the end of a whisker, in CSS pixels. */
const END = 3.5

/** A series in grey of which one value is the matter, and one that is itself the matter. */
const LOOKS = {
  quiet: { line: COLOUR.other, point: COLOUR.muted, strokeWidth: 1.4, area: 26, latest: 44 },
  accent: { line: COLOUR.accent, point: COLOUR.accent, strokeWidth: 1.8, area: 30, latest: 68 },
}

/** Line, whiskers and points, in the order in which they cover each other. */
export function seriesLayers(
  plot: Plot,
  marks: readonly SeriesMark[],
  look: keyof typeof LOOKS = 'quiet',
): Layer[] {
  const { line, point, strokeWidth, area, latest: largest } = LOOKS[look]
  const placed = marks.map(({ signal = false, ...mark }) => ({ ...mark, signal, y: plot.y(mark.value) }))
  const both = [false, true]
  return [
    rules('lines', segments(plot, marks), { color: line, strokeWidth, strokeCap: 'round' }),
    ...whiskers(marks.flatMap(({ x, value, prints }) => (prints ? [whisker(plot, x, value, prints)] : []))),
    ...both.flatMap((latest) =>
      both.flatMap((signal) =>
        points(
          `${latest ? 'latest' : ''}${signal ? 'signals' : 'points'}`,
          placed.filter((mark) => mark.latest === latest && mark.signal === signal),
          {
            shape: signal ? 'diamond' : 'circle',
            area: (latest ? largest : area) * (signal ? 1.8 : 1),
            colour: latest ? COLOUR.accent : signal ? COLOUR.ink : point,
          },
        ),
      ),
    ),
  ]
}

/** From each mark to its neighbour. */
function segments({ y }: Plot, marks: readonly SeriesMark[]) {
  return marks.flatMap((to, index) => {
    const from = marks[index - 1]
    if (from === undefined || !to.joined) return []
    return [{ x: from.x, y: y(from.value), toX: to.x, toY: y(to.value) }]
  })
}

/** From the lowest to the highest print, and where the value itself stands. */
interface Whisker {
  low: Point
  high: Point
  value: Point
}

export function whisker({ y }: Plot, x: number, value: number, { low, high }: Range): Whisker {
  return { low: { x, y: y(low) }, high: { x, y: y(high) }, value: { x, y: y(value) } }
}

/** A thin line from print to print, with a stroke across it where another source stands. */
export function whiskers(all: readonly Whisker[]): Layer[] {
  const mark = { color: COLOUR.ink }
  const ends = all.flatMap(({ low, high, value }) => {
    const across = low.x === high.x ? { x: END, y: 0 } : { x: 0, y: END }
    return [low, high]
      .filter(({ x, y }) => x !== value.x || y !== value.y)
      .map(({ x, y }) => ({ x: x - across.x, toX: x + across.x, y: y - across.y, toY: y + across.y }))
  })
  return [
    rules(
      'whiskers',
      all.map(({ low, high }) => ({ ...low, toX: high.x, toY: high.y })),
      mark,
    ),
    rules('prints', ends, mark),
  ]
}

/** What no label may cover. */
export function takeMarks(places: LabelPlaces, plot: Plot, marks: readonly SeriesMark[]): void {
  for (const { x, y, toX, toY } of segments(plot, marks)) places.takeLine({ x, y }, { x: toX, y: toY })
  for (const { x, value, prints } of marks) {
    places.take(boxAround({ x, y: plot.y(value) }, { width: 8, height: 8 }))
    if (prints) places.takeLine({ x, y: plot.y(prints.low) }, { x, y: plot.y(prints.high) })
  }
}
