// The archive in; the months of which an edition is to be sent where none is named out.
import { readApprovals } from '../archive/approvals.ts'
import { monthsOf } from '../archive/editions.ts'
import type { Place } from '../archive/place.ts'
import type { Month } from '../dataset/period.ts'
import { readLedger } from './read-ledger.ts'
import { hasBegun } from './received.ts'

/**
 * The newest month that was released, and after it the older ones of which a correction was not begun yet, or was approved since. An older
 * issue itself is overtaken: who has come to the list meanwhile does not get it. Throws a BriefingError for approvals or a ledger that
 * were spoilt.
 */
export function monthsToSend(archive: Place): Month[] {
  const released = monthsOf(archive)
    .flatMap((month) => {
      const approvals = readApprovals(archive, month)
      const [first, last] = [approvals[0], approvals.at(-1)]
      return first === undefined || last === undefined ? [] : [{ month, first, last }]
    })
    .reverse()
  const since = released[0]?.first.approvedAt ?? ''
  return released.flatMap(({ month, last: { revision, approvedAt } }, at) => {
    if (at === 0) return [month]
    if (revision === 0) return []
    return approvedAt > since || !hasBegun(readLedger(archive, month), revision) ? [month] : []
  })
}
