// A vintage, a month and today in; whether the issue of the month would be news, as the calendar of briefing.yaml promises, out.
import { awaitedReleases, lastReleaseDay, newestDueMonth, type Releases } from '../analysis/calendar.ts'
import type { Day, Month } from '../dataset/period.ts'
import type { Dataset } from '../dataset/read.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { BriefingError } from '../errors.ts'
import { type Check, failing, holding } from './check.ts'

/** Stale is what is older than the newest month that was due by today, whatever the data hold. */
export function freshness(vintage: Vintage, month: Month, today: Day): Check {
  const { dataset } = vintage
  const releases = promised(dataset)
  const due = newestDueMonth(releases, today)
  if (month >= due) return holding('data', `up to date: by ${today} the newest month due is ${due}`)
  const complete = vintage.newestCompleteMonth(dataset.briefing.required)
  const arrived = complete !== undefined && complete >= due
  const problem = {
    where: `release ${month}`,
    message: `by ${lastReleaseDay(releases, due)} the figures of ${due} were due; as of ${vintage.asOf} the newest complete month in the data is ${complete ?? 'none'}`,
    hint: arrived
      ? `release ${complete}: an issue of ${month} would be old news on its day`
      : 'import them, or the issue would be old news on its day',
  }
  return failing('data', `stale: by ${today} the newest month due is ${due}`, [problem])
}

/** The releases that say when an issue is due. Throws a BriefingError where nothing is promised, so that nobody could tell. */
export function promised(dataset: Dataset): Releases {
  const [first, ...others] = awaitedReleases(dataset)
  if (first !== undefined) return [first, ...others]
  throw BriefingError.at(
    `${dataset.folder}/series.yaml`,
    'no required series waits for a release of the calendar, so nobody can tell when an issue is due',
    'name the release of the required series, as briefing.yaml calls it',
  )
}
