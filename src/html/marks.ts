// Values in, HTML text out: how figures, periods, names and citations look on the page. Everything is escaped here.
import { ranges } from '../dataset/ranges.ts'
import { type Figure, figureSources } from '../analysis/figure.ts'
import type { RichText, Said } from '../analysis/prose.ts'
import type { ValueCell } from '../charts/value-table.ts'
import type { Period } from '../dataset/period.ts'
import type { Source } from '../dataset/schema.ts'
import type { Language } from '../languages/language.ts'
import { Citations } from './citations.ts'

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}

/** A text from the data or made of it, marked with what it names. */
export interface Named {
  kind: string
  id: string
  text: string
}

/** Which figures bear the sign of corrected ones, and the sign as HTML. */
interface CorrectedFigures {
  figures: Pick<ReadonlyMap<string, unknown>, 'has'>
  sign: string
}

const DOUBT = { contested: '<sup class="doubt">*</sup>', weak: '<sup class="doubt">†</sup>' }

/** Marks for one page in one language. */
export class Marks {
  readonly citations = new Citations()
  /** Ids of the figures in the order in which the page first prints them, and how often it does. */
  readonly printed = new Map<string, number>()
  /** Where figures lead: to their entry in the ledger, in the annex, or nowhere. */
  figuresLead: 'ledger' | 'annex' | null = null
  readonly #language: Language
  readonly #sources: ReadonlyMap<string, Source>
  readonly #corrected: CorrectedFigures | undefined

  constructor(language: Language, sources: ReadonlyMap<string, Source>, corrected?: CorrectedFigures) {
    this.#language = language
    this.#sources = sources
    this.#corrected = corrected
  }

  /** A number with its unit, tied to its figure. Corrected, weak and contested ones carry signs that the reading aid explains. */
  number(figure: Figure, text = this.#language.quantity(figure.value, figure.unit, figure.step)): string {
    // A count of changes is no measured value: a mark on it would say nothing.
    const { contested, weak } = figure
    const doubt = figure.unit === 'count' ? '' : contested ? DOUBT.contested : weak ? DOUBT.weak : ''
    const data = `<data value="${figure.value}" data-figure="${escapeHtml(figure.id)}">${escapeHtml(text)}</data>`
    return this.#linked(figure, data) + this.#correction(figure) + doubt
  }

  #correction({ id }: Figure): string {
    return this.#corrected?.figures.has(id) === true ? `<sup class="sign">${this.#corrected.sign}</sup>` : ''
  }

  #linked(figure: Figure, data: string): string {
    if (this.figuresLead === null) return data
    const place = (this.printed.get(figure.id) ?? 0) + 1
    this.printed.set(figure.id, place)
    const id = escapeHtml(figure.id)
    return `<a class="figure" id="at-${id}-${place}" href="#${this.figuresLead}-${id}">${data}</a>`
  }

  /** A value that a chart draws, tied to the chart. */
  plotted({ value, doubt }: ValueCell, text: string, chart: string): string {
    const data = `<data value="${value}" data-chart="${escapeHtml(chart)}">${escapeHtml(text)}</data>`
    return doubt === undefined ? data : data + DOUBT[doubt]
  }

  /** A number followed by the citations of what it rests on. */
  figure(figure: Figure, text?: string): string {
    return this.number(figure, text) + this.cite(figureSources(figure))
  }

  /** A word that says something about a figure, such as a verb, marked with what it says so that it can be held against it. */
  claim(says: string, figure: Figure | readonly Figure[], text: string): string {
    return this.claimAround(says, figure, escapeHtml(text))
  }

  /** The same for words with marks among them. A claim of several figures names them all. */
  claimAround(says: string, figure: Figure | readonly Figure[], html: string): string {
    const of = [figure].flat().map(({ id }) => id)
    return `<span data-claim="${escapeHtml(says)}" data-of="${escapeHtml(of.join(' '))}">${html}</span>`
  }

  cite(sources: readonly string[]): string {
    if (sources.length === 0) return ''
    const numbers = [...new Set(sources)].map((id) => this.citations.number(id)).sort((a, b) => a - b)
    const links = ranges(numbers).map(([from, to]) => {
      const link = (number: number) => `<a href="#source-${number}">${number}</a>`
      return from === to ? link(from) : `${link(from)}–${link(to)}`
    })
    return `<sup class="cite">${links.join(',<wbr>')}</sup>`
  }

  time(period: Period, short = false): string {
    const text = short ? this.#language.shortPeriod(period) : this.#language.period(period)
    return `<time datetime="${escapeHtml(period)}">${escapeHtml(text)}</time>`
  }

  named(named: Named): string {
    return `<span data-${escapeHtml(named.kind)}="${escapeHtml(named.id)}">${escapeHtml(named.text)}</span>`
  }

  /** Text of a record with its figures. `kind` and `id` say which record it is. */
  rich(parts: RichText, kind: string, id: string): string {
    const inner = parts
      .map((part) =>
        typeof part === 'string' ? escapeHtml(part) : 'word' in part ? this.said(part) : this.number(part),
      )
      .join('')
    return `<span data-${escapeHtml(kind)}="${escapeHtml(id)}">${inner}</span>`
  }

  /** A computed word of a record's text, with its size where the text asks for a change. */
  said({ word, says, figure }: Said): string {
    const { verbs, pluralVerbs, comparatives } = this.#language
    const words = {
      verb: verbs,
      verbs: pluralVerbs,
      change: verbs,
      changes: pluralVerbs,
      compared: comparatives,
    }
    const claim = this.claim(says, figure, words[word][says])
    if (word !== 'change' && word !== 'changes') return claim
    const { value, unit, step } = figure
    return says === 'flat'
      ? `${claim} (${this.number(figure, this.#language.signed(value, unit, step))})`
      : `${claim} ${this.number(figure, this.#language.quantity(Math.abs(value), unit, step))}`
  }

  source(id: string): Source {
    const source = this.#sources.get(id)
    if (source === undefined) throw new Error(`no source "${id}"`)
    return source
  }
}
