// Where periods stand on a time axis, where lines break between them, and where labels go so that none hides another.
import { lastDay, type Period, periodKind, yearOf } from '../dataset/period.ts'
import type { Observed } from '../dataset/settle.ts'

/** A year stands at its middle, a span at its end, a month at its fifteenth. */
export function placeOnTime(period: Period): string {
  if (period.length === 4) return `${period}-07-01`
  return period.length === 7 ? `${period}-15` : lastDay(period)
}

/** A null between two values of different kinds of period, or of years that are no neighbours, breaks the line there. */
export function withGaps(known: readonly Observed[]): { at: string; value: number | null }[] {
  return known.flatMap(({ period, value }, index) => {
    const before = known[index - 1]
    const apart =
      before !== undefined &&
      (periodKind(period) !== periodKind(before.period) ||
        Number(yearOf(period)) - Number(yearOf(before.period)) > 1)
    return [...(apart ? [{ at: placeOnTime(period), value: null }] : []), { at: placeOnTime(period), value }]
  })
}

/** Smallest distance between two labels, in points of the scale. */
const GAP = 9

/** Labels apart from each other and below the line of the ceiling, from the highest down. */
export function spreadBelow<T extends { value: number }>(
  labels: readonly T[],
  ceiling: number | undefined,
): (T & { place: number })[] {
  const placed: (T & { place: number })[] = []
  for (const label of [...labels].sort((a, b) => b.value - a.value)) {
    const above = placed.at(-1)?.place
    const place = above === undefined ? label.value : Math.min(label.value, above - GAP)
    const onLine = ceiling !== undefined && Math.abs(place - ceiling) < GAP / 1.5
    placed.push({ ...label, place: onLine ? ceiling - GAP / 1.5 : place })
  }
  return placed
}
