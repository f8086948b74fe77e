// What an issue found in; the mail that brings it out, as HTML and as plain text, with its subject. Its words stand in
// email.hbs; the picture and the message itself are left to others.
import Handlebars from 'handlebars'
import { TemplateMistake, guarded } from './guarded.ts'
import { Contents } from './contents.ts'
import { helpersOf } from './helpers.ts'
import { letter } from './letter.ts'
import { mailChart } from './mail-chart.ts'
import { MailMarks } from './mail-marks.ts'
import { Numbering } from './numbering.ts'
import type { Content } from './page.ts'
import { plainText } from './plain-text.ts'
import { renderTemplate } from './render-template.ts'

export interface MailOptions {
  /** Whether the message carries the issue. One that does not leads to it, so that it needs `web`. */
  attached: boolean
  /** Where the issue is published; null for nowhere. */
  web: { page: string; print: string } | null
  /** The Content-ID of the picture, without brackets. */
  pictureId: string
  /** An address of mail, or one on the web. */
  unsubscribe: string
  /** Style elements. Some mail clients drop one whole for a rule that they do not know. */
  styles: readonly string[]
}

export interface Mail {
  /** One line of plain text. */
  subject: string
  html: string
  text: string
  /** The name of the chart that it shows; null where none could be drawn. */
  chart: string | null
}

/** What stands in a page and not in a mail, which has no numbered figures and no places to lead to. */
const OF_PAGES = ['see', 'heading', 'caption', 'sparkline', 'valueRows']

/** Throws a BriefingError for a mistake in the template, and for an issue without the section that a mail tells of. */
export function renderMail(content: Content, { unsubscribe, pictureId, ...options }: MailOptions): Mail {
  const { language, series, issue } = content
  const marks = new MailMarks(language, content.sources)
  const chart = mailChart(content, pictureId)
  const unused = { numbering: new Numbering(language), contents: new Contents(), shown: new Set<string>() }
  const helpers = {
    ...helpersOf(content, { marks, ...unused, values: [], printValues: () => '' }),
    ...Object.fromEntries(OF_PAGES.map((name) => [name, () => refuse(name)])),
    chart: chart.helper,
  }
  const findings = (section: string) => content.sections.find(({ name }) => name === section)?.findings
  const context = {
    ...findings('summary'),
    trend: findings('trend') ?? null,
    shorts: Object.fromEntries(
      [...series.values()].map(({ id, short }) => [id, { kind: 'series', id, text: short }]),
    ),
    issue,
    unsubscribe: { address: unsubscribe, byMail: !/^https?:/.test(unsubscribe) },
    ...options,
  }
  const rendered = renderTemplate(content.templates, 'email.hbs', guarded(context), helpers)
  const [, title = ''] = /<title>(.*?)<\/title>/s.exec(rendered) ?? []
  const subject = plainText(title).replace(/\s+/g, ' ')
  // Marks belong in no title: a mail client would print them.
  const html = rendered.replace(title, () => Handlebars.escapeExpression(subject))
  return { subject, html, text: letter(html), chart: chart.name() }
}

function refuse(helper: string): never {
  throw new TemplateMistake(`{{${helper}}} has no place in a mail`)
}
