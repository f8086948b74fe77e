// An executable in; its running process out, sealed off from the network, with a way to end all of it.
// Left to others: which executable (browser.ts, embedded.ts) and talking to it (start.ts).

import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { BrowserFailure, within } from './within.ts'

/** The parent's environment; only the command reads `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A browser that can be started. */
export interface Executable {
  kind: 'given' | 'embedded' | 'installed'
  path: string
  /** What the process sees of the environment; `profile` is a folder of its own that goes when it ends. */
  environment(profile: string): Environment
}

/** A started browser, to which nobody has spoken yet. */
export interface BrowserProcess {
  child: ChildProcess
  /** Rejects with the browser's last words as soon as it has ended or could not be started. */
  dead: Promise<never>
  /** Has it asked to close, if that is given, and kills what is left; removes its profile. Never rejects. */
  end(ask?: () => Promise<void>): Promise<void>
}

const END_MS = 2_000

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
]

/** Starts the process. When the program exits, it is killed. Throws when the file is none that can be executed. */
export function spawnBrowser({ path, environment }: Executable, sandbox: boolean): BrowserProcess {
  accessSync(path, constants.X_OK)
  const profile = mkdtempSync(join(tmpdir(), 'rare-earth-briefing-profile-'))
  const flags = [...SEALED_AND_SAME, `--user-data-dir=${profile}`, ...(sandbox ? [] : ['--no-sandbox'])]
  const child = spawn(path, [...flags, 'about:blank'], {
    // The same zone and language everywhere: both could show in the print.
    env: { ...environment(profile), TZ: 'UTC', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32', // a process group of its own, so that all of it can be ended at once
    windowsHide: true,
  })
  const { ended, dead } = watch(child)
  const endNow = () => {
    killGroup(child)
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
  }
  process.once('exit', endNow)
  const end = async (ask?: () => Promise<void>) => {
    const asked = ask?.().then(() => ended)
    if (asked) await within(END_MS, 'closing', Promise.race([asked, ended])).catch(() => undefined)
    killGroup(child)
    for (const stream of child.stdio ?? []) stream?.destroy()
    await within(END_MS, 'ending', ended).catch(() => undefined)
    process.off('exit', endNow)
    await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined)
  }
  return { child, dead, end }
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
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}
