// A file of JSON lines that only grows, opened by the one process that may write to it; lines that are on the disk when `append`
// returns, out. What the lines say is left to the ledger and its lease.
import { dirname } from 'node:path'
import type { Place } from '../archive/place.ts'
import { parseJson } from '../dataset/parse-json.ts'
import { reading, writing } from '../errors.ts'
import type { Disk } from './disk.ts'

export interface LineFile {
  /** What stood in it when it was opened, whole lines only. */
  text: string
  /**
   * Adds whole lines, of which every byte is synced on return. Throws a BriefingError when the disk refuses, and then takes back what
   * was written of them. Gives what takes them back later.
   */
  append(lines: readonly object[]): () => void
  close(): void
}

/**
 * Opens the file, and makes it where there is none. A last line that is no whole one was being written when its process died; nobody
 * acted on it, since that needs it synced, so it is cut off. One that lacks the line end alone is whole, and gets it: an editor
 * may have dropped it. Throws a BriefingError when the disk refuses.
 */
export function openLines(disk: Disk, { path, label }: Place): LineFile {
  const before = readBytes(disk, { path, label })
  const { whole, torn, closed } = wholeLines(before ?? new Uint8Array())
  const fd = refusable(() => disk.open(path))
  let length = whole.length
  let broken: unknown
  refusable(() => {
    // Whoever made it may have died before its name was safe; nothing is written to it before that.
    if (before === undefined || before.length === 0) disk.syncFolder(dirname(path))
    if (closed !== '') {
      length = before?.length ?? 0
      add('\n')
    } else if (torn !== '') disk.truncate(fd, length)
  })
  return {
    text: new TextDecoder().decode(whole) + closed,
    append(lines) {
      const start = length
      refusable(() => add(lines.map((line) => `${JSON.stringify(line)}\n`).join('')))
      return () => cut(start)
    },
    close: () => disk.close(fd),
  }

  function refusable<T>(write: () => T): T {
    return writing(label, 'make room for it, or take over the folder, and run the command again', write)
  }

  function add(text: string): void {
    if (broken !== undefined) throw broken
    const bytes = new TextEncoder().encode(text)
    try {
      for (let done = 0; done < bytes.length;) done += disk.write(fd, bytes.subarray(done))
      disk.sync(fd)
      length += bytes.length
    } catch (error) {
      cut(length)
      throw error
    }
  }

  /**
   * Should the power fail now, the lines may come back, which costs no more than a doubt. Where the disk refuses even this, what
   * stands there stays for the next process to judge, and nothing may follow it.
   */
  function cut(to: number): void {
    try {
      disk.truncate(fd, to)
      length = to
    } catch (error) {
      broken = error
    }
  }
}

/** The bytes of a file; undefined where there is none. Throws a BriefingError when the machine refuses to read it. */
export function readBytes(disk: Disk, { path, label }: Place): Uint8Array | undefined {
  return reading(label, 'run the command as the user whose file it is', () => disk.read(path))
}

/** The lines of a file that are whole, what follows the last of them, and the same as a line of its own where only the line end lacks. */
export function wholeLines(bytes: Uint8Array): { whole: Uint8Array; torn: string; closed: string } {
  const end = bytes.lastIndexOf(0x0a) + 1
  const torn = new TextDecoder().decode(bytes.subarray(end))
  return { whole: bytes.subarray(0, end), torn, closed: parseJson(torn) === undefined ? '' : `${torn}\n` }
}
