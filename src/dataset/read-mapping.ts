// The folder of a data set in, its mapping alone out: what is fetched needs nothing else, and an analyst who has just
// spoilt another file may fetch all the same. What holds across files is checked when the files are imported.
import { BriefingError, type Problem } from '../errors.ts'
import { DataFolder } from './folder.ts'
import { type Mapping, mapping } from './mapping-schema.ts'
import { Places } from './places.ts'
import { readYamlObject } from './read-yaml.ts'

/** `label` is the folder as the operator knows it. Throws a BriefingError with every problem of the file, or if there is none. */
export function readMapping(folder: string, label: string): Mapping {
  const where = `${label}/mapping.yaml`
  const problems: Problem[] = []
  const files = new DataFolder(folder, label, (problem) => problems.push(problem))
  if (!files.names.includes('mapping.yaml')) {
    const hint = 'copy data/rare-earths/mapping.yaml and let its rules name your series'
    throw BriefingError.at(where, 'found no such file, which says what to fetch', hint)
  }
  const text = files.text('mapping.yaml')
  const read = text === undefined ? undefined : readYamlObject(where, text, mapping, new Places())
  problems.push(...(read?.problems ?? []))
  if (read?.record === undefined || problems.length > 0) throw new BriefingError(problems)
  return read.record
}
