// A ledger and the mark of a LEDGER_KEY in; a BriefingError where the ledger was begun with another key.
import { BriefingError } from '../errors.ts'
import type { Ledger } from './ledger.ts'

/** `label` is the file of the ledger. With another key its recipients are strangers, whatever is asked of it. */
export function refuseOtherKey({ head }: Ledger, label: string, keyCheck: string): void {
  if (head === undefined || head.key === keyCheck) return
  throw BriefingError.at(
    `${label}:1`,
    `was begun with another LEDGER_KEY: found its mark ${head.key}, this one has ${keyCheck}`,
    'set the LEDGER_KEY of the first delivery of the month; with another nobody is recognised, and all would get the issue again',
  )
}
