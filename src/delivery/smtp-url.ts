// SMTP_URL in; the server, its encryption and the login out. What is wrong is told without a word of the value, for it holds a password.
import { isIPv4 } from 'node:net'
import { BriefingError, type Problem } from '../errors.ts'

export interface SmtpServer {
  host: string
  port: number
  /** TLS from the first byte (RFC 8314), STARTTLS before anything else (RFC 3207), or none, which only loopback may have. */
  encryption: 'tls' | 'starttls' | 'none'
  login: { user: string; password: string } | null
}

const FORM = 'smtps://user:password@host or smtp://user:password@host:587'

/**
 * `smtps://` speaks TLS at once (port 465), `smtp://` upgrades by STARTTLS (port 587), except to loopback, where nothing leaves
 * the machine. User and password are percent-decoded. Throws a BriefingError with everything that is wrong.
 */
export function smtpUrl(value: string | undefined): SmtpServer {
  if (value === undefined || value.trim() === '')
    throw BriefingError.at('SMTP_URL', 'is not set; messages leave by that server', `set it to ${FORM}`)
  const url = URL.canParse(value.trim()) ? new URL(value.trim()) : null
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol)) {
    const message = 'is not the address of a mail server (its value is not shown: it may hold a password)'
    const hint = `write ${FORM}; percent-encode what is neither a letter nor a digit in user and password`
    throw BriefingError.at('SMTP_URL', message, hint)
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  const login = loginOf(url)
  const port = url.port === '' ? (url.protocol === 'smtps:' ? 465 : 587) : Number(url.port)
  const problems = [...problemsOf(url, port), ...(login === 'unreadable' ? [unreadable] : [])]
  if (problems.length > 0 || login === 'unreadable') throw new BriefingError(problems)
  const encryption = url.protocol === 'smtps:' ? 'tls' : isLoopback(host) ? 'none' : 'starttls'
  return { host, port, encryption, login }
}

/** By the rule of RFC 6761, `localhost` is this machine, whatever a name server says. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
}

/** The server as it may be shown. */
export function serverName({ host, port }: SmtpServer): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}

function loginOf({ username, password }: URL): SmtpServer['login'] | 'unreadable' {
  if (username === '' && password === '') return null
  if (username === '' || password === '') return 'unreadable'
  try {
    const login = { user: decodeURIComponent(username), password: decodeURIComponent(password) }
    // AUTH PLAIN parts user and password by NUL.
    return /\p{Cc}/u.test(login.user + login.password) ? 'unreadable' : login
  } catch {
    return 'unreadable'
  }
}

const unreadable: Problem = {
  where: 'SMTP_URL',
  message: 'its login cannot be read: expected a user and a password, percent-encoded, no control character',
  hint: `write ${FORM}, with %40 for an at sign, %25 for a percent sign`,
}

function problemsOf(url: URL, port: number): Problem[] {
  const where = 'SMTP_URL'
  const problems: Problem[] = []
  if (!/^([a-z0-9.-]+|\[[0-9a-f:.]+\])$/i.test(url.hostname))
    problems.push({ where, message: 'names no host', hint: `write ${FORM}` })
  // Of a password with a slash in it the parser makes a host, a port and a path: part of it would pass for the host.
  if (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '')
    problems.push({
      where,
      message: 'goes on after the port',
      hint: 'in user and password write %2F for a slash, %3F for a question mark, %23 for a number sign',
    })
  if (port === 0) problems.push({ where, message: 'names port 0', hint: 'name the port of the server' })
  // Both sides would wait for the other to speak first.
  if (url.protocol === 'smtp:' && port === 465)
    problems.push({
      where,
      message: 'port 465 expects TLS at once, smtp:// speaks plainly first',
      hint: 'write smtps://, or port 587',
    })
  return problems
}
