// An address in, its JSON out, asked for politely: with a time limit, pauses, and few tries; or a BriefingError that says what to do.
import { BriefingError } from '../../errors.ts'
import { type Fault, faultOf, type Key } from './answer-fault.ts'
import { excerpt } from './excerpt.ts'

export interface Question {
  url: URL
  /** What is asked for, as messages name it. */
  label: string
  key: Key
}

/** What asking needs of the world. */
export interface Asking {
  get: typeof fetch
  wait: (ms: number) => Promise<void>
  report: (line: string) => void
  timeoutMs?: number | undefined
}

export interface Answer {
  /** As served. */
  bytes: Uint8Array
  json: unknown
}

const TIMEOUT_MS = 30_000
/** Before the second and the third try, where the server names no pause. */
const PAUSES_MS = [1000, 4000]
/** A server that wants a longer pause is left alone. */
const LONGEST_PAUSE_MS = 60_000
/** No table is larger; a server that sends without end must not fill the memory. */
const MOST_BYTES = 400 * 1024 * 1024

/** Asks up to three times. Redirects are not followed, since the key would go with them. Throws a BriefingError with the last fault. */
export async function ask(question: Question, asking: Asking): Promise<Answer> {
  for (let tries = 0; ; tries++) {
    const outcome = await once(question, asking)
    if ('answer' in outcome) return outcome.answer
    const { message, hint, again } = outcome.fault
    const usual = PAUSES_MS[tries]
    const pause = usual === undefined ? undefined : again && (again.afterMs ?? usual)
    if (pause === undefined || pause > LONGEST_PAUSE_MS) {
      throw BriefingError.at(
        question.label,
        tries === 0 ? message : `${message} (tried ${tries + 1} times)`,
        hint,
      )
    }
    asking.report(`${question.label}: ${message}; trying again in ${Math.ceil(pause / 1000)} s`)
    await asking.wait(pause)
  }
}

async function once(
  { url, key }: Question,
  { get, timeoutMs = TIMEOUT_MS }: Asking,
): Promise<{ answer: Answer } | { fault: Fault }> {
  try {
    const response = await get(url, {
      headers: {
        accept: 'application/json',
        'user-agent': 'rare-earth-briefing',
        ...(key.value !== undefined && { [key.header]: key.value }),
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const bytes = await received(response)
    if (!response.ok) return { fault: faultOf(response, excerpt(bytes, key.value), url, key) }
    return whole(bytes, response, key)
  } catch (error) {
    const message = connectionFault(error, timeoutMs)
    if (message === undefined) throw error
    const hint = `see whether ${url.host} can be reached from here, then give the same command again: it asks only for what is missing`
    return { fault: { message, hint, again: {} } }
  }
}

async function received(response: Response): Promise<Uint8Array> {
  const reader = response.body?.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true }
    if (done || value === undefined) return Buffer.concat(chunks)
    size += value.length
    if (size > MOST_BYTES) {
      await reader?.cancel()
      throw new TypeError('too much', { cause: new Error(`it sent more than ${MOST_BYTES} bytes`) })
    }
    chunks.push(value)
  }
}

/** The answer, if all of it came and it is JSON. */
function whole(bytes: Uint8Array, response: Response, key: Key): { answer: Answer } | { fault: Fault } {
  const hint = 'give the same command again later'
  const announced = response.headers.get('content-length')
  // The length of a packed answer is not that of what was packed.
  const comparable = announced !== null && response.headers.get('content-encoding') === null
  if (comparable && Number(announced) !== bytes.length) {
    const message = `the answer was cut: found ${bytes.length} bytes, expected ${excerpt(announced, key.value)}`
    return { fault: { message, hint, again: {} } }
  }
  const text = new TextDecoder().decode(bytes)
  const repeated: { fault: Fault } = {
    fault: {
      message: `the answer repeats the key in ${key.name}, so it is not kept`,
      hint: 'ask another server',
      again: undefined,
    },
  }
  if (key.value !== undefined && text.includes(key.value)) return repeated
  try {
    const json: unknown = JSON.parse(text)
    // JSON may write each letter as a number.
    const hidden = key.value !== undefined && text.includes('\\u') && JSON.stringify(json).includes(key.value)
    return hidden ? repeated : { answer: { bytes, json } }
  } catch {
    if (/^\s*(?:[[{]|$)/.test(text)) {
      return { fault: { message: 'the answer was cut: its JSON does not end', hint, again: {} } }
    }
    const message = `found no JSON but "${excerpt(bytes, key.value)}"`
    const page =
      'something else answers in its place (a proxy, a page of maintenance): open the address in a browser'
    return { fault: { message, hint: page, again: undefined } }
  }
}

/** In words, where the connection is at fault; undefined for a bug. What `fetch` throws for the network has a cause, else none. */
function connectionFault(error: unknown, timeoutMs: number): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error.name === 'TimeoutError') return `found no whole answer within ${timeoutMs / 1000} s`
  if (error.name !== 'TypeError' || !(error.cause instanceof Error)) return undefined
  const { cause } = error
  const code = 'code' in cause ? ` (${String(cause.code)})` : ''
  return `the connection failed: ${excerpt(cause.message || error.message)}${code}`
}
