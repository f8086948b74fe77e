// A delivery in; its intents in the ledger, and nothing handed over. Who delivers from a disk that may be lost commits and pushes them
// before the first hand-off: another machine then knows that somebody may have sent.
import { begin } from './begin.ts'
import type { IntendOptions } from './delivery-options.ts'

export interface Intended {
  /** How many intents were written now, and to how many the issue is to be sent by them and by those that stood. */
  written: number
  toSend: number
}

/** Throws what `begin` throws. Written twice, the second finds the intents of the first and adds none. */
export function intend(options: IntendOptions): Promise<Intended> {
  return begin(options, ({ toSend, toIntend }) => ({ written: toIntend.length, toSend: toSend.length }))
}
