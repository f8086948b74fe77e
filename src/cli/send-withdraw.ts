// A month in, or none for all; of its readers to whom a run on this machine meant to send and did not, said in the ledger so.
import { readApprovals } from '../archive/approvals.ts'
import { monthsOf } from '../archive/editions.ts'
import type { Place } from '../archive/place.ts'
import type { Month } from '../dataset/period.ts'
import { readLedger } from '../delivery/read-ledger.ts'
import { standingsOf } from '../delivery/ledger.ts'
import { checkLedgerKey, keyCheck } from '../delivery/recipient-key.ts'
import { withdrawIntents } from '../delivery/withdraw.ts'
import type { World } from './world.ts'

/** True: what cannot be written is thrown. */
export async function withdrawMonths(world: World, archive: Place, asked: Month | undefined): Promise<true> {
  const { runner } = world
  if (runner === undefined) throw new Error('nothing can be withdrawn without a runner')
  let withdrawn = 0
  for (const month of asked === undefined ? monthsOf(archive) : [asked]) {
    for (const { asOf, revision, manifest } of readApprovals(archive, month)) {
      // No ledger is begun for this.
      if (standingsOf(readLedger(archive, month), revision).size === 0) continue
      withdrawn += await withdrawIntents({
        ...{ edition: { month, asOf, revision }, content: manifest, archive, runner, now: () => world.now },
        keyCheck: keyCheck(checkLedgerKey(world.env.LEDGER_KEY)),
      })
    }
  }
  world.out(
    withdrawn === 0
      ? 'nobody is left to whom this machine meant to send'
      : `${withdrawn} to whom nothing was handed over are still to get it; commit the ledger, then any machine may send`,
  )
  return true
}
