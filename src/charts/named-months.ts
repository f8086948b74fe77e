// The span of a time axis in; out the months that are named on it: as many as have room, at firsts of years where they can.
import { type Month, monthNumber, monthRange } from '../dataset/period.ts'
import type { Language } from '../languages/language.ts'
import { SIZE } from './theme.ts'
import { widest } from './wrap-text.ts'

/** Between two names, in CSS pixels. */
const APART = 12

/** `width` is that of the axis in CSS pixels. Firsts of months, of every second or third, of half years or years. */
export function namedMonths(language: Language, first: Month, last: Month, width: number): Month[] {
  const months = monthRange(first, last)
  const room = width / (widest(months.map(language.shortPeriod), SIZE.label) + APART)
  const every = [1, 2, 3, 6, 12].find((step) => months.length / step <= room) ?? 12
  return months.filter((month) => (monthNumber(month) - 1) % every === 0)
}
