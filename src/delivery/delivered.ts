// What became of a delivery: every recipient in exactly one group, named by the place in the recipients' file.
import type { EditionName } from '../archive/edition-name.ts'
import type { Problem } from '../errors.ts'

/** Someone without name and address. */
export interface Named {
  /** `recipients.yaml:12:3` */
  place: string
  /** The first digits of the key by which the ledger knows them. */
  key: string
}

/** And why they are in their group, in words of this program. */
export interface NamedWhy extends Named {
  why: string
}

export interface Delivered {
  edition: EditionName
  /** How many recipients there are. */
  total: number
  /** Who had it before this run, and to whom this run sent it. */
  before: Named[]
  sent: Named[]
  /** Whose server will never take it (5xx), in this run or in one before. They are not tried again. */
  refused: NamedWhy[]
  /** Of whom nobody can tell. They are left alone unless the operator asks for more. */
  uncertain: NamedWhy[]
  /** Who certainly does not have it, and gets it when the delivery is run again. */
  missing: NamedWhy[]
  /** What ended the run early; empty where it went on to its end. */
  stopped: readonly Problem[]
  /** Whether every recipient has it. */
  complete: boolean
}
