// One axis of time for all charts: where months, days and other periods stand across a plot, and below it the names of as many
// months or years as there is room for.
import {
  addMonths,
  type Day,
  lastDay,
  type Month,
  monthNumber,
  monthRange,
  type Period,
  yearOf,
} from '../dataset/period.ts'
import type { Language } from '../languages/language.ts'
import { type Layer, rules, words } from './drawing.ts'
import { COLOUR, QUIET, SIZE } from './theme.ts'
import { labelWidth, widest } from './wrap-text.ts'

/** Room that the names need below the plot, in CSS pixels. */
export const MONTH_AXIS = 34
export const YEAR_AXIS = 20

export interface MonthsAcross {
  months: Month[]
  /** Width of a month, in CSS pixels. */
  slot: number
  /** The left edge of a month. */
  left: (month: Month) => number
  /** The middle of a stretch of months. */
  middle: (stretch: { first: Month; last: Month }) => number
  /** Its left and right edge. */
  edges: (stretch: { first: Month; last: Month }) => { from: number; to: number }
  /** Where a period stands as a point. */
  at: (period: Period) => number
}

/** The months share what lies between two places. */
export function monthsAcross(
  first: Month,
  last: Month,
  { left: start, right: end }: { left: number; right: number },
): MonthsAcross {
  const months = monthRange(first, last)
  const slot = (end - start) / months.length
  const index = (month: Month) =>
    12 * (Number(yearOf(month)) - Number(yearOf(first))) + monthNumber(month) - monthNumber(first)
  const left = (month: Month) => start + index(month) * slot
  const edges = (stretch: { first: Month; last: Month }) => ({
    from: left(stretch.first),
    to: left(addMonths(stretch.last, 1)),
  })
  return {
    ...{ months, slot, left, edges },
    middle: (stretch) => (edges(stretch).from + edges(stretch).to) / 2,
    at: (period) => {
      const day = dayOf(period)
      const month = day.slice(0, 7)
      const days = Number(lastDay(month).slice(8))
      return left(month) + ((Number(day.slice(8)) - 0.5) / days) * slot
    },
  }
}

/** A year stands at its middle, a month at its fifteenth, a span at its end, a day at itself. */
export function dayOf(period: Period): Day {
  if (period.length === 4) return `${period}-07-01`
  return period.length === 7 ? `${period}-15` : lastDay(period)
}

/** `floor` is the lower edge of the plot. Beneath the months stand the years. */
export function monthAxis(language: Language, across: MonthsAcross, floor: number): Layer[] {
  const { months, slot, left } = across
  const name = language.labels.monthOnAxis
  const years = [...new Set(months.map(yearOf))].map((text) => {
    const own = months.filter((month) => yearOf(month) === text)
    const start = left(own[0] ?? '')
    const width = own.length * slot
    return {
      x: start + width / 2,
      y: floor + 25,
      start,
      text,
      fits: width > labelWidth(text, SIZE.label) + 6,
    }
  })
  return [
    words(
      'months',
      namedMonths(language, across).map((month) => ({
        x: left(month) + slot / 2,
        y: floor + 11,
        text: name(month),
      })),
      QUIET,
    ),
    words(
      'years',
      years.filter(({ fits }) => fits),
      QUIET,
    ),
    rules(
      'newyears',
      years
        .slice(1)
        .map(({ start }) => ({ x: start, toX: start, y: floor + 19, toY: floor + MONTH_AXIS - 1 })),
      { color: COLOUR.otherPale },
    ),
  ]
}

/** Every month, the firsts of quarters or of half years, or Januaries. */
function namedMonths(language: Language, { months, slot }: MonthsAcross): Month[] {
  const room = widest(months.map(language.labels.monthOnAxis), SIZE.label) + 5
  const every = [1, 3, 6].find((count) => count * slot >= room) ?? 12
  return months.filter((month) => (monthNumber(month) - 1) % every === 0)
}

/** Years alone, all multiples of one number. The last keeps to the axis, beside which a drawing may end. */
export function yearAxis({ months, slot, left }: MonthsAcross, floor: number): Layer {
  const years = [...new Set(months.map(yearOf))]
  const width = widest(years, SIZE.label)
  const every = [1, 2, 5].find((count) => count * 12 * slot >= width + 6) ?? 10
  const end = left(`${years.at(-1)}-12`) + slot
  return words(
    'years',
    years
      .filter((year) => Number(year) % every === 0)
      .map((text) => ({
        x: Math.min(left(`${text}-01`) + 6 * slot, end + 4 - width / 2),
        y: floor + 11,
        text,
      })),
    QUIET,
  )
}
