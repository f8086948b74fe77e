// A YAML file in the form of sources.yaml in; the sources of rows that come with it out. A source that nothing cites may not stand
// in the data set, so new ones have to arrive together with their rows.
import { readFileSync } from 'node:fs'
import { decode } from '../dataset/decode.ts'
import { Places } from '../dataset/places.ts'
import type { Dataset } from '../dataset/read.ts'
import { readYamlList } from '../dataset/read-yaml.ts'
import { type Source, source } from '../dataset/schema.ts'
import { BriefingError, type Problem } from '../errors.ts'
import type { InputFile } from './input-file.ts'

export function isOwnSources({ head }: InputFile): boolean {
  return /^(?:\uFEFF|\s|#.*\n)*- id:/.test(new TextDecoder().decode(head))
}

/** Those that the data set does not have. Throws a BriefingError with every problem of the file. */
export function ownSources({ path, label }: InputFile, { sources }: Dataset): Source[] {
  const { text, problem } = decode(readFileSync(path), label)
  if (text === undefined) throw new BriefingError([problem])
  const places = new Places()
  const { records, problems } = readYamlList(label, text, source, places)
  const held = records.filter(({ id }) => sources.has(id))
  const changed = held.flatMap((record): Problem[] => {
    if (JSON.stringify(sources.get(record.id)) === JSON.stringify(record)) return []
    const message = `found the source "${record.id}", which the data set has already, otherwise than here`
    return [
      {
        where: places.of(record, 'id'),
        message,
        hint: 'give it another id, or the record as it stands there',
      },
    ]
  })
  if (problems.length + changed.length > 0) throw new BriefingError([...problems, ...changed])
  return records.filter((record) => !held.includes(record))
}
