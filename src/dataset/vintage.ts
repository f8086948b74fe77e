// A Dataset and a day in, one value per series and period out: what was known on that day.
// How prints that disagree are settled stands in settle.ts.
import { BriefingError } from '../errors.ts'
import { compareText } from './order.ts'
import { type Day, type Month, type Period, type PeriodKind, periodKind } from './period.ts'
import type { Dataset } from './read.ts'
import type { Series, Source } from './schema.ts'
import type { Conflict, ObservationRef, Observed } from './observed.ts'
import { type Settlement, settlement } from './settlement.ts'

/** A day later than any: the vintage that knows every row. */
export const END_OF_TIME: Day = '9999-12-31'

/** What was known on a day. */
export class Vintage {
  readonly asOf: Day
  readonly dataset: Dataset
  readonly conflicts: readonly Conflict[]
  /** Prints known to be wrong where no other print gives a value. */
  readonly rejected: readonly ObservationRef[]
  readonly settled: Settlement

  constructor(dataset: Dataset, asOf: Day, settled: Settlement = settlement(dataset, asOf)) {
    this.asOf = asOf
    this.dataset = dataset
    this.conflicts = settled.conflicts
    this.rejected = settled.rejected
    this.settled = settled
  }

  /**
   * What would be known had these prints, all of one value, been taken. Nothing else is settled anew: it answers what
   * hangs on this one choice.
   */
  supposing(prints: readonly [ObservationRef, ...ObservationRef[]]): Vintage {
    const [{ series, period, value, basis, mark }] = prints
    const supposed: Observed = {
      series,
      period,
      value,
      basis,
      refs: [...prints],
      origins: new Set(prints.map(({ source }) => this.source(source).origin)).size,
      weak: mark === 'weak',
      contested: false,
      supposed: true,
    }
    const ofSeries = new Map(this.settled.values.get(series)).set(period, supposed)
    const values = new Map(this.settled.values).set(series, ofSeries)
    return new Vintage(this.dataset, this.asOf, { ...this.settled, values })
  }

  /** The value of a series in a period; undefined when nothing was known. */
  at(series: string, period: Period): Observed | undefined {
    return this.settled.values.get(series)?.get(period)
  }

  /** All values of a series of one kind of period, in time order. */
  all(series: string, kind: PeriodKind): Observed[] {
    const values = [...(this.settled.values.get(series)?.values() ?? [])].filter(
      ({ period }) => periodKind(period) === kind,
    )
    return values.sort((a, b) => compareText(a.period, b.period))
  }

  /** All values of a series whatever their period, in time order of their first day. */
  every(series: string): Observed[] {
    return [...(this.settled.values.get(series)?.values() ?? [])].sort((a, b) =>
      compareText(a.period, b.period),
    )
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
