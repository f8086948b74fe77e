// Numbers of lines of a file in, these lines out, and the first line refused that is no UTF-8. Many times as fast as a reader of
// CSV, which DuckDB is only for the columns that it is asked for: it does not look at the bytes of the others.
import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { BriefingError } from '../../errors.ts'
import type { InputFile } from '../input-file.ts'
import { wrongBytes } from './table-problems.ts'

const LINE_BREAK = 0x0a

/** The lines from 1, in ascending order and not twice, each with its break. Throws a BriefingError where a byte is wrong. */
export async function linesOf(file: InputFile, wanted: readonly number[]): Promise<string> {
  const raw = createReadStream(file.path, { highWaterMark: 1024 * 1024 })
  const bytes = file.compressed ? raw.pipe(createGunzip()) : raw
  const taken: Buffer[] = []
  let [line, next] = [1, 0]
  const take = (piece: Buffer): void => {
    const valid = isUtf8(piece)
    for (let start = 0; start < piece.length; line++) {
      const end = piece.indexOf(LINE_BREAK, start) + 1 || piece.length
      if (!valid && !isUtf8(piece.subarray(start, end))) {
        throw new BriefingError([wrongBytes(file.label, line, 'utf-8')])
      }
      if (line === wanted[next]) {
        // A copy, or each line would keep its whole piece of the file in memory.
        taken.push(Buffer.from(piece.subarray(start, end)))
        next++
      }
      start = end
    }
  }
  let rest: Buffer = Buffer.alloc(0)
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      const piece = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      const end = piece.lastIndexOf(LINE_BREAK) + 1
      rest = piece.subarray(end)
      take(piece.subarray(0, end))
    }
    take(rest)
  } finally {
    raw.destroy()
  }
  return Buffer.concat(taken).toString()
}
