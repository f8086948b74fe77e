// The archive in; its released editions out, by their approvals and manifests alone. One that is no longer what was approved is refused.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../checksum.ts'
import type { Month } from '../dataset/period.ts'
import { BriefingError, type Problem } from '../errors.ts'
import { type Approval, readApprovals } from './approvals.ts'
import { brief, readArchived } from './archived.ts'
import { editionFolder } from './edition-name.ts'
import { monthsOf } from './editions.ts'
import { MAIL, mailHead } from './mail.ts'
import type { Manifest } from './manifest.ts'
import { type Place, placeOf } from './place.ts'

export interface Released {
  month: Month
  /** Its folder below that of its month. */
  folder: string
  approval: Approval
  manifest: Manifest
  /** The subject of its mail; null for an edition that has none. */
  subject: string | null
  /** Whether a later edition of the month was released. */
  superseded: boolean
}

/** The released editions of all months, the newest month first, and in a month the newest edition. Throws a BriefingError with every one that is not as it was approved. */
export function releasedEditions(archive: Place): Released[] {
  const problems: Problem[] = []
  const all = monthsOf(archive)
    .reverse()
    .flatMap((month) => {
      try {
        return releasedOf(archive, month).reverse()
      } catch (error) {
        if (!(error instanceof BriefingError)) throw error
        problems.push(...error.problems)
        return []
      }
    })
  if (problems.length > 0) throw new BriefingError(problems)
  return all
}

/** Those of a month, in the order of their revisions. Throws a BriefingError where one is not as it was approved. */
export function releasedOf(archive: Place, month: Month): Released[] {
  const approvals = readApprovals(archive, month)
  const read = approvals.map((approval) => readReleased(archive, month, approval))
  const problems = read.flatMap((one) => one.problems)
  if (problems.length > 0) throw new BriefingError(problems)
  return read.flatMap(({ manifest, folder, approval, subject }) =>
    manifest === undefined
      ? []
      : [
          {
            month,
            folder,
            approval,
            manifest,
            subject,
            superseded: approval.revision < approvals.length - 1,
          },
        ],
  )
}

function readReleased(archive: Place, month: Month, approval: Approval) {
  const { asOf, revision } = approval
  const name = { month, asOf, revision }
  const place = placeOf(archive, name)
  const { manifest, problems } = readArchived(place, name)
  const approved = { 'briefing.pdf': approval.pdf, 'manifest.json': approval.manifest }
  const other = Object.entries(approved).flatMap(([name, then]): Problem[] => {
    const file = join(place.path, name)
    // A missing file is a problem already.
    const now = existsSync(file) ? sha256(readFileSync(file)) : then
    if (now === then) return []
    const message = `is not what was approved: found the checksum ${brief(now)}, the approval says ${brief(then)}`
    return [{ where: `${place.label}/${name}`, message, hint: 'restore it from version control' }]
  })
  const all = [...problems, ...other]
  const subject = all.length === 0 && manifest?.outputs[MAIL.head] !== undefined ? subjectIn(place) : null
  return { folder: editionFolder(name), approval, manifest, problems: all, subject }
}

/** The bytes are those of the manifest, so that a head which cannot be read is a bug of the program that made it. */
function subjectIn({ path }: Place): string {
  return mailHead.parse(JSON.parse(readFileSync(join(path, MAIL.head), 'utf8'))).subject
}
