// The ledger of a month in; who received what a correction replaces, for the operator, out. Nobody is named but by a place in the list
// of recipients, where the environment names one, or else by the keyed hash.
import type { Place } from '../archive/place.ts'
import type { Month } from '../dataset/period.ts'
import { finalEdition } from '../delivery/leaving.ts'
import { readLedger } from '../delivery/read-ledger.ts'
import { receivedBefore } from '../delivery/received.ts'
import { recipientsOf } from './send-audience.ts'
import type { World } from './world.ts'

/** The first digits of a key, as the ledger's reports have it. */
const DIGITS = 8

/** For the correction of that revision, which stands in the archive. */
export function readersOf(world: World, archive: Place, month: Month, revision: number): string[] {
  const received = receivedBefore(readLedger(archive, month), revision)
  if (received === undefined)
    return ['nobody was sent the edition that it replaces: once approved, it goes to everyone on the list']
  const listed = world.env.RECIPIENTS ? recipientsOf(world, finalEdition(archive, month), undefined) : []
  const places = new Map(listed.map(({ key, place }) => [key, place]))
  const named = [...received].map((key) => {
    const place = places.get(key)
    return place === undefined ? key.slice(0, DIGITS) : `${place} (${key.slice(0, DIGITS)})`
  })
  return [
    `once approved, it goes to those who received the edition that it replaces, ${named.length} by the ledger:`,
    `  ${named.join(', ')}`,
  ]
}
