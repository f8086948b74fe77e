// The span of an axis of years in; out the years that are named on it: as many as have room.
import { SIZE } from './theme.ts'
import { labelWidth } from './wrap-text.ts'

/** Between two names, in CSS pixels. */
const APART = 14

/** `width` is that of the axis in CSS pixels. Every year, or every second, fourth, fifth, tenth. */
export function namedYears(first: string, last: string, width: number): number[] {
  const years = Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index)
  const room = width / (labelWidth(last, SIZE.label) + APART)
  const every = [1, 2, 4, 5, 10].find((step) => years.length / step <= room) ?? 20
  return years.filter((year) => year % every === 0)
}
