// What became of a final edition that was to be written, or to be approved.
import type { Approval } from '../archive/approvals.ts'
import type { Day, Month } from '../dataset/period.ts'
import type { Problem } from '../errors.ts'
import type { Check } from './check.ts'

/** What was checked of a final edition that was to be written, or to be approved. */
export interface ReleaseReport {
  month: Month
  revision: number
  /** Absent where the data could not be read. */
  asOf?: Day
  checks: readonly Check[]
  /** Its folder, where every check holds; null where nothing was written. */
  edition: string | null
}

export interface ApprovalReport extends ReleaseReport {
  /** Null where a check does not hold. */
  approval: Approval | null
  /** Whether it had been approved before, so that nothing was checked. */
  before: boolean
  /** The list of released editions, where it was written. */
  index: string | null
  /** Why the list could not be written, though the approval stands. */
  unlisted: readonly Problem[]
}

/** Whether every check holds, and of an approval whether it is on the list. */
export function passes(report: ReleaseReport | ApprovalReport): boolean {
  return report.edition !== null && !('unlisted' in report && report.unlisted.length > 0)
}
