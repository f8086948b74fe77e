// A failed conversation in; what became of the message out, or the error that ends all sending. Codes only, none of the server's words.
import { BriefingError } from '../errors.ts'
import type { HandOff } from './mailer.ts'
import type { SmtpFailure } from './smtp-failure.ts'
import { serverName, type SmtpServer } from './smtp-url.ts'

/** How much of the message is on its way: nothing, some of it, or so much that its end may arrive. */
export type Extent = 'none' | 'part' | 'whole'

/** RFC 4954: these are about the login, whatever they answer, and never about a recipient. */
const LOGIN_CODES = [530, 534, 535, 538]

/** The session did not come about. Throws a BriefingError where trying again would end the same way. */
export function fateBeforeMail(failure: SmtpFailure, server: SmtpServer): HandOff {
  if (failure.isTls) throw refusedTls(failure, server)
  if (!isRefusal(failure)) return deferred(failure, 'no session with the server of SMTP_URL')
  if (failure.command.startsWith('AUTH')) throw refusedLogin(failure, server)
  if (server.encryption === 'starttls' && ['STARTTLS', 'EHLO'].includes(failure.command))
    throw atServer(
      server,
      `offers no STARTTLS (${failure.brief}); without encryption nothing is sent to it`,
      'use a server or a port with STARTTLS, or with TLS at once by smtps://',
    )
  throw atServer(
    server,
    `takes no mail from this machine (${failure.brief})`,
    'name another server in SMTP_URL, or have this one let the machine in',
  )
}

/** RFC 5321 4.1.1.4: a server must not deliver what it did not get the end of. */
export function fateOfMail(failure: SmtpFailure, extent: Extent, server: SmtpServer): HandOff {
  const { code, status, command, fault } = failure
  if (isRefusal(failure)) {
    if (LOGIN_CODES.includes(code ?? 0)) throw refusedLogin(failure, server)
    // The sender is the same in all messages, so it would cost every recipient the issue; 552 is about this message's size.
    if (command === 'MAIL FROM' && code !== 552)
      throw atServer(
        server,
        `refuses the sender (${failure.brief})`,
        'mend mail.from in briefing.yaml, or name in SMTP_URL a server and a login that may send for it',
      )
    return { fate: 'refused', code: code ?? 0, status }
  }
  // nodemailer saves itself the question where the server announced a limit below the size: this would be the answer (RFC 1870).
  if (code === null && fault === 'EMESSAGE' && command === 'MAIL FROM')
    return { fate: 'refused', code: 552, status: '5.3.4' }
  if (extent !== 'whole' || isPutOff(failure)) return deferred(failure, 'the connection failed')
  const how =
    code === null ? said(failure, 'the connection failed') : `an answer out of turn, ${failure.brief}`
  return { fate: 'uncertain', reason: `${how}, after the whole message was on its way` }
}

/** The server asks for no login though SMTP_URL has one: the password is not offered to it. */
export function noLoginOffered(server: SmtpServer): BriefingError {
  const hint = 'take user and password out of SMTP_URL, or use the port at which the server expects a login'
  return atServer(server, 'offers no login', hint)
}

function deferred(failure: SmtpFailure, what: string): HandOff {
  const { code, command } = failure
  if (isPutOff(failure))
    return { fate: 'deferred', code, reason: `put off by the server with ${failure.brief}` }
  if (code !== null)
    return { fate: 'deferred', code: null, reason: `answer out of turn to ${command}: ${code}` }
  return { fate: 'deferred', code: null, reason: said(failure, what) }
}

const said = ({ fault }: SmtpFailure, what: string) =>
  fault === 'ETIMEDOUT' ? 'the server did not answer in time' : `${what} (${fault})`

const isRefusal = ({ code }: SmtpFailure) => code !== null && code >= 500
const isPutOff = ({ code }: SmtpFailure) => code !== null && code >= 400 && code < 500

function refusedLogin(failure: SmtpFailure, server: SmtpServer): BriefingError {
  const hint =
    'mend user and password in SMTP_URL; percent-encode what is neither a letter nor a digit in them'
  return server.login === null
    ? atServer(server, `asks for a login (${failure.brief})`, 'add user and password to SMTP_URL')
    : atServer(server, `refuses the login (${failure.brief})`, hint)
}

function refusedTls(failure: SmtpFailure, server: SmtpServer): BriefingError {
  return /^(ERR_(SSL|OSSL)_|EPROTO$)/.test(failure.fault)
    ? atServer(
        server,
        `does not speak TLS as expected (${failure.brief})`,
        'smtps:// is for ports with TLS at once (465), smtp:// for those with STARTTLS (587)',
      )
    : atServer(
        server,
        `its certificate cannot be trusted (${failure.brief})`,
        'name in SMTP_URL the host that stands in the certificate, or in SMTP_CA the file of its authority',
      )
}

const atServer = (server: SmtpServer, message: string, hint: string) =>
  BriefingError.at(serverName(server), message, hint)
