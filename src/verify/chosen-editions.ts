// A month, and perhaps a day, in; the editions to verify out.
import type { EditionName } from '../archive/edition-name.ts'
import { editionsOf, monthsOf } from '../archive/editions.ts'
import type { Place } from '../archive/place.ts'
import type { Day, Month } from '../dataset/period.ts'
import { BriefingError } from '../errors.ts'

/** The editions of the month, or those as of the day, in order. Throws a BriefingError when there is none. */
export function chosenEditions(archive: Place, month: Month, asOf: Day | undefined): EditionName[] {
  const all = editionsOf(archive, month)
  const chosen = all.filter((one) => asOf === undefined || one.asOf === asOf)
  if (chosen.length > 0) return chosen
  const label = `${archive.label}/${month}`
  if (all.length > 0) {
    const days = [...new Set(all.map((one) => one.asOf))].join(', ')
    const message = `found no edition as of ${asOf}, only as of ${days}`
    throw BriefingError.at(label, message, 'name one of these days, or none to verify all')
  }
  const months = monthsOf(archive)
  const message = `found no edition of ${month}${months.length > 0 ? `, only of ${months.join(', ')}` : ''}`
  throw BriefingError.at(label, message, 'name a month that was built, or build it first')
}
