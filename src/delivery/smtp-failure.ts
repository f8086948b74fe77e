// What nodemailer reports, in; codes alone, out: its texts repeat the server's words, in which addresses, users and hosts stand.
import type { NodemailerError } from 'nodemailer'

/** A conversation that went wrong. */
export class SmtpFailure extends Error {
  /** The server's reply code; null where it did not answer. */
  readonly code: number | null
  /** Its enhanced status (RFC 3463), as in `5.1.1`. */
  readonly status: string | null
  /** What it answered: `MAIL FROM`, `AUTH PLAIN`; `CONN` for the connection itself. */
  readonly command: string
  /** What happened, as a code of the system, of TLS or of nodemailer: `ECONNREFUSED`, `CERT_HAS_EXPIRED`, `ETIMEDOUT`. */
  readonly fault: string

  constructor({ code, originalCode, responseCode, response, command }: Partial<NodemailerError>) {
    super('a conversation by SMTP failed')
    this.name = 'SmtpFailure'
    this.code = responseCode !== undefined && responseCode >= 100 && responseCode < 600 ? responseCode : null
    const status = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})(?!\S)/.exec(response ?? '')?.[1]
    this.status = this.code !== null && status?.startsWith(`${Math.floor(this.code / 100)}.`) ? status : null
    this.command = command ?? 'CONN'
    const fault = originalCode ?? code ?? ''
    this.fault = /^[A-Z\d_]+$/.test(fault) ? fault : 'UNKNOWN'
  }

  /** `550 5.1.1`, or what happened where the server did not answer. */
  get brief(): string {
    return this.code === null
      ? this.fault
      : [this.code, this.status].filter((part) => part !== null).join(' ')
  }

  /** Whether the other side's certificate, or TLS itself, was at fault: the names are those of OpenSSL. */
  get isTls(): boolean {
    const names =
      /^(ERR_(TLS|SSL|OSSL)_|EPROTO$)|CERT|CRL|ISSUER|_LEAF_|INVALID_CA|PATH_LENGTH|PURPOSE|HOSTNAME/
    return this.code === null && names.test(this.fault)
  }
}
