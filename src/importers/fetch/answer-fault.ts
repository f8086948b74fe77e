// An answer that is no success in; what is wrong, how to mend it, and whether to ask again, out.
import { excerpt } from './excerpt.ts'

/** A key as a header; `name` is what the operator calls it, and all that messages say of it. */
export interface Key {
  header: string
  name: string
  value: string | undefined
}

export interface Fault {
  message: string
  hint: string
  /** Whether asking again may help; `afterMs` where the server says when. */
  again: { afterMs?: number } | undefined
}

/** Faults of the server that may pass by themselves. */
const PASSING = [500, 502, 503, 504]

/** `said` is a piece of the body, already fit for a message. */
export function faultOf(response: Response, said: string, url: URL, key: Key): Fault {
  const { status } = response
  const words = said === '' ? '' : `: "${said}"`
  const later = retryAfter(response.headers)
  const when = later?.words ?? 'later'
  if (status === 429) {
    const own = key.value === undefined ? `, or set ${key.name}: a key of your own has its own quota` : ''
    return {
      message: `${url.host} wants a pause (HTTP 429)${words}`,
      hint: `give the same command again ${when}${own}`,
      again: later ? { afterMs: later.ms } : {},
    }
  }
  if (PASSING.includes(status)) {
    return {
      message: `${url.host} fails (HTTP ${status})${words}`,
      hint: `give the same command again ${when}: it asks only for what is missing`,
      again: later ? { afterMs: later.ms } : {},
    }
  }
  if (status === 401 || status === 403) {
    const missing = key.value === undefined
    const message = missing
      ? `${url.host} wants a key (HTTP ${status}), and ${key.name} is not set${words}`
      : `${url.host} refuses the key in ${key.name} (HTTP ${status})${words}`
    const register = `get a free key at comtradedeveloper.un.org and set ${key.name}`
    const correct = `correct ${key.name}, or unset it to ask for the preview, which needs none`
    const hint = later ? `give the same command again ${when}` : missing ? register : correct
    return { message, hint, again: undefined }
  }
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    return {
      message: `${url.host} leads elsewhere (HTTP ${status}), to ${target(response, url, key)}, where nothing is asked`,
      hint: 'see whether the publisher has moved; COMTRADE_URL names another server',
      again: undefined,
    }
  }
  const hint = 'see whether the period and the codes of mapping.yaml exist there; the server says no more'
  return { message: `${url.host} refuses the request (HTTP ${status})${words}`, hint, again: undefined }
}

/** The server that a redirect leads to; no path, in which anything may stand. */
function target(response: Response, url: URL, key: Key): string {
  const location = response.headers.get('location') ?? ''
  if (location === '' || !URL.canParse(location, url)) return 'no address'
  return excerpt(new URL(location, url).host, key.value)
}

/**
 * How long the server wants to be left alone: it gives seconds or a moment. That is held against the server’s own clock,
 * which the same answer shows, so that neither ours nor its being wrong matters.
 */
function retryAfter(headers: Headers): { ms: number; words: string } | undefined {
  const given = headers.get('retry-after')?.trim()
  if (given === undefined) return undefined
  if (/^\d{1,8}$/.test(given)) return { ms: Number(given) * 1000, words: `in ${duration(Number(given))}` }
  const until = Date.parse(given)
  const now = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(until) || Number.isNaN(now)) return undefined
  const moment = new Date(until).toISOString().slice(0, 16).replace('T', ' ')
  return { ms: Math.max(0, until - now), words: `after ${moment} UTC` }
}

function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`
  return seconds < 7200 ? `${Math.ceil(seconds / 60)} minutes` : `${Math.ceil(seconds / 3600)} hours`
}
