// The program: the real world handed to the command, and its exit code handed back.
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './cli.ts'

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

/** Signal 0 only asks; a process of somebody else cannot be signalled, but lives. */
function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

run({
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  home: dirname(dirname(fileURLToPath(import.meta.url))),
  now: new Date(),
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  fetch: globalThis.fetch,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  elapsedMs: () => performance.now(),
  runner: { id: randomUUID(), host: hostname(), pid: process.pid, alive },
  ...(process.stderr.isTTY && {
    terminal: {
      write: (text: string) => process.stderr.write(text),
      elapsedMs: () => performance.now(),
      // Some terminals give none.
      columns: process.stderr.columns || 80,
    },
  }),
}).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(
      `This is a bug in the briefing, not in your data:\n${error instanceof Error ? error.stack : String(error)}\n`,
    )
    process.exitCode = 2
  },
)
