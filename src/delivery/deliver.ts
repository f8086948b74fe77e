// An approved edition and its recipients in; each gets it once, whatever fails in between, and what became of each out. How mail is
// handed over is left to the mailer, what it says to `compose`.
import { BriefingError, type Problem } from '../errors.ts'
import { type Begun, begin } from './begin.ts'
import type { Delivered } from './delivered.ts'
import type { DeliverOptions } from './delivery-options.ts'
import { groupByFate } from './group-by-fate.ts'
import { handingOver } from './hand-over.ts'
import { inRounds } from './rounds.ts'
import { withdraw } from './withdraw.ts'

/**
 * Sends to those who do not have it. A fault on the way ends the delivery and stands in `stopped`, beside what became of everyone up
 * to then. Throws what `begin` throws, before anything has left.
 */
export async function deliver(options: DeliverOptions): Promise<Delivered> {
  return begin(options, async (begun) => {
    /** Why someone was deferred last or is uncertain, in the words of the mailer; for this run's report alone. */
    const reasons = new Map<string, string>()
    const stopped = await send(options, begun, reasons)
    return groupByFate(options, begun, reasons, stopped)
  })
}

/** Gives what ended it early. */
async function send(
  options: DeliverOptions,
  begun: Begun,
  reasons: Map<string, string>,
): Promise<readonly Problem[]> {
  const { mailer, wait, progress } = options
  const handOver = handingOver(begun, options)
  const total = begun.toSend.length
  let done = 0
  if (total > 0) progress?.(done, total)
  const failed = await problemsOf(async () => {
    try {
      await inRounds(begun.toSend, {
        async handOver(recipient) {
          const outcome = await handOver(recipient)
          if ('reason' in outcome) reasons.set(recipient.key, outcome.reason)
          return outcome
        },
        rest: () => mailer.close(),
        wait,
        settled: () => progress?.(++done, total),
      })
    } finally {
      await mailer.close()
    }
  })
  const left = await problemsOf(() => void withdraw(options, begun))
  return failed.length > 0 ? failed : left
}

async function problemsOf(work: () => void | Promise<void>): Promise<readonly Problem[]> {
  try {
    await work()
    return []
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error
    return error.problems
  }
}
