// What a template may call: each helper takes findings and gives escaped HTML, a word of the language or an answer to a
// question. Nothing that is missing is printed as nothing: it throws a TemplateMistake.
import Handlebars from 'handlebars'
import { type Figure, figureSources } from '../analysis/figure.ts'
import type { RichText } from '../analysis/prose.ts'
import type { Named } from '../sections/section.ts'
import { chartHelpers, type Figures } from './chart-helpers.ts'
import { claimHelpers } from './claim-helpers.ts'
import { confidenceHelpers } from './confidence-helpers.ts'
import type { Contents } from './contents.ts'
import { figureName } from './figure-name.ts'
import { figureIn, needed, oneOf, refuse } from './helper-arguments.ts'
import type { Content } from './page.ts'

/** What the helpers of one page share. */
interface Shared extends Figures {
  contents: Contents
}

export function helpersOf(page: Content, shared: Shared): Handlebars.HelperDeclareSpec {
  const { marks, numbering, contents } = shared
  const { language } = page
  const { sourceKinds, rules, statuses, stages, instruments, capacityBases } = language
  const { confidence, levels, factors, reasons, judgements, effects, verdictLabels } = language
  const { flipReasons, arrivals, settlements } = language
  const terms: Record<string, Record<string, string>> = {
    sourceKinds,
    rules,
    statuses,
    stages,
    instruments,
    capacityBases,
    claimVerdicts: language.claimVerdicts,
    confidence,
    levels,
    factors,
    reasons,
    judgements,
    effects,
    verdictLabels,
    flipReasons,
    arrivals,
    settlements,
  }
  const safe = (html: string) => new Handlebars.SafeString(html)
  return {
    ...claimHelpers(page, marks),
    ...chartHelpers(page, shared),
    figure: (figure: Figure) => safe(marks.figure(figureIn(figure, 'figure'))),
    number: (figure: Figure) => safe(marks.number(figureIn(figure, 'number'))),
    signed: (figure: Figure) =>
      safe(marks.number(figureIn(figure, 'signed'), language.signed(figure.value, figure.unit, figure.step))),
    size: (figure: Figure) =>
      safe(
        marks.number(
          figureIn(figure, 'size'),
          language.quantity(Math.abs(figure.value), figure.unit, figure.step),
        ),
      ),
    count: (figure: Figure) => safe(marks.number(figureIn(figure, 'count'), language.cardinal(figure.value))),
    against: (against: string) => oneOf(language.against, against, 'against'),
    time: (period: string) => safe(marks.time(needed(period, 'time'))),
    shortTime: (period: string) => safe(marks.time(needed(period, 'shortTime'), true)),
    named: (named: Named) => safe(marks.named(needed(named, 'named'))),
    rich: (parts: RichText, kind: string, id: string) => safe(marks.rich(needed(parts, 'rich'), kind, id)),
    cite: (sources: string[]) => safe(marks.cite(needed(sources, 'cite'))),
    citeOne: (source: string) => safe(marks.cite([needed(source, 'citeOne')])),
    citeFigure: (figure: Figure) => safe(marks.cite(figureSources(figureIn(figure, 'citeFigure')))),
    /** `Exports, Dec 2025`: what a figure is called where it stands in no sentence. */
    called: (figure: Figure) =>
      safe(marks.named({ kind: 'entry', id: figureIn(figure, 'called').id, text: figureName(figure, page) })),
    ...confidenceHelpers(language, marks),
    term: (group: string, key: string) => oneOf(oneOf(terms, group, 'term'), key, 'term'),
    /** The same at the head of rows. */
    head: (group: string, key: string) => language.capital(oneOf(oneOf(terms, group, 'head'), key, 'head')),
    money: (amount: { value: number; currency: string } | null, kind: string, id: string) => {
      const { value, currency } = needed(amount, 'money')
      return safe(marks.named({ kind, id, text: language.money(value, currency) }))
    },
    /** Whom to ask: an address of mail as a link, anything else as it is. */
    contactLink: (contact: string) => {
      const text = Handlebars.escapeExpression(needed(contact, 'contactLink'))
      return safe(/^[^\s@<>"]+@[^\s@<>"]+$/.test(contact) ? `<a href="mailto:${text}">${text}</a>` : text)
    },
    list: (items: readonly Named[]) =>
      Array.isArray(items)
        ? safe(language.list(items.map((item: Named) => marks.named(item))))
        : refuse('list', 'a list of names'),
    /** A name in quotation marks, or a list of such names, none of which can run into the next. */
    quoted: (names: Named | readonly Named[]) =>
      safe(
        language.list(
          [needed(names, 'quoted')].flat().map((name: Named) => language.quoted(marks.named(name))),
        ),
      ),
    eq: (a: unknown, b: unknown) => a === b,
    or: (...values: unknown[]) => values.slice(0, -1).some(Boolean),
    not: (value: unknown) => !value,
    /** The sources that the page has cited so far; so this block stands at its very end. */
    cited(this: unknown, options: Handlebars.HelperOptions) {
      const entries = marks.citations.cited().map((id, index) => {
        const { publisher, title, url, complete, published, known, kind, files = [] } = marks.source(id)
        return {
          number: index + 1,
          id,
          publisher,
          title,
          address: url ?? null,
          partial: !complete,
          day: published ?? known,
          kind,
          files: files.map(({ name, sha256 }) => ({
            name: { kind: 'source', id, text: name },
            sum: { kind: 'source', id, text: sha256.slice(0, 16) },
          })),
        }
      })
      return safe(entries.map((entry) => options.fn(entry)).join(''))
    },
    /** The heading of a section, which the table of contents leads to. */
    heading(this: unknown, anchor: string, options: Handlebars.HelperOptions) {
      return safe(contents.heading(anchor, options.fn(this)))
    },
    /** The caption of a table, numbered. */
    caption(this: unknown, name: string, options: Handlebars.HelperOptions) {
      const number =
        numbering.add('table', name, `table-${name}`) ?? refuse('caption', `a new name, not "${name}" again`)
      return safe(
        `<caption id="table-${name}"><span class="number">${number}</span> ${options.fn(this)}</caption>`,
      )
    },
    /** ` (Figure 3 and Table 2)`: of the figures and tables named, those that are on the page, as links. */
    see: (...names: unknown[]) => safe(numbering.see(names.slice(0, -1).map(String))),
  }
}
