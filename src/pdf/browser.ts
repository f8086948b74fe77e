// A folder for the cache and the caller's environment in; a running, sealed browser out, which is always closed again.
// Owns, with print.ts, Puppeteer. The browser is started here and not by Puppeteer, whose own start crashes the program
// on an executable that cannot run, and waits for ever on a browser that dies while it starts.

import { type ChildProcess, spawn } from 'node:child_process'
import {
  accessSync,
  constants,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import process from 'node:process'
import type { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import type { ConnectionTransport, Browser as Engine, Page } from 'puppeteer-core'
import { BriefingError } from '../errors.ts'

/** The parent's environment; only the command reads `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

export interface LaunchOptions {
  /** A browser the operator insists on (`PUPPETEER_EXECUTABLE_PATH`): no other is tried then. */
  executablePath?: string | undefined
  /** Where the embedded build is unpacked once; see `defaultCacheFolder`. */
  cacheFolder: string
  env: Environment
}

export interface Browser {
  kind: 'given' | 'embedded' | 'installed'
  path: string
  /** `HeadlessChrome/147.0.7727.0` */
  version: string
  /** False for root, and where the machine forbids Chromium its sandbox. The page runs no script either way. */
  sandbox: boolean
  /** What was tried before this one, and why it did not start. */
  notes: readonly string[]
  pid: number
  newPage(): Promise<Page>
  /** The work's result, or a rejection when the browser dies first: Puppeteer alone would wait for ever. */
  whileAlive<T>(work: Promise<T>): Promise<T>
  /** Ends the browser with all its processes within five seconds and removes its profile; never rejects. */
  close(): Promise<void>
}

/** The browser died, crashed or did not answer in time: the machine's fault and no bug. */
export class BrowserFailure extends Error {}

const LAUNCH_MS = 20_000
const CLOSE_MS = 5_000

/**
 * Starts the given browser; without one, the embedded build, else an installed Chrome, Chromium or Edge.
 * Call it first, draw while it starts, await it late: with the build unpacked, its process runs before this returns,
 * and a failure waits for whoever awaits it. Close with `closeBrowser(launching)` in a `finally`. When the program
 * exits the browser is killed; a signal must be turned into `process.exit` by the command.
 * @throws BriefingError when none starts, naming all that was tried, or when the cache folder is not private
 */
export function launchBrowser(options: LaunchOptions): Promise<Browser> {
  const launching = launch(options)
  launching.catch(() => undefined) // handled here, so that failing before anyone awaits does not end the program
  return launching
}

/** Closes a browser that may still be starting, or may have failed to start. Never rejects. */
export async function closeBrowser(launching: Promise<Browser>): Promise<void> {
  const browser = await launching.catch(() => undefined)
  await browser?.close()
}

/** The work's result, or a BrowserFailure that says `what` took longer than `timeoutMs`. */
export async function within<T>(timeoutMs: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const seconds = timeoutMs / 1000
    timer = setTimeout(
      () => reject(new BrowserFailure(`${what} took longer than ${seconds} seconds`)),
      timeoutMs,
    )
  })
  return await Promise.race([work, late]).finally(() => clearTimeout(timer))
}

// --- which browser ---

type Kind = Browser['kind']
interface Choice {
  kind: Kind
  path: string
  env: Environment
}

async function launch({ executablePath, cacheFolder, env }: LaunchOptions): Promise<Browser> {
  const notes: string[] = []
  // The same zone and language everywhere: both could show in the print.
  const same = { ...env, TZ: 'UTC', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' }
  const given = executablePath !== undefined && executablePath !== ''
  const paths: [Kind, string | undefined][] = given
    ? [['given', executablePath]]
    : [['embedded', undefined], ...installedPaths(env).map((path): [Kind, string] => ['installed', path])]
  for (const [kind, path] of paths) {
    try {
      if (path !== undefined) return await start({ kind, path, env: same }, notes)
      const folder = unpackedFolder(cacheFolder)
      if (!existsSync(folder)) await unpack(cacheFolder, folder)
      return await start(embeddedIn(folder), notes)
    } catch (error) {
      if (error instanceof BriefingError) throw error
      notes.push(`${kind}${path === undefined ? '' : ` ${path}`}: ${text(error)}`)
    }
  }
  if (!given && notes.length === 1) notes.push('installed: no Chrome, Chromium or Edge in the usual places')
  throw BriefingError.at(
    'browser',
    `none could be started. Tried: ${notes.join('; ')}`,
    given
      ? 'correct PUPPETEER_EXECUTABLE_PATH, or unset it to use the embedded build (Linux on x64)'
      : 'install Chrome, Chromium or Edge 131 or later and set PUPPETEER_EXECUTABLE_PATH to its executable',
  )
}

function installedPaths(env: Environment): string[] {
  const programs = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
    (p) => p !== undefined,
  )
  const linux = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge']
  const mac = ['Google Chrome', 'Chromium', 'Microsoft Edge']
  const windows = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']
  const paths: Partial<Record<NodeJS.Platform, string[]>> = {
    linux: [...linux.map((name) => `/usr/bin/${name}`), '/snap/bin/chromium'],
    darwin: mac.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
    win32: programs.flatMap((folder) => windows.map((path) => join(folder, path))),
  }
  return (paths[process.platform] ?? []).filter((path) => existsSync(path))
}

// --- the embedded build ---

/**
 * `rare-earth-briefing` in `XDG_CACHE_HOME` or `~/.cache`; where neither can be written, a folder of the user's own in
 * the temporary folder: always the same one, so that its 200 MB are not unpacked again each month.
 */
export function defaultCacheFolder(env: Environment, home: string): string {
  const xdg = env.XDG_CACHE_HOME
  const folder = join(
    xdg !== undefined && isAbsolute(xdg) ? xdg : join(home, '.cache'),
    'rare-earth-briefing',
  )
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    return folder
  } catch {
    return join(tmpdir(), `rare-earth-briefing-${process.getuid?.() ?? 'cache'}`)
  }
}

const require = createRequire(import.meta.url)

/** The package's folder; its own JavaScript is never loaded, for it trusts the shared temporary folder. */
function packageFolder(): string {
  return join(require.resolve('@sparticuz/chromium'), '..', '..', '..')
}

function unpackedFolder(cacheFolder: string): string {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('made for Linux on x64 only')
  const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as {
    version: string
  }
  mkdirSync(cacheFolder, { recursive: true, mode: 0o700 })
  const folder = join(cacheFolder, `chromium-${version}`)
  for (const path of [cacheFolder, folder]) if (existsSync(path)) refuseShared(path)
  return folder
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

/**
 * Whole or not at all: unpacks under a name of its own, then renames. Of several that start at once, the first to
 * rename wins and the others use its folder; nobody executes a file that someone is still writing (ETXTBSY).
 */
async function unpack(cacheFolder: string, folder: string): Promise<void> {
  const bin = join(packageFolder(), 'bin')
  const { extract } = require('tar-fs') as { extract(folder: string, options: { chown: boolean }): Writable }
  const temporary = await mkdtemp(join(cacheFolder, '.unpacking-'))
  const inflate = (name: string, target: Writable) =>
    pipeline(createReadStream(join(bin, name)), createBrotliDecompress({ chunkSize: 2 ** 20 }), target)
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

/** An environment of its own: no proxy, no library and no font of the machine reaches the print. */
function embeddedIn(folder: string): Choice {
  const env = { TZ: 'UTC', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', LD_LIBRARY_PATH: join(folder, 'lib') }
  return { kind: 'embedded', path: join(folder, 'chromium'), env }
}

// --- start, seal, close ---

const SEALED_AND_SAME = [
  '--headless', // headless-shell; a full Chrome takes it for its new mode
  '--remote-debugging-pipe', // no port that others could reach, and the browser ends by itself when we die
  '--host-resolver-rules=MAP * ~NOTFOUND', // what interception does not see (hints, the browser itself) finds nobody
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-crash-reporter',
  '--disable-default-apps',
  '--disable-dev-shm-usage', // 64 MB in a container: a crash in the middle of a print
  '--disable-extensions',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--export-tagged-pdf',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--generate-pdf-document-outline',
  '--hide-scrollbars',
  '--lang=en-US',
  '--mute-audio',
  '--no-first-run',
  '--password-store=basic',
  '--use-mock-keychain',
  '--user-agent=rare-earth-briefing', // becomes the PDF's Creator in a full Chrome
]

/** With Chromium's sandbox where it can be had; where the browser ends at once for want of it, without. */
async function start(choice: Choice, notes: string[]): Promise<Browser> {
  if (process.getuid?.() === 0) return await startOnce(choice, notes, false) // root never gets one
  try {
    return await startOnce(choice, notes, true)
  } catch (error) {
    if (!text(error).includes('sandbox')) throw error
    notes.push(`${choice.kind} ${choice.path}: this machine allows no sandbox, started without`)
    return await startOnce(choice, notes, false)
  }
}

async function startOnce({ kind, path, env }: Choice, notes: string[], sandbox: boolean): Promise<Browser> {
  accessSync(path, constants.X_OK)
  const profile = mkdtempSync(join(tmpdir(), 'rare-earth-briefing-profile-'))
  const sealed = kind === 'embedded' ? { ...env, ...privateHome(profile, path) } : env
  const args = [
    ...SEALED_AND_SAME,
    `--user-data-dir=${profile}`,
    ...(sandbox ? [] : ['--no-sandbox']),
    'about:blank',
  ]
  const child = spawn(path, args, {
    env: { ...sealed },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32', // a process group of its own, so that all of it can be ended at once
    windowsHide: true,
  })
  const { ended, dead } = watch(child)
  const endNow = () => {
    endGroup(child)
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
  }
  process.once('exit', endNow)
  const end = async (politely?: () => Promise<void>) => {
    const asked = politely?.().then(() => ended)
    if (asked) await within(CLOSE_MS, 'closing', Promise.race([asked, ended])).catch(() => undefined)
    endGroup(child)
    for (const stream of child.stdio ?? []) stream?.destroy()
    await within(CLOSE_MS, 'ending', ended).catch(() => undefined)
    process.off('exit', endNow)
    await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined)
  }
  try {
    const connecting = connectTo(child, dead)
    const engine = await within(LAUNCH_MS, 'starting', Promise.race([connecting, dead]))
    const version = await within(LAUNCH_MS, 'starting', Promise.race([engine.version(), dead]))
    // A page costs 80 ms: the first is opened now, while the caller still draws.
    const ahead = [engine.newPage()]
    for (const page of ahead) page.catch(() => undefined)
    const newPage = () => ahead.pop() ?? engine.newPage()
    let closing: Promise<void> | undefined
    return {
      ...{ kind, path, version, sandbox, notes, newPage, pid: child.pid ?? 0 },
      whileAlive: (work) => Promise.race([work, dead]),
      close: () => (closing ??= end(() => engine.close())),
    }
  } catch (error) {
    await end()
    throw error
  }
}

/** Home, temporary files and fonts of one run: the three fonts of the build, and no other, stand in for a missing one. */
function privateHome(profile: string, path: string): Environment {
  const escaped = (folder: string) => folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const fonts = escaped(join(path, '..', 'fonts'))
  const cache = escaped(join(profile, 'fontconfig'))
  const file = join(profile, 'fonts.conf')
  writeFileSync(file, `<fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>\n`)
  return { HOME: profile, TMPDIR: profile, FONTCONFIG_FILE: file }
}

/** `ended` resolves when the process has ended or could not be started; `dead` then rejects with its last words. */
function watch(child: ChildProcess): { ended: Promise<void>; dead: Promise<never> } {
  let words = ''
  child.stderr?.on('data', (data: Buffer) => {
    words = (words + data.toString()).slice(-2_000)
  })
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(`the browser ended (${signal ?? code})`))
  })
  const dead = ended.then(async (how): Promise<never> => {
    // The last words can arrive after the exit, but a surviving grandchild may hold the stream open for ever.
    const silence = new Promise<void>((resolve) => child.stderr?.once('close', resolve))
    await within(200, 'the last word', silence).catch(() => undefined)
    throw new BrowserFailure(`${how} ${words.trim()}`.trim())
  })
  dead.catch(() => undefined)
  return { ended: ended.then(() => undefined), dead }
}

/** Kills whatever is left of the browser's process group; where there are no groups (Windows), the browser. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}

/** Puppeteer over the child's pipe. It learns of the end after everyone else, for it says less about it: "Target closed". */
async function connectTo(child: ChildProcess, dead: Promise<never>): Promise<Engine> {
  const [, , , toBrowser, fromBrowser] = child.stdio as [null, null, Readable, Writable, Readable]
  // A dead browser breaks both pipes; `watch` reports it, and an error nobody listens to would end the program.
  for (const stream of [toBrowser, fromBrowser]) stream.on('error', () => undefined)
  const transport: ConnectionTransport = {
    send: (message) => toBrowser.write(`${message}\0`),
    close: () => toBrowser.destroy(),
  }
  let pending: Buffer[] = []
  fromBrowser.on('data', (chunk: Buffer) => {
    pending.push(chunk)
    if (!chunk.includes(0)) return
    const messages = Buffer.concat(pending).toString().split('\0')
    pending = [Buffer.from(messages.pop() ?? '')]
    for (const message of messages) setImmediate(() => transport.onmessage?.(message))
  })
  dead.catch(() => transport.onclose?.())
  // The entry without the launcher loads in half the time of `puppeteer-core` itself (60 against 130 ms).
  const entry: unknown = await import('puppeteer-core/internal/puppeteer-core-browser.js')
  const { connect } = entry as typeof import('puppeteer-core') // its own types differ from the public ones in name only
  return await connect({ transport, defaultViewport: null })
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
