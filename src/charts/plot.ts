// A drawing whose plot has a known size, so that labels can be placed before anything is drawn. Places across it are pixels
// from its left edge; upwards they are values from zero. Its axes are rules and texts like all else.
import type { Drawing } from './chart.ts'
import { COLOUR, SIZE, themed } from './theme.ts'

/** Room around the plot for what stands beside it, in CSS pixels. */
export interface Room {
  left: number
  right: number
  top: number
  bottom: number
}

export interface Plot {
  /** Of the plot itself, in CSS pixels. */
  width: number
  height: number
  room: Room
  /** The value at the upper edge; the lower is zero. */
  top: number
}

/** Rows of data drawn by one mark, one item a row. */
export interface Layer {
  name: string
  rows: readonly object[]
  mark: object
  encoding: object
}

/** The plot that is left of a drawing of this size. A series that was never more than zero gets a scale all the same. */
export function plotWithin(size: { width: number; height: number }, room: Room, top: number): Plot {
  const { left, right, top: above, bottom } = room
  return {
    width: size.width - left - right,
    height: size.height - above - bottom,
    room,
    top: top > 0 ? top : 1,
  }
}

/** How far above the baseline a value stands, in pixels. */
export function pixelsOf(plot: Plot, value: number): number {
  return (value / plot.top) * plot.height
}

/** The value that stands so many pixels above the baseline. */
export function valueAt(plot: Plot, pixels: number): number {
  return (pixels / plot.height) * plot.top
}

/** Positions by the fields `x`, `x2`, `value` and `value2` of a row. */
export function positions(plot: Plot) {
  return {
    x: {
      field: 'x',
      type: 'quantitative',
      axis: null,
      scale: {
        domain: [0, plot.width],
        range: [plot.room.left, plot.room.left + plot.width],
        nice: false,
        zero: false,
      },
    },
    x2: { field: 'x2' },
    y: {
      field: 'value',
      type: 'quantitative',
      axis: null,
      scale: { domain: [0, plot.top], range: [plot.room.top + plot.height, plot.room.top], nice: false },
    },
    y2: { field: 'value2' },
  } as const
}

/** Texts at `x` and `value`, which are their middle unless the mark says otherwise. */
export function textLayer(plot: Plot, name: string, rows: readonly object[], mark: object = {}): Layer {
  const { x, y } = positions(plot)
  return {
    name,
    rows,
    mark: { type: 'text', align: 'center', baseline: 'middle', fontSize: SIZE.direct, ...mark },
    encoding: { x, y, text: { field: 'text', type: 'nominal' } },
  }
}

/** A line across the plot at each tick with its value at the left, the lowest as the baseline. */
export function valueGrid(plot: Plot, ticks: readonly { value: number; text: string }[]): Layer[] {
  const { x, x2, y } = positions(plot)
  const across = ticks.map(({ value }) => ({ x: 0, x2: plot.width, value }))
  const texts = ticks.map((tick) => ({ x: -6, ...tick }))
  return [
    {
      name: 'grid',
      rows: across.filter(({ value }) => value > 0),
      mark: { type: 'rule', color: COLOUR.grid },
      encoding: { x, x2, y },
    },
    textLayer(plot, 'ticks', texts, { align: 'right', fontSize: SIZE.label, color: COLOUR.muted }),
  ]
}

/** The line that the marks stand on. */
export function baseline(plot: Plot, from = 0, to = plot.width): Layer {
  const { x, x2, y } = positions(plot)
  return {
    name: 'baseline',
    rows: [{ x: from, x2: to, value: 0 }],
    mark: { type: 'rule', color: COLOUR.muted },
    encoding: { x, x2, y },
  }
}

/** The layers as a drawing, without those that have nothing to draw. Rows of layers of one name are drawn together. */
export function drawing(plot: Plot, layers: readonly Layer[]): Drawing {
  const { left, right, top, bottom } = plot.room
  const drawn = new Map<string, Layer>()
  for (const layer of layers.filter(({ rows }) => rows.length > 0)) {
    const before = drawn.get(layer.name)
    drawn.set(layer.name, before ? { ...before, rows: [...before.rows, ...layer.rows] } : layer)
  }
  const spec = themed(plot.width + left + right, plot.height + top + bottom, {
    // Vega would shrink the plot by what it draws beside it.
    autosize: { type: 'none' },
    padding: 0,
    layer: [...drawn.values()].map(({ rows, ...layer }) => ({ ...layer, data: { values: rows } })),
  })
  return { spec, marks: Object.fromEntries([...drawn.values()].map(({ name, rows }) => [name, rows.length])) }
}

/** Whole values from zero up to the top, about as many as asked for: steps of one, two or five times a power of ten. */
export function roundTicks(top: number, about = 4): number[] {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(top / about)))
  const step = [1, 2, 5].map((factor) => factor * power).find((one) => top / one < about + 1) ?? power * 10
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => index * step)
}
