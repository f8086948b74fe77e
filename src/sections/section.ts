// What a section gets and what it gives. A section computes; its words stand in templates/<language>/sections/<name>.hbs.
import type { Figure, Figures } from '../analysis/figure.ts'
import { derived, observedQuantity, type Quantity } from '../analysis/quantity.ts'
import { countRecords, type RecordRef } from '../analysis/formula.ts'
import type { Chart } from '../charts/chart.ts'
import type { ArchivedEdition, Judgement } from '../dataset/edition.ts'
import type { Month, Period } from '../dataset/period.ts'
import type { Briefing } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'

export interface SectionInput {
  vintage: Vintage
  /** The month of the issue. */
  month: Month
  thresholds: Briefing['thresholds']
  /** Collects the figures of the whole issue. */
  figures: Figures
  /** For the labels inside charts; prose belongs in the templates. */
  language: Language
  /** The archived edition that this issue is compared with; the first issue has none. */
  previous?: ArchivedEdition
  /** What the sections before this one have judged. */
  judgements?: readonly Judgement[]
}

/** What a section has to say: plain JSON for its template and findings.json, and its charts by name. */
export interface SectionResult<Findings> {
  findings: Findings
  charts: Chart[]
  /** It has nothing to say in this issue: the page leaves it out. */
  omitted?: true
  /** What it judged, for the next issue to be compared with. */
  judgements?: Judgement[]
}

/** Adds a quantity if there is one; null otherwise, which the template must answer with what is missing. */
export function addIfKnown(figures: Figures, id: string, quantity: Quantity | undefined): Figure | null {
  return quantity === undefined ? null : figures.add(id, quantity)
}

/** Adds the value of a series in a period if it is known. */
export function addObserved(
  { vintage, figures }: SectionInput,
  id: string,
  series: string,
  period: Period,
): Figure | null {
  const observed = vintage.at(series, period)
  return observed === undefined
    ? null
    : figures.add(id, observedQuantity(observed, vintage.series(series).unit))
}

/** Adds how many records there are, as known on the day of the issue; the formula lists them. */
export function addCount(
  { vintage, figures }: SectionInput,
  id: string,
  records: readonly RecordRef[],
): Figure {
  return figures.add(id, derived('count', vintage.asOf, countRecords(records)))
}

/** A name from the data: printed with a mark that says which record it is. */
export interface Named {
  kind:
    | 'series'
    | 'event'
    | 'driver'
    | 'measure'
    | 'buffer'
    | 'plant'
    | 'source'
    | 'loss'
    | 'release'
    | 'stock'
    | 'statement'
  id: string
  text: string
}

export function seriesName(vintage: Vintage, id: string): Named {
  return { kind: 'series', id, text: vintage.series(id).name }
}

/** The same in a few words, for tight tables. */
export function seriesShort(vintage: Vintage, id: string): Named {
  return { kind: 'series', id, text: vintage.series(id).short }
}

/** The charts that could be drawn. */
export function drawn(charts: readonly (Chart | undefined)[]): Chart[] {
  return charts.filter((chart) => chart !== undefined)
}
