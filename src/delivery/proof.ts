// The address of whoever wants a proof in; them as a recipient out, or the reason why they may not see this edition yet.
import { BriefingError } from '../errors.ts'
import type { FinalEdition } from './final-edition.ts'
import { domainOf, readAddress } from './mail-address.ts'
import type { Recipient } from './recipient.ts'
import { recipientKey } from './recipient-key.ts'

/**
 * `open`: the edition is approved and its embargo over. Until then it does not leave the house, which is the domain of the sender. Throws a
 * BriefingError that does not repeat the address.
 */
export function proofRecipient(given: string, { head }: FinalEdition, open: boolean): Recipient {
  const address = readAddress(given)
  if (address === undefined) {
    throw BriefingError.at('--to', 'is no address of mail', 'name one address such as reader@example.org')
  }
  const house = domainOf(head.from.address)
  if (!open && domainOf(address) !== house) {
    const message = `is not at ${house}, and until an edition is approved and its embargo over, it goes nowhere else`
    throw BriefingError.at('--to', message, `name an address at ${house}, or approve the edition first`)
  }
  // No ledger knows of a proof, so its key is no secret: it only tells proofs to several people apart.
  const key = recipientKey('proof', address)
  return { name: '', address, language: head.language, formats: ['pdf'], place: '--to', key }
}
