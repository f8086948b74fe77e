// What a ledger says of a month's deliveries, for those who only ask: who received an edition, and whether one has begun.
import { type Ledger, standingsOf } from './ledger.ts'
import type { Lease } from './lease.ts'
import { type Fate, fateOf } from './standing.ts'

/**
 * The keys of those who get the revision as a correction: who received an edition of the month with a lower one, whoever this one was meant for
 * already, and if asked for those of whom nobody knows. Undefined where nobody has or may have an earlier one: the correction is then the first
 * edition that anyone gets.
 */
export function receivedBefore(
  ledger: Ledger,
  revision: number,
  { lease, uncertain }: Asked = {},
): Set<string> | undefined {
  const earlier = [...ledger.standings.keys()]
    .filter((one) => one < revision)
    .flatMap((one) => [...fatesOf(ledger, one, lease)])
  const of = (fate: Fate) => earlier.flatMap(([key, one]) => (one === fate ? [key] : []))
  if (of('sent').length + of('uncertain').length === 0) return undefined
  const begun = standingsOf(ledger, revision).keys()
  return new Set([...of('sent'), ...begun, ...(uncertain ? of('uncertain') : [])])
}

interface Asked {
  /** Of this disk; without it an intent is judged as any other machine would. */
  lease?: Lease | undefined
  uncertain?: boolean
}

/** Of everyone whom the ledger names for a revision; without the lease of this disk as any other machine sees it. */
export function fatesOf(ledger: Ledger, revision: number, lease?: Lease): Map<string, Fate> {
  const holds = lease?.holds ?? (() => false)
  return new Map([...standingsOf(ledger, revision)].map(([key, standing]) => [key, fateOf(standing, holds)]))
}

/** Whether somebody has the revision, or may have it. That it was meant to be sent is not enough. */
export function hasLeft(ledger: Ledger, revision: number): boolean {
  return [...standingsOf(ledger, revision).values()].some(
    (standing) => fateOf(standing, () => true) !== 'open',
  )
}
