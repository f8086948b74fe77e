// The archive and perhaps a month in; the edition that waits for an approval out, or else the one that would be looked at.
import { type Approval, readApprovals } from '../archive/approvals.ts'
import { readArchived } from '../archive/archived.ts'
import type { EditionName } from '../archive/edition-name.ts'
import { editionsOf } from '../archive/editions.ts'
import type { Manifest } from '../archive/manifest.ts'
import { type Place, placeOf } from '../archive/place.ts'
import { waitingEdition, waitingEditions } from '../archive/waiting.ts'
import type { Month } from '../dataset/period.ts'
import { BriefingError } from '../errors.ts'

export interface Chosen {
  name: EditionName
  place: Place
  manifest: Manifest
  findings: string
  /** Null where it was not approved. */
  approval: Approval | null
}

/**
 * Of a month the final edition that waits for its approval, or the one approved last, or the newest draft. Without a month the
 * newest final edition that waits; undefined where none does. Throws a BriefingError where there is no edition, or it was changed.
 */
export function chosenEdition(archive: Place, month: Month | undefined): Chosen | undefined {
  if (month === undefined) {
    const first = waitingEdition(archive)
    return first && read(archive, first, [])
  }
  const approvals = readApprovals(archive, month)
  const approved = approvals.at(-1)
  const name =
    waitingEditions(archive, month).at(-1) ??
    (approved && { month, asOf: approved.asOf, revision: approved.revision }) ??
    editionsOf(archive, month).at(-1)
  if (name !== undefined) return read(archive, name, approvals)
  const message = 'found no edition of the month'
  throw BriefingError.at(`${archive.label}/${month}`, message, `make one: brief release ${month}`)
}

function read(archive: Place, name: EditionName, approvals: readonly Approval[]): Chosen {
  const place = placeOf(archive, name)
  const { manifest, findings, problems } = readArchived(place, name)
  if (manifest === undefined || findings === undefined || problems.length > 0) {
    throw new BriefingError(problems)
  }
  return { name, place, manifest, findings, approval: approvalOf(approvals, name) }
}

function approvalOf(approvals: readonly Approval[], { revision, asOf }: EditionName): Approval | null {
  return approvals.find((one) => one.revision === revision && one.asOf === asOf) ?? null
}
