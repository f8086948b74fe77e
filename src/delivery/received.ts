// What a ledger says of a month's deliveries, for those who only ask: who received an edition, and whether one has begun.
import { type Ledger, standingsOf } from './ledger.ts'
import type { Lease } from './lease.ts'
import { type Fate, fateOf } from './standing.ts'

/**
 * The keys of those who received an edition of the month with a lower revision, and so get its correction; if asked for, also of those of
 * whom nobody knows. Undefined where nobody has or may have one: the correction is then the first edition that anyone gets.
 */
export function receivedBefore(ledger: Ledger, revision: number, uncertain = false): Set<string> | undefined {
  const earlier = [...ledger.standings.keys()]
    .filter((one) => one < revision)
    .flatMap((one) => [...fatesOf(ledger, one)])
  const of = (fate: Fate) => earlier.flatMap(([key, one]) => (one === fate ? [key] : []))
  if (of('sent').length + of('uncertain').length === 0) return undefined
  return new Set([...of('sent'), ...(uncertain ? of('uncertain') : [])])
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
