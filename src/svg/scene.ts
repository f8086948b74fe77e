// Vega's scene graph in; everything drawn out, in the order of drawing, each with its place in the SVG and its colours.
// Vega's types stop short of marks.

import type { View } from 'vega'

/** A place in px of the SVG. */
export interface Point {
  x: number
  y: number
}

/** Edges in px of the SVG. */
export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** A bar, a symbol, a line, a text: as far as it matters where it stands and how it looks. */
export interface SceneItem {
  /** The name of its mark; axes and titles have none. */
  mark?: string
  /** What Vega calls the shape: rect, symbol, rule, line, area, text. */
  shape: string
  box: Box
  /** Where the data put it: the middle of a symbol, the anchor of a text, both ends of a rule, every point of a line. */
  points: ScenePoint[]
  /** The plot in which it stands. */
  plot: Box
  item: VegaItem
}

export interface ScenePoint extends Point {
  /** Whether a line runs to it from the point before. */
  joined: boolean
  /** What the data say there; times are milliseconds since 1970. */
  row: Record<string, unknown>
}

/** What Vega says of an item, as far as it is read here. */
export interface VegaItem {
  x?: number
  y?: number
  x2?: number
  y2?: number
  width?: number
  height?: number
  size?: number
  defined?: boolean
  /** The row behind it. */
  datum?: Record<string, unknown>
  fill?: unknown
  stroke?: unknown
  strokeWidth?: number
  opacity?: number
  fillOpacity?: number
  strokeOpacity?: number
  text?: string | string[]
  lineBreak?: string
  lineHeight?: number
  limit?: number
  align?: string
  baseline?: string
  angle?: number
  dx?: number
  dy?: number
  fontSize?: number
  fontWeight?: number | string
  bounds: { x1: number; y1: number; x2: number; y2: number }
  /** present in a group: its marks */
  items?: Mark[]
}

interface Mark {
  name?: string
  marktype?: string
  items: VegaItem[]
}

/** All that a view shows after it has run, without what Vega made transparent because it overlaps something else. */
export function sceneOf(view: View): SceneItem[] {
  // Vega counts the padding apart from the origin.
  const [[left, top], padding] = [view.origin(), view.padding()]
  const pad = typeof padding === 'number' ? { left: padding, top: padding } : padding
  const [x, y] = [left + (pad?.left ?? 0), top + (pad?.top ?? 0)]
  const { root } = view.scenegraph() as unknown as { root: Mark }
  const none = { left: x, right: x, top: y, bottom: y }
  return itemsOf(root, x, y, none)
}

function itemsOf(mark: Mark, x: number, y: number, plot: Box): SceneItem[] {
  const seen = mark.items.filter(({ opacity }) => opacity !== 0)
  const shape = mark.marktype ?? ''
  if (shape === 'group') return seen.flatMap((item) => groupOf(item, x, y, plot))
  const name = mark.name?.replace(/(_child)?_marks$/, '')
  const placed = (item: VegaItem, points: ScenePoint[]): SceneItem => ({
    ...(name !== undefined && name !== mark.name && { mark: name }),
    ...{ shape, box: boxOf(item, x, y), plot, item },
    points: points.map((point) => ({ ...point, x: x + point.x, y: y + point.y })),
  })
  // The items of a line are its points: the first carries how the whole looks.
  const [first] = mark.items
  if (shape === 'line' || shape === 'area')
    return first === undefined || first.opacity === 0 ? [] : [placed(first, pointsOfLine(mark.items))]
  return seen.map((item) => placed(item, shape === 'rule' ? endsOf(item) : [pointOf(item)]))
}

/** Without the points at which the line breaks. */
function pointsOfLine(items: readonly VegaItem[]): ScenePoint[] {
  return items.flatMap((item, index) => {
    const before = items[index - 1]
    const joined = before !== undefined && before.defined !== false
    return item.defined === false ? [] : [{ ...pointOf(item), joined }]
  })
}

function endsOf(item: VegaItem): ScenePoint[] {
  const start = pointOf(item)
  return [start, { ...start, x: item.x2 ?? start.x, y: item.y2 ?? start.y, joined: true }]
}

function pointOf({ x = 0, y = 0, datum = {} }: VegaItem): ScenePoint {
  return { x, y, joined: false, row: datum }
}

/** A group's own background, if it has a colour, and what stands in it. */
function groupOf(item: VegaItem, x: number, y: number, outer: Box): SceneItem[] {
  const [left, top] = [x + (item.x ?? 0), y + (item.y ?? 0)]
  const { width, height } = item
  const isPlot = width !== undefined && height !== undefined
  const plot = isPlot ? { left, top, right: left + width, bottom: top + height } : outer
  const below = (item.items ?? []).flatMap((child) => itemsOf(child, left, top, plot))
  const isColoured = isPlot && item.fill !== undefined && item.fill !== 'transparent'
  return isColoured ? [{ shape: 'rect', box: plot, points: [], plot, item }, ...below] : below
}

function boxOf({ bounds: { x1, x2, y1, y2 } }: VegaItem, x: number, y: number): Box {
  return { left: x + x1, right: x + x2, top: y + y1, bottom: y + y2 }
}
