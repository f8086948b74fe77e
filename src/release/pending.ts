// The archive and a month in; the final edition that waits there for an approval out.
import { readApprovals } from '../archive/approvals.ts'
import { readArchived } from '../archive/archived.ts'
import type { EditionName } from '../archive/edition-name.ts'
import { editionsOf } from '../archive/editions.ts'
import type { Final, Manifest } from '../archive/manifest.ts'
import { type Place, placeOf } from '../archive/place.ts'
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
  const revision = readApprovals(archive, month).length
  const ofRevision = editionsOf(archive, month).filter((one) => one.revision === revision)
  const asked = ofRevision.filter((one) => asOf === undefined || one.asOf === asOf)
  const read = asked.map((name) => {
    const place = placeOf(archive, name)
    return { name, place, ...readArchived(place, name) }
  })
  // A manifest that cannot be read may be of a final edition.
  const candidates = read.filter(({ manifest }) => manifest?.final !== null)
  const [first, ...others] = candidates
  if (others.length > 0) {
    const days = candidates.map(({ name }) => name.asOf).join(', ')
    const message = `found several final editions that wait for an approval: as of ${days}`
    throw BriefingError.at(label, message, 'name one of these days with --as-of')
  }
  if (first === undefined) {
    if (read.length === 0 && revision > 0) return undefined
    const [draft] = read
    throw draft === undefined
      ? BriefingError.at(
          label,
          `found no final edition of ${month}${asOf ? ` as of ${asOf}` : ''}`,
          hint(month),
        )
      : BriefingError.at(draft.place.label, 'is a draft, and drafts are not released', hint(month))
  }
  const { name, place, manifest, problems } = first
  if (problems.length > 0) throw new BriefingError(problems)
  if (!manifest?.final) throw new Error('a final edition without a manifest has no problem')
  return { name, place, manifest: { ...manifest, final: manifest.final } }
}

function hint(month: Month): string {
  return `run brief release ${month} first, or brief correct where an edition is released, and read its PDF`
}
