// Where something lies, and how the operator knows it.
import { join } from 'node:path'
import { type EditionName, editionFolder } from './edition-name.ts'

/** A folder or file. */
export interface Place {
  path: string
  label: string
}

/** The folder of an edition in an archive. */
export function placeOf({ path, label }: Place, name: EditionName): Place {
  const folder = editionFolder(name)
  return { path: join(path, name.month, folder), label: `${label}/${name.month}/${folder}` }
}
