// What a final edition keeps for its mail, in mail/ of its folder: the head, the bodies and the picture. It is made with the edition and
// named in its manifest, so that an approval covers every word that is sent, and sending needs neither data nor browser.
import { z } from 'zod'
import { address } from '../dataset/schema.ts'

/** Files below the edition's folder. A body comes as HTML and as plain text. */
export const MAIL = {
  head: 'mail/mail.json',
  /** For a message that carries the issue. */
  attached: { html: 'mail/attached.html', text: 'mail/attached.txt' },
  /** For one that leads to it; missing where the issue is published nowhere. */
  linked: { html: 'mail/linked.html', text: 'mail/linked.txt' },
  /** The key chart, which the HTML shows by `cid:` and its Content-ID. */
  picture: 'mail/chart.png',
} as const

/** Names in headers: no control characters, which could begin another one. */
const line = z.string().regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u, 'one line of text')

const messageId = z.string().regex(/^<[^\s<>@]+@[^\s<>@]+>$/, 'an id such as <2025-12.r0@example.org>')

export const mailHead = z.strictObject({
  subject: line,
  from: z.strictObject({ name: line, address }),
  /** Where answers go, if not to the sender. */
  replyTo: address.nullable(),
  /** An address of mail, or one on the web. */
  unsubscribe: z.string(),
  /** In which language it is written. */
  language: z.enum(['en']),
  /** `<local@domain>`, the same for all recipients, by which mail clients thread the issues. */
  messageId,
  /** The same of the issue before, and of the edition that this one corrects; the nearest last. */
  references: z.array(messageId),
  /** The Content-ID of the picture, without brackets. */
  pictureId: z.string().regex(/^[^\s<>@]+@[^\s<>@]+$/, 'an id such as chart@example.org'),
  /** A message of more bytes leads to the issue instead of carrying it. */
  largestBytes: z.number().positive(),
})
export type MailHead = z.infer<typeof mailHead>
