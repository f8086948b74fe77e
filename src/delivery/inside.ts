// Two paths in; whether one lies in the other out. What names recipients must not lie where it could be committed.
import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'

/** Whether the path, which need not exist, is the folder or lies below it, on whatever ways links lead there. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(real(folder), real(path))
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** The path without links, as far as it exists. */
function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(real(dirname(path)), basename(path))
}
