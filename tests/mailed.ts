// The mail of an issue without its drawings and without a browser: for tests that read what it says.
import { join } from 'node:path'
import { findingsOf } from '../src/build/findings.ts'
import { pageOf } from '../src/build/page-of.ts'
import { mailStyles } from '../src/build/style-sheet.ts'
import type { ArchivedEdition } from '../src/dataset/edition.ts'
import type { Month } from '../src/dataset/period.ts'
import type { Vintage } from '../src/dataset/vintage.ts'
import type { Content } from '../src/html/page.ts'
import { type Mail, type MailOptions, renderMail } from '../src/html/render-mail.ts'
import { en } from '../src/languages/en.ts'

const home = join(import.meta.dirname, '..')

/** What the mail is made of; `issue` takes the place of what every template may name. */
export function contentOf(
  vintage: Vintage,
  month: Month,
  issue: Record<string, unknown> = {},
  previous?: ArchivedEdition,
): Content {
  const found = findingsOf(vintage, month, previous)
  const charts = found.results.flatMap((result) => result.charts)
  const made = {
    templates: join(home, 'templates', en.code),
    css: { screen: '', paper: '' },
    charts: charts.map((chart) => ({ chart, svg: '<svg width="642" height="216"></svg>' })),
  }
  const page = pageOf(vintage, month, found, { revision: 0, correction: null }, made)
  return { ...page, issue: { ...page.issue, ...issue } }
}

const web = {
  page: 'https://briefing.example.org/reports/2030-12/2031-01-31/briefing.html',
  print: 'https://briefing.example.org/reports/2030-12/2031-01-31/briefing.pdf',
}

/** Without `options`, one that carries the issue, which stands on the web as well. */
export function mailed(content: Content, options: Partial<MailOptions> = {}): Mail {
  const styles = mailStyles(join(home, 'templates'))
  const usual = { attached: true, web, pictureId: 'chart@example.org', unsubscribe: 'leave@example.org' }
  return renderMail(content, { ...usual, styles, ...options })
}
