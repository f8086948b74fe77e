// A delivery in; its ledger open under the lock, its plan made, and every intent on the disk, out. Who goes on from there is deliver.ts.
import { deliveryFile } from './delivery-file.ts'
import type { IntendOptions } from './delivery-options.ts'
import { machineDisk } from './disk.ts'
import { type OpenLease, openLease } from './lease.ts'
import { type LedgerEntry, ledgerEntry } from './ledger-entry.ts'
import { underLock } from './lock.ts'
import { openLedger, type OpenLedger } from './open-ledger.ts'
import { type Plan, planDelivery } from './plan.ts'
import type { Recipient } from './recipient.ts'

export interface Begun extends Plan {
  ledger: OpenLedger
  lease: OpenLease
  /** An entry of this run, edition and moment. */
  entry: (recipient: Pick<Recipient, 'key'>, what: What) => LedgerEntry
}

type Without<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never
/** What an entry says apart from who, when and which edition. */
export type What = Without<LedgerEntry, 'at' | 'run' | 'revision' | 'content' | 'recipient'>

/**
 * Writes the lease and the intents, then does the work. Killed between the two, no intent stands without its lease; killed within
 * the intents, those that stand have theirs. Throws a BriefingError where another process delivers, where ledger, lease or
 * edition are not what they were, and when the disk refuses; nothing has left then.
 */
export function begin<T>(options: IntendOptions, work: (begun: Begun) => T | Promise<T>): Promise<T> {
  const { disk = machineDisk, archive, edition, content, runner, now } = options
  const { month, revision } = edition
  const entry: Begun['entry'] = ({ key: recipient }, what) =>
    ledgerEntry.parse({ at: now().toISOString(), run: runner.id, revision, content, recipient, ...what })
  return underLock({ disk, archive, month, runner, at: now() }, async () => {
    const ledger = openLedger(disk, archive, month, options.keyCheck)
    try {
      const lease = openLease(disk, archive, month, runner, ledger.says)
      try {
        const { label } = deliveryFile(archive, month, 'ledger')
        const plan = planDelivery(ledger.says, lease, { ...options, label })
        if (plan.toSend.length > 0) lease.begin()
        ledger.append(plan.toIntend.map((recipient) => entry(recipient, { event: 'intended' })))
        return await work({ ...plan, ledger, lease, entry })
      } finally {
        lease.close()
      }
    } finally {
      ledger.close()
    }
  })
}
