// Vega's scene graph in; everything drawn out, in the order of drawing, each with its place in the SVG and its colours.
// Vega's types stop short of marks.

import type { View } from 'vega'

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
  points: { x: number; y: number }[]
  /** The plot in which it stands. */
  plot: Box
  item: VegaItem
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
  const [x, y] = view.origin()
  const { root } = view.scenegraph() as unknown as { root: Mark }
  const none = { left: x, right: x, top: y, bottom: y }
  return itemsOf(root, x, y, none)
}

function itemsOf(mark: Mark, x: number, y: number, plot: Box): SceneItem[] {
  const seen = mark.items.filter(({ opacity }) => opacity !== 0)
  const shape = mark.marktype ?? ''
  if (shape === 'group') return seen.flatMap((item) => groupOf(item, x, y, plot))
  const name = mark.name?.replace(/(_child)?_marks$/, '')
  const placed = (item: VegaItem, items: readonly VegaItem[]): SceneItem => ({
    ...(name !== undefined && name !== mark.name && { mark: name }),
    shape,
    box: boxOf(item, x, y),
    points: items.flatMap((one) => pointsOf(shape, one).map((at) => ({ x: x + at.x, y: y + at.y }))),
    plot,
    item,
  })
  // The items of a line are its points: the first carries how the whole looks.
  const [first] = mark.items
  if (shape === 'line' || shape === 'area') {
    const defined = mark.items.filter((item) => item.defined !== false)
    return first === undefined || first.opacity === 0 ? [] : [placed(first, defined)]
  }
  return seen.map((item) => placed(item, [item]))
}

function pointsOf(shape: string, { x = 0, y = 0, x2 = x, y2 = y }: VegaItem): { x: number; y: number }[] {
  return shape === 'rule'
    ? [
        { x, y },
        { x: x2, y: y2 },
      ]
    : [{ x, y }]
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
