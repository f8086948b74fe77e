// The entries of one recipient and one revision in; where that leaves the recipient out. The rules by which nobody gets an edition twice.
import type { LedgerEntry } from './ledger-entry.ts'

/** Where the entries up to now leave a recipient. */
export interface Standing {
  last: LedgerEntry
  /** What first left it open whether they have it, where a run was told to send to them again all the same. */
  doubt: LedgerEntry | undefined
}

/**
 * *sent*, *refused*: for good. *uncertain*: nobody can tell whether they have it. *open*: they certainly do not have it.
 */
export type Fate = 'sent' | 'refused' | 'uncertain' | 'open'

type Event = LedgerEntry['event']

const outcomes = ['sent', 'refused', 'deferred', 'uncertain'] as const

/** What may follow what. Two ledgers that were merged without care break this, and a delivery by such a ledger could be the second. */
const followers: Record<Event | 'nothing', readonly Event[]> = {
  nothing: ['intended'],
  intended: ['intended', 'sending', 'withdrawn', ...outcomes],
  sending: ['intended', ...outcomes],
  deferred: ['intended', 'sending', 'withdrawn', ...outcomes],
  uncertain: ['intended'],
  withdrawn: ['intended'],
  sent: [],
  refused: [],
}

/** The standing after one more entry; undefined where it may not follow. */
export function after(standing: Standing | undefined, entry: LedgerEntry): Standing | undefined {
  if (!followers[standing?.last.event ?? 'nothing'].includes(entry.event)) return undefined
  // A run that knows that a recipient has nothing goes by the intent that stands; who writes another one does not know.
  const again = standing !== undefined && entry.event === 'intended' && standing.last.event !== 'withdrawn'
  return { last: entry, doubt: standing?.doubt ?? (again ? standing.last : undefined) }
}

/**
 * What is known of a recipient. `leased` tells the runs whose hand-offs this disk has recorded, all of them: of another run's intent
 * nobody here can tell what came of it.
 */
export function fateOf(standing: Standing | undefined, leased: (run: string) => boolean): Fate {
  if (standing === undefined) return 'open'
  const { last, doubt } = standing
  if (last.event === 'sent' || last.event === 'refused') return last.event
  if (doubt !== undefined) return 'uncertain'
  if (last.event === 'withdrawn') return 'open'
  return (last.event === 'intended' || last.event === 'deferred') && leased(last.run) ? 'open' : 'uncertain'
}
