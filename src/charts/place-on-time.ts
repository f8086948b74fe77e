// Where periods stand on a time axis, where lines break between them, and where labels go so that none hides another.
import {
  type Day,
  lastDay,
  type Month,
  monthNumber,
  monthRange,
  type Period,
  periodKind,
  yearOf,
} from '../dataset/period.ts'
import type { Observed } from '../dataset/observed.ts'

/** A year stands at its middle, a month at its fifteenth, a span at its end, a day at itself. */
export function placeOnTime(period: Period): Day {
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

/** The first days of every third (or sixth) month of the calendar within the range: ticks of a time axis. */
export function monthTicks(first: Month, last: Month, every: 3 | 6): Day[] {
  const months = monthRange(first, last).filter((month) => (monthNumber(month) - 1) % every === 0)
  return months.map((month) => `${month}-01`)
}

/**
 * Labels at least `gap` below each other, from the highest down, which stays where it is; none on the line of the
 * ceiling. Both in the unit of the scale.
 */
export function spreadBelow<T extends { value: number }>(
  labels: readonly T[],
  gap: number,
  ceiling?: number,
): (T & { place: number })[] {
  const placed: (T & { place: number })[] = []
  for (const label of [...labels].sort((a, b) => b.value - a.value)) {
    const above = placed.at(-1)?.place
    const place = above === undefined ? label.value : Math.min(label.value, above - gap)
    const onLine = ceiling !== undefined && Math.abs(place - ceiling) < gap / 1.5
    placed.push({ ...label, place: onLine ? ceiling - gap / 1.5 : place })
  }
  return placed
}
