// The beginning of a file in; whether Chinese customs wrote it, and in which encoding, out.
import type { InputFile } from '../input-file.ts'
import { CODE } from './gacc-columns.ts'

const LINE_BREAK = 0x0a

/** GB18030 as customs write it; UTF-8 if it was converted. `lost` where it was converted wrongly: its letters can be guessed, not trusted. */
export function gaccEncoding({ head }: InputFile): 'gb18030' | 'utf-8' | 'lost' | undefined {
  const end = head.indexOf(LINE_BREAK)
  const line = end < 0 ? head : head.subarray(0, end)
  const utf8 = new TextDecoder('utf-8').decode(line)
  if (utf8.includes(CODE)) return 'utf-8'
  const gb18030 = new TextDecoder('gb18030').decode(line)
  if (gb18030.includes(CODE)) return 'gb18030'
  return twiceCoded(utf8) || twiceCoded(gb18030) || utf16(line) ? 'lost' : undefined
}

/** Read as Western text, or as Chinese text in the other encoding, and saved again. */
function twiceCoded(text: string): boolean {
  const western = Buffer.from(text, 'latin1')
  const wrong = new TextDecoder('gb18030').decode(Buffer.from(CODE, 'utf8'))
  return (
    new TextDecoder('gb18030').decode(western).includes(CODE) ||
    new TextDecoder('utf-8').decode(western).includes(CODE) ||
    // Its last sign may be lost already.
    text.includes(wrong.slice(0, 4))
  )
}

function utf16(line: Buffer): boolean {
  return new TextDecoder('utf-16le').decode(line).includes(CODE)
}
