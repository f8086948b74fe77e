// The fault matrix: what the mailer says became of a message and what the server got; then whole deliveries over the same faults.
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { deliver } from '../src/delivery/deliver.ts'
import type { Delivered } from '../src/delivery/delivered.ts'
import type { DeliverOptions } from '../src/delivery/delivery-options.ts'
import { describeDelivery } from '../src/delivery/describe-delivery.ts'
import { machineDisk, type Disk } from '../src/delivery/disk.ts'
import type { HandOff, Mailer } from '../src/delivery/mailer.ts'
import type { Recipient } from '../src/delivery/recipient.ts'
import { smtpCa } from '../src/delivery/smtp-ca.ts'
import { smtpMailer } from '../src/delivery/smtp-mailer.ts'
import type { Patience } from '../src/delivery/smtp-session.ts'
import { BriefingError, describeProblem } from '../src/errors.ts'
import { matrix, SECRET, sent, small } from './fault-matrix.ts'
import {
  faultServer,
  LOGIN,
  mailServer,
  TLS_FILES,
  type FaultServer,
  type MailServer,
} from './mail-server.ts'

const open: MailServer[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})
async function failing(faults: FaultServer['faults'], pipelining: boolean): Promise<FaultServer> {
  const server = await faultServer({ pipelining })
  Object.assign(server.faults, faults)
  open.push(server)
  return server
}

/**
 * Short for the connection on which the server falls silent, after so many others; long for all others, or a busy machine would
 * pass for a slow server.
 */
function patience(server: FaultServer, isSlow: boolean, others = 0): Patience {
  const ms = () => (isSlow && server.seen.connections === others ? 100 : 20_000)
  return {
    get setUpMs() {
      return ms()
    },
    get silenceMs() {
      return ms()
    },
    farewellMs: 100,
  }
}

const [from, to] = ['briefing@house.example', 'ada@reader.example']

/** What came back: a fate, or the words of the error that ends all sending. */
async function told(handOff: Promise<HandOff>): Promise<object> {
  try {
    return await handOff
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error
    expect(error.stack).not.toMatch(SECRET)
    return { stops: error.message }
  }
}

describe.each([
  ['one command at a time', false],
  ['commands in one go', true],
])('%s', (_, pipelining) => {
  test.each(matrix)(
    '%s',
    async (_, { at, does, fate, got, torn = 0, sendings, raw = small, isSlow = false }) => {
      const server = await failing({ [at]: [does] }, pipelining)
      const mailer = smtpMailer({
        server: server.server,
        patience: patience(server, isSlow),
      })
      let told1 = 0
      const first = await told(mailer.handOff({ from, to, raw }, () => told1++))
      expect(first).toEqual(fate)
      expect(JSON.stringify(first)).not.toMatch(SECRET)
      // The next one is none the worse for it.
      const second = await told(
        mailer.handOff({ from, to: 'next@reader.example', raw: small }, () => undefined),
      )
      expect(second).toEqual(sent)
      await mailer.close()
      expect(told1).toBe(sendings)
      expect(server.got.map((one) => one.to)).toEqual([...Array<string>(got).fill(to), 'next@reader.example'])
      expect(server.got.at(-1)?.raw.equals(small)).toBe(true)
      expect(server.torn()).toBe(torn)
    },
  )
})

const readers = ['ada@reader.example', 'bea@reader.example', 'cyd@reader.example']
/** The second one's hand-off is the one that fails. */
const [, bea = ''] = readers

interface Run {
  delivered?: Delivered
  /** Of each reader, by the letter of the name: `sent`, `before`, `refused`, `uncertain` or `missing`. */
  groups: Record<string, string>
  stopped: string
}

/** That what is written is synced is shown elsewhere; here it would only take time. */
const quickDisk: Disk = { ...machineDisk, sync: () => undefined, syncFolder: () => undefined }

/** Runs of one delivery over one ledger, and everything that any of them wrote or said. */
function delivering(folder: string) {
  mkdirSync(join(folder, '2025-12'))
  const said: string[] = []
  let runs = 0
  const recipients = readers.map((address, index): Recipient => {
    const key = createHash('sha256').update(address).digest('hex')
    return {
      name: 'Ada Lovelace',
      address,
      language: 'en',
      formats: ['pdf'],
      place: `list:${index + 1}:3`,
      key,
    }
  })
  const letter = new Map<string, string>(recipients.map(({ place, address }) => [place, address[0] ?? '']))
  async function run(mailer: Mailer, changed: Partial<DeliverOptions> = {}): Promise<Run> {
    const id = `run-${++runs}`
    const options: DeliverOptions = {
      ...{
        edition: { month: '2025-12', asOf: '2026-01-25', revision: 0 },
        content: 'a'.repeat(64),
        recipients,
      },
      ...{ archive: { path: folder, label: 'reports' }, keyCheck: '0'.repeat(16), resendUncertain: false },
      runner: { id, host: 'here', pid: runs, alive: () => true },
      now: () => new Date('2026-01-26T08:00:00Z'),
      compose: ({ address }) => ({ from, to: address, raw: small }),
      ...{ mailer, wait: async () => undefined, perMinute: 60_000, disk: quickDisk, ...changed },
    }
    try {
      const delivered = await deliver(options)
      said.push(JSON.stringify(delivered), ...describeDelivery(delivered))
      const groups: Record<string, string> = {}
      for (const group of ['sent', 'before', 'refused', 'uncertain', 'missing'] as const)
        for (const { place } of delivered[group]) {
          const who = letter.get(place) ?? ''
          // Everyone in exactly one group.
          groups[who] = groups[who] === undefined ? group : `${groups[who]} and ${group}`
        }
      return { delivered, groups, stopped: delivered.stopped.map(describeProblem).join() }
    } catch (error) {
      if (!(error instanceof BriefingError)) throw error
      said.push(error.stack ?? '')
      return { groups: {}, stopped: error.message }
    }
  }
  /** Ledger, lease, lock, and all that was said. */
  const everything = () =>
    [...said, ...readdirSync(join(folder, '2025-12')).map((name) => read(folder, name))].join('\n')
  return { run, everything }
}

const read = (folder: string, name: string) => readFileSync(join(folder, '2025-12', name), 'utf8')
const counts = (server: MailServer) =>
  Object.fromEntries(readers.map((who) => [who[0], server.got.filter(({ to }) => to === who).length]))

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})
function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-'))
  folders.push(folder)
  return folder
}

/** Steps that every message has; the others come once a connection. */
const OF_A_MESSAGE = ['MAIL', 'RCPT', 'DATA', 'data', 'dot']
const fateName = (fate: object) => ('fate' in fate ? String(fate.fate) : 'stops')

describe('a delivery to three, of whom one meets a fault', () => {
  test.each(matrix)('%s, once', async (_, { at, does, fate, got, raw = small, isSlow = false }) => {
    const ofMessage = OF_A_MESSAGE.includes(at)
    const server = await failing({ [at]: ofMessage ? [null, does] : [does] }, false)
    // The second one gets a connection of its own, on which the server falls silent.
    if (isSlow && ofMessage)
      server.faults.dot = [{ say: '250 taken\r\n', drop: 'end' }, ...(at === 'dot' ? [does ?? {}] : [])]
    const { run, everything } = delivering(scratch())
    const mailer = () =>
      smtpMailer({ server: server.server, patience: patience(server, isSlow, ofMessage ? 1 : 0) })
    let composed = 0
    const compose: DeliverOptions['compose'] = ({ address }) => ({
      ...{ from, to: address },
      raw: address === bea && composed++ === 0 ? raw : small,
    })
    const first = await run(mailer(), { compose })
    const second = await run(mailer())
    const named = fateName(fate)
    const all = (group: string) => ({ a: group, b: group, c: group })
    if (named === 'deferred' || named === 'sent') {
      // The same run tries again.
      expect(first).toMatchObject({ groups: all('sent'), stopped: '' })
      expect(second.groups).toEqual(all('before'))
      expect(counts(server)).toEqual({ a: 1, b: 1, c: 1 })
    } else if (named === 'stops') {
      // Nobody after it is tried; once it is mended, those who lack it get it.
      const rest = { b: 'missing', c: 'missing' }
      expect(first.groups).toEqual({ a: ofMessage ? 'sent' : 'missing', ...rest })
      expect(first.stopped).toContain(`127.0.0.1:${server.server.port}`)
      expect(second.groups).toEqual({ a: ofMessage ? 'before' : 'sent', b: 'sent', c: 'sent' })
      expect(counts(server)).toEqual({ a: 1, b: 1, c: 1 })
    } else {
      // Refused or uncertain: named, and left alone in the second run.
      expect(first).toMatchObject({ groups: { a: 'sent', b: named, c: 'sent' }, stopped: '' })
      expect(second.groups).toEqual({ a: 'before', b: named, c: 'before' })
      expect(counts(server)).toEqual({ a: 1, b: got, c: 1 })
    }
    expect(everything()).not.toMatch(SECRET)
  })

  const again = matrix.filter(([, { fate, raw, isSlow = false }]) => {
    return fateName(fate) === 'deferred' && raw === undefined && !isSlow
  })
  test.each(again)('%s, for as long as the run lasts', async (_, { at, does }) => {
    const server = await failing({ [at]: Array<typeof does>(100).fill(does) }, false)
    const { run, everything } = delivering(scratch())
    const mailer = () => smtpMailer({ server: server.server, patience: patience(server, false) })
    const waits: number[] = []
    const first = await run(mailer(), { wait: async (ms) => void waits.push(ms) })
    expect(first.groups).toEqual({ a: 'missing', b: 'missing', c: 'missing' })
    expect(waits.filter((ms) => ms >= 30_000)).toHaveLength(4)
    expect(counts(server)).toEqual({ a: 0, b: 0, c: 0 })
    server.faults[at] = []
    expect((await run(mailer())).groups).toEqual({ a: 'sent', b: 'sent', c: 'sent' })
    expect(counts(server)).toEqual({ a: 1, b: 1, c: 1 })
    expect(everything()).not.toMatch(SECRET)
  })

  test('refused connections leave everyone named and without it; the next run mends that', async () => {
    const gone = await failing({}, false)
    await gone.close()
    const { run, everything } = delivering(scratch())
    const first = await run(smtpMailer({ server: gone.server }))
    expect(first.groups).toEqual({ a: 'missing', b: 'missing', c: 'missing' })
    expect(first.delivered?.missing[0]?.why).toBe('no session with the server of SMTP_URL (ECONNREFUSED)')
    const server = await failing({}, false)
    expect((await run(smtpMailer({ server: server.server }))).groups).toEqual({
      a: 'sent',
      b: 'sent',
      c: 'sent',
    })
    expect(counts(server)).toEqual({ a: 1, b: 1, c: 1 })
    expect(everything()).not.toMatch(SECRET)
  })

  test('a certificate of an unknown authority, then a wrong password, then neither', async () => {
    const server = await mailServer('tls')
    open.push(server)
    const { run, everything } = delivering(scratch())
    const trust = smtpCa('ca.pem', TLS_FILES)
    const wrong = { ...server.server, login: { ...LOGIN, password: 'a secret' } }
    const missing = { a: 'missing', b: 'missing', c: 'missing' }
    expect(await run(smtpMailer({ server: server.server }))).toMatchObject({
      groups: missing,
      stopped: expect.stringContaining('its certificate cannot be trusted'),
    })
    expect(await run(smtpMailer({ server: wrong, trust }))).toMatchObject({
      groups: missing,
      stopped: expect.stringContaining('refuses the login (535'),
    })
    expect(server.got).toEqual([])
    const last = await run(smtpMailer({ server: server.server, trust }))
    expect(last.groups).toEqual({ a: 'sent', b: 'sent', c: 'sent' })
    expect(counts(server)).toEqual({ a: 1, b: 1, c: 1 })
    expect(everything()).not.toMatch(SECRET)
  })

  test('who asks for it gets an uncertain one again, and nobody else does', async () => {
    const server = await failing({ dot: [null, { drop: 'reset' }] }, false)
    const { run } = delivering(scratch())
    const mailer = () => smtpMailer({ server: server.server })
    expect((await run(mailer())).groups).toEqual({ a: 'sent', b: 'uncertain', c: 'sent' })
    expect((await run(mailer(), { resendUncertain: true })).groups).toEqual({
      a: 'before',
      b: 'sent',
      c: 'before',
    })
    expect(counts(server)).toEqual({ a: 1, b: 2, c: 1 })
  })

  test('of two senders at once one leaves; nobody has two', async () => {
    const server = await failing({}, false)
    const { run, everything } = delivering(scratch())
    const two = [smtpMailer({ server: server.server }), smtpMailer({ server: server.server })]
    const both = await Promise.all(two.map((mailer) => run(mailer)))
    expect(both.map(({ stopped }) => stopped !== '').sort()).toEqual([false, true])
    expect(both.find(({ stopped }) => stopped !== '')?.stopped).toContain('has been sending this issue since')
    expect(counts(server)).toEqual({ a: 1, b: 1, c: 1 })
    expect(everything()).not.toMatch(SECRET)
  })
})
