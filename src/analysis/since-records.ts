// An archived edition and the vintage of this issue in; measures and events that are new since, and statuses that changed, out.
import type { ArchivedEdition } from '../dataset/edition.ts'
import { compareLastDay } from '../dataset/order.ts'
import type { Event } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { knownEvents } from './known-events.ts'
import { knownMeasures, type MeasureNow, type MeasureStatus } from './measures.ts'

export interface MeasureSince {
  now: MeasureNow
  /** Its status in the edition; undefined when that did not know it. */
  then: MeasureStatus | undefined
}

/** Measures that the edition did not know or knew in another status, the latest status first. */
export function measuresSince({ snapshot }: ArchivedEdition, vintage: Vintage): MeasureSince[] {
  return knownMeasures(vintage)
    .map((now) => ({ now, then: snapshot.measures[now.measure.id] }))
    .filter(({ now, then }) => now.status !== then)
    .reverse()
}

/** Events that the edition did not know, the latest first. */
export function eventsSince({ snapshot }: ArchivedEdition, vintage: Vintage): Event[] {
  const known = new Set(snapshot.events)
  return knownEvents(vintage)
    .filter(({ id }) => !known.has(id))
    .sort((a, b) => compareLastDay(b.date, a.date))
}
