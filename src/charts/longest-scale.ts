// Values with labels at their ends in; the longest scale out on which every label has its room: of columns of bars, and of
// marks with labels on either side.
import { SIZE } from './theme.ts'
import { widest } from './wrap-text.ts'

interface Row {
  cells: readonly ({ value: number; text: string } | null)[]
}

/** Between a bar and its text, and between a text and the next column, in CSS pixels. */
export const TEXT_GAP = 5
const COLUMN_GAP = 12

/** A column is as wide as its longest bar with the widest text, or as the longest word of its head. In CSS pixels. */
export function columnWidths(
  free: number,
  rows: readonly Row[],
  heads: readonly string[],
): { perUnit: number; columns: { x: number; width: number }[] } {
  const count = Math.max(heads.length, ...rows.map(({ cells }) => cells.length))
  const needs = Array.from({ length: count }, (_, index) => {
    const cells = rows.flatMap(({ cells }) => cells[index] ?? [])
    const texts = cells.map(({ text }) => text)
    return {
      longest: Math.max(0, ...cells.map(({ value }) => value)),
      room: widest(texts, SIZE.direct) + TEXT_GAP + (index < count - 1 ? COLUMN_GAP : 2),
      head: widest((heads[index] ?? '').split(' '), SIZE.label, 600) + 10,
    }
  })
  const total = needs.reduce((sum, { longest }) => sum + longest, 0) || 1
  let extra = needs.map(() => 0)
  let perUnit = 0
  // A column that its head makes wider leaves less for the others, which may then need more themselves.
  for (let pass = 0; pass <= count; pass += 1) {
    const taken = needs.reduce((sum, { room }, index) => sum + room + (extra[index] ?? 0), 0)
    perUnit = (free - taken) / total
    extra = needs.map(({ longest, room, head }) => Math.max(0, head - longest * perUnit - room))
  }
  let x = 0
  const columns = needs.map(({ longest, room }, index) => {
    const column = { x, width: longest * perUnit + room + (extra[index] ?? 0) }
    x += column.width
    return column
  })
  return { perUnit, columns }
}

interface Sided {
  value: number
  side: 'left' | 'right'
  /** What the label takes up beyond the value, in CSS pixels. */
  room: number
}

/** Where a value stands between the two ends, in CSS pixels. Equal values stand at one place. */
export function twoSided(
  values: readonly Sided[],
  [left, right]: readonly [number, number],
): (value: number) => number {
  const lefts = values.filter(({ side }) => side === 'left')
  const rights = values.filter(({ side }) => side === 'right')
  // A label on the left and one on the right of a greater value have what lies between them to share.
  const lengths = lefts.flatMap((from) =>
    rights
      .filter((to) => to.value > from.value)
      .map((to) => (right - left - from.room - to.room) / (to.value - from.value)),
  )
  const length = Math.max(0, Math.min(...lengths))
  const perUnit = Number.isFinite(length) ? length : 0
  const zero = Math.max(
    ...values.map(({ value, side, room }) => left + (side === 'left' ? room : 0) - value * perUnit),
  )
  return (value) => zero + value * perUnit
}
