// Values with a label on their left or right in; the longest scale out on which every label stays inside.

export interface Sided {
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
