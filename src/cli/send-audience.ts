// The list and an edition in; who gets it out, and what the operator is told of those who do not.
import { resolve } from 'node:path'
import type { Place } from '../archive/place.ts'
import type { Month } from '../dataset/period.ts'
import { BriefingError } from '../errors.ts'
import { type Audience, audience } from '../delivery/audience.ts'
import { deliveryFile } from '../delivery/delivery-file.ts'
import { machineDisk } from '../delivery/disk.ts'
import type { FinalEdition } from '../delivery/final-edition.ts'
import { type Lease, readLease } from '../delivery/lease.ts'
import { readLedger } from '../delivery/read-ledger.ts'
import { fatesOf, receivedBefore } from '../delivery/received.ts'
import type { Recipient } from '../delivery/recipient.ts'
import { checkLedgerKey, keyCheck, shortKey } from '../delivery/recipient-key.ts'
import { readRecipients } from '../delivery/recipients.ts'
import { refuseOtherKey } from '../delivery/refuse-other-key.ts'
import { place, type World } from './world.ts'

/** Everyone on the list. `named` is its file; without it the environment names it. */
export function recipientsOf(world: World, { head }: FinalEdition, named: string | undefined): Recipient[] {
  const file = named ?? world.env.RECIPIENTS
  if (file === undefined || file === '') {
    const hint = 'name a file with --recipients or in RECIPIENTS; docs/recipients.example.yaml shows one'
    throw BriefingError.at('RECIPIENTS', 'found no file of recipients', hint)
  }
  const ledgerKey = checkLedgerKey(world.env.LEDGER_KEY)
  return readRecipients(place(world, resolve(world.cwd, file)), {
    ledgerKey,
    language: head.language,
    home: world.home,
  })
}

/** What this disk has recorded of a month's deliveries; undefined for nobody in particular. */
export function leaseHere({ runner }: World, archive: Place, month: Month): Lease | undefined {
  return runner && readLease(machineDisk, archive, month, runner.host)
}

interface Chosen extends Audience {
  /** How many had an earlier edition, and of this one certainly have nothing and refused nothing. */
  owed: number
}

/** Those of the list who get this edition. Throws a BriefingError where the ledger cannot tell who that is. */
export function chosenFor(
  world: World,
  archive: Place,
  edition: FinalEdition,
  recipients: readonly Recipient[],
  uncertain: boolean,
): Chosen {
  const { month, revision } = edition.name
  const ledger = readLedger(archive, month)
  refuseOtherKey(
    ledger,
    deliveryFile(archive, month, 'ledger').label,
    keyCheck(checkLedgerKey(world.env.LEDGER_KEY)),
  )
  const lease = leaseHere(world, archive, month)
  const received = receivedBefore(ledger, revision, { lease, uncertain })
  const chosen = audience(edition, recipients, received)
  const fates = fatesOf(ledger, revision, lease)
  const lacking = chosen.recipients.filter(({ key }) => (fates.get(key) ?? 'open') === 'open')
  return { ...chosen, owed: received === undefined ? 0 : lacking.length }
}

/** The same; of a correction the operator is told who does not get it. */
export function audienceOf(
  world: World,
  ...asked: [archive: Place, edition: FinalEdition, recipients: readonly Recipient[], uncertain: boolean]
): Audience {
  const chosen = chosenFor(world, ...asked)
  const { gone, leftOut } = chosen
  if (gone > 0)
    world.out(`${gone} who received the issue are not on the list any more, and get no correction`)
  if (leftOut.length > 0) {
    const places = leftOut.map((one) => `${one.place} (${shortKey(one.key)})`).join(', ')
    world.out(
      `${leftOut.length} on the list get no correction, for nothing says that they received the issue: ${places}`,
    )
  }
  return chosen
}
