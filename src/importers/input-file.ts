// A file as the operator named it in; what every importer needs of it before it is read out: its beginning, size, checksum.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { createGunzip } from 'node:zlib'
import { BriefingError } from '../errors.ts'

/** Bytes of the beginning that are kept to recognise the format by. */
const HEAD = 64 * 1024
const LINE_BREAK = 0x0a

export interface InputFile {
  path: string
  /** As the operator knows it, for messages. */
  label: string
  /** Its name alone, as notes and sources give it. */
  name: string
  /** Of the file as it lies there, compressed or not. */
  sha256: string
  compressed: boolean
  /** The following are of the text, unpacked where the file is compressed. */
  head: Buffer
  bytes: number
  lines: number
  /** Whether the last line is closed by a line break; one that is not may be cut. */
  closed: boolean
}

/** Reads the file once, in pieces. Throws a BriefingError if there is none, it is empty, or it is packed and cut. */
export async function openInput(path: string, label: string): Promise<InputFile> {
  if (!existsSync(path) || !statSync(path).isFile()) {
    throw BriefingError.at(label, 'found no such file', 'name a file that was downloaded')
  }
  const hash = createHash('sha256')
  const raw = createReadStream(path, { highWaterMark: 1024 * 1024 })
  let head = Buffer.alloc(0)
  let bytes = 0
  let lines = 0
  let last = LINE_BREAK
  const compressed = await isCompressed(path)
  raw.on('data', (chunk) => hash.update(chunk))
  const text = compressed ? raw.pipe(createGunzip()) : raw
  try {
    for await (const chunk of text as AsyncIterable<Buffer>) {
      if (head.length < HEAD) head = Buffer.concat([head, chunk.subarray(0, HEAD - head.length)])
      bytes += chunk.length
      for (let at = chunk.indexOf(LINE_BREAK); at >= 0; at = chunk.indexOf(LINE_BREAK, at + 1)) lines++
      last = chunk.at(-1) ?? last
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))) throw error
    throw BriefingError.at(
      label,
      'is packed and cannot be unpacked to its end: the download was cut',
      'download it again',
    )
  }
  if (bytes === 0) throw BriefingError.at(label, 'the file is empty', 'download it again')
  const closed = last === LINE_BREAK
  return {
    ...{ path, label, name: basename(path), sha256: hash.digest('hex'), compressed, head, bytes, closed },
    lines: closed ? lines : lines + 1,
  }
}

async function isCompressed(path: string): Promise<boolean> {
  for await (const chunk of createReadStream(path, { end: 1 }) as AsyncIterable<Buffer>) {
    return chunk[0] === 0x1f && chunk[1] === 0x8b
  }
  return false
}
