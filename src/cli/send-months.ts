// The archive in; the months whose newest approved edition is sent where nobody names a month, out.
import { readApprovals } from '../archive/approvals.ts'
import { monthsOf } from '../archive/editions.ts'
import type { Place } from '../archive/place.ts'
import type { Month } from '../dataset/period.ts'
import { approvedEdition, embargoAhead } from '../delivery/leaving.ts'
import { chosenFor, recipientsOf } from './send-audience.ts'
import type { World } from './world.ts'

/** The newest month of which an edition was approved. */
export function newestApproved(archive: Place): Month | undefined {
  return monthsOf(archive).findLast((month) => readApprovals(archive, month).length > 0)
}

/**
 * The months before that one, in order, whose issue was corrected, as long as somebody is still owed the correction: a newer issue does not
 * take the place of it, as it does of an issue that came late. Throws a BriefingError where such a correction or the list cannot be read.
 */
export function owedCorrections(
  world: World,
  archive: Place,
  list: string | undefined,
  newest: Month,
): Month[] {
  return monthsOf(archive).filter((month) => {
    const approval = readApprovals(archive, month).at(-1)
    if (month >= newest || approval === undefined || approval.revision === 0) return false
    if (embargoAhead(approval, world.now) !== undefined) return false
    const edition = approvedEdition(archive, month, world.now)
    return chosenFor(world, archive, edition, recipientsOf(world, edition, list), false).owed > 0
  })
}
