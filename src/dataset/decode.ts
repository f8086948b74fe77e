// The bytes of a file in, its text out; or the place of the first byte that is no UTF-8.
import type { Problem } from '../errors.ts'

export function decode(
  bytes: Uint8Array,
  file: string,
): { text: string; problem?: undefined } | { text?: undefined; problem: Problem } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    // Decoded without force, the first wrong byte stands as the sign for a letter that is none.
    const [before = ''] = new TextDecoder().decode(bytes).split('\ufffd')
    const lines = before.split('\n')
    const where = `${file}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`
    return { problem: { where, message: 'is not UTF-8', hint: 'save the file as UTF-8' } }
  }
}
