// A CSV file in the form of the data set's own observations in; its rows as they are out.
import { readFileSync } from 'node:fs'
import { decode } from '../dataset/decode.ts'
import { Places } from '../dataset/places.ts'
import type { Dataset } from '../dataset/read.ts'
import { columns, readObservations } from '../dataset/read-csv.ts'
import { BriefingError, type Problem } from '../errors.ts'
import type { Entry } from './entry.ts'
import type { InputFile } from './input-file.ts'

export function isOwnObservations({ head }: InputFile): boolean {
  return new TextDecoder().decode(head).startsWith(columns.slice(0, 3).join(','))
}

/** `sources`: the ids that rows may name. Throws a BriefingError with every problem of the file. */
export function ownObservations(
  { path, label, name }: InputFile,
  { series }: Dataset,
  sources: ReadonlySet<string>,
): Entry[] {
  const { text, problem } = decode(readFileSync(path), label)
  if (text === undefined) throw new BriefingError([problem])
  const places = new Places()
  const { observations, problems } = readObservations(name, label, text, places)
  const unknown = observations.flatMap((row): Problem[] => {
    if (!series.has(row.series)) {
      const message = `found the series "${row.series}", which the data set does not have`
      return [{ where: places.of(row, 'series'), message, hint: 'correct it, or define the series first' }]
    }
    if (sources.has(row.source)) return []
    const message = `found the source "${row.source}", which the data set does not have`
    const hint = 'correct it, or name a file with the new source as well, in the form of sources.yaml'
    return [{ where: places.of(row, 'source'), message, hint }]
  })
  if (problems.length + unknown.length > 0) throw new BriefingError([...problems, ...unknown])
  return observations.map(({ file, line, ...observation }) => ({ observation, where: `${file}:${line}` }))
}
