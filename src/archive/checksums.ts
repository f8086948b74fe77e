// A folder in, the checksums of its files out: how manifests name what went in and what came out.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { sha256 } from '../checksum.ts'
import { compareText } from '../dataset/order.ts'

/**
 * SHA-256 of every file below a folder (or below one folder of it) by its path there, of none where there is no such folder.
 * Hidden files, which editors and systems leave, count for nothing.
 */
export function checksums(folder: string, below = ''): Record<string, string> {
  const start = join(folder, below)
  const entries = existsSync(start) ? readdirSync(start, { recursive: true, withFileTypes: true }) : []
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort(compareText)
  return Object.fromEntries(paths.map((path) => [path, sha256(readFileSync(join(folder, path)))]))
}
