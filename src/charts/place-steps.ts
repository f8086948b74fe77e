// Where dated steps stand over a monthly series: a number and a row for each, so that no name touches another or a line.
import { compareText } from '../dataset/order.ts'
import { addMonths, type Day, lastDay, type Month } from '../dataset/period.ts'
import type { Event } from '../dataset/schema.ts'
import { labelSize } from './label-places.ts'
import { type MonthsAcross, monthsAcross } from './month-axis.ts'
import { placeOnTime } from './place-on-time.ts'
import { SIZE, WIDTH } from './theme.ts'

/** Room beside the plot of the timeline, in CSS pixels. */
export const TIMELINE_SIDES = { left: 42, right: 8 }
/** Between a name and its line, and between two neighbours in a row. */
const BESIDE = 8
const APART = 4

export interface Step {
  number: number
  event: Event
  day: Day
}

/** The months that the axis spans, and the numbered steps on it. */
export interface Timeline {
  first: Month
  end: Day
  steps: Step[]
}

/** Steps of the 24 months to `month`, up to `end`, numbered in time order. A step whose name does not fit to its left is left out. */
export function placeSteps(events: readonly Event[], month: Month, end: Day): Timeline {
  const first = addMonths(month, -23)
  const { left, right } = TIMELINE_SIDES
  const across = monthsAcross(first, end.slice(0, 7), WIDTH.wide - left - right)
  const steps = events
    .map((event) => ({ event, day: placeOnTime(event.date) }))
    .filter(({ day }) => day >= `${first}-01` && day <= end)
    .sort((a, b) => compareText(a.day, b.day) || compareText(a.event.id, b.event.id))
    .filter(({ event, day }, index) => dayAcross(across, day) >= widthOf(nameOf(index + 1, event)))
  return { first, end, steps: steps.map((step, index) => ({ number: index + 1, ...step })) }
}

/** What stands beside the line of a step. */
export function nameOf(number: number, { label }: Event): string {
  return `${number} · ${label}`
}

/** Where a day stands across the plot. */
export function dayAcross({ left, slot }: MonthsAcross, day: Day): number {
  const days = Number(lastDay(day.slice(0, 7)).slice(8))
  return left(day.slice(0, 7)) + ((Number(day.slice(8)) - 0.5) / days) * slot
}

/** The row of each step, whose text runs to the left of its line: above every earlier one whose line the text would cross. */
export function rowsOfSteps(steps: readonly { x: number; text: string }[]): number[] {
  const rows: number[] = []
  for (const [index, { x, text }] of steps.entries()) {
    const crossed = steps
      .slice(0, index)
      .flatMap((other, earlier) => (other.x + APART > x - widthOf(text) ? [rows[earlier] ?? 0] : []))
    rows.push(crossed.length === 0 ? 0 : Math.max(...crossed) + 1)
  }
  return rows
}

function widthOf(text: string): number {
  return labelSize(text, SIZE.label).width + BESIDE
}
