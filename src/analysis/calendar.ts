// When customs publishes what: which figures of a month are out by a day, which month's issue is due, and what comes next.
import { compareText } from '../dataset/order.ts'
import { addMonths, type Day, type Month, monthNumber, yearOf } from '../dataset/period.ts'
import type { Dataset } from '../dataset/read.ts'
import type { Briefing } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'

export type Release = Briefing['calendar'][number]
export type Releases = readonly [Release, ...Release[]]

/** The day by which a release of a month is out. January comes with February, in March. */
export function releaseDay(release: Release, month: Month): Day {
  const january = monthNumber(month) === 1 && release.pairsJanuary
  return `${addMonths(month, january ? 2 : 1)}-${String(release.day).padStart(2, '0')}`
}

/** The releases that a required series waits for: once the last of them is out, the issue of a month is due. */
export function awaitedReleases({ briefing, series }: Pick<Dataset, 'briefing' | 'series'>): Release[] {
  return briefing.calendar.filter(({ id }) =>
    briefing.required.some((one) => series.get(one)?.release === id),
  )
}

/** The newest month of which all releases, of which there is at least one, are out by the day. */
export function newestDueMonth(releases: Releases, day: Day): Month {
  let month = day.slice(0, 7)
  while (lastReleaseDay(releases, month) > day) month = addMonths(month, -1)
  return month
}

/** The day by which the last of the releases of a month is out. */
export function lastReleaseDay([first, ...others]: Releases, month: Month): Day {
  return others.reduce(
    (last, one) => {
      const day = releaseDay(one, month)
      return day > last ? day : last
    },
    releaseDay(first, month),
  )
}

export interface ComingRelease {
  id: string
  name: string
  day: Day
  /** The months it covers: one, or January and February. */
  months: Month[]
}

/** The next release of each kind after a day, in the order of their days. */
export function comingReleases(calendar: readonly Release[], after: Day): ComingRelease[] {
  const coming = calendar.map((release): ComingRelease => {
    let month = addMonths(after.slice(0, 7), -2)
    while (releaseDay(release, month) <= after) month = addMonths(month, 1)
    return releaseOf(release, month)
  })
  return coming.sort((a, b) => compareText(a.day, b.day))
}

function releaseOf(release: Release, month: Month): ComingRelease {
  const paired = monthNumber(month) <= 2 && release.pairsJanuary
  const year = yearOf(month)
  const months = paired ? [`${year}-01`, `${year}-02`] : [month]
  return { id: release.id, name: release.name, day: releaseDay(release, month), months }
}

/**
 * The releases of a month that were due by the day of the vintage and of which no series is known; those that no required
 * series waits for are left out. January and February may be known as a pair.
 */
export function overdueReleases(vintage: Vintage, month: Month): ComingRelease[] {
  const { series } = vintage.dataset
  const out = ({ id, months }: ComingRelease) =>
    [...series.values()].some(
      (one) =>
        one.release === id &&
        [month, months.join('/')].some((period) => vintage.at(one.id, period) !== undefined),
    )
  return awaitedReleases(vintage.dataset)
    .map((release) => releaseOf(release, month))
    .filter((release) => release.day <= vintage.asOf && !out(release))
    .sort((a, b) => compareText(a.day, b.day))
}

/** A series that has no value for the month of the issue, and why as far as the calendar tells. */
export interface Gap {
  series: string
  /** `not-out`: its release lies after the day of the issue. `not-found`: it should be out, but no source in the data has it. */
  reason: 'not-out' | 'not-found'
  /** The day by which its release is or was due. */
  due?: Day
}

/** Those of the series that are missing in the month. */
export function gaps(vintage: Vintage, series: readonly string[], month: Month): Gap[] {
  return series
    .filter((id) => vintage.at(id, month) === undefined)
    .map((id): Gap => {
      const release = vintage.dataset.briefing.calendar.find((one) => one.id === vintage.series(id).release)
      if (release === undefined) return { series: id, reason: 'not-found' }
      const due = releaseDay(release, month)
      return { series: id, reason: due > vintage.asOf ? 'not-out' : 'not-found', due }
    })
}
