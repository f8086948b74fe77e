// Recipients in; each is tried in rounds until what became of them is settled or the rounds are over. What a hand-off does, and what is
// written of it, is left to hand-over.ts.
import type { HandOff } from './mailer.ts'
import type { Recipient } from './recipient.ts'

/**
 * Pauses before the second round and those after it, in milliseconds. Half a minute mends a connection; greylisting servers ask for one
 * to five minutes; all of them together stay below the half hour after which an unattended run had better report.
 */
const BACK_OFF_MS = [30_000, 120_000, 300_000, 600_000]

/**
 * So many hand-offs in a row that the connection failed are not the recipients' servers' but the way there: going on would at worst
 * leave everyone uncertain.
 */
const FAULTS_IN_A_ROW = 3

/** 421: the server ends the conversation, whoever the message is for (RFC 5321, 3.8). */
const CLOSING = 421

export interface RoundsOptions {
  handOver: (recipient: Recipient) => Promise<HandOff>
  /** Called before each pause. */
  rest: () => Promise<void>
  wait: (ms: number) => Promise<void>
  /** Told of each recipient of whom it is settled what became. */
  settled: () => void
}

/**
 * Hands over to all, then after a pause to those who were deferred, so that one slow server holds up nobody else. Those not tried
 * yet come first, so that a few that break the connection cannot keep the others from their turn. Whatever `handOver`
 * throws ends it.
 */
export async function inRounds(recipients: readonly Recipient[], options: RoundsOptions): Promise<void> {
  let left = await round(recipients, options)
  for (const pause of BACK_OFF_MS) {
    if (left.length === 0) return
    await options.rest()
    await options.wait(pause)
    left = await round(left, options)
  }
}

/** Gives those who are still to be tried. */
async function round(
  recipients: readonly Recipient[],
  { handOver, settled }: RoundsOptions,
): Promise<Recipient[]> {
  const deferred: Recipient[] = []
  let faults = 0
  for (const [index, recipient] of recipients.entries()) {
    if (faults === FAULTS_IN_A_ROW) return [...recipients.slice(index), ...deferred]
    const outcome = await handOver(recipient)
    faults = isFault(outcome) ? faults + 1 : 0
    if (outcome.fate === 'deferred') deferred.push(recipient)
    else settled()
  }
  return deferred
}

function isFault(outcome: HandOff): boolean {
  if (outcome.fate === 'deferred') return outcome.code === null || outcome.code === CLOSING
  return outcome.fate === 'uncertain'
}
