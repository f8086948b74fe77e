// A data set and a day in; for each month and key series what was said on the release day, and what is known now, out.
import { releaseDay } from '../analysis/calendar.ts'
import type { Day, Month } from '../dataset/period.ts'
import type { Dataset } from '../dataset/read.ts'
import { Vintage } from '../dataset/vintage.ts'
import { type Said, saidOf } from './said.ts'

export interface Comparison {
  month: Month
  series: string
  /** The day by which all releases of the month are out. */
  released: Day
  /** Null where the value was not known. */
  then: Said | null
  now: Said | null
  /**
   * By how much the value differs now, in per cent of that of then; zero while the print of then still agrees with the value
   * taken now. Null unless both are known, or where the value of then was zero.
   */
  revision: number | null
}

/** The months of which anything is known of a key series by the day, and whose releases are all out; in time order. */
export function releasedMonths(now: Vintage): Month[] {
  const { required } = now.dataset.briefing
  const known = required.flatMap((series) => now.all(series, 'month').map(({ period }) => period))
  return [...new Set(known)].filter((month) => releasedBy(now.dataset, month) <= now.asOf).sort()
}

/** What was said of a month on its release day beside what is known now; series of which neither is known are left out. */
export function compareMonth(now: Vintage, month: Month): Comparison[] {
  const released = releasedBy(now.dataset, month)
  const then = new Map(
    saidOf(new Vintage(now.dataset, released), month).map(({ series, said }) => [series, said]),
  )
  return saidOf(now, month).flatMap(({ series, said }): Comparison[] => {
    const before = then.get(series) ?? null
    if (said === null && before === null) return []
    const agrees = now.at(series, month)?.refs.some(({ value }) => value === before?.value) ?? false
    const revision =
      said === null || before === null || before.value === 0
        ? null
        : agrees
          ? 0
          : (said.value / before.value - 1) * 100
    return [{ month, series, released, then: before, now: said, revision }]
  })
}

function releasedBy({ briefing: { calendar } }: Dataset, month: Month): Day {
  return (
    calendar
      .map((release) => releaseDay(release, month))
      .sort()
      .at(-1) ?? ''
  )
}
