// The recipients and what the ledger knows of them in; who is to get the issue out. Nothing is written.
import { brief } from '../archive/archived.ts'
import { BriefingError } from '../errors.ts'
import type { IntendOptions } from './delivery-options.ts'
import { type Ledger, standingsOf } from './ledger.ts'
import type { Lease } from './lease.ts'
import type { Recipient } from './recipient.ts'
import { fateOf } from './standing.ts'

export interface Plan {
  /** In the order of the recipients' file. */
  toSend: Recipient[]
  /** Those of them whose intent is still to be written. */
  toIntend: Recipient[]
}

/**
 * Leaves out who has it and whose server refused it for good: a corrected address has another key, and so is another recipient. Leaves
 * out those of whom nobody knows, unless they are to be sent to again. Throws a BriefingError where an edition was changed after
 * it was sent to someone, and where one address is listed twice.
 */
export function planDelivery(ledger: Ledger, lease: Lease, options: PlanOptions): Plan {
  const { recipients, edition, content, resendUncertain } = options
  refuseTwice(recipients)
  const sent = ledger.contents.get(edition.revision) ?? content
  if (sent !== content)
    throw BriefingError.at(
      options.label,
      `says that this edition was sent as ${brief(sent)}; it is ${brief(content)} now`,
      'restore the edition from version control: what was sent never changes',
    )
  const standings = standingsOf(ledger, edition.revision)
  const toSend = recipients.filter(({ key }) => {
    const fate = fateOf(standings.get(key), lease.holds)
    return fate === 'open' || (fate === 'uncertain' && resendUncertain)
  })
  const toIntend = toSend.filter(({ key }) => {
    const standing = standings.get(key)
    const stands = standing !== undefined && standing.last.event !== 'withdrawn'
    return !stands || fateOf(standing, lease.holds) !== 'open'
  })
  return { toSend, toIntend }
}

export interface PlanOptions extends Pick<
  IntendOptions,
  'recipients' | 'edition' | 'content' | 'resendUncertain'
> {
  /** Of the ledger, for messages. */
  label: string
}

function refuseTwice(recipients: readonly Recipient[]): void {
  const first = new Map<string, string>()
  const problems = recipients.flatMap(({ key, place }) => {
    const earlier = first.get(key)
    first.set(key, earlier ?? place)
    if (earlier === undefined) return []
    return [{ where: place, message: `has the address of ${earlier}`, hint: 'list every address once' }]
  })
  if (problems.length > 0) throw new BriefingError(problems)
}
