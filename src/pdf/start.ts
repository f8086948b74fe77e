// An executable in; a running browser out, with Chromium's sandbox where it can be had, connected through Puppeteer.
// The process is spawn.ts's and not Puppeteer's, whose own start crashes the program on an executable that cannot run,
// and waits for ever on a browser that dies while it starts.

import type { ChildProcess } from 'node:child_process'
import process from 'node:process'
import type { Readable, Writable } from 'node:stream'
import type * as Puppeteer from 'puppeteer-core'
import type { ConnectionTransport, Browser as Engine, Page } from 'puppeteer-core'
import { type Executable, spawnBrowser } from './spawn.ts'
import { BrowserFailure, within } from './within.ts'

/** A running browser. */
export interface Browser {
  kind: Executable['kind']
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

const START_MS = 20_000

/**
 * Starts the browser with its sandbox; where it ends at once for want of it, and for root, without.
 * `notes` say what was tried before. Rejects when it does not start; nothing is left of it then.
 */
export async function startBrowser(executable: Executable, notes: readonly string[]): Promise<Browser> {
  if (process.getuid?.() === 0) return await startOnce(executable, notes, false) // Chromium refuses root its sandbox
  try {
    return await startOnce(executable, notes, true)
  } catch (error) {
    if (!(error instanceof BrowserFailure && error.message.includes('sandbox'))) throw error
    const { kind, path } = executable
    return await startOnce(executable, [...notes, `${kind} ${path}: this machine allows no sandbox`], false)
  }
}

async function startOnce(
  executable: Executable,
  notes: readonly string[],
  sandbox: boolean,
): Promise<Browser> {
  const { child, dead, end } = spawnBrowser(executable, sandbox)
  try {
    const connecting = Promise.race([connect(child, dead), dead])
    const { engine, version } = await within(START_MS, 'starting', connecting)
    // A page costs 80 ms: the first is opened now, while the caller still draws.
    const first = engine.newPage()
    first.catch(() => undefined)
    const ahead = [first]
    let closing: Promise<void> | undefined
    return {
      kind: executable.kind,
      path: executable.path,
      version,
      sandbox,
      notes,
      pid: child.pid ?? 0,
      newPage: () => ahead.pop() ?? engine.newPage(),
      whileAlive: (work) => Promise.race([work, dead]),
      // Only once that page is there: Puppeteer would wait 30 seconds for it, and keep the program from ending.
      close: () => (closing ??= end(() => first.then(() => engine.close()))),
    }
  } catch (error) {
    await end()
    throw error
  }
}

/** Puppeteer over the child's pipe. It learns of the end after everyone else, for it says less about it: "Target closed". */
async function connect(
  child: ChildProcess,
  dead: Promise<never>,
): Promise<{ engine: Engine; version: string }> {
  const [, , , toBrowser, fromBrowser] = child.stdio as [null, null, Readable, Writable, Readable]
  // A dead browser breaks both pipes; `dead` reports it, and an error nobody listens to would end the program.
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
  let ended = false
  dead.catch(() => {
    ended = true
    transport.onclose?.()
  })
  // The entry without the launcher loads in half the time of `puppeteer-core` itself (60 against 130 ms).
  const entry: unknown = await import('puppeteer-core/internal/puppeteer-core-browser.js')
  const puppeteer = entry as typeof Puppeteer // its own types differ from the public ones in name only
  // Sent to a browser that has ended meanwhile, its first question would keep the program alive for three minutes.
  if (ended) return await dead
  const engine = await puppeteer.connect({ transport, defaultViewport: null })
  return { engine, version: await engine.version() }
}
