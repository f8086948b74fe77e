// Where dated steps stand over a monthly series: a number and a row for each, so that no name touches another or a line.
import { compareText } from '../dataset/order.ts'
import { addMonths, type Day, lastDay, type Month } from '../dataset/period.ts'
import type { Event } from '../dataset/schema.ts'
import { placeOnTime } from './place-on-time.ts'
import { WIDTH } from './theme.ts'

/** The part of the width that the bars have; the rest is the axis. */
const PLOT = WIDTH.wide - 46
/** Widest mean advance of a letter in a name at its size: the bundled sans stays below it in every name of the data. */
const LETTER = 6

interface Marker {
  number: number
  event: Event
  day: Day
  row: number
}

/** Where the steps stand: the days that the axis spans, and the numbered steps with their rows. */
export interface Timeline {
  first: Month
  end: Day
  markers: Marker[]
}

/**
 * Places steps over the 24 months to `month`, up to `end`. Names run to the left of their line, so a step goes one row
 * above every earlier step whose line its name would cross. A step whose name does not fit to its left is left out.
 */
export function placeSteps(steps: readonly Event[], month: Month, end: Day): Timeline {
  const first = addMonths(month, -23)
  const from = time(`${first}-01`)
  const left = (day: Day) => ((time(day) - from) / (time(end) - from)) * PLOT
  const width = ({ label }: Event) => (label.length + 4) * LETTER + 10
  const markers: Marker[] = []
  const ordered = steps
    .map((event) => ({ event, day: placeOnTime(event.date) }))
    .filter(({ event, day }) => day >= `${first}-01` && day <= end && left(day) >= width(event))
    .sort((a, b) => compareText(a.day, b.day) || compareText(a.event.id, b.event.id))
  for (const { event, day } of ordered) {
    const crossed = markers.filter((other) => left(other.day) + 6 > left(day) - width(event))
    const row = crossed.length === 0 ? 0 : Math.max(...crossed.map((other) => other.row)) + 1
    markers.push({ number: markers.length + 1, event, day, row })
  }
  return { first, end, markers }
}

function time(day: Day): number {
  return Date.parse(`${lastDay(day)}T00:00:00Z`)
}
