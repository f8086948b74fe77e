// Readings of official tables in; the rows that they give the data set out, each citing the source that its files make.
import { grouped } from '../dataset/grouped.ts'
import { compareText } from '../dataset/order.ts'
import type { Day } from '../dataset/period.ts'
import type { Dataset } from '../dataset/read.ts'
import type { Source } from '../dataset/schema.ts'
import { BriefingError, type Problem } from '../errors.ts'
import type { Entry } from './entry.ts'
import type { Reading } from './flow.ts'
import { formats } from './formats.ts'
import { dayOf, importSource } from './import-source.ts'
import { placeOf } from './place-of.ts'
import { pool } from './pool.ts'
import { seriesRows } from './series-rows.ts'
import type { Missed, SeriesRow } from './series-row.ts'

/** Throws a BriefingError where two files say different things of one cell. */
export function entriesOf(
  readings: readonly Reading[],
  dataset: Dataset,
  retrieved: Day,
  complete: boolean,
): { entries: Entry[]; sources: Source[]; missed: Missed[] } {
  const entries: Entry[] = []
  const sources = new Map<string, Source>()
  const missed: Missed[] = []
  const problems: Problem[] = []
  const { mapping, series } = dataset
  if (mapping === undefined) return { entries, sources: [], missed }
  for (const format of formats) {
    const readBy = readings.filter((reading) => reading.format === format.id)
    const pooled = pool(readBy, (reading) => dayOf(reading, dataset, retrieved))
    problems.push(...pooled.problems)
    const made = seriesRows({ pool: pooled, format: format.id, mapping, series, complete })
    missed.push(...made.missed)
    // Files of another day make another source, so that an older file does not become newer for being named beside a new one.
    const day = (row: SeriesRow) =>
      filesOf([row], readBy)
        .map((file) => dayOf(file, dataset, retrieved))
        .sort(compareText)
        .at(-1)
    const sourceOf = (row: SeriesRow) => `${row.table.reporter} ${row.table.direction} ${day(row)}`
    for (const rows of grouped(made.rows, sourceOf).values()) {
      const used = filesOf(rows, readBy)
      const [first] = rows
      if (first === undefined) continue
      const source = importSource(first.table, format, used, dataset, retrieved)
      sources.set(source.id, source)
      entries.push(...rows.map((row) => entryOf(row, source)))
    }
  }
  if (problems.length > 0) throw new BriefingError(problems)
  return { entries, sources: [...sources.values()], missed }
}

function filesOf(rows: readonly SeriesRow[], readings: readonly Reading[]): Reading[] {
  const names = new Set(rows.flatMap(({ flows }) => flows.map(({ at }) => at.file)))
  return readings.filter(({ file }) => names.has(file))
}

function entryOf(
  { series, period, value, unit, basis, mark, note, flows }: SeriesRow,
  source: Source,
): Entry {
  const [first] = flows
  return {
    observation: { series, period, value, unit, source: source.id, basis, ...(mark && { mark }), note },
    where: first === undefined ? '' : placeOf(first.at),
  }
}
