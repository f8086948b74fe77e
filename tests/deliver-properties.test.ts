// Whatever fails, in whatever order, in however many runs: nobody gets an edition twice, and what is said of each recipient is true.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BriefingError } from '../src/errors.ts'
import { deliver } from '../src/delivery/deliver.ts'
import type { Delivered } from '../src/delivery/delivered.ts'
import { intend } from '../src/delivery/intend.ts'
import { type Deed, delivery, FakeServer, LEDGER, recipients } from './deliveries.ts'
import { diskFull, FakeDisk, Killed } from './fake-disk.ts'

const people = recipients(3)

const deed = fc.constantFrom<Deed>(
  ...(['sent', 'sent', 'refused', 'greylisted', 'deferred after data', 'no connection'] as const),
  ...(['lost, arrived', 'lost, not arrived', 'bad login'] as const),
)
/** What the server does with one message after another; then it takes everything. */
const deeds = fc.array(deed, { maxLength: 8 })
/** The step at which something happens; of a run that has fewer it never does. */
const step = fc.option(fc.nat(45), { nil: undefined })
const share = fc.constantFrom(0, 0.3, 0.7, 1)

/** Counts the steps of a run on a disk and with a server, and makes happen what is to. */
function stepping(
  disk: FakeDisk,
  server: FakeServer,
  at: { kill?: number | undefined; full?: number | undefined },
) {
  const told = { steps: 0, each: (): void => undefined }
  const next = (change: string) => {
    const now = told.steps++
    if (at.kill !== undefined && now >= at.kill) throw new Killed()
    told.each()
    if (at.full !== undefined && now >= at.full && /^(write|open)/.test(change)) throw diskFull()
  }
  disk.before = next
  server.before = next
  return told
}

/** Undefined where the run was killed, or refused to begin. */
async function ending<T>(run: Promise<T>): Promise<T | undefined> {
  try {
    return await run
  } catch (error) {
    if (error instanceof Killed || error instanceof BriefingError) return undefined
    throw error
  }
}

/** Everyone stands in exactly one group, and what it says is true. */
function hold(delivered: Delivered, arrived: ReadonlyMap<string, number>, resent: boolean): void {
  const { before, sent, refused, uncertain, missing } = delivered
  const places = [before, sent, refused, uncertain, missing].flat().map(({ place }) => place)
  expect(places.sort()).toEqual(people.map(({ place }) => place).sort())
  const copies = ({ place }: { place: string }) =>
    arrived.get(people.find((one) => one.place === place)?.address ?? '') ?? 0
  for (const one of [...before, ...sent]) expect(copies(one)).toBeGreaterThanOrEqual(1)
  for (const one of missing) expect(copies(one)).toBe(0)
  if (!resent) for (const one of refused) expect(copies(one)).toBe(0)
  expect(delivered.complete).toBe(before.length + sent.length === people.length)
}

const most = (arrived: ReadonlyMap<string, number>) => Math.max(0, ...arrived.values())

const faults = fc.record({
  deeds,
  kill: step,
  full: step,
  share,
  power: fc.option(share, { nil: undefined }),
})

describe('on one disk', () => {
  const run = fc.record({ faults, resend: fc.boolean(), intendOnly: fc.boolean() })

  test.each([
    ['nobody gets two', false],
    ['nobody gets more than was asked for again', true],
  ])('%s', async (_, resending) => {
    await fc.assert(
      fc.asyncProperty(fc.array(run, { minLength: 1, maxLength: 4 }), async (runs) => {
        const disk = new FakeDisk()
        const server = new FakeServer()
        let resends = 0
        for (const { faults, resend, intendOnly } of runs) {
          const resendUncertain = resending && resend
          if (resendUncertain) resends++
          const script = [...faults.deeds]
          server.deed = () => script.shift() ?? 'sent'
          disk.share = faults.share
          stepping(disk, server, faults)
          const options = delivery({ disk, mailer: server, resendUncertain })
          if (intendOnly) await ending(intend(options))
          else {
            const delivered = await ending(deliver(options))
            if (delivered !== undefined) hold(delivered, server.arrived, resends > 0)
          }
          if (faults.power !== undefined) disk.cutPower(faults.power)
          expect(most(server.arrived)).toBeLessThanOrEqual(1 + resends)
        }
        stepping(disk, server, {})
        server.deed = () => 'sent'
        const last = await deliver(delivery({ disk, mailer: server }))
        hold(last, server.arrived, resends > 0)
        expect(last.missing).toEqual([])
        expect(most(server.arrived)).toBeLessThanOrEqual(1 + resends)
      }),
      { numRuns: 150 },
    )
  })
})

describe('on machines that are lost, with a ledger that is pushed after the intents and at any time later', () => {
  const job = fc.record({ intending: faults, delivering: faults, pushAt: step, pushAtEnd: fc.boolean() })

  test('nobody gets two', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(job, { minLength: 1, maxLength: 4 }), async (jobs) => {
        const server = new FakeServer()
        let pushed = ''
        for (const { intending, delivering, pushAt, pushAtEnd } of jobs) {
          const disk = new FakeDisk()
          if (pushed !== '') disk.put(LEDGER, pushed)
          const push = () => void (pushed = disk.text(LEDGER))
          stepping(disk, server, intending)
          if ((await ending(intend(delivery({ disk })))) === undefined) continue
          push()
          const script = [...delivering.deeds]
          server.deed = () => script.shift() ?? 'sent'
          disk.share = delivering.share
          const told = stepping(disk, server, delivering)
          told.each = () => void (told.steps === pushAt && push())
          const delivered = await ending(deliver(delivery({ disk, mailer: server })))
          if (delivered !== undefined) hold(delivered, server.arrived, false)
          if (delivered !== undefined && pushAtEnd) push()
          expect(most(server.arrived)).toBeLessThanOrEqual(1)
        }
        const disk = new FakeDisk()
        if (pushed !== '') disk.put(LEDGER, pushed)
        server.before = () => undefined
        server.deed = () => 'sent'
        const last = await deliver(delivery({ disk, mailer: server }))
        hold(last, server.arrived, false)
        expect([last.missing, most(server.arrived) <= 1]).toEqual([[], true])
      }),
      { numRuns: 150 },
    )
  })
})
