// A row that would revise what another download of the same table says in; out, that it may come of an older one, or undefined.
import type { Observed } from '../dataset/observed.ts'
import { compareLastDay } from '../dataset/order.ts'
import type { Period } from '../dataset/period.ts'
import type { Source } from '../dataset/schema.ts'
import type { Entry } from './entry.ts'

export interface DownloadInput {
  /** What is held for the period of the row. */
  before: Observed
  /** Rows of the data set, and those that are imported with this one. */
  held: readonly { period: Period; source: string }[]
  entries: readonly Entry[]
  sources: ReadonlyMap<string, Source>
}

/**
 * Tables grow by a month at a time, so that one which ends before another was probably downloaded before it. Its figures would
 * all the same count as the later ones, since the day of a download is the day of its import unless the operator says otherwise.
 */
export function olderDownload(
  { observation: { source } }: Entry,
  { before, held, entries, sources }: DownloadInput,
): string | undefined {
  const [taken] = before.refs
  if (sources.get(taken.source)?.files === undefined || tableOf(taken.source) !== tableOf(source))
    return undefined
  const ends = newest(
    entries.flatMap(({ observation }) => (observation.source === source ? [observation.period] : [])),
  )
  const others = newest(held.flatMap((row) => (tableOf(row.source) === tableOf(source) ? [row.period] : [])))
  if (ends === undefined || others === undefined || compareLastDay(ends, others) >= 0) return undefined
  const files = sources
    .get(taken.source)
    ?.files?.map(({ name }) => name)
    .join(' and ')
  return `revises ${files}, but ends in ${ends} where an earlier import reaches ${others}: if it is an older download, say so with --retrieved`
}

/** The id of an imported source without the day and the checksum that make it one of its table. */
function tableOf(source: string): string {
  return source.replace(/-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}$/, '')
}

function newest(periods: readonly Period[]): Period | undefined {
  return [...periods].sort(compareLastDay).at(-1)
}
