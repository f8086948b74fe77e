// Findings, charts and templates in, one self-contained HTML page out. The only file that knows Handlebars.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import type { Extreme } from './analysis/extremes.ts'
import type { Figure } from './analysis/figure.ts'
import type { RichText } from './analysis/prose.ts'
import type { Chart } from './charts/chart.ts'
import type { Source } from './dataset/schema.ts'
import { BriefingError } from './errors.ts'
import { guarded } from './html/guarded.ts'
import { Marks, sourcesOf } from './html/marks.ts'
import type { Direction } from './languages/en.ts'
import type { Language } from './languages/language.ts'
import type { SignalFinding } from './sections/signal-finding.ts'

export interface Page {
  language: Language
  /** The folder of the language's templates. */
  templates: string
  /** Style sheet with the fonts in it. */
  css: string
  sources: ReadonlyMap<string, Source>
  /** What every template may name besides its own findings. */
  issue: Record<string, unknown>
  /** In the order of the page. The section that lists the sources comes last, when all are cited. */
  sections: readonly { name: string; findings: object }[]
  charts: readonly { chart: Chart; svg: string }[]
  /** Changes smaller than this, in per cent, are little changed. */
  littleChangedPercent: number
}

/**
 * Renders the page. A template that names something its findings do not have, or that does not parse, throws a
 * BriefingError with the file and line: an analyst edits these.
 */
export function renderHtml(page: Page): { html: string; cited: string[] } {
  const marks = new Marks(page.language, page.sources)
  const engine = Handlebars.create()
  const shown = new Set<string>()
  registerHelpers(engine, page, marks, shown)
  for (const name of readdirSync(join(page.templates, 'sections')).filter((file) => file.startsWith('_'))) {
    engine.registerPartial(
      name.slice(1).replace(/\.hbs$/, ''),
      readFileSync(join(page.templates, 'sections', name), 'utf8'),
    )
  }
  const render = (file: string, context: object): string => {
    try {
      const template = engine.compile(readFileSync(join(page.templates, file), 'utf8'), {
        strict: true,
        explicitPartialContext: false,
      })
      return template(context)
    } catch (error) {
      if (
        error instanceof Error &&
        /no such name|not defined in|Parse error|does not match|Missing helper|could not be found/.test(
          error.message,
        )
      ) {
        throw BriefingError.at(join(page.templates, file), error.message, 'correct the template')
      }
      throw error
    }
  }
  const sections = page.sections.map(({ name, findings }) => {
    return render(`sections/${name}.hbs`, guarded({ ...findings, issue: page.issue }))
  })
  const unused = page.charts.map(({ chart }) => chart.name).filter((name) => !shown.has(name))
  if (unused.length > 0) throw new Error(`no template shows ${unused.join(', ')}`)
  const html = render('briefing.hbs', { ...page.issue, css: page.css, sections })
  return { html, cited: marks.citations.cited() }
}

function registerHelpers(engine: typeof Handlebars, page: Page, marks: Marks, shown: Set<string>): void {
  const { language } = page
  const safe = (html: string) => new Handlebars.SafeString(html)
  const needed = <T>(value: T | null | undefined, helper: string): T => {
    if (value === null || value === undefined)
      throw new Error(
        `{{${helper}}} got nothing: guard it with {{#if}}; it is not defined in the findings of this issue`,
      )
    return value
  }
  const direction = (value: number): Direction =>
    Math.abs(value) < page.littleChangedPercent ? 'flat' : value > 0 ? 'up' : 'down'
  const change = (figure: Figure, verbs: Record<Direction, string>, print: (text: string) => string) => {
    const way = direction(needed(figure, 'change').value)
    const size = language.quantity(way === 'flat' ? figure.value : Math.abs(figure.value), figure.unit)
    return way === 'flat'
      ? `${verbs.flat} (${print(language.signed(figure.value, figure.unit))})`
      : `${verbs[way]} ${print(size)}`
  }
  engine.registerHelper({
    figure: (figure: Figure) => safe(marks.figure(needed(figure, 'figure'))),
    number: (figure: Figure) => safe(marks.number(needed(figure, 'number'))),
    signed: (figure: Figure) =>
      safe(marks.number(needed(figure, 'signed'), language.signed(figure.value, figure.unit))),
    size: (figure: Figure) =>
      safe(marks.number(needed(figure, 'size'), language.quantity(Math.abs(figure.value), figure.unit))),
    count: (figure: Figure) => safe(marks.number(needed(figure, 'count'), language.cardinal(figure.value))),
    change: (figure: Figure) => safe(change(figure, language.verbs, (text) => marks.figure(figure, text))),
    changed: (figure: Figure) =>
      safe(change(figure, language.pluralVerbs, (text) => marks.figure(figure, text))),
    moved: (figure: Figure) => safe(change(figure, language.verbs, (text) => marks.number(figure, text))),
    noun: (figure: Figure) => language.nouns[direction(needed(figure, 'noun').value)],
    compared: (figure: Figure) => language.comparatives[direction(needed(figure, 'compared').value)],
    against: (against: 'month' | 'year') => language.against[against],
    verdict: (signal: SignalFinding) =>
      safe(
        language.verdict(needed(signal, 'verdict'), (number) =>
          marks.number(needed(signal[number], 'verdict')),
        ),
      ),
    verdictLabel: (signal: SignalFinding) => language.verdictLabels[needed(signal, 'verdictLabel').verdict],
    extreme: (extreme: Extreme | null) => {
      if (extreme === null) return ''
      const words = language.extremes
      if (extreme.since !== null) return safe(words[extreme.kind](marks.time(extreme.since)))
      return safe(
        words[extreme.kind === 'highest' ? 'highestOnRecord' : 'lowestOnRecord'](
          marks.time(extreme.recordBegins),
        ),
      )
    },
    time: (period: string) => safe(marks.time(needed(period, 'time'))),
    shortTime: (period: string) => safe(marks.time(needed(period, 'shortTime'), true)),
    named: (named: { kind: string; id: string; text: string }) => safe(marks.named(needed(named, 'named'))),
    rich: (parts: RichText, kind: string, id: string) => safe(marks.rich(needed(parts, 'rich'), kind, id)),
    cite: (sources: string[]) => safe(marks.cite(needed(sources, 'cite'))),
    citeFigure: (figure: Figure) => safe(marks.cite(sourcesOf(needed(figure, 'citeFigure')))),
    confidence: (level: keyof Language['confidence']) => language.confidence[level],
    term: (group: 'sourceKinds' | 'rules' | 'statuses' | 'stages', word: string) =>
      (language[group] as Record<string, string>)[word] ?? needed(undefined, 'term'),
    money: (amount: { value: number; currency: string }, kind: string, id: string) =>
      safe(marks.named({ kind, id, text: language.money(amount.value, amount.currency) })),
    list: (items: { kind: string; id: string; text: string }[]) =>
      safe(language.list(items.map((item) => marks.named(item)))),
    eq: (a: unknown, b: unknown) => a === b,
    and: (...values: unknown[]) => values.slice(0, -1).every(Boolean),
    or: (...values: unknown[]) => values.slice(0, -1).some(Boolean),
    not: (value: unknown) => !value,
    rises: (figure: Figure) => direction(needed(figure, 'rises').value) === 'up',
    falls: (figure: Figure) => direction(needed(figure, 'falls').value) === 'down',
    /** The sources that the page has cited so far; so this block stands at its very end. */
    cited(this: unknown, options: Handlebars.HelperOptions) {
      const entries = marks.citations.cited().map((id, index) => {
        const { publisher, title, url, complete, published, known, kind } = marks.source(id)
        return {
          number: index + 1,
          id,
          publisher,
          title,
          address: url ?? null,
          partial: !complete,
          day: published ?? known,
          kind,
        }
      })
      return safe(entries.map((entry) => options.fn(entry)).join(''))
    },
    /** A drawing without title and sources of its own, which stand around it. */
    sparkline(this: unknown, name: string) {
      shown.add(name)
      return safe(page.charts.find(({ chart }) => chart.name === name)?.svg ?? '')
    },
    chart(this: unknown, name: string, options: Handlebars.HelperOptions) {
      const found = page.charts.find(({ chart }) => chart.name === name)
      if (found === undefined) return options.inverse(this)
      shown.add(name)
      const head = options.fn(this)
      const { chart, svg } = found
      const label = language.sources
      return safe(
        `<figure role="group" class="chart" id="chart-${name}" aria-labelledby="chart-${name}-title"><div class="chart-head" id="chart-${name}-title">${head}</div>${svg}<figcaption class="chart-source">${label}${marks.cite(chart.sources)}</figcaption></figure>`,
      )
    },
  })
}
