// A data set in memory from a few rows, so that a test states what matters and nothing else. Lands and figures are
// fictional; what a test leaves out is filled in: one trusted source, tonnes, the thresholds of the house.
import { addMonths, type Day, type Month, type Period } from '../src/dataset/period.ts'
import type { Dataset } from '../src/dataset/read.ts'
import type { LocatedObservation } from '../src/dataset/read-csv.ts'
import type { Briefing, Series, Source } from '../src/dataset/schema.ts'
import { Vintage } from '../src/dataset/vintage.ts'

/** One printed figure; without a source it is the customs' own. */
export type Print = Partial<Omit<LocatedObservation, 'series' | 'period' | 'unit'>> & { value: number }

/** Series, then period: a number, one print, or several that may disagree. */
export type Rows = Record<string, Record<Period, number | Print | readonly Print[]>>

/** What a test wants otherwise than filled in. Series and sources that only rows name need no entry. */
export interface Rest {
  series?: Record<string, Partial<Omit<Series, 'id'>>>
  sources?: Record<string, Partial<Omit<Source, 'id'>>>
  briefing?: Partial<Briefing>
  plants?: Dataset['plants']
  buffers?: Dataset['buffers']
  events?: Dataset['events']
  claims?: Dataset['claims']
}

/** The day by which the sources of a world are public unless they say otherwise, and the day it is looked at. */
export const KNOWN: Day = '2029-01-01'
export const TODAY: Day = '2039-12-31'

export const thresholds: Briefing['thresholds'] = {
  littleChanged: { value: 1, reason: 'test' },
  signalLongHistory: { value: 2, reason: 'test' },
  signalShortHistory: { value: 3, reason: 'test' },
  longHistory: { value: 18, reason: 'test' },
  shortestHistory: { value: 8, reason: 'test' },
  extremeReach: { value: 6, reason: 'test' },
  smallestShare: { value: 1, reason: 'test' },
  highlyConcentrated: { value: 1800, reason: 'test' },
  independentPublishers: { value: 2, reason: 'test' },
  freshMonths: { value: 12, reason: 'test' },
  mirrorTiming: { value: 10, reason: 'test' },
  mirrorFreight: { value: 10, reason: 'test' },
}

export function datasetOf(rows: Rows, rest: Rest = {}): Dataset {
  const prints = Object.entries(rows).flatMap(([series, periods]) =>
    Object.entries(periods).flatMap(([period, cell]) =>
      printsOf(cell).map((print) => ({ series, period, ...print })),
    ),
  )
  const seriesIds = new Set([...Object.keys(rows), ...Object.keys(rest.series ?? {})])
  const sourceIds = new Set([
    'customs',
    ...prints.map(({ source }) => source),
    ...Object.keys(rest.sources ?? {}),
  ])
  const series = new Map([...seriesIds].map((id) => [id, seriesOf(id, rest.series?.[id])]))
  return {
    folder: 'data/world',
    series,
    sources: new Map([...sourceIds].map((id) => [id, sourceOf(id, rest.sources?.[id])])),
    observations: prints.map((print, index) => ({
      unit: series.get(print.series)?.unit ?? 't',
      file: 'data/world/observations/world.csv',
      line: index + 2,
      ...print,
    })),
    events: rest.events ?? [],
    drivers: [],
    evidence: [],
    phrases: [],
    measures: [],
    buffers: rest.buffers ?? [],
    plants: rest.plants ?? [],
    claims: rest.claims ?? [],
    scenarios: {
      losses: [],
      cuts: { values: [50], reason: 'test' },
      stocks: [{ days: 60, label: 'stock', sources: ['customs'] }],
      lengths: { values: [3], reason: 'test' },
    },
    briefing: {
      title: 'Exports of Lemuria',
      publisher: 'test',
      contact: 'test@example.org',
      language: 'en',
      sections: ['summary'],
      required: [...seriesIds].slice(0, 1),
      thresholds,
      deadline: { days: 3, reason: 'test' },
      calendar: [{ id: 'detail', name: 'Detail', day: 20, pairsJanuary: true, reason: 'test' }],
      ...rest.briefing,
    },
    files: [],
  }
}

export function vintageOf(rows: Rows, rest: Rest = {}, asOf: Day = TODAY): Vintage {
  return new Vintage(datasetOf(rows, rest), asOf)
}

/** Months in a row from the first on; null leaves one out. */
export function monthly(first: Month, values: readonly (number | null)[]): Record<Month, number> {
  const months = values.flatMap((value, index) => (value === null ? [] : [[addMonths(first, index), value]]))
  return Object.fromEntries(months)
}

function printsOf(cell: Rows[string][Period]) {
  const prints: readonly Print[] =
    typeof cell === 'number' ? [{ value: cell }] : 'value' in cell ? [cell] : cell
  return prints.map((print) => ({ source: 'customs', basis: 'reported' as const, ...print }))
}

function seriesOf(id: string, rest: Partial<Series> = {}): Series {
  const fixed = { id, name: id, short: id, definition: id, unit: 't' as const }
  return { ...fixed, tolerance: 0, plausible: [0, 1e9], mismatches: [], ...rest }
}

function sourceOf(id: string, rest: Partial<Source> = {}): Source {
  const fixed = { id, publisher: id, origin: id, title: id, url: `https://example.org/${id}`, complete: true }
  return { ...fixed, known: KNOWN, kind: 'official-statistics', ...rest }
}
