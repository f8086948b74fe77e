// Periods: what they look like, how they order, and the arithmetic of months. No clock, no time zone: text only.

/**
 * A stretch of time as text:
 * a year `2025`, a month `2025-12`, a day `2025-12-31`, or a span of months `2025-01/2025-02`.
 */
export type Period = string
/** `2025-12` */
export type Month = string
/** `2025-12-31`, a calendar day in UTC. */
export type Day = string

export type PeriodKind = 'year' | 'month' | 'day' | 'span'

const MONTH = String.raw`\d{4}-(?:0[1-9]|1[0-2])`
const patterns: Record<PeriodKind, RegExp> = {
  year: /^\d{4}$/,
  month: new RegExp(`^${MONTH}$`),
  day: new RegExp(`^${MONTH}-(?:0[1-9]|[12]\\d|3[01])$`),
  span: new RegExp(`^${MONTH}/${MONTH}$`),
}

/** The kind of a period, or undefined when the text is no period (or a span that runs backwards, or a day that does not exist). */
export function periodKind(text: string): PeriodKind | undefined {
  if (patterns.year.test(text)) return 'year'
  if (patterns.month.test(text)) return 'month'
  if (patterns.day.test(text)) return isRealDay(text) ? 'day' : undefined
  if (patterns.span.test(text)) return spanStart(text) < spanEnd(text) ? 'span' : undefined
  return undefined
}

function isRealDay(day: Day): boolean {
  return Number(day.slice(8)) <= daysIn(day)
}

/** How many days the month has. Asked thousands of times for one issue, so by arithmetic and not by a calendar. */
function daysIn(month: Month): number {
  const [year, number] = split(month)
  if (number !== 2) return [4, 6, 9, 11].includes(number) ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

function spanStart(span: Period): Month {
  return span.slice(0, 7)
}

function spanEnd(span: Period): Month {
  return span.slice(8, 15)
}

/** The last day that the period covers. */
export function lastDay(period: Period): Day {
  switch (periodKind(period)) {
    case 'day':
      return period
    case 'year':
      return `${period}-12-31`
    case 'span':
      return lastDay(spanEnd(period))
    default:
      return `${period}-${daysIn(period)}`
  }
}

/** The months that a year, a month or a span covers; empty for a day. */
export function monthsOf(period: Period): Month[] {
  switch (periodKind(period)) {
    case 'year':
      return monthRange(`${period}-01`, `${period}-12`)
    case 'month':
      return [period]
    case 'span':
      return monthRange(spanStart(period), spanEnd(period))
    default:
      return []
  }
}

/** All months from the first to the last, both included. */
export function monthRange(first: Month, last: Month): Month[] {
  const months: Month[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month)
  return months
}

/** The month that lies `count` months after (or, when negative, before). */
export function addMonths(month: Month, count: number): Month {
  const [year, number] = split(month)
  const index = year * 12 + (number - 1) + count
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** The day that lies `count` days after. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** The month of a year by its number, 1 to 12. */
export function monthIn(year: string, number: number): Month {
  return `${year}-${String(number).padStart(2, '0')}`
}

/** The span from January of the month's year to the month; January itself is just the month. */
export function yearToDate(month: Month): Period {
  const january = `${yearOf(month)}-01`
  return month === january ? month : `${january}/${month}`
}

export function yearOf(period: Period): string {
  return period.slice(0, 4)
}

/** The last calendar year that had ended with the month. */
export function lastFullYear(month: Month): string {
  return month.endsWith('-12') ? yearOf(month) : yearOf(addMonths(month, -12))
}

/** 1 to 12 */
export function monthNumber(month: Month): number {
  return split(month)[1]
}

function split(month: Month): [year: number, month: number] {
  return [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
}
