// The final edition that stands in the archive, a name and an embargo in; the approval that releases it, bound to its bytes, out, and
// the list of all that were released written anew.
import { addApproval, type Approval } from '../archive/approvals.ts'
import { placeOf } from '../archive/place.ts'
import { releasedEditions, releasedOf } from '../archive/released.ts'
import { makeEdition } from '../build.ts'
import type { Edition } from '../build/edition.ts'
import { sha256 } from '../checksum.ts'
import { BriefingError } from '../errors.ts'
import type { Files } from '../issue.ts'
import type { ReleaseOptions } from '../release.ts'
import { type Check, failing, holding } from './check.ts'
import { nextCorrection } from './next-correction.ts'
import { embargoMoment, inUtc } from './embargo.ts'
import { gate, type Make } from './gate.ts'
import { oneLine } from './one-line.ts'
import { type Pending, pendingEdition } from './pending.ts'
import type { ApprovalReport } from './report.ts'
import { changedInputs, differingFiles, filesIn } from './same-bytes.ts'
import { writeIndex } from './write-index.ts'

export interface ApproveOptions extends ReleaseOptions {
  /** Who approves. */
  by: string
  /** Before this moment nothing leaves; a moment with its zone. */
  embargo: string | null
  now: Date
}

const LONGEST_NAME = 100

/**
 * Releases the edition, where its files are those that were written, the gate holds, and made again it has the same bytes. Approved
 * already, it is left as it is, and only the list is written again, so that whatever was stopped between the two can be repeated.
 * Throws a BriefingError when there is no such edition, or several.
 */
export async function approve(options: ApproveOptions, make: Make = makeEdition): Promise<ApprovalReport> {
  const { archive, month, now } = options
  const approvedBy = oneLine('--approve', options.by, LONGEST_NAME)
  const pending = pendingEdition(archive, month, options.asOf)
  if (pending === undefined) return approvedBefore(options)
  const embargo = options.embargo === null ? null : embargoMoment(options.embargo, now)
  // Refuses when one that was released before is not what it was: the list could not be written in the end.
  releasedEditions(archive)
  checkCorrection(options, pending)
  const files = filesIn(pending.place.path)
  const { asOf, revision } = pending.name
  const { previous, final } = pending.manifest
  const { checks } = await gate({
    ...{ ...options, asOf, previous, final, make },
    fresh: revision === 0,
    bytes: (made) => asArchived(made, files, pending),
  })
  const report = { month, revision, asOf, checks, before: false }
  if (!checks.every(({ holds }) => holds))
    return { ...report, edition: null, approval: null, index: null, unlisted: [] }
  const sum = (name: string) => sha256(files.get(name) ?? '')
  const approval: Approval = {
    ...{ revision, asOf, pdf: sum('briefing.pdf'), manifest: sum('manifest.json') },
    ...{ approvedBy, approvedAt: inUtc(now), embargo },
  }
  addApproval(archive, month, approval)
  return { ...report, edition: pending.place.label, approval, ...listing(options) }
}

/** What was approved has to be what is made of the data as they are, to the last byte, and so has its manifest. */
function asArchived({ files: made }: Edition, archived: Files, { name, place }: Pending): Check {
  const names = differingFiles(archived, made)
  if (names.length === 0)
    return holding('bytes', `made again, identical to the ${made.size} files in the archive`)
  const changed = changedInputs(archived, made)
  const since = changed.length === 0 ? '' : `; changed since it was made: ${changed.join(', ')}`
  const again = name.revision === 0 ? 'brief release' : 'brief correct'
  return failing('bytes', `made again, ${names.length} files are not those in the archive`, [
    {
      where: place.label,
      message: `made again, these differ: ${names.join(', ')}${since}`,
      hint: `undo that, or run ${again} ${name.month} again and read its PDF`,
    },
  ])
}

/** A correction names the edition that it takes the place of, by its bytes. */
function checkCorrection({ archive, month }: ApproveOptions, { place, manifest }: Pending): void {
  const { correction, revision } = manifest.final
  if (revision === 0 && correction === null) return
  const { correction: expected } = nextCorrection(archive, month, correction?.reason ?? '')
  if (JSON.stringify(correction) === JSON.stringify(expected)) return
  const message = 'is no correction of the edition that was released last'
  throw BriefingError.at(`${place.label}/manifest.json`, message, `make it again: brief correct ${month}`)
}

function approvedBefore(options: ApproveOptions): ApprovalReport {
  const { archive, month, asOf, embargo } = options
  const approval = releasedOf(archive, month).at(-1)?.approval
  if (approval === undefined) throw new Error('nothing waits, and nothing was approved')
  const edition = placeOf(archive, { month, ...approval }).label
  const hint = `make another edition first: brief correct ${month} --reason "what was wrong"`
  if (asOf !== undefined && asOf !== approval.asOf) {
    const message = `found no final edition as of ${asOf} that waits for an approval; released was that as of ${approval.asOf}`
    throw BriefingError.at(`${archive.label}/${month}`, message, hint)
  }
  if (embargo !== null && Date.parse(embargo) !== Date.parse(approval.embargo ?? '')) {
    const message = `was approved at ${approval.approvedAt} with ${approval.embargo === null ? 'no embargo' : `the embargo ${approval.embargo}`}, which does not change any more`
    throw BriefingError.at(edition, message, `leave --embargo out, or ${hint}`)
  }
  const { revision } = approval
  const report = { month, revision, asOf: approval.asOf, checks: [], edition, approval, before: true }
  return { ...report, ...listing(options) }
}

/** What was approved stays so, whatever becomes of the list. */
function listing(options: ApproveOptions): Pick<ApprovalReport, 'index' | 'unlisted'> {
  try {
    return { index: writeIndex(options), unlisted: [] }
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error
    return { index: null, unlisted: error.problems }
  }
}
