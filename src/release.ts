// A month in; its final edition, or the next correction of it, made, checked and written to the archive out. What is red leaves
// nothing behind. Approving it is left to release/approve.ts.
import { readApprovals } from './archive/approvals.ts'
import type { Final } from './archive/manifest.ts'
import { placeOf } from './archive/place.ts'
import { releasedAlready } from './archive/refuse-released.ts'
import { makeEdition } from './build.ts'
import { checkReason } from './build/check-reason.ts'
import type { Edition, MakeOptions } from './build/edition.ts'
import { checkedDataset } from './dataset/check.ts'
import type { Day, Month } from './dataset/period.ts'
import { BriefingError } from './errors.ts'
import { checkFolder, writeEdition } from './issue.ts'
import { languages } from './languages/language.ts'
import { type Check, failing, holding } from './release/check.ts'
import { nextCorrection } from './release/next-correction.ts'
import { gate, type Make } from './release/gate.ts'
import type { ReleaseReport } from './release/report.ts'
import { differingFiles } from './release/same-bytes.ts'

export interface ReleaseOptions extends MakeOptions {
  month: Month
}

/**
 * Makes and writes the first final edition of a month, where every check holds. Throws a BriefingError when one was approved already:
 * what was released is only ever corrected.
 */
export async function release(options: ReleaseOptions, make: Make = makeEdition): Promise<ReleaseReport> {
  const { archive, month } = options
  const [approved] = readApprovals(archive, month)
  if (approved !== undefined) {
    throw releasedAlready(placeOf(archive, { month, ...approved }).label, month, approved)
  }
  return await finalEdition(options, { revision: 0, correction: null }, make)
}

/**
 * Makes and writes the edition that takes the place of the newest one released of the month, as of the same day unless another is
 * named. Throws a BriefingError when none was released, when it is not as it was approved, and for a reason that cannot be printed.
 */
export async function correct(
  options: ReleaseOptions & { reason: string },
  make: Make = makeEdition,
): Promise<ReleaseReport> {
  const reason = options.reason.trim()
  const { briefing } = checkedDataset(options.data, options.today, options.dataLabel)
  const problems = checkReason(reason, languages[briefing.language])
  if (problems.length > 0) throw new BriefingError(problems)
  const final = nextCorrection(options.archive, options.month, reason)
  return await finalEdition({ ...options, asOf: options.asOf ?? final.correction.of.asOf }, final, make)
}

async function finalEdition(options: ReleaseOptions, final: Final, make: Make): Promise<ReleaseReport> {
  const { archive, month } = options
  const { revision } = final
  const place = (asOf: Day) => placeOf(archive, { month, asOf, revision })
  const making: ReleaseOptions = { ...options, final }
  const verdict = await gate({
    ...making,
    make,
    fresh: revision === 0,
    chosen: (asOf) => checkFolder(place(asOf).path, place(asOf).label),
    bytes: async (made, asOf) => {
      options.report('making it a second time')
      return twice(made, await make({ ...making, asOf }))
    },
  })
  const { asOf, checks, edition } = verdict
  const ready = asOf !== undefined && edition !== undefined && checks.every(({ holds }) => holds)
  const report = { month, revision, ...(asOf !== undefined && { asOf }), checks }
  if (!ready) return { ...report, edition: null }
  const { path, label } = place(asOf)
  writeEdition(path, label, edition.files)
  return { ...report, edition: label }
}

/** The same input, the same program, the same machine: what differs is a fault of the program. */
function twice(first: Edition, second: Edition): Check {
  const names = differingFiles(first.files, second.files)
  if (names.length === 0) return holding('bytes', `made twice, ${first.files.size} files identical`)
  const message = `came out different when made again at once: ${names.join(', ')}`
  const hint = 'chance or a clock got into it: look at what changed last in src and templates'
  return failing('bytes', `made twice, ${names.length} of ${first.files.size} files differ`, [
    { where: 'edition', message, hint },
  ])
}
