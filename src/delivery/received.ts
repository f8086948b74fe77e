// What a ledger says of a month's deliveries, for those who only ask: who received an edition, and whether one has begun.
import { type Ledger, standingsOf } from './ledger.ts'
import type { Lease } from './lease.ts'
import { type Fate, fateOf } from './standing.ts'

/** The keys of those who received an edition of the month with a lower revision: who gets its correction. */
export function receivedBefore(ledger: Ledger, revision: number): Set<string> {
  const keys = [...ledger.standings].flatMap(([earlier, standings]) =>
    [...standings].flatMap(([key, { last }]) => (earlier < revision && last.event === 'sent' ? [key] : [])),
  )
  return new Set(keys)
}

/** Of everyone whom the ledger names for a revision; without the lease of this disk as any other machine sees it. */
export function fatesOf(ledger: Ledger, revision: number, lease?: Lease): Map<string, Fate> {
  const holds = lease?.holds ?? (() => false)
  return new Map([...standingsOf(ledger, revision)].map(([key, standing]) => [key, fateOf(standing, holds)]))
}

/** Whether somebody has meant to send the revision. */
export function hasBegun(ledger: Ledger, revision: number): boolean {
  return standingsOf(ledger, revision).size > 0
}
