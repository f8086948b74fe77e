// What the operator named in, the files that it stands for out: itself, or, of a folder, every file below it by name.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { compareText } from '../dataset/order.ts'

interface Named {
  path: string
  label: string
}

/**
 * Hidden files, which editors and systems leave, count for nothing. A name that ends in a slash is that of a folder, which
 * may be missing: nothing came. Without the slash a missing one is taken for a file that was mistyped.
 */
export function filesOf(word: string, { path, label }: Named): Named[] {
  if (!existsSync(path)) return /[\\/]$/.test(word) ? [] : [{ path, label }]
  if (!statSync(path).isDirectory()) return [{ path, label }]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((below) => !`/${below}`.includes('/.'))
    .sort(compareText)
    .map((below) => ({ path: join(path, below), label: `${label}/${below}` }))
}
