// Where dated steps stand over a monthly series: a number and a row for each, so that no name touches another or a line.
import { compareText } from '../dataset/order.ts'
import { addMonths, type Day, type Month } from '../dataset/period.ts'
import type { Event } from '../dataset/schema.ts'
import { labelSize } from './label-places.ts'
import { LEAST_SCALE } from './plot.ts'
import { WIDTH, type Width } from './theme.ts'
import { dayOf, type MonthsAcross, monthsAcross } from './time-axis.ts'

/** Room beside the plot, in CSS pixels: at its left for a scale, at its right for the value of the latest month. */
export const TIMELINE_SIDES = { left: LEAST_SCALE, right: 58 }
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
  const across = timelineAcross({ first, end }, WIDTH.wide)
  const steps = events
    .map((event) => ({ event, day: dayOf(event.date) }))
    .filter(({ day }) => day >= `${first}-01` && day <= end)
    .sort((a, b) => compareText(a.day, b.day) || compareText(a.event.id, b.event.id))
    .filter(
      ({ event, day }, index) => across.at(day) - TIMELINE_SIDES.left >= widthOf(nameOf(index + 1, event)),
    )
  return { first, end, steps: steps.map((step, index) => ({ number: index + 1, ...step })) }
}

/** The months of a timeline in a drawing so wide. */
export function timelineAcross({ first, end }: Omit<Timeline, 'steps'>, width: Width): MonthsAcross {
  const { left, right } = TIMELINE_SIDES
  return monthsAcross(first, end.slice(0, 7), { left, right: width - right })
}

/** What stands beside the line of a step. */
export function nameOf(number: number, { label }: Event): string {
  return `${number} · ${label}`
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
  return labelSize(text).width + BESIDE
}
