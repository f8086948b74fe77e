// A vintage and a month in; what the page says of the issue itself out, for every template to name.
import { comingReleases } from '../analysis/calendar.ts'
import type { Month } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { languages } from '../languages/language.ts'

/** Title, publisher, month, day and the next release. */
export function issueFindings(vintage: Vintage, month: Month) {
  const { briefing } = vintage.dataset
  const [next] = comingReleases(briefing.calendar, vintage.asOf)
  return {
    title: briefing.title,
    publisher: briefing.publisher,
    contact: briefing.contact,
    month,
    monthText: languages[briefing.language].period(month),
    asOf: vintage.asOf,
    next: next ?? null,
  }
}
