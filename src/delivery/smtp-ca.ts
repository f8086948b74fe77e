// SMTP_CA in: the path of a PEM file. What TLS is to trust out: the usual authorities and those of that file.
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls'
import { BriefingError } from '../errors.ts'

/**
 * What a server's certificate is checked against; `undefined` leaves it to Node's own. `path` is taken from the folder `cwd`.
 * Throws a BriefingError where the file cannot be read or holds no certificate.
 */
export function smtpCa(path: string | undefined, cwd: string): SecureContext | undefined {
  if (path === undefined || path.trim() === '') return undefined
  const hint = 'name a file with the certificates of the authorities to trust, in PEM'
  const pem = read(resolve(cwd, path), hint)
  const certificates = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)
  if (certificates === null) throw BriefingError.at('SMTP_CA', 'found no certificate in the file', hint)
  try {
    // TLS itself passes over what it cannot read.
    for (const certificate of certificates) new X509Certificate(certificate)
    return createSecureContext({ ca: [...rootCertificates, ...certificates] })
  } catch {
    throw BriefingError.at('SMTP_CA', 'found a certificate that cannot be read', hint)
  }
}

function read(path: string, hint: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    throw BriefingError.at('SMTP_CA', `the file could not be read (${String(error.code)})`, hint)
  }
}
