// What the environment says of UN Comtrade in; the server to ask and the key to show it out, both checked.
import { BriefingError } from '../../errors.ts'

/** Holds the operator’s key; its value is shown to the server alone. */
export const KEY_NAME = 'COMTRADE_KEY'
/** Names another server, such as a mirror. */
export const URL_NAME = 'COMTRADE_URL'

const PUBLISHER = 'https://comtradeapi.un.org'
/** Letters that no encoding changes, so that it is known wherever a server repeats it; too long to be part of a figure by chance. */
const KEY = /^[\w.-]{8,200}$/
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

export interface ComtradeServer {
  base: URL
  key: string | undefined
}

/**
 * The key is sent to whatever server is named: the operator chose it. It is never sent in the clear, unless to this machine.
 * Throws a BriefingError that repeats neither the key nor what may hide in an address.
 */
export function comtradeServer(env: Readonly<Record<string, string | undefined>>): ComtradeServer {
  const key = env[KEY_NAME]?.trim() || undefined
  if (key !== undefined && !KEY.test(key)) {
    const message = `found ${key.length} characters that are no key, expected 8 or more letters and digits`
    throw BriefingError.at(KEY_NAME, message, 'copy the key again from comtradedeveloper.un.org')
  }
  return { base: baseOf(env[URL_NAME]?.trim() || PUBLISHER), key }
}

function baseOf(address: string): URL {
  const refuse = (found: string) =>
    BriefingError.at(
      URL_NAME,
      `found ${found}, expected an address such as ${PUBLISHER}`,
      'correct or unset it',
    )
  if (!URL.canParse(address)) throw refuse('no address')
  const base = new URL(address)
  if (base.username !== '' || base.password !== '') throw refuse('a name or password in the address')
  if (base.search !== '' || base.hash !== '') throw refuse('an address with ? or #')
  const safe = base.protocol === 'https:' || (base.protocol === 'http:' && LOOPBACK.includes(base.hostname))
  if (!safe) throw refuse(`${base.protocol}//${base.host}, which is not https`)
  return base
}
