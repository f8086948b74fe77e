// Layers of marks in; a drawing out that counts what each layer must draw. Every layer has scales of its own, with their
// domains given, and the plot is the whole drawing: so a chart knows at which pixel everything stands, labels included.
import type { Drawing } from './chart.ts'
import { COLOUR, SIZE, themed } from './theme.ts'

export interface Layer {
  /** Lower-case letters and digits, unique in the drawing. */
  name: string
  /** A layer without rows is left out. */
  rows: readonly object[]
  mark: object
  encoding: object
  /** How many items it draws, where that is not one a row: a line is one. */
  items?: number
}

/** Width and height in CSS pixels. */
export function layered(width: number, height: number, layers: readonly Layer[]): Drawing {
  const drawn = layers.filter(({ rows }) => rows.length > 0)
  const spec = themed(width, height, {
    // Nothing is fitted: what would not fit is found by the check of the drawing, where it stands.
    autosize: { type: 'none' },
    padding: 0,
    resolve: { scale: { x: 'independent', y: 'independent', color: 'independent', fill: 'independent' } },
    layer: drawn.map(({ name, rows, mark, encoding }) => ({ name, data: { values: rows }, mark, encoding })),
  })
  return {
    spec,
    marks: Object.fromEntries(drawn.map(({ name, rows, items }) => [name, items ?? rows.length])),
  }
}

/** A place in CSS pixels from the left edge of a drawing so wide. */
export function across(width: number, field = 'x'): object {
  const scale = { domain: [0, width], nice: false, zero: false, padding: 0 }
  return { field, type: 'quantitative', scale, axis: null }
}

/** A place in CSS pixels from the top of a drawing so high. */
export function down(height: number, field = 'y'): object {
  const scale = { domain: [0, height], nice: false, zero: false, padding: 0, reverse: true }
  return { field, type: 'quantitative', scale, axis: null }
}

export interface Word {
  x: number
  /** The middle of the line. */
  y: number
  text: string
}

/** Words at their places. `mark` overrules size, colour, weight and alignment. */
export function words(
  name: string,
  rows: readonly Word[],
  size: { width: number; height: number },
  mark: object = {},
): Layer {
  return {
    name,
    rows,
    mark: { type: 'text', align: 'left', fontSize: SIZE.direct, color: COLOUR.ink, ...mark },
    encoding: { x: across(size.width), y: down(size.height), text: { field: 'text', type: 'nominal' } },
  }
}

/** Straight lines between two places. */
export function rules(
  name: string,
  rows: readonly { x: number; y: number; toX: number; toY: number }[],
  size: { width: number; height: number },
  mark: object = {},
): Layer {
  return {
    name,
    rows,
    mark: { type: 'rule', color: COLOUR.grid, ...mark },
    encoding: {
      x: across(size.width),
      x2: { field: 'toX' },
      y: down(size.height),
      y2: { field: 'toY' },
    },
  }
}
