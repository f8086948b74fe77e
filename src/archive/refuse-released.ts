// The folder that an edition is to be written to in; a BriefingError where a released edition stands there, which never changes.
import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { type Month, periodKind } from '../dataset/period.ts'
import { BriefingError } from '../errors.ts'
import { type Approval, readApprovals } from './approvals.ts'
import { editionFolder } from './edition-name.ts'
import type { Place } from './place.ts'

/** Judged by where the folder lies, whatever archive or folder the operator named, and through links. */
export function refuseReleased({ path, label }: Place): void {
  const folder = existsSync(path) ? realpathSync(path) : path
  const above = dirname(folder)
  const month = basename(above)
  if (periodKind(month) !== 'month') return
  const approvals = readApprovals({ path: dirname(above), label: dirname(dirname(label)) }, month)
  const approval = approvals.find((one) => editionFolder(one) === basename(folder))
  if (approval !== undefined) throw releasedAlready(label, month, approval)
}

/** `label` is the folder of the edition. */
export function releasedAlready(label: string, month: Month, { approvedAt }: Approval): BriefingError {
  return BriefingError.at(
    label,
    `was released on ${approvedAt.slice(0, 10)} and does not change any more`,
    `make another edition: brief correct ${month} --reason "what was wrong"`,
  )
}
