// What a delivery is told: which edition, to whom, by whom, and the parts of the world that it may use.
import type { EditionName } from '../archive/edition-name.ts'
import type { Place } from '../archive/place.ts'
import type { Disk } from './disk.ts'
import type { Mailer, Message } from './mailer.ts'
import type { Recipient } from './recipient.ts'
import type { Runner } from './runner.ts'

export interface IntendOptions {
  edition: EditionName
  /** SHA-256 of its approved manifest.json: the very bytes that are sent. */
  content: string
  recipients: readonly Recipient[]
  /** The ledger lies in the month's folder, which must be there. */
  archive: Place
  /** By which a ledger of another secret is told (recipient-key.ts). */
  keyCheck: string
  runner: Runner
  now: () => Date
  /** Whether to send again to those of whom nobody knows whether they have it; they may get it twice. */
  resendUncertain: boolean
  disk?: Disk | undefined
}

export interface DeliverOptions extends IntendOptions {
  /** Asked for one recipient at a time, right before the hand-off, so that no two messages need to be in memory. */
  compose: (recipient: Recipient) => Message | Promise<Message>
  /** Its connection is closed before each pause and at the end. */
  mailer: Mailer
  wait: (ms: number) => Promise<void>
  /** Milliseconds since some fixed moment; without it the time that hand-offs take counts for nothing, and the pace is slower. */
  elapsedMs?: (() => number) | undefined
  /** At most so many hand-offs a minute. */
  perMinute: number
  /** Told first of none; counts those of whom this run has settled what became of it. */
  progress?: ((done: number, total: number) => void) | undefined
}
