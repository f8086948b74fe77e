// Labels in, each with the places it could have, the best first; out where each stands so that none covers another label
// or a mark. One that fits nowhere is left out, since the table of values has what it says; not so a strong one.
import { SIZE } from './theme.ts'
import { widest } from './wrap-text.ts'

export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

type Align = 'left' | 'center' | 'right'

export interface Label {
  lines: readonly string[]
  /** Semi-bold: the one that must be seen. */
  strong?: boolean
  /** Where the text begins, has its middle or ends, and the middle of its height. */
  places: readonly { x: number; y: number; align: Align }[]
}

/** One line of a label at its place, in CSS pixels. */
export interface PlacedLine {
  x: number
  y: number
  text: string
  align: Align
  strong: boolean
}

const LINE = 13.5

/** Labels stand in their order; every one inside the frame and clear of what is taken. */
export function placeLabels(labels: readonly Label[], taken: readonly Box[], frame: Box): PlacedLine[] {
  const boxes = [...taken]
  return labels.flatMap(({ lines, strong = false, places }) => {
    const width = widest(lines, SIZE.direct, strong ? 600 : 400)
    const height = lines.length * LINE
    const free = places.find((one) => isFree(boxAt(one, width, height), boxes, frame))
    const place = free ?? (strong ? places[0] : undefined)
    if (place === undefined) return []
    boxes.push(boxAt(place, width, height))
    return lines.map((text, index) => ({
      x: place.x,
      y: place.y + (index - (lines.length - 1) / 2) * LINE,
      text,
      align: place.align,
      strong,
    }))
  })
}

function boxAt({ x, y, align }: Label['places'][number], width: number, height: number): Box {
  const left = x - { left: 0, center: width / 2, right: width }[align]
  return { left, right: left + width, top: y - height / 2, bottom: y + height / 2 }
}

function isFree(box: Box, taken: readonly Box[], frame: Box): boolean {
  const inside =
    box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
  return inside && !taken.some((other) => overlap(box, other))
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/** What a line through points takes up: a small box at every few pixels. */
export function pathBoxes(points: readonly { x: number; y: number }[], reach = 4): Box[] {
  return points.flatMap((to, index) => {
    const from = points[index - 1] ?? to
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 4))
    return Array.from({ length: steps + 1 }, (_, step) => {
      const x = from.x + ((to.x - from.x) * step) / steps
      const y = from.y + ((to.y - from.y) * step) / steps
      return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach }
    })
  })
}
