// A delivery against a server and a disk that fail on demand: who got how many, and that everyone is named in exactly one group.
import { describe, expect, test } from 'vitest'
import { BriefingError } from '../src/errors.ts'
import { deliver } from '../src/delivery/deliver.ts'
import type { Delivered } from '../src/delivery/delivered.ts'
import { describeDelivery, describeIntents } from '../src/delivery/describe-delivery.ts'
import { intend } from '../src/delivery/intend.ts'
import { type Deed, delivery, FakeServer, LEASE, LEDGER, LOCK, recipients } from './deliveries.ts'
import { diskFull, FakeDisk } from './fake-disk.ts'

const people = recipients(3)
const [a, b] = ['a', 'b'].map((letter) => `${letter}@example.org`)

/** The first letters of those in each group that has any. */
function groups(delivered: Delivered): Record<string, string> {
  const letter = ({ place }: { place: string }) => 'abcdefghij'[Number(place.split(':')[1]) / 3 - 1]
  const { before, sent, refused, uncertain, missing } = delivered
  return Object.fromEntries(
    Object.entries({ before, sent, refused, uncertain, missing })
      .filter(([, names]) => names.length > 0)
      .map(([group, names]) => [group, names.map(letter).join('')]),
  )
}

const events = (disk: FakeDisk) =>
  disk
    .text(LEDGER)
    .split('\n')
    .slice(1, -1)
    .map((line) => (JSON.parse(line) as { event: string }).event)

const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof BriefingError)) throw new Error(`expected a refusal, found ${String(error)}`)
  return error.message
}

describe('what becomes of a recipient', () => {
  const cases: [deed: Deed, group: string, arrived: number, asked: number][] = [
    ['sent', 'sent', 1, 1],
    ['refused', 'refused', 0, 1],
    ['lost, arrived', 'uncertain', 1, 1],
    ['lost, not arrived', 'uncertain', 0, 1],
    // Tried in every round.
    ['greylisted', 'missing', 0, 5],
    ['deferred after data', 'missing', 0, 5],
    ['no connection', 'missing', 0, 5],
  ]
  test.each(cases)('%s: %s, %i arrived of %i tries', async (deed, group, arrived, asked) => {
    const server = new FakeServer((to) => (to === b ? deed : 'sent'))
    const delivered = await deliver(delivery({ mailer: server }))
    expect(groups(delivered)).toEqual(group === 'sent' ? { sent: 'abc' } : { sent: 'ac', [group]: 'b' })
    expect(server.arrived.get(b ?? '') ?? 0).toBe(arrived)
    expect(server.asked.filter((to) => to === b).length).toBe(asked)
    expect(delivered.complete).toBe(group === 'sent')
  })

  test.each<[Deed, Record<string, string>]>([
    ['sent', { before: 'abc' }],
    ['refused', { before: 'ac', refused: 'b' }],
    ['lost, arrived', { before: 'ac', uncertain: 'b' }],
    ['lost, not arrived', { before: 'ac', uncertain: 'b' }],
    ['greylisted', { before: 'ac', sent: 'b' }],
    ['no connection', { before: 'ac', sent: 'b' }],
  ])(
    '%s at first, the second run leaves alone whoever has it, may have it or was refused',
    async (deed, then) => {
      const disk = new FakeDisk()
      await deliver(delivery({ disk, mailer: new FakeServer((to) => (to === b ? deed : 'sent')) }))
      const server = new FakeServer()
      const second = await deliver(delivery({ disk, mailer: server }))
      expect(groups(second)).toEqual(then)
      expect(server.asked).toEqual('sent' in then ? [b] : [])
    },
  )

  test('an uncertain one is sent to again when that is asked for, and stays uncertain until it is', async () => {
    const disk = new FakeDisk()
    const lost = new FakeServer((to) => (to === b ? 'lost, not arrived' : 'sent'))
    await deliver(delivery({ disk, mailer: lost }))
    const down = new FakeServer(() => 'bad login')
    const tried = await deliver(delivery({ disk, mailer: down, resendUncertain: true }))
    expect([tried.stopped.length, groups(tried)]).toEqual([1, { before: 'ac', uncertain: 'b' }])
    const why = 'the connection was lost after the whole message was on its way, at 2031-02-26T08:00:00.000Z'
    expect(tried.uncertain[0]?.why).toBe(why)
    expect(groups(await deliver(delivery({ disk })))).toEqual({ before: 'ac', uncertain: 'b' })
    expect(groups(await deliver(delivery({ disk, resendUncertain: true })))).toEqual({
      before: 'ac',
      sent: 'b',
    })
  })

  test('someone new is sent to, a corrected address is someone new, and a listed-twice address is refused', async () => {
    const disk = new FakeDisk()
    await deliver(delivery({ disk, recipients: people.slice(0, 2) }))
    expect(groups(await deliver(delivery({ disk })))).toEqual({ before: 'ab', sent: 'c' })
    const twice = [...people, ...people.slice(0, 1).map((one) => ({ ...one, place: 'recipients.yaml:90:3' }))]
    expect(await refusal(deliver(delivery({ recipients: twice })))).toBe(
      'recipients.yaml:90:3: has the address of recipients.yaml:3:3\n    mend: list every address once',
    )
  })

  test('each edition is delivered by itself', async () => {
    const disk = new FakeDisk()
    await deliver(delivery({ disk }))
    const edition = { month: '2031-01', asOf: '2031-02-25', revision: 1 }
    const corrected = await deliver(delivery({ disk, edition, content: 'd'.repeat(64) }))
    expect(groups(corrected)).toEqual({ sent: 'abc' })
  })
})

describe('the way there', () => {
  const five = recipients(5)

  test('after three failures in a row the others wait for the next round, and come first in it', async () => {
    let down = true
    const waits: number[] = []
    const server = new FakeServer(() => (down ? 'no connection' : 'sent'))
    const wait = (ms: number) => {
      if (ms >= 30_000) down = false
      waits.push(ms)
      return Promise.resolve()
    }
    const delivered = await deliver(delivery({ recipients: five, mailer: server, wait, perMinute: 30 }))
    expect(groups(delivered)).toEqual({ sent: 'abcde' })
    expect(server.asked.map((to) => to[0]).join('')).toBe('abcdeabc')
    expect(waits.filter((ms) => ms !== 2000)).toEqual([30_000])
    expect(server.closed).toBe(2)
  })

  test.each([
    ['a server that closes (421) ends a round', 421, 'abc'],
    ['one that puts a recipient off (450) does not', 450, 'abcde'],
  ])('%s', async (_, code, asked) => {
    const tried: string[] = []
    const rounds: string[] = []
    const mailer = {
      handOff({ to }: { to: string }) {
        tried.push(to[0] ?? '')
        return Promise.resolve({ fate: 'deferred' as const, code, reason: String(code) })
      },
      close: () => Promise.resolve(),
    }
    const wait = () => {
      rounds.push(tried.splice(0).join(''))
      return Promise.resolve()
    }
    const delivered = await deliver(delivery({ recipients: five, mailer, wait, perMinute: Infinity }))
    expect([rounds[0], rounds.length, delivered.missing.length]).toEqual([asked, 4, 5])
  })

  test('connections that are lost after the data end a round as well, or everyone would be uncertain', async () => {
    const server = new FakeServer(() => 'lost, arrived')
    const delivered = await deliver(delivery({ recipients: recipients(20), mailer: server }))
    expect([delivered.uncertain.length, delivered.missing.length]).toEqual([15, 5])
    expect(Math.max(...server.arrived.values())).toBe(1)
  })

  test('rounds back off longer each time, and who is still deferred is named with the reason', async () => {
    const waits: number[] = []
    const wait = (ms: number) => {
      waits.push(ms)
      return Promise.resolve()
    }
    const server = new FakeServer((to) => (to === a ? 'greylisted' : 'sent'))
    const delivered = await deliver(delivery({ mailer: server, wait, perMinute: Infinity }))
    expect(waits).toEqual([30_000, 120_000, 300_000, 600_000])
    expect(delivered.missing).toEqual([
      { place: 'recipients.yaml:3:3', key: people[0]?.key.slice(0, 8), why: '450' },
    ])
    expect(describeDelivery(delivered)).toEqual([
      '2031-01: 2 of 3 have it',
      '  1 without it for certain:',
      `    450: recipients.yaml:3:3 (${people[0]?.key.slice(0, 8)})`,
      '    mend: run brief send again',
    ])
  })

  test('a refused login ends it, and the next run on any machine sends to all', async () => {
    const disk = new FakeDisk()
    const server = new FakeServer((to) => (to === b ? 'bad login' : 'sent'))
    const delivered = await deliver(delivery({ disk, mailer: server }))
    expect(groups(delivered)).toEqual({ sent: 'a', missing: 'bc' })
    expect(delivered.stopped).toEqual([
      { where: 'SMTP_URL', message: 'the server refused the login', hint: 'mend it' },
    ])
    expect(server.closed).toBe(1)
    const elsewhere = new FakeDisk()
    elsewhere.put(LEDGER, disk.text(LEDGER))
    expect(groups(await deliver(delivery({ disk: elsewhere })))).toEqual({ before: 'a', sent: 'bc' })
  })

  test.each([
    ['with a clock that shows what hand-offs take', 400, [600, 600]],
    ['with hand-offs slower than the pace', 1500, []],
    ['without a clock', undefined, [1000, 1000]],
  ])('at most so many a minute, %s', async (_, handOffMs, waits) => {
    let clock = 0
    const waited: number[] = []
    const server = new FakeServer()
    server.before = (step) => void (step === 'answer' && (clock += handOffMs ?? 0))
    const wait = (ms: number) => {
      waited.push(ms)
      clock += ms
      return Promise.resolve()
    }
    const elapsedMs = handOffMs === undefined ? undefined : () => clock
    await deliver(delivery({ mailer: server, wait, elapsedMs, perMinute: 60 }))
    expect(waited).toEqual(waits)
  })

  test('progress counts those who are settled, of those who are to be sent to', async () => {
    const told: string[] = []
    const server = new FakeServer((to) => (to === a ? 'greylisted' : to === b ? 'refused' : 'sent'))
    await deliver(delivery({ mailer: server, progress: (done, total) => told.push(`${done}/${total}`) }))
    expect(told).toEqual(['0/3', '1/3', '2/3'])
  })
})

describe('intents', () => {
  test('stand before the first hand-off, all of them, and each hand-off is recorded before and after', async () => {
    const disk = new FakeDisk()
    const server = new FakeServer()
    const seen: string[] = []
    server.before = (step) => seen.push(`${step}: ${events(disk).join(' ')}`)
    await deliver(delivery({ disk, mailer: server, recipients: people.slice(0, 2) }))
    expect(seen.slice(0, 3)).toEqual([
      'connect: intended intended',
      'data: intended intended sending',
      'answer: intended intended sending',
    ])
    expect(events(disk)).toEqual(['intended', 'intended', 'sending', 'sent', 'sending', 'sent'])
  })

  test('written first, the delivery on the same disk goes on from them', async () => {
    const disk = new FakeDisk()
    const first = delivery({ disk })
    const intended = await intend(first)
    expect(describeIntents(first, intended)).toBe(
      '2031-01: the intent to send to 3 is in the ledger; commit and push it, then run brief send',
    )
    expect(await intend(delivery({ disk }))).toEqual({ written: 0, toSend: 3 })
    expect(events(disk)).toEqual(['intended', 'intended', 'intended'])
    expect(groups(await deliver(delivery({ disk })))).toEqual({ sent: 'abc' })
    expect(events(disk).filter((event) => event === 'intended').length).toBe(3)
  })

  test('of a machine that is gone leave everyone uncertain, and nobody is mailed', async () => {
    const disk = new FakeDisk()
    await intend(delivery({ disk }))
    const clone = new FakeDisk()
    clone.put(LEDGER, disk.text(LEDGER))
    const server = new FakeServer()
    const delivered = await deliver(delivery({ disk: clone, mailer: server }))
    expect([groups(delivered), server.asked]).toEqual([{ uncertain: 'abc' }, []])
    expect(describeDelivery(delivered)[2]).toContain('what it did is not recorded on this machine')
    expect(groups(await deliver(delivery({ disk: clone, resendUncertain: true })))).toEqual({ sent: 'abc' })
  })

  test('that were copied to another host with their lease are worth nothing there', async () => {
    const disk = new FakeDisk()
    await intend(delivery({ disk }))
    const { runner } = delivery()
    const delivered = await deliver(delivery({ disk, runner: { ...runner, host: 'elsewhere' } })).catch(
      (error: unknown) => error,
    )
    // The lock of the other host is free, its intents are not ours.
    expect(delivered).toMatchObject({ complete: false, uncertain: [{}, {}, {}] })
  })
})

test('a mailer that begins one hand-off twice is a bug, and leaves an uncertain recipient', async () => {
  const disk = new FakeDisk()
  const mailer = new FakeServer()
  const twice = (message: { to: string }, sending: () => void) =>
    mailer.handOff(message, () => [sending, sending].forEach((one) => one()))
  const broken = { handOff: twice, close: () => mailer.close() }
  await expect(deliver(delivery({ disk, mailer: broken }))).rejects.toThrow(
    '"sending" of a recipient after "sending"',
  )
  expect(groups(await deliver(delivery({ disk })))).toEqual({ sent: 'bc', uncertain: 'a' })
})

describe('two at once', () => {
  test('the second leaves, and says who sends since when', async () => {
    const disk = new FakeDisk()
    const server = new FakeServer()
    const first = delivery({ disk, mailer: server, living: [] })
    const second: string[] = []
    server.before = (step) => {
      if (step !== 'data' || second.length > 0) return
      second.push('asked')
      void refusal(deliver(delivery({ disk, living: [first.runner.pid] }))).then((text) => second.push(text))
    }
    expect(groups(await deliver(first))).toEqual({ sent: 'abc' })
    const message = `process ${first.runner.pid} has been sending this issue since 2031-02-26T08:00:00.000Z`
    expect(second[1]).toContain(`reports/2031-01/deliveries.lock: ${message}`)
    expect([...server.arrived.values()]).toEqual([1, 1, 1])
  })

  const take = (host: string, pid: number) =>
    `\n${JSON.stringify({ at: '2031-02-26T07:00:00.000Z', run: 'other', host, pid, event: 'take' })}\n`

  test.each([
    ['of a dead process of this host is passed over', take('here', 99), true],
    ['within whose line a process died is passed over', `${take('here', 99)}\n{"at":"2031-`, true],
    ['of a living process of this host holds', take('here', 4711), false],
    ['of another host holds, dead or not', take('there', 99), false],
    [
      'that another one found taken holds',
      [
        take('here', 4711),
        ...['take', 'release'].map((event) =>
          take('here', 99).replace('take', event).replace('other', 'late'),
        ),
      ].join(''),
      false,
    ],
    [
      'that was released is free',
      `${take('here', 4711)}${take('here', 4711).replace('take', 'release')}`,
      true,
    ],
  ])('a lock %s', async (_, text, free) => {
    const disk = new FakeDisk()
    disk.put(LOCK, text)
    const work = deliver(delivery({ disk, living: [4711] }))
    if (free) expect(groups(await work)).toEqual({ sent: 'abc' })
    else expect(await refusal(work)).toContain('remove reports/2031-01/deliveries.lock by hand')
  })
})

describe('a disk that is full', () => {
  test.each([
    ['what was written in part is taken back', /^(write|open)/],
    ['not even that can be', /^(write|open|truncate)/],
  ])(
    '%s: nobody gets it twice or unrecorded, everyone is named, and the next run ends well',
    async (_, refused) => {
      const ends = new Set<string>()
      for (let at = 0; ; at++) {
        const disk = new FakeDisk()
        const server = new FakeServer()
        let changes = 0
        let failed = ''
        disk.before = (change) => {
          if (changes++ < at || !refused.test(change)) return
          failed ||= change
          throw diskFull()
        }
        const delivered = await deliver(delivery({ disk, mailer: server })).catch((error: unknown) => error)
        disk.before = () => undefined
        if (failed === '') break
        let doubted = 0
        if (delivered instanceof BriefingError) expect(server.asked).toEqual([])
        else {
          const { stopped, missing, sent, uncertain } = delivered as Delivered
          expect([...server.arrived.keys()].length).toBe(sent.length + uncertain.length)
          expect(missing.length + sent.length + uncertain.length).toBe(3)
          // At the end only the lock is not given back; its owner is dead from now on.
          if (!failed.endsWith(LOCK))
            expect(stopped.map(({ message }) => message)).toEqual([expect.stringContaining('ENOSPC')])
          doubted = uncertain.length
          ends.add(`${missing.length} without it, ${doubted} uncertain`)
        }
        const again = await deliver(delivery({ disk, mailer: server }))
        expect(again.sent.length + again.before.length + again.uncertain.length, failed).toBe(3)
        expect(again.uncertain.length, failed).toBeLessThanOrEqual(1)
        if (!refused.test('truncate')) expect(again.uncertain.length, failed).toBe(doubted)
        expect(Math.max(...server.arrived.values()), failed).toBe(1)
      }
      // Before the data nothing has left; after them what came of it cannot be said.
      expect([...ends].sort()).toEqual([
        '0 without it, 0 uncertain',
        '0 without it, 1 uncertain',
        '1 without it, 0 uncertain',
        '1 without it, 1 uncertain',
        '2 without it, 0 uncertain',
        '2 without it, 1 uncertain',
        '3 without it, 0 uncertain',
      ])
    },
  )

  test('a write that the disk takes in parts is whole', async () => {
    const disk = new FakeDisk()
    const write = disk.write.bind(disk)
    disk.write = (fd, bytes) => write(fd, fd === 0 ? bytes : bytes.subarray(0, 100))
    expect(groups(await deliver(delivery({ disk })))).toEqual({ sent: 'abc' })
  })
})

test('files whose maker died before their names were safe survive the power all the same', async () => {
  const disk = new FakeDisk()
  for (const path of [LEDGER, LEASE]) disk.open(path)
  await deliver(delivery({ disk }))
  disk.cutPower(0)
  expect(groups(await deliver(delivery({ disk })))).toEqual({ before: 'abc' })
})

describe('a ledger that lost lines on this disk', () => {
  test.each([
    ['an older one', (lines: string[]) => lines.slice(0, 5)],
    ['none', () => []],
  ])('%s in its place stops the delivery', async (_, kept) => {
    const disk = new FakeDisk()
    await deliver(delivery({ disk }))
    const lines = disk.text(LEDGER).split('\n')
    disk.put(
      LEDGER,
      kept(lines)
        .map((line) => `${line}\n`)
        .join(''),
    )
    const server = new FakeServer()
    const message = await refusal(deliver(delivery({ disk, mailer: server })))
    expect(message).toMatch(
      /deliveries\.jsonl: lacks what was done from this machine: found [01] hand-offs of run run-\d+, it began 3/,
    )
    expect(server.asked).toEqual([])
  })

  test('a lease that is spoilt is refused with its line', async () => {
    const disk = new FakeDisk()
    disk.put(LEASE, '{"run":"x","host":"here"}\nwhat\n')
    expect(await refusal(deliver(delivery({ disk })))).toContain('deliveries.lease:2: is no line of a lease')
  })
})

describe('the report', () => {
  test('says what came of everyone, by the place in the file alone', async () => {
    const deeds = new Map<string | undefined, Deed>([
      [a, 'refused'],
      [b, 'lost, arrived'],
    ])
    const disk = new FakeDisk()
    const delivered = await deliver(
      delivery({ disk, mailer: new FakeServer((to) => deeds.get(to) ?? 'sent') }),
    )
    const [one, two] = people.map(({ key }) => key.slice(0, 8))
    const lines = describeDelivery(delivered)
    expect(lines).toEqual([
      '2031-01: 1 of 3 have it',
      '  1 refused for good:',
      `    refused by the server with 550 5.1.1: recipients.yaml:3:3 (${one})`,
      '    mend: correct or remove the address; a corrected one gets the issue in the next run',
      '  1 uncertain:',
      `    connection lost: recipients.yaml:6:3 (${two})`,
      '    mend: ask them, or send it again with --resend-uncertain, at the risk that they have it twice',
    ])
    for (const path of [LEDGER, LEASE, LOCK]) expect(disk.text(path)).not.toContain('example.org')
  })

  test('of a second run says that all have it', () => {
    const some = (count: number) =>
      Array.from({ length: count }, () => ({ place: 'recipients.yaml:3:3', key: '' }))
    const { edition } = delivery()
    const rest = { refused: [], uncertain: [], missing: [], stopped: [], complete: true }
    const said = (before: number, sent: number, revision: number) =>
      describeDelivery({
        ...{ edition: { ...edition, revision }, total: before + sent },
        ...{ before: some(before), sent: some(sent), ...rest },
      })
    expect(said(0, 1000, 0)).toEqual(['2031-01: all 1,000 have it'])
    expect(said(1000, 0, 0)).toEqual(['2031-01: all 1,000 have it: nothing was sent'])
    expect(said(1000, 1, 2)).toEqual(['2031-01 R2: all 1,001 have it (1,000 before this run)'])
  })
})
