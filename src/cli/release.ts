// The flags of `brief release` and `brief correct` in; the final edition made, or approved, and the report to the operator out.
import { readApprovals } from '../archive/approvals.ts'
import { type Place, placeOf } from '../archive/place.ts'
import { surelyWaiting, waitingEdition } from '../archive/waiting.ts'
import type { MakeOptions } from '../build/edition.ts'
import { checkedDataset } from '../dataset/check.ts'
import { asOfDay } from '../dataset/as-of.ts'
import type { Month } from '../dataset/period.ts'
import { Vintage } from '../dataset/vintage.ts'
import { BriefingError } from '../errors.ts'
import { correct, release } from '../release.ts'
import { approve } from '../release/approve.ts'
import { readersOf } from './readers-of.ts'
import { describeApproval, describeRelease } from '../release/describe-release.ts'
import { passes } from '../release/report.ts'
import type { Flags } from './flags.ts'
import type { World } from './world.ts'

/** Whether the edition stands in the archive, or is approved, in the end. Without a month there may be nothing to do. */
export async function releaseIssue(
  world: World,
  asked: Month | undefined,
  flags: Flags,
  making: MakeOptions,
): Promise<boolean> {
  const { approve: by, embargo = null } = flags
  if (by !== undefined) {
    // The one that brief review shows; another of the month may have been merged before it, and not approved.
    const waiting = asked === undefined ? waitingEdition(making.archive) : undefined
    const month = asked ?? waiting?.month
    if (month === undefined) return nothing(world, 'no final edition waits for an approval')
    const asOf = making.asOf ?? waiting?.asOf
    const report = await approve({ ...making, month, asOf, by, embargo, now: world.now })
    const holds = tell(world, describeApproval(report), passes(report))
    for (const line of stillWaiting(making.archive, month)) world.out(line)
    return holds
  }
  if (embargo !== null) {
    const message = 'found --embargo without --approve, which it is part of'
    throw BriefingError.at('command line', message, 'name the embargo when you approve the edition')
  }
  const month = asked ?? newestMonth(making)
  if (asked === undefined && readApprovals(making.archive, month).length > 0)
    return nothing(world, `${month}, the newest complete month, is released already`)
  const report = await release({ ...making, month })
  return tell(world, describeRelease(report), passes(report))
}

export async function correctIssue(
  world: World,
  month: Month,
  { reason = '' }: Flags,
  making: MakeOptions,
): Promise<boolean> {
  if (reason === '')
    throw BriefingError.at(
      'command line',
      'found no --reason',
      'say in a sentence what was wrong: readers see it',
    )
  // Before anything is written, for a ledger that does not read ends it here.
  const readers = readersOf(world, making.archive, month)
  const report = await correct({ ...making, month, reason })
  const holds = tell(world, describeRelease(report), passes(report))
  if (holds) for (const line of readers) world.out(line)
  return holds
}

/** The month that a build without one would take. */
function newestMonth({ data, dataLabel, asOf, today }: MakeOptions): Month {
  const dataset = checkedDataset(data, today, dataLabel)
  const vintage = new Vintage(dataset, asOfDay(dataset, asOf, today))
  const month = vintage.newestCompleteMonth(dataset.briefing.required)
  if (month !== undefined) return month
  const message = `by ${vintage.asOf} there is no month for which all required series are known`
  throw BriefingError.at(dataLabel, message, 'import what is missing')
}

function nothing({ out }: World, why: string): true {
  out(`${why}: nothing to do`)
  return true
}

/** Final editions of other months, which this approval does not release: where nobody names a month, one may think that it did. */
function stillWaiting(archive: Place, approved: Month): string[] {
  return surelyWaiting(archive)
    .filter(({ month }) => month !== approved)
    .map(
      (name) =>
        `${placeOf(archive, name).label} waits for an approval of its own: brief release ${name.month} --approve "Your Name"`,
    )
}

/** What is red goes where problems go. */
function tell(world: World, lines: readonly string[], holds: boolean): boolean {
  for (const line of lines) (holds ? world.out : world.err)(line)
  return holds
}
