// The archive in; the final editions that wait there for an approval out.
import { join } from 'node:path'
import type { Month } from '../dataset/period.ts'
import { readApprovals } from './approvals.ts'
import { readArchived } from './archived.ts'
import { type EditionName, editionFolder } from './edition-name.ts'
import { editionsOf, monthsOf } from './editions.ts'
import type { Place } from './place.ts'

/**
 * Those of a month, of which one can be approved: an issue is corrected one revision after the other, so only the next can wait. One whose
 * manifest cannot be read is taken for final, so that whoever asks finds out what is wrong with it.
 */
export function waitingEditions(archive: Place, month: Month): EditionName[] {
  const next = readApprovals(archive, month).length
  return editionsOf(archive, month).filter(
    (name) => name.revision === next && readArchived(placeOf(archive, name), name).manifest?.final !== null,
  )
}

/** The last of the newest month that has one; undefined where none waits. */
export function waitingEdition(archive: Place): EditionName | undefined {
  const [newest] = monthsOf(archive)
    .reverse()
    .flatMap((month) => waitingEditions(archive, month).slice(-1))
  return newest
}

/** The folder of an edition, and how the operator knows it. */
export function placeOf({ path, label }: Place, name: EditionName): Place {
  const folder = editionFolder(name)
  return { path: join(path, name.month, folder), label: `${label}/${name.month}/${folder}` }
}
