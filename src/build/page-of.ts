// What an issue found and its drawings in; the page of it out, whatever the medium. What every template may name stands here.
import { comingReleases } from '../analysis/calendar.ts'
import type { Final } from '../archive/manifest.ts'
import type { Month } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Page } from '../html/page.ts'
import { languages } from '../languages/language.ts'
import type { findingsOf } from './findings.ts'
import type { Correction } from './correction.ts'
import { recordNames } from './record-names.ts'

type Found = Pick<ReturnType<typeof findingsOf>, 'results' | 'figures' | 'since'> & {
  /** What the edition corrects, if it is a correction. */
  correction?: Correction | null
}
/** The language's templates, the whole style sheet, and the drawings. */
type Made = Pick<Page, 'templates' | 'css' | 'charts'>

export function pageOf(
  vintage: Vintage,
  month: Month,
  found: Found,
  final: Final | null,
  made: Made,
): Omit<Page, 'medium'> {
  const { dataset } = vintage
  const { logo } = dataset
  const { title, publisher, contact, legal, language, calendar, thresholds } = dataset.briefing
  const { correction } = found
  const [next = null] = comingReleases(calendar, vintage.asOf)
  const monthText = languages[language].period(month)
  return {
    ...made,
    language: languages[language],
    sources: dataset.sources,
    series: dataset.series,
    recordNames: recordNames(dataset),
    issue: {
      ...{ title, publisher, contact, month, monthText, asOf: vintage.asOf, next, since: found.since },
      draft: final === null,
      correction: correction?.notice ?? null,
      logo: logo ? `data:${logo.mimeType};base64,${logo.base64}` : null,
      legal: legal === undefined ? null : { kind: 'briefing', id: 'legal', text: legal },
    },
    sections: found.results.filter(({ omitted }) => omitted !== true),
    figures: found.figures,
    ...(correction && { correction: { name: correction.notice.name, before: correction.before } }),
    littleChangedPercent: thresholds.littleChanged.value,
  }
}
