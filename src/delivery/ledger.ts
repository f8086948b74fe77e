// What a ledger says in memory: where each recipient of each revision stands. It grows entry by entry; read-ledger.ts fills it from a
// file, open-ledger.ts writes entries as it takes them in.
import { brief } from '../archive/archived.ts'
import type { LedgerEntry, LedgerHead } from './ledger-entry.ts'
import { after, type Standing } from './standing.ts'

export interface Ledger {
  /** Undefined where nothing stands in the file yet. */
  head: LedgerHead | undefined
  /** By revision, and by the recipient's key. */
  standings: Map<number, Map<string, Standing>>
  /** What each revision was when its first entry was written: SHA-256 of its manifest.json. */
  contents: Map<number, string>
  /** How many hand-offs each run began. */
  begun: Map<string, number>
}

export function emptyLedger(): Ledger {
  return { head: undefined, standings: new Map(), contents: new Map(), begun: new Map() }
}

/** The recipients of a revision of whom the ledger says something. */
export function standingsOf(ledger: Ledger, revision: number): ReadonlyMap<string, Standing> {
  return ledger.standings.get(revision) ?? new Map()
}

/** Why an entry cannot come next; undefined where it can. */
export function faultOf(ledger: Ledger, entry: LedgerEntry): string | undefined {
  const content = ledger.contents.get(entry.revision) ?? entry.content
  if (content !== entry.content)
    return `found revision ${entry.revision} with the content ${brief(entry.content)}, the lines before have ${brief(content)}: it was changed while it was sent`
  const standing = standingsOf(ledger, entry.revision).get(entry.recipient)
  if (after(standing, entry) !== undefined) return undefined
  const last = standing === undefined ? 'nothing' : `"${standing.last.event}"`
  return `found "${entry.event}" of a recipient after ${last}, which no delivery writes`
}

/** Takes an entry in that can come next, and gives what takes it out again. */
export function include(ledger: Ledger, entry: LedgerEntry): () => void {
  const { revision, recipient, content, run } = entry
  const standings = ledger.standings.get(revision) ?? new Map<string, Standing>()
  const before = standings.get(recipient)
  const next = after(before, entry)
  const fault = faultOf(ledger, entry)
  if (next === undefined || fault !== undefined) throw new Error(fault)
  ledger.standings.set(revision, standings.set(recipient, next))
  ledger.contents.set(revision, content)
  const count = ledger.begun.get(run) ?? 0
  if (entry.event === 'sending') ledger.begun.set(run, count + 1)
  return () => {
    if (before === undefined) standings.delete(recipient)
    else standings.set(recipient, before)
    ledger.begun.set(run, count)
  }
}
