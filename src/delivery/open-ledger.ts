// The ledger of a month, opened by the one process that holds its lock (lock.ts); every entry is on the disk before it counts.
import type { Place } from '../archive/place.ts'
import type { Month } from '../dataset/period.ts'
import { deliveryFile } from './delivery-file.ts'
import type { Disk } from './disk.ts'
import { include, type Ledger } from './ledger.ts'
import type { LedgerEntry, LedgerHead } from './ledger-entry.ts'
import { openLines } from './line-file.ts'
import { parseLedger } from './read-ledger.ts'
import { refuseOtherKey } from './refuse-other-key.ts'

export interface OpenLedger {
  /** What it says, the entries of this run included. */
  says: Ledger
  /**
   * Writes entries that can come next, in one go, and syncs them. Throws a BriefingError when the disk refuses; then none of them
   * counts. Gives what takes them back.
   */
  append(entries: readonly LedgerEntry[]): () => void
  close(): void
}

/** Throws a BriefingError for a ledger that was spoilt or belongs to another secret, and when the disk refuses. */
export function openLedger(disk: Disk, archive: Place, month: Month, keyCheck: string): OpenLedger {
  const place = deliveryFile(archive, month, 'ledger')
  const file = openLines(disk, place)
  try {
    const says = parseLedger(file.text, place.label, month)
    refuseOtherKey(says, place.label, keyCheck)
    return { says, append: (entries) => append(says, entries), close: file.close }
  } catch (error) {
    file.close()
    throw error
  }

  function append(says: Ledger, entries: readonly LedgerEntry[]): () => void {
    if (entries.length === 0) return () => undefined
    const head: LedgerHead = { ledger: 1, month, key: keyCheck }
    const before = says.head
    const revert = entries.map((entry) => include(says, entry)).reverse()
    const takeOut = () => {
      for (const one of revert) one()
      says.head = before
    }
    try {
      const takeBack = file.append(before === undefined ? [head, ...entries] : entries)
      says.head = head
      return () => {
        takeBack()
        takeOut()
      }
    } catch (error) {
      takeOut()
      throw error
    }
  }
}
