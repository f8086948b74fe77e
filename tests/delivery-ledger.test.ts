// Ledgers written by hand: what they say of each recipient, and every way in which a file is none.
import { describe, expect, test } from 'vitest'
import { BriefingError } from '../src/errors.ts'
import { deliver } from '../src/delivery/deliver.ts'
import { readLease } from '../src/delivery/lease.ts'
import { include } from '../src/delivery/ledger.ts'
import { ledgerEntry } from '../src/delivery/ledger-entry.ts'
import { readLedger } from '../src/delivery/read-ledger.ts'
import { fatesOf, hasLeft, receivedBefore } from '../src/delivery/received.ts'
import { CONTENT, delivery, FakeServer, KEY_CHECK, LEASE, LEDGER } from './deliveries.ts'
import { FakeDisk } from './fake-disk.ts'

const archive = { path: '/reports', label: 'reports' }
const HEAD = JSON.stringify({ ledger: 1, month: '2031-01', key: KEY_CHECK })
const ONE = '1'.repeat(64)
const TWO = '2'.repeat(64)

/** `sent 250` by run r1 of the first edition to recipient one, unless told otherwise. */
function line(what: string, rest: object = {}): string {
  const [event, code, status = null] = what.split(' ')
  const codes = {
    sent: { code: Number(code) },
    refused: { code: Number(code), status },
    deferred: { code: null },
  }
  const known = Object.entries(codes).find(([name]) => name === event)?.[1]
  const at = '2031-02-26T08:00:00Z'
  return JSON.stringify({
    at,
    run: 'r1',
    event,
    revision: 0,
    content: CONTENT,
    recipient: ONE,
    ...known,
    ...rest,
  })
}

function holding(...lines: string[]): FakeDisk {
  const disk = new FakeDisk()
  disk.put(LEDGER, lines.map((one) => `${one}\n`).join(''))
  return disk
}

const said = (disk: FakeDisk): string => {
  try {
    readLedger(archive, '2031-01', disk)
    return ''
  } catch (error) {
    if (error instanceof BriefingError)
      return error.problems.map(({ where, message }) => `${where}: ${message}`).join('\n')
    throw error
  }
}

describe('the fate of a recipient', () => {
  const other = { run: 'r2' }
  test.each([
    ['intended', ['intended'], 'open', 'uncertain'],
    ['killed during the hand-off', ['intended', 'sending'], 'uncertain', 'uncertain'],
    ['sent', ['intended', 'sending', 'sent 250'], 'sent', 'sent'],
    ['refused before the data', ['intended', 'refused 550 5.1.1'], 'refused', 'refused'],
    ['refused after the data', ['intended', 'sending', 'refused 554'], 'refused', 'refused'],
    ['deferred', ['intended', 'deferred'], 'open', 'uncertain'],
    [
      'deferred twice, then sent',
      ['intended', 'deferred', 'sending', 'deferred', 'sending', 'sent 250'],
      'sent',
      'sent',
    ],
    ['deferred, and given up', ['intended', 'deferred', 'withdrawn'], 'open', 'open'],
    ['given up, and intended again', ['intended', 'withdrawn', 'intended'], 'open', 'uncertain'],
    ['lost', ['intended', 'sending', 'uncertain'], 'uncertain', 'uncertain'],
    ['lost, and intended again', ['intended', 'sending', 'uncertain', 'intended'], 'uncertain', 'uncertain'],
    [
      'lost, intended again and given up',
      ['intended', 'sending', 'uncertain', 'intended', 'withdrawn'],
      'uncertain',
      'uncertain',
    ],
    ['lost, and sent again', ['intended', 'sending', 'intended', 'sending', 'sent 250'], 'sent', 'sent'],
  ])('%s', (_, events, here, elsewhere) => {
    const disk = holding(HEAD, ...events.map((event) => line(event)))
    disk.put(LEASE, `${JSON.stringify({ run: 'r1', host: 'here' })}\n`)
    const ledger = readLedger(archive, '2031-01', disk)
    const fate = (host: string) => fatesOf(ledger, 0, readLease(disk, archive, '2031-01', host)).get(ONE)
    expect([fate('here'), fate('there'), fatesOf(ledger, 0).get(ONE)]).toEqual([here, elsewhere, elsewhere])
  })

  test('an intent of another run is none of this disk', () => {
    const disk = holding(HEAD, line('intended', other))
    disk.put(LEASE, `${JSON.stringify({ run: 'r1', host: 'here' })}\n`)
    const ledger = readLedger(archive, '2031-01', disk)
    expect(fatesOf(ledger, 0, readLease(disk, archive, '2031-01', 'here')).get(ONE)).toBe('uncertain')
  })

  test('who received an edition is who gets its correction', () => {
    const r1 = { revision: 1, content: 'd'.repeat(64) }
    const sent = (rest: object) => ['intended', 'sending', 'sent 250'].map((event) => line(event, rest))
    const lost = [line('intended', { recipient: TWO }), line('sending', { recipient: TWO })]
    const three = '3'.repeat(64)
    const disk = holding(HEAD, ...sent({}), ...lost, ...sent({ ...r1, recipient: three }))
    const ledger = readLedger(archive, '2031-01', disk)
    // To the third the correction was sent already, at whatever risk.
    expect([...(receivedBefore(ledger, 1) ?? [])]).toEqual([ONE, three])
    expect(receivedBefore(ledger, 2)?.size).toBe(2)
    expect([0, 1, 2].map((revision) => hasLeft(ledger, revision))).toEqual([true, true, false])
  })
})

test('what is taken in can be taken out again', () => {
  const ledger = readLedger(archive, '2031-01', holding(HEAD, line('intended')))
  const before = structuredClone(ledger)
  const takeOut = ['sending', 'deferred'].map((event) =>
    include(ledger, ledgerEntry.parse(JSON.parse(line(event)))),
  )
  for (const one of takeOut.reverse()) one()
  // Of a run that has begun nothing, none counts as much as no entry.
  expect({ ...ledger, begun: new Map([...ledger.begun].filter(([, count]) => count > 0)) }).toEqual(before)
})

describe('a file that is read', () => {
  test.each([
    ['without any line', []],
    ['with a first line alone', [HEAD]],
    ['with the line ends of Windows', [`${HEAD}\r`, `${line('intended')}\r`]],
  ])('%s is a ledger', (_, lines) => {
    expect(said(holding(...lines))).toBe('')
  })

  test.each([
    [
      'no first line',
      [line('intended')],
      '1: is no first line of a ledger: ledger: Invalid input: expected 1',
    ],
    ['a first line that is no JSON', ['what'], '1: is no first line of a ledger'],
    [
      'another month',
      [HEAD.replace('2031-01', '2030-12')],
      '1: found the ledger of 2030-12 in the folder of 2031-01',
    ],
    ['a foreign line', [HEAD, 'what', line('intended')], '2: is no line of a ledger'],
    ['an empty line', [HEAD, '', line('intended')], '2: is no line of a ledger'],
    [
      'the marks of a merge',
      [HEAD, '<<<<<<< ours', line('intended'), '=======', '>>>>>>> theirs'],
      '2: found the mark of a merge that was not finished',
    ],
    ['an event that there is not', [HEAD, line('opened')], '2: is no line of a ledger: event'],
    [
      'a field that does not belong',
      [HEAD, line('intended', { address: 'a@example.org' })],
      '2: is no line of a ledger: Unrecognized key',
    ],
    [
      'an address for a key',
      [HEAD, line('intended', { recipient: 'a@example.org' })],
      '2: is no line of a ledger: recipient: a keyed hash in hexadecimal digits',
    ],
    [
      'other content',
      [HEAD, line('intended'), line('intended', { recipient: TWO, content: 'd'.repeat(64) })],
      '3: found revision 0 with the content dddddddd, the lines before have cccccccc: it was changed while it was sent',
    ],
    [
      'a line of someone who has it',
      [HEAD, line('intended'), line('sent 250'), line('intended', { run: 'r2' })],
      '4: found "intended" of a recipient after "sent", which no delivery writes',
    ],
    [
      'a hand-off begun twice',
      [HEAD, line('intended'), line('sending'), line('sending')],
      '4: found "sending" of a recipient after "sending", which no delivery writes',
    ],
    [
      'a hand-off that was given up',
      [HEAD, line('intended'), line('withdrawn'), line('sending')],
      '4: found "sending" of a recipient after "withdrawn", which no delivery writes',
    ],
    [
      'a hand-off that nobody meant',
      [HEAD, line('sending')],
      '2: found "sending" of a recipient after nothing, which no delivery writes',
    ],
  ])('with %s is refused by its line', (_, lines, message) => {
    expect(said(holding(...lines))).toContain(`reports/2031-01/deliveries.jsonl:${message}`)
  })

  test('names every line that is wrong, and nothing is sent by it', async () => {
    const disk = holding(HEAD, 'what', line('intended'), 'what')
    expect(
      said(disk)
        .split('\n')
        .map((text) => text.split(':')[1]),
    ).toEqual(['2', '4'])
    const server = new FakeServer()
    await expect(deliver(delivery({ disk, mailer: server }))).rejects.toThrow('deliveries.jsonl:4')
    expect(server.asked).toEqual([])
  })

  test('with another key, or of an edition that was changed since, is refused', async () => {
    const [server, disk] = [new FakeServer(), new FakeDisk()]
    await deliver(delivery({ disk }))
    const key = deliver(delivery({ disk, mailer: server, keyCheck: 'f'.repeat(16) }))
    await expect(key).rejects.toThrow(
      `deliveries.jsonl:1: was begun with another LEDGER_KEY: found its mark ${KEY_CHECK}, this one has ffffffffffffffff`,
    )
    const content = deliver(delivery({ disk, mailer: server, content: 'd'.repeat(64) }))
    await expect(content).rejects.toThrow('says that this edition was sent as cccccccc; it is dddddddd now')
    expect(server.asked).toEqual([])
  })
})

describe('a last line without its end', () => {
  const whole = [HEAD, line('intended')].map((one) => `${one}\n`).join('')
  const torn = line('sending')

  test('counts for nothing to whoever only reads, and is cut off by whoever writes', async () => {
    const disk = new FakeDisk()
    disk.put(LEDGER, whole + torn.slice(0, 60))
    expect(fatesOf(readLedger(archive, '2031-01', disk), 0).size).toBe(1)
    expect((await deliver(delivery({ disk }))).sent.length).toBe(3)
    expect(said(disk)).toBe('')
    expect(disk.text(LEDGER)).not.toContain(torn.slice(0, 60))
  })

  test('counts all the same where the line is whole', () => {
    const disk = new FakeDisk()
    disk.put(LEDGER, `${whole}${torn}\n${line('sent 250')}`)
    expect(fatesOf(readLedger(archive, '2031-01', disk), 0).get(ONE)).toBe('sent')
  })

  test('gets it where the line is whole, for an editor may have dropped it', async () => {
    const disk = new FakeDisk()
    disk.put(LEDGER, whole + torn)
    await deliver(delivery({ disk }))
    expect(disk.text(LEDGER)).toContain(`${torn}\n`)
    expect(fatesOf(readLedger(archive, '2031-01', disk), 0).get(ONE)).toBe('uncertain')
  })

  test('at any length the file can be gone on with', async () => {
    for (let length = 0; length <= HEAD.length; length++) {
      const disk = new FakeDisk()
      disk.put(LEDGER, HEAD.slice(0, length))
      expect((await deliver(delivery({ disk }))).complete, String(length)).toBe(true)
      expect(said(disk), String(length)).toBe('')
    }
  })
})
