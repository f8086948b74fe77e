// The data, the archive and today in; which month's issue is due by the calendar of briefing.yaml, how far it has come, and what comes
// next out. Whether it was delivered is told by the caller.
import { addDays, addMonths, type Day, type Month, monthNumber } from '../dataset/period.ts'
import { lastReleaseDay, newestDueMonth, type Releases } from '../analysis/calendar.ts'
import { readApprovals } from '../archive/approvals.ts'
import { revisionName } from '../archive/edition-name.ts'
import { monthsOf } from '../archive/editions.ts'
import { type Place, placeOf } from '../archive/place.ts'
import { checkedDataset } from '../dataset/check.ts'
import { newestDay, Vintage } from '../dataset/vintage.ts'
import { promised } from './freshness.ts'

export interface DueOptions {
  data: string
  dataLabel: string
  archive: Place
  today: Day
  /** What became of the delivery of an edition, in a few words; undefined where it was not begun. */
  delivered: (month: Month, revision: number) => string | undefined
}

export interface Due {
  /** The newest month all of whose releases are out by today. */
  month: Month
  /** The last day on which its issue is in time. */
  by: Day
  released: boolean
  /** Whether that day has passed and nothing of the month was released. */
  overdue: boolean
  lines: string[]
}

/** Throws a BriefingError where the data cannot be read, or nothing in them says when an issue is due. */
export function due({ data, dataLabel, archive, today, delivered }: DueOptions): Due {
  const dataset = checkedDataset(data, today, dataLabel)
  const { required, deadline } = dataset.briefing
  const releases = promised(dataset)
  const month = newestDueMonth(releases, today)
  const since = lastReleaseDay(releases, month)
  const by = addDays(since, deadline.days)
  // Where a later month was released, this one was overtaken and nobody waits for it.
  const issue =
    monthsOf(archive).findLast((one) => one >= month && readApprovals(archive, one).length > 0) ?? month
  const newest = readApprovals(archive, issue).at(-1)
  const overdue = newest === undefined && today > by
  const complete = new Vintage(dataset, newestDay(dataset)).newestCompleteMonth(required)
  const arrived = complete !== undefined && complete >= month
  return {
    month,
    by,
    released: newest !== undefined,
    overdue,
    lines: [
      `due       the issue of ${month}: its figures were promised by ${since}, the issue is to be out by ${by}`,
      `data      ${arrived ? `known for ${month}` : `not in yet: the newest complete month is ${complete ?? 'none'}`}`,
      newest === undefined
        ? `released  no${overdue ? `, and overdue since ${by}` : ''}`
        : `released  ${placeOf(archive, { month: issue, ...newest }).label} on ${newest.approvedAt.slice(0, 10)}${embargoed(newest.embargo)}`,
      ...(newest === undefined
        ? [`next      ${arrived ? '' : 'brief import FILE… --write, then '}brief release ${month}`]
        : [`delivery  ${ofRevision(newest.revision)}${delivered(issue, newest.revision) ?? 'not begun'}`]),
      coming(releases, month),
    ],
  }
}

function ofRevision(revision: number): string {
  return revision === 0 ? '' : `${revisionName(revision)}: `
}

function embargoed(embargo: string | null): string {
  return embargo === null ? '' : `, not to be sent before ${embargo}`
}

/** Where January comes with February, one issue comes of both. */
function coming(releases: Releases, month: Month): string {
  const following = addMonths(month, 1)
  const day = lastReleaseDay(releases, following)
  const next = newestDueMonth(releases, day)
  const both = next === following || monthNumber(following) !== 1 ? '' : `${following} and `
  return `then      ${both}${next}, promised by ${day}`
}
