// A Dataset and a day in; every value that was known on that day, and all prints that were set aside, out.
import { compareText } from './order.ts'
import { type Conflict, type ObservationRef, type Observed, toRef } from './observed.ts'
import { type Day, monthsOf, type Period } from './period.ts'
import type { Dataset } from './read.ts'
import type { LocatedObservation } from './read-csv.ts'
import { settle } from './settle.ts'
import { fitsTotals } from './totals.ts'

export interface Settlement {
  /** By series and period. */
  values: ReadonlyMap<string, ReadonlyMap<Period, Observed>>
  conflicts: readonly Conflict[]
  /** Prints known to be wrong where no other print gives a value. */
  rejected: readonly ObservationRef[]
}

/** Settles all prints whose source was public by the day. */
export function settlement(dataset: Dataset, asOf: Day): Settlement {
  const all = new Map<string, Map<Period, Observed>>()
  const conflicts: Conflict[] = []
  const rejected: ObservationRef[] = []
  for (const [id, byPeriod] of groupKnown(dataset, asOf)) {
    const series = dataset.series.get(id)
    if (series === undefined) continue
    const values = new Map<Period, Observed>()
    all.set(id, values)
    // Totals first: step two measures the months against them.
    const periods = [...byPeriod.keys()]
      .map((period) => ({ period, months: monthsOf(period).length }))
      .sort((a, b) => b.months - a.months || compareText(a.period, b.period))
    for (const { period } of periods) {
      const prints = byPeriod.get(period) ?? []
      const settled = settle(prints, series, dataset.sources, (value) =>
        fitsTotals(period, value, values, byPeriod, series),
      )
      if (settled.observed === undefined) rejected.push(...prints.map(toRef))
      else values.set(period, settled.observed)
      conflicts.push(...settled.conflicts)
    }
  }
  return { values: all, conflicts, rejected }
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
