// One recipient in; the message handed over, and every step of it on the disk before the next one is taken.
import type { Begun, What } from './begin.ts'
import type { DeliverOptions } from './delivery-options.ts'
import type { HandOff } from './mailer.ts'
import { pace } from './pace.ts'
import type { Recipient } from './recipient.ts'

/**
 * What hands over to one recipient after another, at the pace that was asked for. It throws a BriefingError when the disk refuses or
 * the mailer sees no sense in going on. Where the ledger or the lease cannot say that the data go out, they do not go out.
 */
export function handingOver(
  { ledger, lease, entry }: Begun,
  { compose, mailer, wait, elapsedMs, perMinute }: DeliverOptions,
): (recipient: Recipient) => Promise<HandOff> {
  const turn = pace(perMinute, wait, elapsedMs)
  return async (recipient) => {
    await turn()
    const message = await compose(recipient)
    const outcome = await mailer.handOff(message, () => {
      const takeBack = ledger.append([entry(recipient, { event: 'sending' })])
      try {
        lease.count()
      } catch (error) {
        takeBack()
        throw error
      }
    })
    ledger.append([entry(recipient, written(outcome))])
    return outcome
  }
}

/** What the ledger keeps of an outcome: codes, and no text, whoever it is from. */
function written(outcome: HandOff): What {
  switch (outcome.fate) {
    case 'sent':
      return { event: 'sent', code: outcome.code }
    case 'refused': {
      const { code, status } = outcome
      return { event: 'refused', code, status: /^[245](\.\d{1,3}){2}$/.test(status ?? '') ? status : null }
    }
    case 'deferred':
      return { event: 'deferred', code: outcome.code }
    case 'uncertain':
      return { event: 'uncertain' }
  }
}
