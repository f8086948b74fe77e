// Where labels go: each at the first of its candidates that touches neither an edge nor anything placed before it. One that
// fits nowhere is left out, since the table of values has what it says. In CSS pixels of the drawing.
import type { Point, Size, Word } from './drawing.ts'
import { LINE, SIZE } from './theme.ts'
import { labelWidth, widest } from './wrap-text.ts'

export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** Free space kept around what is drawn. */
const AIR = 2

/** The size of a label's box. */
export function labelSize(text: string, size = SIZE.label, weight: 400 | 600 = 400): Size {
  return { width: labelWidth(text, size, weight), height: size * 1.2 }
}

export function boxAround({ x, y }: Point, { width, height }: Size): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }
}

/** Places close to a point, the nearest first: above or below it, then shifted, then to its sides. */
export function beside(at: Point, size: Size, first: 'above' | 'below' = 'above'): Point[] {
  const sides = [0, -0.5, 0.5].flatMap((drop) =>
    [-1, 1].map((way) => ({ x: at.x + way * (8 + size.width / 2), y: at.y + drop * size.height })),
  )
  return [...inRows(at, size, first, [7, 12]), ...sides, ...inRows(at, size, first, [18])]
}

/** The same, and then places from which a label still reads as that of the point. */
export function near(at: Point, size: Size, first: 'above' | 'below' = 'above'): Point[] {
  return [...beside(at, size, first), ...inRows(at, size, first, [26, 36, 46])]
}

function inRows(
  at: Point,
  { width, height }: Size,
  first: 'above' | 'below',
  gaps: readonly number[],
): Point[] {
  const ways = first === 'above' ? [-1, 1] : [1, -1]
  const shifts = [0, -0.2, 0.2, -0.4, 0.4, -0.5, 0.5].map((part) => part * width)
  return gaps.flatMap((gap) =>
    ways.flatMap((way) => shifts.map((shift) => ({ x: at.x + shift, y: at.y + way * (gap + height / 2) }))),
  )
}

/** Remembers what is drawn and what has been placed. */
export class LabelPlaces {
  readonly #edge: Box
  readonly #taken: Box[] = []

  constructor(edge: Box) {
    this.#edge = edge
  }

  take(box: Box): void {
    this.#taken.push(box)
  }

  /** Everything that a straight line touches. */
  takeLine(from: Point, to: Point): void {
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 3))
    for (let step = 0; step <= steps; step += 1) {
      const part = step / steps
      const at = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
      this.take(boxAround(at, { width: 2, height: 2 }))
    }
  }

  /** The middle of a label, which is taken from then on; undefined when no candidate is free. */
  place(size: Size, candidates: readonly Point[]): Point | undefined {
    const found = candidates.find((candidate) => this.#isFree(boxAround(candidate, size)))
    if (found !== undefined) this.take(boxAround(found, size))
    return found
  }

  /** A label in the type of labels at its place; none where there is no room. */
  put(text: string, candidates: (size: Size) => readonly Point[], weight: 400 | 600 = 400): Word[] {
    const size = labelSize(text, SIZE.label, weight)
    const place = this.place(size, candidates(size))
    return place ? [{ ...place, text }] : []
  }

  /** Lines that begin below each other, in semi-bold. */
  putLines(lines: readonly string[], candidates: (size: Size) => readonly Point[]): Word[] {
    const line = labelSize('', SIZE.direct).height
    const size = { width: widest(lines, SIZE.direct, 600), height: (lines.length - 1) * LINE + line }
    const place = this.place(size, candidates(size))
    if (place === undefined) return []
    const { left, top } = boxAround(place, size)
    return lines.map((text, index) => ({
      x: left + labelWidth(text, SIZE.direct, 600) / 2,
      y: top + line / 2 + index * LINE,
      text,
    }))
  }

  #isFree(box: Box): boolean {
    const { left, right, bottom, top } = this.#edge
    if (box.left < left || box.right > right || box.bottom > bottom || box.top < top) return false
    return this.#taken.every(
      (other) =>
        box.right + AIR <= other.left ||
        box.left - AIR >= other.right ||
        box.bottom + AIR <= other.top ||
        box.top - AIR >= other.bottom,
    )
  }
}
