// A data set and what the operator asked for in; the month and the vintage to build out.
import { asOfDay } from '../dataset/as-of.ts'
import type { Day, Month } from '../dataset/period.ts'
import type { Dataset } from '../dataset/read.ts'
import { Vintage } from '../dataset/vintage.ts'
import { BriefingError } from '../errors.ts'

export interface Wanted {
  /** Without one, the newest month for which every required series is known. */
  month: Month | undefined
  /** Without one, the newest day on which anything in the data became public. */
  asOf: Day | undefined
  today: Day
}

/** The month and the vintage to build; refused when nothing of the month was known by the day. */
export function chooseIssue(dataset: Dataset, wanted: Wanted): { vintage: Vintage; month: Month } {
  const asOf = asOfDay(dataset, wanted.asOf, wanted.today)
  const vintage = new Vintage(dataset, asOf)
  const { required } = dataset.briefing
  const complete = vintage.newestCompleteMonth(required)
  const month = wanted.month ?? complete
  if (month === undefined) {
    const message = `by ${asOf} there is no month for which all of ${required.join(', ')} are known`
    throw BriefingError.at(
      dataset.folder,
      message,
      'name a month with --month to build from the part that is known',
    )
  }
  if (required.every((series) => vintage.at(series, month) === undefined)) {
    const message = `found ${month}, of which none of ${required.join(', ')} was known by ${asOf}`
    const hint =
      complete === undefined ? 'name an earlier month' : `name a month up to ${complete}, or a later --as-of`
    throw BriefingError.at('--month', message, hint)
  }
  return { vintage, month }
}
