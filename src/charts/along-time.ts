// The days and pixels between which a time axis runs in; out where a day stands on it, in CSS pixels.
import type { Day } from '../dataset/period.ts'

export function alongTime(
  [first, last]: readonly [Day, Day],
  [left, right]: readonly [number, number],
): (day: Day) => number {
  const [start, end] = [time(first), time(last)]
  return (day) => left + ((time(day) - start) / (end - start)) * (right - left)
}

function time(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`)
}
