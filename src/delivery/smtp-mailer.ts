// Messages in, one at a time; each handed to an SMTP server, and its fate, out. One connection serves them all while it lasts.
import type { SecureContext } from 'node:tls'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { HandOff, Mailer, Message } from './mailer.ts'
import { messageData } from './smtp-data.ts'
import { SmtpFailure } from './smtp-failure.ts'
import { fateBeforeMail, fateOfMail, type Extent } from './smtp-fate.ts'
import { openSession, PATIENCE, step, type Patience } from './smtp-session.ts'
import type { SmtpServer } from './smtp-url.ts'

export interface SmtpOptions {
  server: SmtpServer
  /** From SMTP_CA; `undefined` for the usual authorities. */
  trust?: SecureContext | undefined
  patience?: Patience
}

/** A mailer for one sender: a message may be handed over when the one before has its fate. */
export function smtpMailer({ server, trust, patience = PATIENCE }: SmtpOptions): Mailer {
  let session: SMTPConnection | undefined
  /** The server still holds what it was told of a message that it did not take. */
  let halfway = false

  /** The connection of the message before, if it can take another. */
  async function kept(): Promise<SMTPConnection | undefined> {
    const connection = session
    if (connection === undefined || connection.destroyed) return undefined
    if (!halfway) return connection
    try {
      await step<boolean | undefined>(connection, (done) => connection.reset(done))
      return connection
    } catch (error) {
      if (!(error instanceof SmtpFailure)) throw error
      connection.close()
      return undefined
    }
  }

  async function handOff(message: Message, sending: () => void): Promise<HandOff> {
    const before = await kept()
    try {
      session = before ?? (await openSession(server, trust, patience))
    } catch (error) {
      if (error instanceof SmtpFailure) return fateBeforeMail(error, server)
      throw error
    }
    const { failure, extent, code } = await transmit(session, message, sending)
    halfway = failure !== null
    if (failure === null) return fateOfAnswer(code, extent)
    // Servers end idle connections; that is no word on this message, of which nothing was handed over.
    const wasGone = failure.code === null && failure.fault !== 'ETIMEDOUT' && extent === 'none'
    return before !== undefined && session.destroyed && wasGone
      ? handOff(message, sending)
      : fateOfMail(failure, extent, server)
  }

  return {
    handOff,
    async close() {
      const connection = session
      session = undefined
      if (connection === undefined || connection.destroyed) return
      await new Promise<void>((resolve) => {
        const deadline = setTimeout(resolve, patience.farewellMs)
        connection.once('end', () => {
          clearTimeout(deadline)
          resolve()
        })
        connection.quit()
      })
      connection.close()
    },
  }
}

interface Transmission {
  failure: SmtpFailure | null
  extent: Extent
  /** Of the answer to the final dot. */
  code: number
}

/** Leaves the connection open only where the server knows the message to be over. */
async function transmit(
  connection: SMTPConnection,
  { from, to, raw }: Message,
  sending: () => void,
): Promise<Transmission> {
  const handed: { extent: Extent } = { extent: 'none' }
  let stop: { error: unknown } | undefined
  const begin = () => {
    // nodemailer goes on after any 2xx too; a server out of step by one answer would take the message for commands.
    if (!/^354/.test(connection.lastServerResponse || '')) {
      connection.close()
      return false
    }
    try {
      sending()
    } catch (error) {
      stop = { error }
      connection.close()
      return false
    }
    handed.extent = 'part'
    return true
  }
  const data = messageData(raw, begin, () => (handed.extent = 'whole'))
  const outcome = await step<{ response: string }>(connection, (done) =>
    connection.send({ from, to, size: raw.length }, data, done),
  ).then(
    ({ response }) => ({ failure: null, code: Number(response.slice(0, 3)) }),
    (error: unknown) => {
      if (error instanceof SmtpFailure) return { failure: error, code: 0 }
      throw error
    },
  )
  if (stop !== undefined) throw stop.error
  // An answer that comes early leaves bytes of the message under way, which the server would read as commands.
  if (handed.extent === 'part') connection.close()
  data.destroy()
  return { ...outcome, ...handed }
}

function fateOfAnswer(code: number, extent: Extent): HandOff {
  if (extent === 'whole') return { fate: 'sent', code }
  return { fate: 'uncertain', reason: 'the server answered before it had the whole message' }
}
