// Vega's scene graph in; every line of text out, with its place in the SVG. Vega's types stop short of text marks.

import type { View } from 'vega'
import type { SceneText } from './drawing-check.ts'
import { textWidthOf } from './measure.ts'

interface Mark {
  marktype?: string
  items: Item[]
}

interface Item {
  x?: number
  y?: number
  /** present in a group: its marks */
  items?: Mark[]
  text?: string | string[]
  limit?: number
  opacity?: number
  fontSize?: number
  fontWeight?: number | string
  bounds: { x1: number; y1: number; x2: number; y2: number }
}

/** The texts of a view that has run, those left out that Vega made transparent because they overlap another. */
export function textsOf(view: View): SceneText[] {
  const [x, y] = view.origin()
  const root = (view.scenegraph() as unknown as { root: Mark }).root
  return textsBelow(root, x, y)
}

function textsBelow(mark: Mark, x: number, y: number): SceneText[] {
  return mark.items.flatMap((item) => {
    if (item.items !== undefined) {
      const [left, top] = [x + (item.x ?? 0), y + (item.y ?? 0)]
      return item.items.flatMap((child) => textsBelow(child, left, top))
    }
    if (mark.marktype !== 'text' || item.opacity === 0) return []
    const { x1, x2, y1, y2 } = item.bounds
    const place = { left: x + x1, right: x + x2, top: y + y1, bottom: y + y2, limit: item.limit ?? 0 }
    return [item.text ?? '']
      .flat()
      .map((text) => ({ ...place, text: String(text), width: textWidthOf(item, text) }))
  })
}
