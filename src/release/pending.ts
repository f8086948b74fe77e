// The archive and a month in; the final edition that waits there for an approval out.
import { readApprovals } from '../archive/approvals.ts'
import { readArchived } from '../archive/archived.ts'
import type { EditionName } from '../archive/edition-name.ts'
import type { Final, Manifest } from '../archive/manifest.ts'
import { type Place, placeOf } from '../archive/place.ts'
import { nextEditions, waitingEditions } from '../archive/waiting.ts'
import type { Day, Month } from '../dataset/period.ts'
import { BriefingError } from '../errors.ts'

export interface Pending {
  name: EditionName
  place: Place
  manifest: Manifest & { final: Final }
}

/**
 * The edition of the next revision, of the day where one is asked for; undefined where there is none, not even a draft, but an
 * approved edition. Throws a BriefingError when it is a draft, was changed, when there are several, or none at all.
 */
export function pendingEdition(archive: Place, month: Month, asOf: Day | undefined): Pending | undefined {
  const label = `${archive.label}/${month}`
  const ofDay = (names: EditionName[]) => names.filter((one) => asOf === undefined || one.asOf === asOf)
  const waiting = ofDay(waitingEditions(archive, month))
  const [name, ...others] = waiting
  if (others.length > 0) {
    const days = waiting.map((one) => one.asOf).join(', ')
    const message = `found several final editions that wait for an approval: as of ${days}`
    throw BriefingError.at(label, message, 'name one of these days with --as-of')
  }
  if (name === undefined) {
    const [draft] = ofDay(nextEditions(archive, month))
    if (draft !== undefined) {
      const message = 'is a draft, and drafts are not released'
      throw BriefingError.at(placeOf(archive, draft).label, message, hint(month))
    }
    if (readApprovals(archive, month).length > 0) return undefined
    const message = `found no final edition of ${month}${asOf ? ` as of ${asOf}` : ''}`
    throw BriefingError.at(label, message, hint(month))
  }
  const place = placeOf(archive, name)
  const { manifest, problems } = readArchived(place, name)
  if (problems.length > 0) throw new BriefingError(problems)
  if (!manifest?.final) throw new Error('a final edition without a manifest has no problem')
  return { name, place, manifest: { ...manifest, final: manifest.final } }
}

function hint(month: Month): string {
  return `run brief release ${month} first, or brief correct where an edition is released, and read its PDF`
}
