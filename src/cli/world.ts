// What the command needs of the world, and what it reads off it: the folder of the data set, names for messages, the day.
import { basename, isAbsolute, join, relative, resolve } from 'node:path'
import type { Day } from '../dataset/period.ts'
import type { Runner } from '../delivery/runner.ts'
import type { Terminal } from './progress.ts'

/** Tests hand in their own. */
export interface World {
  argv: readonly string[]
  env: Readonly<Record<string, string | undefined>>
  cwd: string
  /** The project's folder, with its templates and its data. */
  home: string
  now: Date
  out: (line: string) => void
  err: (line: string) => void
  /** Where a bar of progress can be drawn; absent where nobody watches, as in a pipe. */
  terminal?: Terminal
  /** The network, and a pause in milliseconds; absent where a command has to do without. */
  fetch?: typeof fetch
  wait?: (ms: number) => Promise<void>
  /** Milliseconds since some fixed moment; without it no time passes while the command runs. */
  elapsedMs?: () => number
  /** Who runs the command, for what only one may do at a time; absent where nothing is sent. */
  runner?: Runner
}

/**
 * The folder of the data set and what it is called: its path from the project's folder, or its last part where it lies
 * elsewhere. That stands in findings, so it must be the same wherever the command is run from, and no path of the machine.
 */
export function dataFolder(
  world: World,
  flags: { data?: string | undefined },
): { path: string; label: string } {
  const path =
    flags.data === undefined ? join(world.home, 'data', 'rare-earths') : resolve(world.cwd, flags.data)
  const below = relative(world.home, path).replaceAll('\\', '/')
  return { path, label: below === '' || below.startsWith('..') || isAbsolute(below) ? basename(path) : below }
}

/** The folder of the editions: `reports` of the project, unless another is named. */
export function archiveFolder(
  world: World,
  { archive }: { archive?: string | undefined },
): { path: string; label: string } {
  return archive === undefined
    ? { path: join(world.home, 'reports'), label: 'reports' }
    : place(world, resolve(world.cwd, archive))
}

/** A folder and how it is called in messages. */
export function place(world: World, path: string): { path: string; label: string } {
  return { path, label: relative(world.cwd, path) || '.' }
}

/** The calendar day in UTC. */
export function today(world: World): Day {
  return world.now.toISOString().slice(0, 10)
}
