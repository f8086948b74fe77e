// A folder for the cache and the caller's environment in; a running, sealed browser out, which is always closed again.
// Owns the order of choice; the build that comes with the program is embedded.ts's, starting is start.ts's business.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { BriefingError } from '../errors.ts'
import { embeddedBuild, unpackEmbedded } from './embedded.ts'
import type { Environment, Executable } from './spawn.ts'
import { type Browser, startBrowser } from './start.ts'

export { defaultCacheFolder } from './embedded.ts'

/** Where browsers come from. */
export interface LaunchOptions {
  /** A browser the operator insists on (`PUPPETEER_EXECUTABLE_PATH`): no other is tried then. */
  executablePath?: string | undefined
  /** Where the embedded build is unpacked once; see `defaultCacheFolder`. */
  cacheFolder: string
  env: Environment
}

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

async function launch({ executablePath, cacheFolder, env }: LaunchOptions): Promise<Browser> {
  const onMachine = (kind: Executable['kind'], path: string) => ({ kind, path, environment: () => env })
  const choices = executablePath
    ? [onMachine('given', executablePath)]
    : ['embedded' as const, ...installedPaths(env).map((path) => onMachine('installed', path))]
  const notes: string[] = []
  for (const choice of choices) {
    try {
      if (choice !== 'embedded') return await startBrowser(choice, notes)
      const build = embeddedBuild(cacheFolder)
      if (!existsSync(build.path)) await unpackEmbedded(build)
      return await startBrowser(build, notes)
    } catch (error) {
      if (error instanceof BriefingError) throw error
      const name = choice === 'embedded' ? choice : `${choice.kind} ${choice.path}`
      notes.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  if (choices.length === 1 && !executablePath)
    notes.push('installed: no Chrome, Chromium or Edge in the usual places')
  throw BriefingError.at(
    'browser',
    `none could be started. Tried: ${notes.join('; ')}`,
    executablePath
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
