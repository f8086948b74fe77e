// The folder that an edition is to be written to in; a BriefingError where a released edition stands there, which never changes, or one
// that waits for its approval.
import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { type Month, periodKind } from '../dataset/period.ts'
import { BriefingError } from '../errors.ts'
import { type Approval, readApprovals } from './approvals.ts'
import { readManifest } from './archived.ts'
import { editionFolder, editionOfFolder } from './edition-name.ts'
import type { Place } from './place.ts'

/** Judged by where the folder lies, whatever archive or folder the operator named, and through links. */
function refuseReleased({ path, label }: Place): void {
  const folder = existsSync(path) ? realpathSync(path) : path
  const above = dirname(folder)
  const month = basename(above)
  if (periodKind(month) !== 'month') return
  const approvals = readApprovals({ path: dirname(above), label: dirname(dirname(label)) }, month)
  const approval = approvals.find((one) => editionFolder(one) === basename(folder))
  if (approval !== undefined) throw releasedAlready(label, month, approval)
}

/** The same, and where one waits for its approval: a draft in its place would leave nothing to approve. */
export function refuseDraft({ path, label }: Place): void {
  refuseReleased({ path, label })
  const month = basename(dirname(path))
  const name = editionOfFolder(month, basename(path))
  if (name === undefined || !existsSync(path)) return
  if (!readManifest({ path, label }, name).manifest?.final) return
  throw BriefingError.at(
    label,
    'holds a final edition that waits for its approval, and this would be a draft',
    'name another folder with --out, or make the final edition again with brief release',
  )
}

/** `label` is the folder of the edition. */
export function releasedAlready(label: string, month: Month, { approvedAt }: Approval): BriefingError {
  return BriefingError.at(
    label,
    `was released on ${approvedAt.slice(0, 10)} and does not change any more`,
    `make another edition: brief correct ${month} --reason "what was wrong"`,
  )
}
