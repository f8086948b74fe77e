// The bytes of a message in; a stream of them out that tells when it is first asked for one and when it has given the last.
import { Readable } from 'node:stream'

/** Little enough that a lost connection is noticed before the end is given away, enough for few calls. */
const CHUNK_BYTES = 64 * 1024

/**
 * `begin` is called before the first byte; unless it says yes, none follows. `end` is called before whoever reads learns of the
 * end, so before the final dot can leave.
 */
export function messageData(raw: Buffer, begin: () => boolean, end: () => void): Readable {
  if (!hasPlainLineEnds(raw)) throw new Error('a message must have CRLF line ends, and end with one')
  let at = 0
  const data = new Readable({
    read() {
      if (at === 0 && !begin()) return
      const chunk = raw.subarray(at, at + CHUNK_BYTES)
      at += CHUNK_BYTES
      this.push(chunk.length === 0 ? null : chunk)
    },
  })
  return data.once('end', end)
}

/** nodemailer would mend any other line end, and what arrives would not be what was approved. */
function hasPlainLineEnds(raw: Buffer): boolean {
  const text = raw.toString('latin1')
  return text.endsWith('\r\n') && !/\r(?!\n)|(?<!\r)\n/.test(text)
}
