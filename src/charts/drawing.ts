// Layers of marks in; a drawing out that counts what each layer must draw. Places are CSS pixels from the upper left corner,
// so that a chart knows where everything stands, labels included, before anything is drawn.
import type { TopLevelSpec } from 'vega-lite'
import type { Drawing } from './chart.ts'
import { COLOUR, config, LINE, QUIET } from './theme.ts'

export interface Point {
  x: number
  y: number
}

export interface Size {
  width: number
  height: number
}

/** Rows of data drawn by one mark, one item a row. */
export interface Layer {
  /** Lower-case letters and digits. Rows of layers of one name are drawn together. */
  name: string
  /** A layer without rows is left out. */
  rows: readonly object[]
  mark: object
  /** More than `x` and `y` in pixels, or other than these. */
  encoding?: object
}

/** Room below a drawing for one note, in CSS pixels. */
const NOTE = LINE + 2

/** `notes` stand below the drawing, a line each, and add to its height. */
export function drawing(
  { width, height }: Size,
  layers: readonly Layer[],
  notes: readonly string[] = [],
): Drawing {
  const full = { width, height: Math.ceil(height) + notes.length * NOTE }
  const foot = notes.map((text, index) => ({ x: 0, y: Math.ceil(height) + (index + 0.5) * NOTE, text }))
  const drawn = new Map<string, Layer>()
  for (const layer of [...layers, words('foot', foot, { ...QUIET, align: 'left' })].filter(
    ({ rows }) => rows.length > 0,
  )) {
    const before = drawn.get(layer.name)
    drawn.set(layer.name, before ? { ...before, rows: [...before.rows, ...layer.rows] } : layer)
  }
  const x = { field: 'x', ...inPixels(full.width) }
  const y = { field: 'y', ...inPixels(full.height) }
  const spec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config,
    ...full,
    // Nothing is fitted: what would not fit is found by the check of the drawing, where it stands.
    autosize: { type: 'none' },
    padding: 0,
    // A layer of bars has a scale of values beside the others in pixels.
    resolve: { scale: { x: 'independent', y: 'independent', fill: 'independent', stroke: 'independent' } },
    layer: [...drawn.values()].map(({ name, rows, mark, encoding }) => ({
      name,
      data: { values: rows },
      mark,
      encoding: { x, y, ...encoding },
    })),
  } as TopLevelSpec
  return { spec, marks: Object.fromEntries([...drawn.values()].map(({ name, rows }) => [name, rows.length])) }
}

function inPixels(length: number): object {
  const scale = { domain: [0, length], range: [0, length], nice: false, zero: false, padding: 0 }
  return { type: 'quantitative', axis: null, scale }
}

export interface Word extends Point {
  text: string
}

/** Words whose places are their middle, unless the mark says otherwise. */
export function words(name: string, rows: readonly Word[], mark: object = {}): Layer {
  return {
    name,
    rows,
    mark: { type: 'text', align: 'center', color: COLOUR.ink, ...mark },
    encoding: { text: { field: 'text', type: 'nominal' } },
  }
}

/** A straight line from one place to another. */
export interface Rule extends Point {
  toX: number
  toY: number
}

export function rules(name: string, rows: readonly Rule[], mark: object = {}): Layer {
  return {
    name,
    rows,
    mark: { type: 'rule', color: COLOUR.grid, ...mark },
    encoding: { x2: { field: 'toX' }, y2: { field: 'toY' } },
  }
}

/** Marks that stand firm are filled, the others hollow. */
export function points(
  name: string,
  rows: readonly (Point & { hollow: boolean })[],
  { shape = 'circle', area, colour }: { shape?: string; area: number; colour: string },
): Layer[] {
  return bothWays(name, rows, colour, { type: 'point', shape, size: area, opacity: 1 })
}

/** Colours or shapes by what a field of the rows says, so that the gate can see what they tell apart. */
export interface ByField {
  field: string
  looks: Record<string, string>
}

export function byField({ field, looks }: ByField): object {
  return { field, type: 'nominal', scale: { domain: Object.keys(looks), range: Object.values(looks) } }
}

/** Two layers, of which the second is drawn in outline. */
export function bothWays(
  name: string,
  rows: readonly { hollow: boolean }[],
  colour: string | ByField,
  mark: object,
  encoding: object = {},
): Layer[] {
  const firm = { name, rows: rows.filter(({ hollow }) => !hollow) }
  const outline = { name: `${name}hollow`, rows: rows.filter(({ hollow }) => hollow) }
  const filled = { strokeWidth: 0, ...mark, filled: true }
  const hollow = { strokeWidth: 1.4, ...mark, filled: true, fill: COLOUR.paper }
  if (typeof colour === 'string')
    return [
      { ...firm, mark: { ...filled, fill: colour }, encoding },
      { ...outline, mark: { ...hollow, stroke: colour }, encoding },
    ]
  const tones = byField(colour)
  return [
    { ...firm, mark: filled, encoding: { ...encoding, fill: tones, stroke: tones } },
    { ...outline, mark: hollow, encoding: { ...encoding, stroke: tones } },
  ]
}
