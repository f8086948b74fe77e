// Findings, charts and templates in, one self-contained HTML page out. Only this file and its folder know Handlebars.
import { join } from 'node:path'
import { BriefingError } from './errors.ts'
import type { FigureValues } from './html/chart-helpers.ts'
import { contentPolicy } from './html/content-policy.ts'
import { Contents } from './html/contents.ts'
import { guarded } from './html/guarded.ts'
import { helpersOf } from './html/helpers.ts'
import { ledgerEntries, ledgerRows } from './html/ledger.ts'
import { Marks } from './html/marks.ts'
import { Numbering } from './html/numbering.ts'
import type { Page } from './html/page.ts'
import { renderTemplate } from './html/render-template.ts'
import { scrollRegions } from './html/scroll-regions.ts'

/**
 * Renders the page. A template that names something its findings do not have, or that does not parse, throws a
 * BriefingError with the file and line: an analyst edits these.
 */
export function renderHtml(page: Page): { html: string; cited: string[] } {
  const marks = new Marks(page.language, page.sources, correctedFigures(page))
  const shown = new Set<string>()
  const values: FigureValues[] = []
  const numbering = new Numbering(page.language)
  const contents = new Contents()
  const screen = page.medium === 'screen'
  const printValues = (own: FigureValues) => (screen ? render('chart-values.hbs', guarded(own)) : '')
  const helpers = helpersOf(page, { marks, numbering, contents, shown, values, printValues })
  const render = (name: string, context: object): string =>
    renderTemplate(page.templates, name, context, helpers)
  marks.figuresLead = screen ? 'ledger' : 'annex'
  const { correction } = page
  const notice = correction ? render('correction.hbs', guarded({ issue: page.issue })) : ''
  const section = ({ name, findings }: Page['sections'][number]) => {
    marks.figuresLead = screen ? 'ledger' : name === 'summary' ? 'annex' : null
    return render(`sections/${name}.hbs`, guarded({ ...findings, issue: page.issue }))
  }
  const [opening = '', ...others] = [
    ...page.sections.map(section),
    render('glossary.hbs', {}),
    ...(correction ? [render('corrected.hbs', guarded({ issue: page.issue }))] : []),
    ...(screen ? [ledger(page, marks, render)] : [annex(page, marks, render), annexOfValues(values, render)]),
    // Last, when everything is cited.
    render('references.hbs', {}),
  ]
  const unused = page.charts.map(({ chart }) => chart.name).filter((name) => !shown.has(name))
  if (unused.length > 0) {
    const hint = 'give each a {{#chart}} block (or {{sparkline}}) in the template of its section'
    throw BriefingError.at(join(page.templates, 'sections'), `no template shows ${unused.join(', ')}`, hint)
  }
  const { entries } = contents
  const { figures } = numbering
  const imprint = render('imprint.hbs', guarded({ issue: page.issue }))
  const listed = render(
    'contents.hbs',
    guarded({ entries, figures, imprint, paper: !screen, issue: page.issue }),
  )
  const sections = [notice + opening, listed, ...others].map((html) =>
    numbering.fill(screen ? scrollRegions(html) : html),
  )
  const [first = ''] = page.sections.map(({ name }) => name)
  const title = String(page.issue.title)
  const standing = correction
    ? [page.language.correctedEdition(correction.name)]
    : page.issue.draft
      ? [page.language.draft]
      : []
  const running = [...standing, title].join(' · ')
  const heads = screen ? '' : contents.runningHeads(running, first)
  const css = `${page.css[page.medium]}\n${heads}`
  const policy = contentPolicy(css)
  const frame = { css, policy, sections, screen, entries, imprint }
  return { html: render('briefing.hbs', { ...page.issue, ...frame }), cited: marks.citations.cited() }
}

/** A screen speaks the sign as a word. A PDF holds no text that is not seen, and its reading aid explains the sign. */
function correctedFigures({ correction, language, medium }: Page) {
  if (correction === undefined) return undefined
  const { sign, spoken } = language.corrected
  const both = `<span aria-hidden="true">${sign}</span><span class="unseen"> ${spoken}</span>`
  return { figures: correction.before, sign: medium === 'screen' ? both : sign }
}

type Render = (name: string, context: object) => string

/** The derivation of every figure of the summary, for paper. */
function annex(page: Page, marks: Marks, render: Render): string {
  marks.figuresLead = null
  return render('annex.hbs', guarded({ entries: ledgerEntries(marks.printed, page, 'annex') }))
}

/** What the figures draw, for paper; a screen has each table under its figure. */
function annexOfValues(values: FigureValues[], render: Render): string {
  return values.length === 0 ? '' : render('values.hbs', guarded({ values }))
}

/** Every figure of the page and every row that they rest on, for screens. */
function ledger(page: Page, marks: Marks, render: Render): string {
  marks.figuresLead = null
  const entries = ledgerEntries(marks.printed, page, 'ledger')
  return render('ledger.hbs', { entries, rows: ledgerRows(entries) })
}
