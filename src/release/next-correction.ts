// The archive and a reason in; what makes an edition the correction of the newest released one of a month out.
import type { Final } from '../archive/manifest.ts'
import type { Place } from '../archive/place.ts'
import { releasedOf } from '../archive/released.ts'
import type { Month } from '../dataset/period.ts'
import { BriefingError } from '../errors.ts'

/** Throws a BriefingError when none was released, or one is not as it was approved. */
export function nextCorrection(
  archive: Place,
  month: Month,
  reason: string,
): Final & { correction: NonNullable<Final['correction']> } {
  const last = releasedOf(archive, month).at(-1)
  const sha256 = last?.manifest.outputs['findings.json']
  if (last === undefined || sha256 === undefined) {
    const message = `no edition of ${month} was released, so there is nothing to correct`
    throw BriefingError.at(`${archive.label}/${month}`, message, `build it again: brief release ${month}`)
  }
  const { asOf, revision } = last.approval
  return { revision: revision + 1, correction: { reason, of: { asOf, revision, sha256 } } }
}
