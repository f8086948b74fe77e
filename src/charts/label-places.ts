// Where labels go: each at the first of its candidates that touches neither an edge nor anything placed before it. Pixels,
// from the left edge and the baseline of a plot.
import { textWidth } from '../fonts.ts'
import { SIZE } from './theme.ts'

export interface Point {
  x: number
  y: number
}

export interface Box {
  left: number
  right: number
  bottom: number
  top: number
}

export interface LabelSize {
  width: number
  height: number
}

/** Free space kept around what is drawn. */
const AIR = 2

/** The size of a label's box. */
export function labelSize(text: string, size = SIZE.direct, weight: 400 | 600 = 400): LabelSize {
  return { width: textWidth(text, size, { family: 'sans', weight }), height: size * 1.2 }
}

/** A label in as many lines as it needs to be no wider. */
export function inLines(text: string, width: number, size: number, weight: 400 | 600 = 400): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    const longer = `${last} ${word}`
    if (last !== undefined && labelSize(longer, size, weight).width <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

export function boxAround({ x, y }: Point, { width, height }: LabelSize): Box {
  return { left: x - width / 2, right: x + width / 2, bottom: y - height / 2, top: y + height / 2 }
}

/** Places close to a point, the nearest first: above or below it, then shifted, then to its sides. */
export function beside(at: Point, size: LabelSize, first: 'above' | 'below' = 'above'): Point[] {
  const sides = [0, 0.5, -0.5].flatMap((rise) =>
    [-1, 1].map((way) => ({ x: at.x + way * (8 + size.width / 2), y: at.y + rise * size.height })),
  )
  return [...inRows(at, size, first, [7, 12]), ...sides, ...inRows(at, size, first, [18])]
}

/** The same, and then places from which a label still reads as that of the point. */
export function near(at: Point, size: LabelSize, first: 'above' | 'below' = 'above'): Point[] {
  return [...beside(at, size, first), ...inRows(at, size, first, [26, 36, 46])]
}

function inRows(
  at: Point,
  { width, height }: LabelSize,
  first: 'above' | 'below',
  gaps: readonly number[],
): Point[] {
  const ways = first === 'above' ? [1, -1] : [-1, 1]
  const shifts = [0, -0.2, 0.2, -0.4, 0.4].map((part) => part * width)
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

  /** The middle of the label, which is taken from then on; undefined when no candidate is free. */
  place(size: LabelSize, candidates: readonly Point[]): Point | undefined {
    const found = candidates.find((candidate) => this.#isFree(boxAround(candidate, size)))
    if (found !== undefined) this.take(boxAround(found, size))
    return found
  }

  #isFree(box: Box): boolean {
    const { left, right, bottom, top } = this.#edge
    if (box.left < left || box.right > right || box.bottom < bottom || box.top > top) return false
    return this.#taken.every(
      (other) =>
        box.right + AIR <= other.left ||
        box.left - AIR >= other.right ||
        box.top + AIR <= other.bottom ||
        box.bottom - AIR >= other.top,
    )
  }
}
