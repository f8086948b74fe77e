// The marks of a series over time: the line between neighbours, a point for each value, whiskers to what other sources print.
import type { Period } from '../dataset/period.ts'
import { boxAround, type LabelPlaces } from './label-places.ts'
import { type Layer, pixelsOf, type Plot, positions, valueAt } from './plot.ts'
import type { Range } from './prints.ts'
import { COLOUR } from './theme.ts'

export interface SeriesMark {
  /** What the value is of, by which the gate finds it in the table of values. */
  period: Period
  /** Pixels from the left edge of the plot. */
  x: number
  value: number
  /** Why it does not stand firm. */
  hollow?: 'derived' | 'weak'
  /** The value that the drawing is about. */
  latest: boolean
  /** Outside what is ordinary. */
  signal: boolean
  /** The value before it is that of the period before, so that a line joins them. */
  joined: boolean
  /** Of all prints, where they disagree. */
  prints?: Range
}

/** Between a hollow mark and the line that would cross it, in CSS pixels. */
const CLEAR = 4
/** Half the length of the stroke at the end of a whisker. */
const END = 3.5

/** Line, whiskers and points, in the order in which they cover each other. */
export function seriesLayers(plot: Plot, marks: readonly SeriesMark[]): Layer[] {
  return [
    lineLayer(plot, marks),
    ...whiskerLayers(
      plot,
      marks.flatMap(({ x, value, prints }) => (prints ? [{ x, value, prints }] : [])),
    ),
    ...pointLayers(plot, marks),
  ]
}

function lineLayer(plot: Plot, marks: readonly SeriesMark[]): Layer {
  const { x, x2, y, y2 } = positions(plot)
  const rows = marks.flatMap((mark, index) => {
    const before = marks[index - 1]
    if (before === undefined || !mark.joined) return []
    const [from, to] = [pixelsOf(plot, before.value), pixelsOf(plot, mark.value)]
    const length = Math.hypot(mark.x - before.x, to - from)
    const along = (distance: number) => ({
      x: before.x + ((mark.x - before.x) * distance) / length,
      value: valueAt(plot, from + ((to - from) * distance) / length),
    })
    const start = along(before.hollow ? CLEAR : 0)
    const end = along(length - (mark.hollow ? CLEAR : 0))
    return [{ ...start, x2: end.x, value2: end.value }]
  })
  return {
    name: 'lines',
    rows,
    mark: { type: 'rule', color: COLOUR.other, strokeWidth: 1.4 },
    encoding: { x, x2, y, y2 },
  }
}

/** From the lowest to the highest print of each contested value, with a stroke where another source stands. */
export function whiskerLayers(
  plot: Plot,
  contested: readonly { x: number; value: number; prints: Range }[],
): Layer[] {
  const { x, x2, y, y2 } = positions(plot)
  const mark = { type: 'rule', color: COLOUR.ink, strokeWidth: 1 }
  return [
    {
      name: 'whiskers',
      rows: contested.map(({ x: at, prints: { low, high } }) => ({ x: at, value: low, value2: high })),
      mark,
      encoding: { x, y, y2 },
    },
    {
      name: 'prints',
      rows: contested.flatMap(({ x: at, value, prints: { low, high } }) =>
        [low, high].filter((end) => end !== value).map((end) => ({ x: at - END, x2: at + END, value: end })),
      ),
      mark,
      encoding: { x, x2, y },
    },
  ]
}

/** A layer for each way to draw a value: the one that the drawing is about or another, ordinary or not, firm or hollow. */
function pointLayers(plot: Plot, marks: readonly SeriesMark[]): Layer[] {
  const { x, y } = positions(plot)
  const both = [false, true]
  return both.flatMap((latest) =>
    both.flatMap((signal) =>
      both.map((hollow): Layer => {
        const drawn = marks.filter(
          (mark) =>
            mark.latest === latest && mark.signal === signal && (mark.hollow !== undefined) === hollow,
        )
        return {
          name: `${latest ? 'latest' : ''}${signal ? 'signals' : 'points'}${hollow ? 'hollow' : ''}`,
          rows: drawn.map(({ x: at, value, period }) => ({ x: at, value, period })),
          mark: {
            type: 'point',
            shape: signal ? 'diamond' : 'circle',
            size: (latest ? 44 : 26) * (signal ? 1.8 : 1),
            filled: !hollow,
            opacity: 1,
            color: latest ? COLOUR.accent : signal ? COLOUR.ink : COLOUR.muted,
            strokeWidth: hollow ? 1.4 : 0,
          },
          encoding: { x, y },
        }
      }),
    ),
  )
}

/** What no label may cover. */
export function takeMarks(places: LabelPlaces, plot: Plot, marks: readonly SeriesMark[]): void {
  for (const [index, { x, value, joined, prints }] of marks.entries()) {
    const at = { x, y: pixelsOf(plot, value) }
    places.take(boxAround(at, { width: 8, height: 8 }))
    const before = marks[index - 1]
    if (before && joined) places.takeLine({ x: before.x, y: pixelsOf(plot, before.value) }, at)
    if (prints) places.takeLine({ x, y: pixelsOf(plot, prints.low) }, { x, y: pixelsOf(plot, prints.high) })
  }
}
