// What became of a final edition that was to be written, or to be approved.
import type { Approval } from '../archive/approvals.ts'
import type { Day, Month } from '../dataset/period.ts'
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
}

/** Whether every check holds. */
export function passes({ edition }: Pick<ReleaseReport, 'edition'>): boolean {
  return edition !== null
}
