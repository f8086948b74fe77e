// The ledger of a month in; who received what a correction replaces, for the operator, out. Nobody is named but by a place in the list
// of recipients, where the environment names one that can be read, or else by the keyed hash.
import { readApprovals } from '../archive/approvals.ts'
import type { Place } from '../archive/place.ts'
import type { Month } from '../dataset/period.ts'
import { BriefingError } from '../errors.ts'
import { finalEdition } from '../delivery/leaving.ts'
import { readLedger } from '../delivery/read-ledger.ts'
import { receivedBefore } from '../delivery/received.ts'
import { shortKey } from '../delivery/recipient-key.ts'
import { leaseHere, recipientsOf } from './send-audience.ts'
import type { World } from './world.ts'

/** For the next correction of the month. Throws a BriefingError for a ledger that was spoilt. */
export function readersOf(world: World, archive: Place, month: Month): string[] {
  const revision = readApprovals(archive, month).length
  const lease = leaseHere(world, archive, month)
  const received = receivedBefore(readLedger(archive, month), revision, { lease })
  if (received === undefined)
    return ['nobody was sent the edition that it replaces: once approved, it goes to everyone on the list']
  const places = placesOf(world, archive, month)
  const named = [...received].map((key) => {
    const place = places.get(key)
    return place === undefined ? shortKey(key) : `${place} (${shortKey(key)})`
  })
  return [
    `once approved, it goes to those who received the edition that it replaces, ${named.length} by the ledger:`,
    `  ${named.join(', ')}`,
  ]
}

/** By key; none where the list cannot be read, which keeps no correction back: it says so when it is sent. */
function placesOf(world: World, archive: Place, month: Month): Map<string, string> {
  if (!world.env.RECIPIENTS) return new Map()
  try {
    const listed = recipientsOf(world, finalEdition(archive, month), undefined)
    return new Map(listed.map(({ key, place }) => [key, place]))
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error
    return new Map()
  }
}
