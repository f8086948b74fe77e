// The archive in; the final editions that wait there for an approval out. Only manifests are read: whether the files are still those of
// the edition is asked by whoever does something with it.
import type { Month } from '../dataset/period.ts'
import { readApprovals } from './approvals.ts'
import { readManifest } from './archived.ts'
import type { EditionName } from './edition-name.ts'
import { editionsOf, monthsOf } from './editions.ts'
import { type Place, placeOf } from './place.ts'

/**
 * Those of a month: an issue is corrected one revision after the other, so only the next can wait. One whose manifest cannot be read may be
 * final, so that whoever asks for the month finds out what is wrong with it.
 */
export function waitingEditions(archive: Place, month: Month): EditionName[] {
  return nextEditions(archive, month).filter((name) => manifestOf(archive, name)?.final !== null)
}

/** Those of all months that surely are final: the newest month first, and in it the last edition. */
export function surelyWaiting(archive: Place): EditionName[] {
  return monthsOf(archive)
    .flatMap((month) => nextEditions(archive, month).filter((name) => manifestOf(archive, name)?.final))
    .reverse()
}

/** The first of them; undefined where none waits. */
export function waitingEdition(archive: Place): EditionName | undefined {
  return surelyWaiting(archive)[0]
}

/** All editions of the next revision of a month, drafts among them. */
export function nextEditions(archive: Place, month: Month): EditionName[] {
  const revision = readApprovals(archive, month).length
  return editionsOf(archive, month).filter((name) => name.revision === revision)
}

function manifestOf(archive: Place, name: EditionName) {
  return readManifest(placeOf(archive, name), name).manifest
}
