// The cache folder in; the browser that comes with the program (@sparticuz/chromium, Linux on x64) out, unpacked there.
// Its own JavaScript is never loaded, for it trusts the shared temporary folder. Starting is left to start.ts.

import {
  accessSync,
  constants,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import process from 'node:process'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { BriefingError } from '../errors.ts'
import type { Environment, Executable } from './spawn.ts'

const require = createRequire(import.meta.url)
const UNPACKING = '.unpacking-'
const STALE_MS = 3_600_000

/**
 * `rare-earth-briefing` in `XDG_CACHE_HOME` or `~/.cache`; where neither can be written, a folder of the user's own in
 * the temporary folder: always the same one, so that its 200 MB are not unpacked again each month.
 */
export function defaultCacheFolder(env: Environment, home: string): string {
  const xdg = env.XDG_CACHE_HOME
  const caches = xdg !== undefined && isAbsolute(xdg) ? xdg : join(home, '.cache')
  const folder = join(caches, 'rare-earth-briefing')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    return folder
  } catch {
    return join(tmpdir(), `rare-earth-briefing-${process.getuid?.() ?? 'cache'}`)
  }
}

/**
 * The build's executable in the cache; while it does not exist, `unpackEmbedded` has still to run. Its environment is its
 * own: no proxy, no library and no font of the machine reaches the print.
 * @throws BriefingError when others could change what is in the cache
 */
export function embeddedBuild(cacheFolder: string): Executable {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('made for Linux on x64 only')
  const { version } = require(join(packageFolder(), 'package.json')) as { version: string }
  mkdirSync(cacheFolder, { recursive: true, mode: 0o700 })
  const folder = join(cacheFolder, `chromium-${version}`)
  for (const path of [cacheFolder, folder]) if (existsSync(path)) refuseShared(path)
  return {
    kind: 'embedded',
    path: join(folder, 'chromium'),
    environment: (profile) => ({
      HOME: profile,
      TMPDIR: profile,
      LD_LIBRARY_PATH: join(folder, 'lib'),
      FONTCONFIG_FILE: writeFontsConf(profile, join(folder, 'fonts')),
    }),
  }
}

/**
 * Whole or not at all: unpacks under a name of its own, then renames. Of several that start at once, the first to
 * rename wins and the others use its folder; nobody executes a file that someone is still writing (ETXTBSY).
 */
export async function unpackEmbedded({ path }: Executable): Promise<void> {
  const folder = dirname(path)
  const temporary = await mkdtemp(join(dirname(folder), UNPACKING))
  await removeStale(temporary)
  const { extract } = require('tar-fs') as { extract(folder: string, options: { chown: boolean }): Writable }
  const inflate = (name: string, target: Writable) => {
    const packed = createReadStream(join(packageFolder(), 'bin', name))
    return pipeline(packed, createBrotliDecompress({ chunkSize: 2 ** 20 }), target)
  }
  try {
    await Promise.all([
      // Flushed to the disk, or a power cut soon after the rename could leave an empty file under the final name.
      inflate('chromium.br', createWriteStream(join(temporary, 'chromium'), { mode: 0o700, flush: true })),
      // Root would otherwise give the files to whatever user number the archive names.
      inflate('al2023.tar.br', extract(temporary, { chown: false })),
      inflate('fonts.tar.br', extract(join(temporary, 'fonts'), { chown: false })),
    ])
    await rename(temporary, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** Removes what interrupted unpackings left beside the one that begins; a younger folder may be another process at work. */
async function removeStale(temporary: string): Promise<void> {
  const cacheFolder = dirname(temporary)
  const { mtimeMs: now } = await stat(temporary)
  for (const name of await readdir(cacheFolder)) {
    if (!name.startsWith(UNPACKING)) continue
    const path = join(cacheFolder, name)
    const then = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now
    if (now - then > STALE_MS) await rm(path, { recursive: true, force: true }).catch(() => undefined)
  }
}

function packageFolder(): string {
  return join(require.resolve('@sparticuz/chromium'), '..', '..', '..')
}

/** What is executed from a folder that others can write to is theirs, not ours. */
function refuseShared(folder: string): void {
  const { uid, mode } = statSync(folder)
  if (uid === process.getuid?.() && (mode & 0o022) === 0) return
  const found = `owned by user ${uid}, mode ${(mode & 0o777).toString(8)}`
  throw BriefingError.at(
    folder,
    `the browser is not run from a folder that other users can change (${found})`,
    'remove it, or set XDG_CACHE_HOME to a folder of your own (mode 700)',
  )
}

/** The fonts of one run: the three of the build, and no other, stand in for a missing one. Gives the file's path. */
function writeFontsConf(profile: string, fonts: string): string {
  const [dir, cache] = [fonts, join(profile, 'fontconfig')].map((path) =>
    path.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  )
  const file = join(profile, 'fonts.conf')
  writeFileSync(file, `<fontconfig><dir>${dir}</dir><cachedir>${cache}</cachedir></fontconfig>\n`)
  return file
}
