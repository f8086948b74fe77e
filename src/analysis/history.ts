// Dated steps of a record and a day in; out comes what was told by then: the status, and the newest of each detail.
import { compareLastDay } from '../dataset/order.ts'
import { lastDay, type Period } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'

export interface Step<Status extends string = string> {
  date: Period
  status: Status
  sources: readonly string[]
}

export interface StatusNow<Status extends string> {
  status: Status
  /** The date from which it has held, as the record gives it: a day, a month or a year. */
  since: Period
  /** Those who told so and were public by the day of the vintage. */
  sources: string[]
}

/**
 * The steps that had been taken, and that a source had reported, by the day of the vintage, in the order of their days; of
 * each only the sources that were public. A step known by month or year only counts from the last day of it.
 */
export function knownSteps<S extends Step>(history: readonly S[], vintage: Vintage): S[] {
  return history
    .filter(({ date, sources }) => lastDay(date) <= vintage.asOf && vintage.knows(sources))
    .map((step) => ({ ...step, sources: vintage.known(step.sources) }))
    .sort((a, b) => compareLastDay(a.date, b.date))
}

/** The status of the last step, held since the first of the steps before it that say the same; undefined without a step. */
export function statusAt<Status extends string>(
  steps: readonly Step<Status>[],
): StatusNow<Status> | undefined {
  const last = steps.at(-1)
  if (last === undefined) return undefined
  const held = steps.slice(steps.findLastIndex(({ status }) => status !== last.status) + 1)
  return { status: last.status, since: held[0]?.date ?? last.date, sources: toldBy(held) }
}

/** What the newest step that gives a detail says of it, with those who say so; undefined when none does. */
export function newestDetail<S extends Step, Detail>(
  steps: readonly S[],
  detail: (step: S) => Detail | undefined,
): { detail: Detail; sources: string[] } | undefined {
  for (const step of steps.toReversed()) {
    const found = detail(step)
    if (found !== undefined) return { detail: found, sources: [...step.sources] }
  }
  return undefined
}

/** The date of the first step with one of the statuses: "in force since"; undefined when there is none. */
export function firstWith<Status extends string>(
  steps: readonly Step<Status>[],
  statuses: readonly Status[],
): Period | undefined {
  return steps.find(({ status }) => statuses.includes(status))?.date
}

/** The sources of all of them, each once. */
export function toldBy(all: readonly ({ sources: readonly string[] } | undefined)[]): string[] {
  return [...new Set(all.flatMap((one) => one?.sources ?? []))]
}
