// One edition of an issue on disk: written whole or not at all, into a folder of its own.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { BriefingError, writing } from './errors.ts'

/** Files of an edition by their path below its folder. */
export type Files = ReadonlyMap<string, Uint8Array | string>

/** What an edition's folder may hold; anything else there belongs to somebody and is not touched. */
const OWN = new Set([
  'briefing.pdf',
  'briefing.html',
  'findings.json',
  'observations.csv',
  'manifest.json',
  'charts',
  'mail',
])

/**
 * Refuses a folder that holds anything else than an edition, before any work is done for it.
 * `label` is the folder as the operator knows it.
 */
export function checkFolder(folder: string, label: string): void {
  const above = nearest(dirname(folder))
  if (!statSync(above).isDirectory()) {
    const message = `lies below ${above}, which is a file and no folder`
    throw BriefingError.at(label, message, 'name another with --out')
  }
  if (!existsSync(folder)) return
  if (!statSync(folder).isDirectory()) {
    throw BriefingError.at(
      label,
      'found a file where the folder of the edition belongs',
      'name another with --out',
    )
  }
  const foreign = readdirSync(folder).filter((name) => !OWN.has(name))
  if (foreign.length === 0) return
  throw BriefingError.at(
    label,
    `found ${foreign.slice(0, 3).join(', ')} in the folder, which is no part of an edition`,
    'name another folder with --out',
  )
}

/** The folder itself where it exists, or the first above it that does. */
function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(dirname(folder))
}

/**
 * Writes all files beside the folder first and then puts them in its place by renaming; an edition that stood there is
 * replaced whole. Throws a BriefingError when the machine refuses to write: a full disk, a folder of somebody else.
 */
export function writeEdition(folder: string, label: string, files: Files): void {
  writing(label, 'make room for it, or name another with --out', () => replace(folder, files))
}

function replace(folder: string, files: Files): void {
  mkdirSync(dirname(folder), { recursive: true })
  const fresh = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`))
  // Temporary folders are private; an edition is for everyone.
  chmodSync(fresh, 0o755)
  try {
    for (const [path, content] of files) {
      mkdirSync(dirname(join(fresh, path)), { recursive: true })
      writeFileSync(join(fresh, path), content)
    }
    const old = `${fresh}-old`
    const replaces = existsSync(folder)
    if (replaces) renameSync(folder, old)
    try {
      renameSync(fresh, folder)
    } catch (error) {
      if (replaces) renameSync(old, folder)
      throw error
    }
    rmSync(old, { recursive: true, force: true })
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}
