// kill −9 at every step of a sender, each in a process of its own: whoever resumes mails nobody twice and names everyone.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliver } from '../src/delivery/deliver.ts'
import { machineDisk } from '../src/delivery/disk.ts'
import { delivery, FakeServer, recipients } from './deliveries.ts'

const folder = mkdtempSync(join(tmpdir(), 'kill-'))
const child = join(folder, 'child.mjs')
afterAll(() => rmSync(folder, { recursive: true }))

beforeAll(() =>
  build({
    entryPoints: [join(import.meta.dirname, 'deliver-kill-child.ts')],
    ...{ outfile: child, bundle: true, platform: 'node', format: 'esm', target: 'node20' },
  }),
)

/** Runs a sender that ends at a step; gives the folder it worked in and the signal that ended it. */
function killedAt(step: number): Promise<{ place: string; signal: string | null }> {
  const place = join(folder, String(step))
  mkdirSync(join(place, 'reports/2031-01'), { recursive: true })
  return new Promise((resolve, reject) => {
    const sender = spawn(process.execPath, [child, place, String(step)], { stdio: 'inherit' })
    sender.on('error', reject)
    sender.on('exit', (_, signal) => resolve({ place, signal }))
  })
}

const lines = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [])

async function resume(place: string) {
  const server = new FakeServer()
  const archive = { path: join(place, 'reports'), label: 'reports' }
  const delivered = await deliver(delivery({ archive, disk: machineDisk, mailer: server }))
  const arrived = [...lines(join(place, 'inbox')), ...server.asked]
  const copies = recipients(3).map(({ address }) => arrived.filter((to) => to === address).length)
  return { delivered, copies }
}

/** Forty processes: a second or two each where all cores are busy. */
const PATIENCE_MS = 120_000

test(
  'killed at any step and resumed, each has it once, or is named as uncertain',
  { timeout: PATIENCE_MS },
  async () => {
    const whole = await killedAt(0)
    expect(whole.signal).toBeNull()
    const steps = Number(readFileSync(join(whole.place, 'steps'), 'utf8'))
    const left = Array.from({ length: steps }, (_, index) => index + 1)
    const outcomes: Record<string, number> = {}
    const worker = async () => {
      for (let step = left.shift(); step !== undefined; step = left.shift()) {
        const { place, signal } = await killedAt(step)
        expect(signal, `step ${step}`).toBe('SIGKILL')
        const { delivered, copies } = await resume(place)
        const { before, sent, uncertain, missing, refused } = delivered
        expect([before.length + sent.length + uncertain.length, missing, refused], `step ${step}`).toEqual([
          3,
          [],
          [],
        ])
        expect(uncertain.length).toBeLessThanOrEqual(1)
        const named = new Set(uncertain.map(({ key }) => key))
        for (const [index, { key }] of recipients(3).entries()) {
          const count = copies[index]
          expect(count, `step ${step}, recipient ${index}`).toBeLessThanOrEqual(1)
          if (count === 0) expect(named.has(key.slice(0, 8)), `step ${step}, recipient ${index}`).toBe(true)
        }
        const outcome = `${before.length} before, ${uncertain.length} uncertain`
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      }
    }
    await Promise.all([worker(), worker(), worker()])
    // The loop has seen every state there is.
    expect(Object.keys(outcomes).sort()).toEqual([
      '0 before, 0 uncertain',
      '0 before, 1 uncertain',
      '1 before, 0 uncertain',
      '1 before, 1 uncertain',
      '2 before, 0 uncertain',
      '2 before, 1 uncertain',
      '3 before, 0 uncertain',
    ])
    expect((await resume(whole.place)).copies).toEqual([1, 1, 1])
  },
)

test('of several that start at once one sends, and the others leave', async () => {
  const place = join(folder, 'together')
  mkdirSync(join(place, 'reports/2031-01'), { recursive: true })
  const codes = await Promise.all(
    [1, 2, 3].map(
      () =>
        new Promise((resolve) => {
          spawn(process.execPath, [child, place, '0'], { stdio: 'ignore' }).on('exit', resolve)
        }),
    ),
  )
  // Who comes when the first is done finds that all have it.
  expect(codes.filter((code) => code === 0).length).toBeGreaterThanOrEqual(1)
  expect(lines(join(place, 'inbox')).sort()).toEqual(recipients(3).map(({ address }) => address))
})
