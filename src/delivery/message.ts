// A final edition and a recipient in, the message in its very bytes out: multipart/mixed of alternatives (plain text; HTML with the
// key chart) and what the recipient asked for. How they are written down is left to nodemailer.
import MailComposer, { type MailComposerAttachment } from 'nodemailer/lib/mail-composer'
import { revisionName } from '../archive/edition-name.ts'
import { MAIL } from '../archive/mail.ts'
import { BriefingError } from '../errors.ts'
import type { Body, FinalEdition } from './final-edition.ts'
import type { Message } from './mailer.ts'
import { messageHeaders } from './message-headers.ts'
import type { Format, Recipient } from './recipient.ts'

/**
 * The message for one recipient, the same bytes whenever it is asked for. One of more bytes than the edition allows leads to the issue
 * instead of carrying it. Throws a BriefingError where that is not possible either.
 */
export async function composeMessage(
  edition: FinalEdition,
  recipient: Recipient,
  { proof = false } = {},
): Promise<Message> {
  const { head, attached, linked, label } = edition
  const write = async (body: Body, formats: readonly Format[]): Promise<Message> => ({
    from: head.from.address,
    to: recipient.address,
    raw: await bytesOf(edition, recipient, { proof, body, formats }),
  })
  const again = 'and build the edition again: brief release, or brief correct once it is approved'
  const carries = recipient.formats.length > 0
  if (!carries && linked === undefined) {
    const message =
      'formats: asks for a message that leads to the issue, which this edition is published nowhere to do'
    throw BriefingError.at(
      recipient.place,
      message,
      `ask for a format, or set mail.web in briefing.yaml ${again}`,
    )
  }
  const whole = carries ? await write(attached, recipient.formats) : undefined
  if (whole !== undefined && whole.raw.length <= head.largestBytes) return whole
  const short = linked === undefined ? undefined : await write(linked, [])
  if (short !== undefined && short.raw.length <= head.largestBytes) return short
  const size = (short ?? whole)?.raw.length
  const message = `a message ${short === undefined ? 'with the issue attached' : 'that only leads to the issue'} has ${size} bytes, and ${head.largestBytes} are allowed`
  const web = short === undefined ? 'set mail.web in briefing.yaml, or ' : ''
  throw BriefingError.at(
    `${label}/${MAIL.head}`,
    message,
    `${web}raise mail.largest in briefing.yaml ${again}`,
  )
}

interface Content {
  proof: boolean
  body: Body
  formats: readonly Format[]
}

async function bytesOf(
  edition: FinalEdition,
  recipient: Recipient,
  { proof, body, formats }: Content,
): Promise<Buffer> {
  const { head, picture, content } = edition
  const composer = new MailComposer({
    ...messageHeaders(edition, recipient, proof),
    text: crlf(body.text),
    html: crlf(body.html),
    attachments: [
      { cid: head.pictureId, filename: 'chart.png', contentType: 'image/png', content: picture },
      ...formats.map((format) => attachment(edition, format)),
    ],
    // Else it is drawn by lot, and each try would have other bytes.
    baseBoundary: content.slice(0, 32),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

/** Line ends as mail has them. Nodemailer can set them in the finished message too, which takes longer than composing it. */
function crlf(text: string): string {
  return text.replace(/\r?\n/g, '\r\n')
}

/** Named for the month and the revision, which are safe on every system, and not for the title. */
function attachment({ name, pdf, html }: FinalEdition, format: Format): MailComposerAttachment {
  const revision = name.revision === 0 ? '' : `-${revisionName(name.revision)}`
  return {
    filename: `briefing-${name.month}${revision}.${format}`,
    contentType: format === 'pdf' ? 'application/pdf' : 'text/html; charset=utf-8',
    content: format === 'pdf' ? pdf : html,
  }
}
