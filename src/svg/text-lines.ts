// What a view shows in; every line of text out, with the corners of its box, turned as the text is turned.

import { textWidthOf } from './measure.ts'
import { boxAround } from './overlap.ts'
import type { Box, Point, SceneItem, VegaItem } from './scene.ts'

/** One line of a text item. */
export interface TextLine {
  text: string
  /** Of the line in px, and the width at which Vega would shorten it; 0 is none. */
  width: number
  limit: number
  corners: Point[]
  /** Around the corners. */
  box: Box
  item: VegaItem
  /** Where it stands in the order of drawing. */
  order: number
}

/** The lines of all texts, in the order of drawing. */
export function textLinesOf(scene: readonly SceneItem[]): TextLine[] {
  return scene.flatMap((one, order) => (one.shape === 'text' ? linesOf(one, order) : []))
}

function linesOf({ item, points: [anchor] }: SceneItem, order: number): TextLine[] {
  const { text = '', lineBreak, limit = 0, fontSize = 11, lineHeight = fontSize + 2 } = item
  const lines = [text].flat().flatMap((one) => (lineBreak ? String(one).split(lineBreak) : [String(one)]))
  return lines.map((line, index) => {
    const width = textWidthOf(item, line)
    const left = (item.dx ?? 0) - width * ({ right: 1, center: 0.5 }[item.align ?? ''] ?? 0)
    const base = (item.dy ?? 0) + baselineOffset(item) + index * lineHeight
    // Vega takes four fifths of the size to stand above the base line; measured, the font's letters reach 0.71 and 0.2.
    const [top, bottom] = [base - 0.75 * fontSize, base + 0.2 * fontSize]
    const corners = [
      { x: left, y: top },
      { x: left + width, y: top },
      { x: left + width, y: bottom },
      { x: left, y: bottom },
    ].map((corner) => turned(corner, item.angle ?? 0, anchor ?? { x: 0, y: 0 }))
    return { text: line, width, limit, corners, box: boxAround(corners), item, order }
  })
}

/** How far the base line lies below the anchor: Vega's own arithmetic (vega-scenegraph/src/util/text.js). */
function baselineOffset({ baseline, fontSize = 11, lineHeight = fontSize + 2 }: VegaItem): number {
  const parts: Record<string, number> = {
    top: 0.79 * fontSize,
    middle: 0.3 * fontSize,
    bottom: -0.21 * fontSize,
    'line-top': 0.29 * fontSize + 0.5 * lineHeight,
    'line-bottom': 0.29 * fontSize - 0.5 * lineHeight,
  }
  return Math.round(parts[baseline ?? ''] ?? 0)
}

function turned({ x, y }: Point, degrees: number, anchor: Point): Point {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  return { x: anchor.x + x * cos - y * sin, y: anchor.y + x * sin + y * cos }
}
