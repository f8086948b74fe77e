// The program's folder in; all that goes into an edition besides its data and the browser out, for the manifest.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { sha256 } from '../checksum.ts'
import { compareText } from '../dataset/order.ts'
import { fontFiles } from '../fonts.ts'
import type { Manifest } from './manifest.ts'
import { readPackages } from './packages.ts'

export type Ingredients = Pick<Manifest, 'program' | 'packages' | 'templates' | 'fonts'>

/** Throws a BriefingError when the packages cannot be told. */
export function ingredients(home: string): Ingredients {
  const { version, ...packages } = readPackages(home)
  return {
    program: { version, source: { ...checksums(home, 'bin'), ...checksums(home, 'src') } },
    packages,
    templates: checksums(join(home, 'templates')),
    fonts: Object.fromEntries(fontFiles().map(({ file, sha256 }) => [file, sha256])),
  }
}

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
