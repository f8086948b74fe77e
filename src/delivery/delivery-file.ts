// A month of the archive in; where the files of its delivery lie out. They stand beside the editions, where no build reaches.
import { join } from 'node:path'
import type { Place } from '../archive/place.ts'
import type { Month } from '../dataset/period.ts'

/** Of the three, the ledger is committed; the lease and the lock concern this disk alone, and git ignores them. */
const NAMES = { ledger: 'deliveries.jsonl', lease: 'deliveries.lease', lock: 'deliveries.lock' }

export function deliveryFile(archive: Place, month: Month, file: keyof typeof NAMES): Place {
  return {
    path: join(archive.path, month, NAMES[file]),
    label: `${archive.label}/${month}/${NAMES[file]}`,
  }
}
