// The released editions in, newest first; one self-contained page that lists them out: reports/index.html. It prints no figure of its own.
import Handlebars from 'handlebars'
import type { Logo } from '../dataset/logo.ts'
import { type Day, type Month, type Period, periodKind } from '../dataset/period.ts'
import { address, type Briefing } from '../dataset/schema.ts'
import type { Language } from '../languages/language.ts'
import { contentPolicy } from './content-policy.ts'
import { guarded, TemplateMistake } from './guarded.ts'
import { renderTemplate } from './render-template.ts'

export interface ListedEdition {
  month: Month
  asOf: Day
  /** `R1` */
  name: string
  /** Its folder, as the page leads to it. */
  folder: string
  /** Null where its mail says nothing. */
  subject: string | null
  /** Moments in UTC; the embargo is null where there is none. */
  releasedAt: string
  embargo: string | null
  /** Why there is another edition; null for the first of a month. */
  reason: string | null
  superseded: boolean
}

export interface ArchivePage {
  language: Language
  /** The folder of the language's templates. */
  templates: string
  /** The whole style sheet with the fonts in it. */
  css: string
  briefing: Pick<Briefing, 'title' | 'publisher' | 'contact'>
  logo: Logo | undefined
  editions: readonly ListedEdition[]
}

/** Throws a BriefingError for a template that cannot be rendered. */
export function renderArchive({ language, templates, css, briefing, logo, editions }: ArchivePage): string {
  const { title, publisher, contact } = briefing
  const months = [...new Set(editions.map(({ month }) => month))].map((month) => {
    const ofMonth = editions.filter((one) => one.month === month)
    return {
      month,
      monthText: language.period(month),
      current: ofMonth.filter(({ superseded }) => !superseded),
      superseded: ofMonth.filter(({ superseded }) => superseded),
      by: ofMonth.find(({ superseded }) => !superseded)?.name ?? null,
    }
  })
  const page = {
    ...{ title, publisher, contact, months },
    mailto: address.safeParse(contact).success ? contact : null,
    logo: logo ? `data:${logo.mimeType};base64,${logo.base64}` : null,
  }
  const frame = { css, policy: contentPolicy(css) }
  return renderTemplate(templates, 'archive.hbs', guarded({ ...page, ...frame }), helpers(language))
}

function helpers(language: Language): Handlebars.HelperDeclareSpec {
  const element = (datetime: string, text: string) =>
    new Handlebars.SafeString(
      `<time datetime="${Handlebars.escapeExpression(datetime)}">${Handlebars.escapeExpression(text)}</time>`,
    )
  return {
    time: (period: Period) => {
      if (periodKind(period) === undefined) throw new TemplateMistake('{{time}} wants a month or a day')
      return element(period, language.period(period))
    },
    /** A moment in UTC, to the minute. */
    moment: (utc: string) => {
      const [day = '', time = ''] = utc.split('T')
      if (periodKind(day) !== 'day') throw new TemplateMistake('{{moment}} wants a moment in UTC')
      return element(utc, `${language.period(day)}, ${time.slice(0, 5)}\u00a0UTC`)
    },
  }
}
