// A month of the archive in; the edition that is sent out, or every reason why nothing leaves. Delivery asks here and nowhere else.
import { type Approval, readApprovals } from '../archive/approvals.ts'
import type { EditionName } from '../archive/edition-name.ts'
import type { Place } from '../archive/place.ts'
import { waitingEditions } from '../archive/waiting.ts'
import type { Month } from '../dataset/period.ts'
import { BriefingError } from '../errors.ts'
import { type FinalEdition, readFinal } from './final-edition.ts'

/** What may be sent to everyone. */
export interface Approved extends FinalEdition {
  approval: Approval
}

/**
 * The newest approved edition of a month. Throws a BriefingError where there is none, where a byte of it is not as it was approved, and
 * before its embargo ends.
 */
export function approvedEdition(archive: Place, month: Month, now: Date): Approved {
  const approval = readApprovals(archive, month).at(-1)
  if (approval === undefined) {
    const hint = `brief release ${month}, read its PDF, then brief release ${month} --approve "Name"`
    throw BriefingError.at(
      `${archive.label}/${month}`,
      'no edition of the month is approved, so none leaves',
      hint,
    )
  }
  const edition = readFinal(archive, nameOf(month, approval), approval)
  if (now.getTime() < Date.parse(approval.approvedAt)) {
    const message = `was approved at ${inWords(approval.approvedAt)}, which lies ahead`
    throw BriefingError.at(
      edition.label,
      message,
      'set the clock of this machine right, or restore approval.json',
    )
  }
  const end = embargoAhead(approval, now)
  if (end === undefined) return { ...edition, approval }
  throw BriefingError.at(edition.label, `leaves no sooner than ${end}, when its embargo ends`, 'send it then')
}

/**
 * The final edition that a dry run and a proof show: the one that waits for approval, else the newest approved, whatever its embargo.
 * Throws a BriefingError where there is none, and where it is not as its manifest and its approval say.
 */
export function finalEdition(archive: Place, month: Month): FinalEdition {
  const waiting = waitingEditions(archive, month).at(-1)
  if (waiting !== undefined) return readFinal(archive, waiting, null)
  const approval = readApprovals(archive, month).at(-1)
  if (approval !== undefined) return readFinal(archive, nameOf(month, approval), approval)
  throw BriefingError.at(
    `${archive.label}/${month}`,
    'there is no final edition of the month',
    `build it: brief release ${month}`,
  )
}

/** When the embargo ends, in words, while it lies ahead; undefined from that moment on. */
export function embargoAhead({ embargo }: Pick<Approval, 'embargo'>, now: Date): string | undefined {
  if (embargo === null || now.getTime() >= Date.parse(embargo)) return undefined
  return inWords(embargo)
}

/** `2031-04-27 09:00 UTC`, with seconds where it has any. */
function inWords(moment: string): string {
  const text = new Date(moment).toISOString().slice(0, 19).replace('T', ' ').replace(/:00$/, '')
  return `${text} UTC`
}

function nameOf(month: Month, { asOf, revision }: Approval): EditionName {
  return { month, asOf, revision }
}
