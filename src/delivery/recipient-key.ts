// Addresses in, the keyed hashes out by which the ledger knows recipients: it can be committed, and nobody without the key learns from
// it who they are, or whether somebody is among them.
import { createHmac } from 'node:crypto'
import { BriefingError } from '../errors.ts'
import { normalAddress } from './mail-address.ts'

/** Fewer characters can be tried out one after the other. */
const SHORTEST = 16

/** The secret of LEDGER_KEY. Throws a BriefingError for one that is missing or short. */
export function checkLedgerKey(value: string | undefined): string {
  if (value !== undefined && value.length >= SHORTEST) return value
  throw BriefingError.at(
    'LEDGER_KEY',
    `is ${value === undefined || value === '' ? 'not set' : `shorter than ${SHORTEST} characters`}; without it no recipient can be entered in a ledger`,
    'make one with: openssl rand -hex 32, keep it among the secrets, and use the same one every month',
  )
}

/** HMAC-SHA256 of the address in hexadecimal digits, the same for every way in which the address may be written. */
export function recipientKey(ledgerKey: string, address: string): string {
  return keyed(ledgerKey, normalAddress(address))
}

/** By which a ledger tells that it was written with another key, without telling which. No address is the same text. */
export function keyCheck(ledgerKey: string): string {
  return keyed(ledgerKey, 'ledger').slice(0, 16)
}

function keyed(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex')
}

/** The first digits of a key, by which the operator tells recipients apart. */
export function shortKey(key: string): string {
  return key.slice(0, 8)
}
