// A dated history of statuses and a day in, the status that held by then out: nothing that became known later.
import { compareLastDay } from '../dataset/order.ts'
import { lastDay, type Period } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'

export interface Step<Status extends string> {
  date: Period
  status: Status
  sources: readonly string[]
}

export interface StatusNow<Status extends string> {
  status: Status
  /** The date of the step as the record gives it: a day, a month or a year. */
  since: Period
  /** Those of the step's sources that were public by the day of the vintage. */
  sources: string[]
}

/**
 * The last step that had been taken, and that a source had reported, by the day of the vintage; undefined before the first.
 * A step known by month or year only counts from the last day of it.
 */
export function statusAt<Status extends string>(
  history: readonly Step<Status>[],
  vintage: Vintage,
): StatusNow<Status> | undefined {
  const last = knownSteps(history, vintage).at(-1)
  return last && { status: last.status, since: last.date, sources: vintage.known(last.sources) }
}

/** The date of the first known step with one of the statuses: "in force since"; undefined when there was none by the day. */
export function firstWith<Status extends string>(
  history: readonly Step<Status>[],
  vintage: Vintage,
  statuses: readonly Status[],
): Period | undefined {
  return knownSteps(history, vintage).find(({ status }) => statuses.includes(status))?.date
}

/** The steps that had been taken, and reported, by the day of the vintage, in the order of their days. */
function knownSteps<Status extends string>(
  history: readonly Step<Status>[],
  vintage: Vintage,
): Step<Status>[] {
  return history
    .filter(({ date, sources }) => lastDay(date) <= vintage.asOf && vintage.knows(sources))
    .sort((a, b) => compareLastDay(a.date, b.date))
}
