// The figures that a page printed in, the entries of its ledger out: what each is, how it was worked out, in words and in
// numbers, and the rows, records and choices that it rests on. The words around them stand in ledger.hbs and annex.hbs.
import type { Figure, Input } from '../analysis/figure.ts'
import type { RecordRef } from '../analysis/formula.ts'
import { plain } from '../analysis/formula-text.ts'
import { compareText } from '../dataset/order.ts'
import type { Period } from '../dataset/period.ts'
import type { Named } from './marks.ts'
import { choiceText, formulaWords, recordText } from './formula-words.ts'
import type { Page } from './page.ts'

/** One figure of the page. */
export interface Entry {
  figure: Figure
  anchor: string
  id: Named
  /** As the page prints it. */
  value: Named
  /** How it was worked out; null for an observed value, which is its own row. */
  words: Named | null
  numbers: Named | null
  /** What the edition that a correction takes the place of printed; null where that is the same, and in first editions. */
  before: Figure | null
  inputs: Row[]
  /** More rows than can be read beside each other: only their periods are listed. */
  many: boolean
  records: { name: Named; sources: string[] }[]
  choices: Named[]
  /** Where the page prints it. */
  places: { name: Named; href: string }[]
}

/** One row of the data set that a figure rests on. */
export interface Row {
  anchor: string
  series: Named
  short: Named
  period: Period
  value: Named
  /** File and line. */
  where: Named
  /** Of an imported row: where in the publisher’s file its value stands, and what was done to it. */
  trace: Named | null
  source: string
  publisher: Named
  title: Named
  day: Period
  kind: string
  corroboratedBy: string[]
  contested: boolean
  weak: boolean
}

const READABLE = 6

/** The entries of the figures that were printed, by id with the number of places, in the order of the page. */
export function ledgerEntries(
  printed: ReadonlyMap<string, number>,
  page: Page,
  prefix: 'ledger' | 'annex',
): Entry[] {
  const figures = new Map(page.figures.map((figure) => [figure.id, figure]))
  return [...printed].map(([id, places]): Entry => {
    const figure = figures.get(id)
    if (figure === undefined) throw new Error(`the page prints a figure "${id}" that the issue does not have`)
    const mark = (text: string): Named => ({ kind: 'entry', id: figure.id, text })
    const inputs = figure.inputs.map((input) => rowOf(input, page))
    return {
      figure,
      anchor: `${prefix}-${figure.id}`,
      id: mark(figure.id),
      value: mark(page.language.quantity(figure.value, figure.unit, figure.step)),
      words: figure.basis === 'derived' ? mark(formulaWords(figure, page)) : null,
      // A row that was itself derived has no arithmetic but its note.
      numbers: Array.isArray(figure.derivation) && figure.formula !== undefined ? mark(figure.formula) : null,
      before: page.correction?.before.get(figure.id) ?? null,
      inputs,
      many: inputs.length > READABLE,
      records: figure.records.map((record) => ({
        name: { kind: record.kind, id: record.id, text: `${recordText(record, page)} (${placeOf(record)})` },
        sources: record.sources,
      })),
      choices: figure.choices.map(({ id, value }) => ({
        kind: 'choice',
        id,
        text: `${choiceText(id, page)}: ${plain(value)} (${choiceFile(id)}: ${id})`,
      })),
      places: Array.from({ length: places }, (_, index) => ({
        name: mark(String(index + 1)),
        href: `#at-${figure.id}-${index + 1}`,
      })),
    }
  })
}

/** Every row that the entries rest on, once, by series and period. */
export function ledgerRows(entries: readonly Entry[]): Row[] {
  const rows = new Map(entries.flatMap(({ inputs }) => inputs.map((row): [string, Row] => [row.anchor, row])))
  const order = ({ series, period, source }: Row) => `${series.id} ${period} ${source}`
  return [...rows.values()].sort((a, b) => compareText(order(a), order(b)))
}

function rowOf(input: Input, page: Page): Row {
  const { series: id, period, source, value, file, line, corroboratedBy, contested } = input
  const named = (text: string): Named => ({ kind: 'row', id: `${id} ${period}`, text })
  const series = page.series.get(id)
  if (series === undefined) throw new Error(`no series "${id}"`)
  const { publisher, title, published, known, kind, files } = page.sources.get(source) ?? missing(source)
  return {
    anchor: `row-${id}-${period.replace('/', '_')}-${source}`,
    series: { kind: 'series', id, text: series.name },
    short: { kind: 'series', id, text: series.short },
    period,
    value: named(page.language.quantity(value, series.unit, input.precision ?? null)),
    where: named(`${file}:${line}`),
    trace: files !== undefined && input.note !== undefined ? named(input.note) : null,
    source,
    publisher: { kind: 'source', id: source, text: publisher },
    title: { kind: 'source', id: source, text: title },
    day: published ?? known,
    kind,
    corroboratedBy,
    contested,
    weak: input.mark === 'weak',
  }
}

/** The file of a record and its id in it: records move in their files, so that a line would mislead. */
function placeOf({ kind, id }: RecordRef): string {
  const files: Record<RecordRef['kind'], string> = {
    plant: 'plants.yaml',
    measure: 'measures.yaml',
    event: 'events.yaml',
    evidence: 'evidence.yaml',
    driver: 'drivers.yaml',
    claim: 'claims.yaml',
    buffer: 'buffers.yaml',
    loss: 'scenarios.yaml',
    stock: 'scenarios.yaml',
    edition: 'reports',
  }
  return `${files[kind]}: ${id}`
}

function choiceFile(id: string): string {
  return id.startsWith('scenarios.') ? 'scenarios.yaml' : 'briefing.yaml'
}

function missing(source: string): never {
  throw new Error(`no source "${source}"`)
}
