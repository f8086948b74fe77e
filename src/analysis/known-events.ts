// The dated steps that were known by the day of a vintage: those that had happened, and those announced ahead.
import { lastDay } from '../dataset/period.ts'
import type { Event } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'

/** In the order of the file. A step known by month or year only has happened from the last day of it. */
export function knownEvents(vintage: Vintage): Event[] {
  return vintage.dataset.events.filter(
    ({ date, scheduled, sources }) => (scheduled || lastDay(date) <= vintage.asOf) && vintage.knows(sources),
  )
}
