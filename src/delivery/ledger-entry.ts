// The lines of a ledger: the first says whose it is, each other what happened to one recipient. No name, no address and no word of a
// server stands in them, so that they can be committed.
import { z } from 'zod'
import { checksum } from '../archive/manifest.ts'
import { periodKind } from '../dataset/period.ts'

export const ledgerHead = z.strictObject({
  /** The version of the format. */
  ledger: z.literal(1),
  month: z.string().refine((value) => periodKind(value) === 'month', 'a month such as 2025-12'),
  /** By which a ledger of another secret is told (recipient-key.ts). */
  key: z.string().regex(/^[0-9a-f]{16}$/, '16 hexadecimal digits'),
})
export type LedgerHead = z.infer<typeof ledgerHead>

const fields = <Event extends string>(event: Event) => ({
  at: z.iso.datetime({ message: 'a moment in UTC such as 2026-01-26T08:00:00Z' }),
  /** The id of the run that wrote it. */
  run: z.string().min(1),
  event: z.literal(event),
  revision: z.number().int().nonnegative(),
  /** SHA-256 of the approved manifest.json. */
  content: checksum,
  /** The keyed hash of the address. */
  recipient: z.string().regex(/^[0-9a-f]{64}$/, 'a keyed hash in hexadecimal digits'),
})

/** What a server answered by (RFC 5321). */
const code = z.number().int()

export const ledgerEntry = z.discriminatedUnion('event', [
  /** The run means to hand the message over. */
  z.strictObject(fields('intended')),
  /** The server waits for the data; from here on it may have them. */
  z.strictObject(fields('sending')),
  z.strictObject({ ...fields('sent'), code }),
  /** Never to be delivered; `status` is the enhanced code (RFC 3463). */
  z.strictObject({
    ...fields('refused'),
    code,
    status: z
      .string()
      .regex(/^[245]\.\d{1,3}\.\d{1,3}$/)
      .nullable(),
  }),
  /** Certainly not delivered, but the same run may try again; without a code where there was no answer. */
  z.strictObject({ ...fields('deferred'), code: code.nullable() }),
  /** The connection was lost after the last byte was on its way. */
  z.strictObject(fields('uncertain')),
  /** Certainly not delivered, and that run tries no more. */
  z.strictObject(fields('withdrawn')),
])
export type LedgerEntry = z.infer<typeof ledgerEntry>
