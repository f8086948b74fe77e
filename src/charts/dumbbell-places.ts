// Rows of two ends and their scale in; where marks, labels, lines between and lines of the scale stand, in CSS pixels, out.
import type { Period } from '../dataset/period.ts'
import { twoSided } from './longest-scale.ts'
import type { Range } from './prints.ts'
import { SIZE, type Width, WIDTH } from './theme.ts'
import { labelWidth, widest } from './wrap-text.ts'

export interface DumbbellEnd {
  value: number
  period: Period
  /** Its label. */
  text: string
  hollow: boolean
  /** From the lowest to the highest print, where they disagree. */
  prints?: Range | undefined
}

export interface DumbbellRow {
  name: string
  /** Null for an end that is not known: the note says so. */
  ends: readonly [DumbbellEnd | null, DumbbellEnd | null]
  /** Stands at the right. */
  note: string
  /** The row is not what the drawing is about. */
  quiet?: boolean
}

export interface DumbbellScale {
  place: (value: number) => number
  /** A value that the scale must reach. */
  from?: number
  /** What lines across the scale name, from the lowest to the highest place. */
  ticks: (low: number, high: number) => readonly { value: number; text: string }[]
}

const HEAD = 20
export const FOOT = 18
/** Between a mark and its label, and between the first line of the scale and the edge. */
export const LABEL = 9
const EDGE = 8

/** Names stand beside the marks, on a phone above them. `head` stands over the notes. */
export function dumbbellPlaces(
  width: Width,
  rows: readonly DumbbellRow[],
  head: string,
  { place, from, ticks }: DumbbellScale,
) {
  const beside = width === WIDTH.wide
  const notes = rows.map(({ note }) => note)
  const noteWidth = Math.max(widest(notes, SIZE.direct, 600), labelWidth(head, SIZE.label))
  const names = rows.map(({ name }) => name)
  const left = beside ? widest(names, SIZE.direct) + 12 : 0
  const right = beside ? width - noteWidth - 12 : width
  const rowHeight = beside ? 28 : 44
  const bottom = HEAD + rowHeight * rows.length
  const ends = rows.flatMap(({ ends, quiet = false }, row) =>
    ends.flatMap((end, index) => {
      if (end === null) return []
      const y = HEAD + row * rowHeight + (beside ? rowHeight / 2 : 31)
      return [{ ...end, row, index, quiet, side: sideOf(ends, index), at: place(end.value), y }]
    }),
  )
  const edge = from === undefined ? [] : [{ value: place(from), side: 'left' as const, room: EDGE }]
  const labels = ends.map(({ at, side, text }) => ({
    ...{ value: at, side },
    room: labelWidth(text, SIZE.direct) + LABEL + 1,
  }))
  const x = twoSided([...labels, ...edge], [left, right])
  const marks = ends.map((end) => ({ ...end, x: x(end.at) }))
  const all = [...labels, ...edge].map(({ value }) => value)
  const scale = ticks(Math.min(...all), Math.max(...all))
    .map(({ value, text }) => ({ x: x(place(value)), text, y: bottom + FOOT / 2 }))
    .filter((tick) => tick.x >= left + EDGE && tick.x <= right - EDGE)
  // Where names stand between the rows, the lines of the scale leave them free.
  const spans = beside
    ? [{ y: HEAD, toY: bottom }]
    : rows.map((_, row) => ({ y: HEAD + row * rowHeight + 21, toY: HEAD + row * rowHeight + 41 }))
  return {
    ...{ bottom, marks, scale },
    grid: scale.flatMap(({ x }) => spans.map((span) => ({ x, toX: x, ...span }))),
    links: rows.flatMap(({ quiet = false }, row) => {
      const [one, other] = marks.filter((mark) => mark.row === row)
      return one && other ? [{ quiet, x: one.x, toX: other.x, y: one.y, toY: other.y }] : []
    }),
    contested: marks.flatMap(({ prints, x: at, y }) => {
      if (prints === undefined) return []
      const end = (print: number) => ({ x: x(place(print)), y })
      return [{ low: end(prints.low), high: end(prints.high), value: { x: at, y } }]
    }),
    nameY: (row: number) => HEAD + row * rowHeight + (beside ? rowHeight / 2 : 11),
  }
}

/** Labels stand outside the pair, so that they stay apart however close the values are. */
function sideOf([first, second]: DumbbellRow['ends'], index: number): 'left' | 'right' {
  if (first === null || second === null) return 'right'
  return first.value > second.value === (index === 0) ? 'right' : 'left'
}
