// A server in; a connection with encryption and login done, out. Every step of the conversation as a promise that ends in any case.
import { isIP } from 'node:net'
import type { SecureContext } from 'node:tls'
import type { NodemailerError } from 'nodemailer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { noLoginOffered } from './smtp-fate.ts'
import { SmtpFailure } from './smtp-failure.ts'
import type { SmtpServer } from './smtp-url.ts'

/** In milliseconds. */
export interface Patience {
  /** From looking up the host to the greeting and the end of STARTTLS. */
  setUpMs: number
  /** Without a byte in either direction. */
  silenceMs: number
  /** For the answer to QUIT. */
  farewellMs: number
}

/**
 * RFC 5321 4.5.3.2 gives the greeting five minutes, and the answer to the final dot, the longest wait, ten: who leaves sooner
 * does not learn the fate of what the server took. Of QUIT nothing depends.
 */
export const PATIENCE: Patience = { setUpMs: 300_000, silenceMs: 600_000, farewellMs: 5_000 }

/** Throws an SmtpFailure; a BriefingError where the server offers no login and one is given. */
export async function openSession(
  server: SmtpServer,
  trust: SecureContext | undefined,
  patience: Patience,
): Promise<SMTPConnection> {
  const connection = new SMTPConnection({
    // nodemailer would ask a name server for it, and send the login to whatever it answers.
    host: server.host === 'localhost' ? '127.0.0.1' : server.host,
    ...(isIP(server.host) === 0 && { servername: server.host }),
    port: server.port,
    secure: server.encryption === 'tls',
    requireTLS: server.encryption === 'starttls',
    ignoreTLS: server.encryption === 'none',
    tls: { secureContext: trust },
    connectionTimeout: patience.setUpMs,
    greetingTimeout: patience.setUpMs,
    socketTimeout: patience.silenceMs,
    // A connection is closed when nothing more is expected of it; a server that keeps its side open would hold the process.
    socketCloseTimeout: 0,
  })
  // An idle connection may fail as well, and an error nobody listens to ends the process.
  connection.on('error', () => undefined)
  try {
    await step<undefined>(connection, (done) => connection.connect((error) => done(error ?? null, undefined)))
    if (server.login === null) return connection
    if (!connection.allowsAuth) throw noLoginOffered(server)
    const auth = { user: server.login.user, pass: server.login.password }
    await step<boolean | undefined>(connection, (done) => connection.login(auth, done))
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/**
 * One step of the conversation. nodemailer calls back when the server answers, but where the connection is lost meanwhile some
 * steps are never called back, and the connection only emits. Throws an SmtpFailure.
 */
export function step<T>(
  connection: SMTPConnection,
  begin: (done: (error: NodemailerError | null, result: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const failed = (error: Partial<NodemailerError>) => {
      quiet()
      reject(new SmtpFailure(error))
    }
    // After a 421 nodemailer ends the connection first and calls back then, with the code.
    const ended = () => queueMicrotask(() => failed({ code: 'ECONNECTION' }))
    const quiet = () => connection.off('error', failed).off('end', ended)
    connection.on('error', failed).on('end', ended)
    begin((error, result) => {
      if (error) return failed(error)
      quiet()
      resolve(result)
    })
  })
}
