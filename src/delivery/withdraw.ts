// A delivery that is over in; said in the ledger, of all whom it certainly did not reach, that nobody tries any more, out.
import { type Begun, begin } from './begin.ts'
import type { IntendOptions } from './delivery-options.ts'
import { standingsOf } from './ledger.ts'

/**
 * Without that, a machine that got the ledger alone could not tell them from those whose mail left after the ledger did. Gives how many
 * there are.
 */
export function withdraw(
  { edition }: Pick<IntendOptions, 'edition'>,
  { ledger, lease, entry }: Pick<Begun, 'ledger' | 'lease' | 'entry'>,
): number {
  const open = [...standingsOf(ledger.says, edition.revision)].filter(
    ([, { last }]) => (last.event === 'intended' || last.event === 'deferred') && lease.holds(last.run),
  )
  ledger.append(open.map(([key]) => entry({ key }, { event: 'withdrawn' })))
  return open.length
}

/**
 * The same for a delivery that was killed, on the disk on which it ran: whose hand-off had begun stays uncertain. Throws what `begin`
 * throws, as while another process delivers.
 */
export function withdrawIntents(
  options: Omit<IntendOptions, 'recipients' | 'resendUncertain'>,
): Promise<number> {
  return begin({ ...options, recipients: [], resendUncertain: false }, (begun) => withdraw(options, begun))
}
