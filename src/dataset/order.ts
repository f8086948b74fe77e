// Orders that are the same on every machine: by code units and by the calendar, never by a locale.
import { lastDay, type Period } from './period.ts'

/** By code units: below zero when the first comes first, zero when they are the same. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** By the last day that each period covers, so that what is known by month only comes after the days of that month. */
export function compareLastDay(a: Period, b: Period): number {
  return compareText(lastDay(a), lastDay(b))
}
