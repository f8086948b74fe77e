// The files of one table in; the source that its rows cite out: who published it, which files, on which day they were downloaded.
import { sha256 } from '../checksum.ts'
import { compareText } from '../dataset/order.ts'
import type { Day } from '../dataset/period.ts'
import type { Dataset } from '../dataset/read.ts'
import type { Source } from '../dataset/schema.ts'
import type { Reading } from './flow.ts'
import type { Format } from './format.ts'
import type { TableName } from './series-row.ts'

/**
 * A file that was imported before keeps the day of then, and files that make a source already are that source: so nothing is
 * known later, or twice, for being imported again.
 */
export function importSource(
  table: TableName,
  format: Format,
  readings: readonly Reading[],
  dataset: Dataset,
  retrieved: Day,
): Source {
  const files = [...readings].sort((a, b) => compareText(a.sha256, b.sha256))
  const [first] = files
  if (first === undefined) throw new Error('a source without files')
  const imported = [...dataset.sources.values()].filter((source) => source.files !== undefined)
  const prefix = `${table.format}-${table.reporter}-${table.direction}-`
  const sums = files.map(({ sha256: sum }) => sum).join()
  const held = imported.find(
    (source) => source.id.startsWith(prefix) && source.files?.map(({ sha256: sum }) => sum).join() === sums,
  )
  if (held !== undefined) return held
  const days = files.map((file) => dayOf(file, dataset, retrieved))
  const known = days.sort(compareText).at(-1) ?? retrieved
  const all: Reading = {
    ...first,
    flows: files
      .flatMap(({ flows }) => flows)
      .filter(({ reporter, direction }) => reporter === table.reporter && direction === table.direction),
  }
  return {
    id: `${prefix}${known}-${sha256(sums).slice(0, 8)}`,
    publisher: format.publisher,
    origin: format.publisher,
    title: `[${format.title(all)}]`,
    url: format.url,
    complete: true,
    known,
    kind: 'official-statistics',
    files: files.map(({ file, sha256: sum }) => ({ name: file, sha256: sum })),
  }
}

/** The day on which a file was downloaded: that of its first import, where it was imported before. */
export function dayOf({ sha256: sum }: Reading, { sources }: Dataset, retrieved: Day): Day {
  const earlier = [...sources.values()].filter(({ files }) => files?.some((file) => file.sha256 === sum))
  return earlier.map(({ known }) => known).sort(compareText)[0] ?? retrieved
}
