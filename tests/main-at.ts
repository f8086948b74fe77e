// The program as src/main.ts starts it, but on the day that BRIEF_NOW names: what the tests run as a process of its own.
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { run } from '../src/cli.ts'

const { BRIEF_NOW = '', ...env } = process.env

process.exitCode = await run({
  ...{ argv: process.argv.slice(2), env, cwd: process.cwd(), home: process.cwd() },
  now: new Date(BRIEF_NOW),
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  wait: () => Promise.resolve(),
  runner: { id: randomUUID(), host: hostname(), pid: process.pid, alive: () => true },
})
