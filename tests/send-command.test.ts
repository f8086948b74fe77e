// What `brief send` chooses to send, asked of the whole command: small editions, a ledger on the disk, a server on loopback.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { run, type World } from '../src/cli.ts'
import { readersOf } from '../src/cli/readers-of.ts'
import { MONTH, writeApproved } from './approved-edition.ts'
import { type MailServer, mailServer } from './mail-server.ts'

const NOW = '2031-04-26T12:00:00Z'
const EARLIER = { month: '2031-02', asOf: '2031-03-25' }
const KEY = 'a secret of the tests'

let folder = ''
let server: MailServer
const lines: string[] = []
beforeAll(async () => {
  server = await mailServer('none', { login: false })
})
afterAll(() => server.close())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'send-'))
  writeFileSync(
    join(folder, 'list.yaml'),
    ['ann', 'bob'].map((name) => `- name: ${name}\n  address: ${name}@reader.example\n`).join(''),
  )
})
afterEach(() => rmSync(folder, { recursive: true }))

const archive = () => ({ path: join(folder, 'reports'), label: 'reports' })

let runs = 0
/** Runs `brief send` with the words given; gives the exit code, and leaves what was said in `lines`. */
async function send(words: string[] = [], { now = NOW, key = KEY } = {}): Promise<number> {
  lines.length = 0
  server.got.length = 0
  const argv = ['send', ...words, '--archive', archive().path, '--data', 'tests/fixtures/lumenite']
  return await run(world(argv, now, key))
}

function world(argv: string[], now = NOW, key?: string): World {
  const say = (line: string) => void lines.push(line)
  const { host, port } = server.server
  return {
    argv,
    env: { SMTP_URL: `smtp://${host}:${port}`, LEDGER_KEY: key, RECIPIENTS: join(folder, 'list.yaml') },
    ...{ cwd: process.cwd(), home: process.cwd(), now: new Date(now), out: say, err: say },
    wait: () => Promise.resolve(),
    runner: { id: `run-${++runs}`, host: 'here', pid: runs, alive: () => false },
  }
}
const got = () => server.got.map(({ to }) => to)
const BOTH = ['ann@reader.example', 'bob@reader.example']

describe('a correction', () => {
  test('of an earlier month leaves though no month is named, once', async () => {
    writeApproved(archive(), { ...EARLIER, approval: { approvedAt: '2031-03-26T09:00:00Z' } })
    expect(await send([], { now: '2031-03-26T12:00:00Z' })).toBe(0)
    writeApproved(archive(), { ...EARLIER, revision: 1 })
    writeApproved(archive())
    expect(await send()).toBe(0)
    expect(got()).toEqual([...BOTH, ...BOTH])
    expect(lines).toEqual(['2031-02 R1: all 2 have it', `${MONTH}: all 2 have it`])
    expect(await send()).toBe(0)
    expect(lines).toEqual([`${MONTH}: all 2 have it: nothing was sent`])
  })

  test('of an earlier month that nobody was sent stays', async () => {
    writeApproved(archive(), EARLIER)
    writeApproved(archive(), { ...EARLIER, revision: 1 })
    writeApproved(archive())
    expect(await send()).toBe(0)
    expect(lines).toEqual([`${MONTH}: all 2 have it`])
  })

  test('of an edition that was only meant to be sent goes to everyone', async () => {
    writeApproved(archive())
    await send(['--intend'])
    writeApproved(archive(), { revision: 1 })
    expect(await send()).toBe(0)
    expect(got()).toEqual(BOTH)
  })

  test('that was sent at a risk is known to whoever sends it again without', async () => {
    writeApproved(archive())
    await send(['--intend'])
    // As another machine finds it, where ann has it and nothing is known of bob.
    rmSync(join(archive().path, MONTH, 'deliveries.lease'))
    const ledger = join(archive().path, MONTH, 'deliveries.jsonl')
    const [, first = ''] = readFileSync(ledger, 'utf8').split('\n')
    const sending = first.replace('intended', 'sending')
    const sent = first.replace('"intended"', '"sent","code":250')
    writeFileSync(ledger, `${readFileSync(ledger, 'utf8')}${sending}\n${sent}\n`)
    writeApproved(archive(), { revision: 1 })
    expect(await send(['--resend-uncertain'])).toBe(0)
    expect(got()).toEqual(BOTH)
    expect(await send()).toBe(0)
    expect(lines).toEqual([`${MONTH} R1: all 2 have it: nothing was sent`])
  })

  test('tells whom it goes to by their keys where the list cannot be read', async () => {
    writeApproved(archive())
    await send()
    const told = (key?: string) => readersOf(world([], NOW, key), archive(), MONTH).join('\n')
    expect(told(KEY)).toMatch(/list.yaml:1:3 \([0-9a-f]{8}\), \S*list.yaml:3:3 \([0-9a-f]{8}\)$/)
    expect(told()).toMatch(/, 2 by the ledger:\n {2}[0-9a-f]{8}, [0-9a-f]{8}$/)
  })

  test('is not counted by a key that is not that of the ledger', async () => {
    writeApproved(archive())
    await send()
    writeApproved(archive(), { revision: 1 })
    for (const words of [[], ['--dry-run', '--out', join(folder, 'outbox')]]) {
      expect(await send(words, { key: 'another secret, longer' })).toBe(1)
      expect(lines[0]).toContain('deliveries.jsonl:1: was begun with another LEDGER_KEY')
    }
  })
})

test('an issue that was meant to be sent, and is stale by now, stays', async () => {
  writeApproved(archive())
  await send(['--intend'])
  expect(await send([], { now: '2031-07-26T12:00:00Z' })).toBe(1)
  expect(lines[0]).toContain('the figures of 2031-06 were due')
  expect(got()).toEqual([])
})

test.each(['approval.json', 'deliveries.jsonl', 'deliveries.lease', 'deliveries.lock'])(
  'nothing is sent, and no bug is reported, where the machine does not let %s be read',
  async (file) => {
    writeApproved(archive())
    rmSync(join(archive().path, MONTH, file), { force: true })
    mkdirSync(join(archive().path, MONTH, file))
    expect(await send()).toBe(1)
    expect(lines[0]).toMatch(new RegExp(`${file}: could not be (read|written): EISDIR`))
    expect(got()).toEqual([])
  },
)
