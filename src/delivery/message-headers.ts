// A final edition and a recipient in, the headers of the message out. The same for all recipients but To, and the same at any time.
import type { MailComposerOptions } from 'nodemailer/lib/mail-composer'
import { sha256 } from '../checksum.ts'
import { domainOf } from './mail-address.ts'
import type { FinalEdition } from './final-edition.ts'
import type { Recipient } from './recipient.ts'

/** `proof` marks a message to somebody who looks at it first, which is none of the list. */
export function messageHeaders(
  edition: FinalEdition,
  recipient: Recipient,
  proof: boolean,
): MailComposerOptions {
  const { head } = edition
  const answered = head.references.at(-1)
  return {
    from: { ...head.from },
    to: { name: recipient.name, address: recipient.address },
    subject: proof ? `[Proof] ${head.subject}` : head.subject,
    date: dateOf(edition),
    messageId: proof ? proofId(edition, recipient) : head.messageId,
    ...(head.replyTo === null ? {} : { replyTo: { name: '', address: head.replyTo } }),
    ...(answered === undefined ? {} : { inReplyTo: answered, references: head.references }),
    headers: {
      'Content-Language': head.language,
      // What a program sends every month (RFC 3834, section 5): notes of absence are not to answer it, and the sender is no person.
      'Auto-Submitted': 'auto-generated',
      ...(proof ? {} : ofTheList(edition)),
    },
  }
}

/** By List-Id (RFC 2919) readers sort the issues into a folder, and notes of absence spare them (RFC 5230, section 4.6). */
function ofTheList({ head }: FinalEdition) {
  const [local] = head.from.address.split('@')
  return {
    'List-Id': `<${local}.${domainOf(head.from.address)}>`,
    'List-Unsubscribe': `<${head.unsubscribe}>`,
  }
}

/** When it may be read: not when it is handed over, or a second try would have other bytes. Not approved, it has the end of its day. */
function dateOf({ approval, name }: FinalEdition): Date {
  return new Date(approval?.embargo ?? approval?.approvedAt ?? `${name.asOf}T23:59:59Z`)
}

/** Some servers drop a second message of one id: neither may a proof take the place of the issue, nor an older proof that of a newer. */
function proofId({ head, content }: FinalEdition, { key }: Recipient): string {
  return head.messageId.replace('@', `.proof.${sha256(`${content} ${key}`).slice(0, 12)}@`)
}
