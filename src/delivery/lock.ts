// One sender of a month at a time. The lock is a file of lines that processes append to: the first living one in it owns the issue.
import { z } from 'zod'
import type { Place } from '../archive/place.ts'
import type { Month } from '../dataset/period.ts'
import { parseJson } from '../dataset/parse-json.ts'
import { BriefingError, writing } from '../errors.ts'
import { deliveryFile } from './delivery-file.ts'
import type { Disk } from './disk.ts'
import type { Runner } from './runner.ts'

const line = z.strictObject({
  at: z.string(),
  run: z.string(),
  host: z.string(),
  pid: z.number().int(),
  event: z.enum(['take', 'release']),
})
type Line = z.infer<typeof line>

/**
 * Does the work while no other process can do the like. Whoever reads the file after adding its own line sees every line before
 * that, so of two who come at once exactly one finds itself the first. Throws a BriefingError at once where another process owns the
 * issue, and says which, since when.
 */
export async function underLock<T>(
  { disk, archive, month, runner, at }: LockOptions,
  work: () => T | Promise<T>,
): Promise<T> {
  const { path, label } = deliveryFile(archive, month, 'lock')
  const { id: run, host, pid } = runner
  const fd = writing(label, 'make room for it, or take over the folder, and run the command again', () =>
    disk.open(path),
  )
  try {
    writing(label, 'make room for it, and run the command again', () => write('take'))
    const owner = firstOf(disk.read(path), runner)
    if (owner?.run === run) return await work()
    throw BriefingError.at(label, ...describe(owner, host, label))
  } finally {
    release()
    disk.close(fd)
  }

  /** In one go, so that it stands in one piece; after a line end, in case that another process died within its line. */
  function write(event: Line['event']): void {
    const entry: Line = { at: at.toISOString(), run, host, pid, event }
    const bytes = new TextEncoder().encode(`\n${JSON.stringify(entry)}\n`)
    if (disk.write(fd, bytes) === bytes.length) return
    throw BriefingError.at(label, 'could not be written whole', 'make room for it, and run the command again')
  }

  /** On a full disk the line stays away: the claim of a process that has ended is void. */
  function release(): void {
    try {
      write('release')
    } catch {
      // The delivery itself is over, and what became of it must not be hidden by this.
    }
  }
}

export interface LockOptions {
  disk: Disk
  archive: Place
  month: Month
  runner: Runner
  /** For the one who finds the lock taken. */
  at: Date
}

/** The first taker that has not released and may live; lines that processes left which died within them count for nothing. */
function firstOf(bytes: Uint8Array | undefined, runner: Runner): Line | undefined {
  const takers = new Map<string, Line>()
  for (const text of new TextDecoder().decode(bytes).split('\n')) {
    const { data } = line.safeParse(parseJson(text))
    if (data?.event === 'take') takers.set(data.run, data)
    else if (data !== undefined) takers.delete(data.run)
  }
  return [...takers.values()].find(
    ({ run, host, pid }) => run === runner.id || host !== runner.host || runner.alive(pid),
  )
}

function describe(owner: Line | undefined, host: string, label: string): [message: string, hint: string] {
  // Only where a disk does not give back what it took.
  if (owner === undefined) return ['does not hold what was written to it', `remove ${label}`]
  const here = owner.host === host
  return [
    `process ${owner.pid}${here ? '' : ` of the host ${owner.host}`} has been sending this issue since ${owner.at}`,
    here
      ? `wait until it is done; if that process is another program by now, remove ${label} by hand`
      : `wait until it is done; if it runs no more, which cannot be seen from here, remove ${label} by hand`,
  ]
}
