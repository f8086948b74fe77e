// A Dataset and a day in, one value per series and period out: what was known on that day.
// How prints that disagree are settled stands in settle.ts.
import { BriefingError } from '../errors.ts'
import { compareText } from './order.ts'
import { type Day, type Month, monthsOf, type Period, type PeriodKind, periodKind } from './period.ts'
import type { Dataset } from './read.ts'
import type { LocatedObservation } from './read-csv.ts'
import type { Series, Source } from './schema.ts'
import type { Conflict, Observed } from './observed.ts'
import { settle } from './settle.ts'
import { fitsTotals } from './totals.ts'

/** What was known on a day. */
export class Vintage {
  readonly asOf: Day
  readonly dataset: Dataset
  readonly conflicts: readonly Conflict[]
  readonly #values = new Map<string, Map<Period, Observed>>()

  constructor(dataset: Dataset, asOf: Day) {
    this.asOf = asOf
    this.dataset = dataset
    const conflicts: Conflict[] = []
    for (const [id, byPeriod] of groupKnown(dataset, asOf)) {
      const series = dataset.series.get(id)
      if (series === undefined) continue
      const values = new Map<Period, Observed>()
      this.#values.set(id, values)
      // Totals first: step four measures the months against them.
      const periods = [...byPeriod.keys()].sort(
        (a, b) => monthsOf(b).length - monthsOf(a).length || compareText(a, b),
      )
      for (const period of periods) {
        const settled = settle(byPeriod.get(period) ?? [], series, dataset.sources, (value) =>
          fitsTotals(period, value, values, byPeriod, series),
        )
        if (settled.observed !== undefined) values.set(period, settled.observed)
        conflicts.push(...settled.conflicts)
      }
    }
    this.conflicts = conflicts
  }

  /** The value of a series in a period; undefined when nothing was known. */
  at(series: string, period: Period): Observed | undefined {
    return this.#values.get(series)?.get(period)
  }

  /** All values of a series of one kind of period, in time order. */
  all(series: string, kind: PeriodKind): Observed[] {
    const values = [...(this.#values.get(series)?.values() ?? [])].filter(
      ({ period }) => periodKind(period) === kind,
    )
    return values.sort((a, b) => compareText(a.period, b.period))
  }

  /** All values of a series whatever their period, in time order of their first day. */
  every(series: string): Observed[] {
    return [...(this.#values.get(series)?.values() ?? [])].sort((a, b) => compareText(a.period, b.period))
  }

  /** The definition of a series. Throws a BriefingError if the data set does not define it. */
  series(id: string): Series {
    const series = this.dataset.series.get(id)
    if (series !== undefined) return series
    const message = `has no series "${id}", which the briefing prints`
    throw BriefingError.at(
      `${this.dataset.folder}/series.yaml`,
      message,
      'define it; it may be without observations',
    )
  }

  source(id: string): Source {
    const source = this.dataset.sources.get(id)
    if (source === undefined) throw new Error(`no source "${id}" in the data set`)
    return source
  }

  /** Whether any of the sources was public by the day of the vintage. */
  knows(sources: readonly string[]): boolean {
    return sources.some((id) => this.source(id).known <= this.asOf)
  }

  /** Those of the sources that were public by the day of the vintage. */
  known(sources: readonly string[]): string[] {
    return sources.filter((id) => this.source(id).known <= this.asOf)
  }

  /** The newest month for which every one of the series has a value; undefined when there is none. */
  newestCompleteMonth(series: readonly string[]): Month | undefined {
    const [first, ...rest] = series
    if (first === undefined) return undefined
    const months = this.all(first, 'month').map(({ period }) => period)
    return months.findLast((month) => rest.every((id) => this.at(id, month) !== undefined))
  }
}

/** The newest day on which anything in the data set became public: the as-of day of a build that names none. */
export function newestDay(dataset: Dataset): Day {
  return (
    [...dataset.sources.values()]
      .map(({ known }) => known)
      .sort()
      .at(-1) ?? ''
  )
}

function groupKnown(dataset: Dataset, asOf: Day): Map<string, Map<Period, LocatedObservation[]>> {
  const groups = new Map<string, Map<Period, LocatedObservation[]>>()
  // Sorted, so that neither the order of rows nor that of files can change an edition.
  const key = ({ series, period, source }: LocatedObservation) => `${series} ${period} ${source}`
  const rows = dataset.observations
    .map((row) => ({ row, key: key(row) }))
    .sort((a, b) => compareText(a.key, b.key))
  for (const { row: observation } of rows) {
    const source = dataset.sources.get(observation.source)
    if (source === undefined || source.known > asOf) continue
    const byPeriod = groups.get(observation.series) ?? new Map<Period, LocatedObservation[]>()
    groups.set(observation.series, byPeriod)
    byPeriod.set(observation.period, [...(byPeriod.get(observation.period) ?? []), observation])
  }
  return groups
}
