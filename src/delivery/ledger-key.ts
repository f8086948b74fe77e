// The secret of the keyed hashes in, the mark out by which a ledger tells whether it was begun with the same secret.
import { createHmac } from 'node:crypto'

/** The first 16 hexadecimal digits of the keyed hash of a word that is no address. */
export function ledgerKeyCheck(secret: string): string {
  return createHmac('sha256', secret).update('ledger').digest('hex').slice(0, 16)
}
