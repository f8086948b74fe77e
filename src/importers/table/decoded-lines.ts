// A file in, its text in pieces of whole lines out; bytes that are not of the encoding are refused with their line.
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { BriefingError } from '../../errors.ts'
import type { InputFile } from '../input-file.ts'
import { again, wrongBytes } from './table-problems.ts'

/** Neither UTF-8 nor GB18030 has this byte inside a letter. */
const LINE_BREAK = 0x0a
/** No table has lines like that; it also is the limit of DuckDB. */
const LONGEST_LINE = 2_000_000

/** Throws a BriefingError at the first line that is not of the encoding. A byte order mark is dropped. */
export async function* decodedLines(file: InputFile, encoding: string): AsyncGenerator<string> {
  const raw = createReadStream(file.path, { highWaterMark: 256 * 1024 })
  const bytes = file.compressed ? raw.pipe(createGunzip()) : raw
  // Not left to the decoder, which would drop one at the beginning of every piece.
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  let line = 1
  let rest: Buffer = Buffer.alloc(0)
  const decode = (piece: Buffer): string => {
    const text = decoded(decoder, piece)
    if (text === undefined)
      throw new BriefingError([wrongBytes(file.label, firstBad(decoder, piece, line), encoding)])
    const given = line === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text
    line += breaksIn(piece)
    return given
  }
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    const piece = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const end = piece.lastIndexOf(LINE_BREAK) + 1
    rest = piece.subarray(end)
    if (end > 0) yield decode(piece.subarray(0, end))
    if (rest.length > LONGEST_LINE) {
      throw BriefingError.at(
        `${file.label}:${line}`,
        'found a line of more than 2 MB, expected a table',
        again,
      )
    }
  }
  if (rest.length > 0) yield decode(rest)
}

function decoded(decoder: TextDecoder, bytes: Buffer): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return undefined
  }
}

function firstBad(decoder: TextDecoder, piece: Buffer, line: number): number {
  for (let start = 0; start < piece.length; line++) {
    const end = piece.indexOf(LINE_BREAK, start) + 1 || piece.length
    if (decoded(decoder, piece.subarray(start, end)) === undefined) return line
    start = end
  }
  return line
}

function breaksIn(piece: Buffer): number {
  let count = 0
  for (let at = piece.indexOf(LINE_BREAK); at >= 0; at = piece.indexOf(LINE_BREAK, at + 1)) count++
  return count
}
