// Deliveries to people who do not exist, by a mailer that keeps what a server got; what a test leaves out is filled in.
import { createHash } from 'node:crypto'
import { BriefingError } from '../src/errors.ts'
import type { DeliverOptions } from '../src/delivery/delivery-options.ts'
import type { HandOff, Mailer } from '../src/delivery/mailer.ts'
import type { Recipient } from '../src/delivery/recipient.ts'
import { FakeDisk } from './fake-disk.ts'

export const LEDGER = '/reports/2031-01/deliveries.jsonl'
export const LEASE = '/reports/2031-01/deliveries.lease'
export const LOCK = '/reports/2031-01/deliveries.lock'
export const KEY_CHECK = '0123456789abcdef'
export const CONTENT = 'c'.repeat(64)

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** `a@example.org` and so on, at lines 3, 6, 9 … */
export function recipients(count: number): Recipient[] {
  return Array.from({ length: count }, (_, index) => {
    const address = `${letters[index % 26]}${index < 26 ? '' : index}@example.org`
    const key = createHash('sha256').update(address).digest('hex')
    const formats = ['pdf'] as const
    return {
      name: address,
      address,
      language: 'en',
      formats,
      place: `recipients.yaml:${index * 3 + 3}:3`,
      key,
    }
  })
}

/** What a server or the way to it does with one message. */
export type Deed =
  | 'sent'
  | 'refused'
  | 'greylisted'
  | 'deferred after data'
  | 'no connection'
  | 'lost, arrived'
  | 'lost, not arrived'
  | 'bad login'

/** A server that counts what arrives, and does with each message what it is told. */
export class FakeServer implements Mailer {
  readonly arrived = new Map<string, number>()
  readonly asked: string[] = []
  closed = 0
  /** Called before each step of a hand-off; may end the process. */
  before: (step: string) => void = () => undefined

  constructor(public deed: (to: string) => Deed = () => 'sent') {}

  handOff({ to }: { to: string }, sending: () => void): Promise<HandOff> {
    // What it throws, it throws as a rejection.
    return Promise.resolve().then(() => this.conversation(to, sending))
  }

  private conversation(to: string, sending: () => void): HandOff {
    this.before('connect')
    this.asked.push(to)
    const deed = this.deed(to)
    if (deed === 'bad login') throw BriefingError.at('SMTP_URL', 'the server refused the login', 'mend it')
    if (deed === 'no connection') return { fate: 'deferred', code: null, reason: 'no connection' }
    if (deed === 'refused') return { fate: 'refused', code: 550, status: '5.1.1' }
    if (deed === 'greylisted') return { fate: 'deferred', code: 450, reason: '450' }
    sending()
    this.before('data')
    if (deed === 'deferred after data') return { fate: 'deferred', code: 451, reason: '451' }
    if (deed === 'lost, not arrived') return { fate: 'uncertain', reason: 'connection lost' }
    this.arrived.set(to, (this.arrived.get(to) ?? 0) + 1)
    this.before('answer')
    return deed === 'sent' ? { fate: 'sent', code: 250 } : { fate: 'uncertain', reason: 'connection lost' }
  }

  close(): Promise<void> {
    this.closed++
    return Promise.resolve()
  }
}

let runs = 0

/** A delivery of the first edition to three; every run is another process, and only processes of `living` live. */
export function delivery(
  options: Partial<DeliverOptions> & { living?: readonly number[] } = {},
): DeliverOptions & { mailer: Mailer } {
  const { living = [], ...rest } = options
  const pid = ++runs
  return {
    edition: { month: '2031-01', asOf: '2031-02-25', revision: 0 },
    content: CONTENT,
    recipients: recipients(3),
    archive: { path: '/reports', label: 'reports' },
    keyCheck: KEY_CHECK,
    runner: { id: `run-${pid}`, host: 'here', pid, alive: (other) => living.includes(other) },
    now: () => new Date('2031-02-26T08:00:00Z'),
    resendUncertain: false,
    disk: new FakeDisk(),
    compose: ({ address }) => ({ from: 'desk@example.org', to: address, raw: Buffer.from('') }),
    mailer: new FakeServer(),
    wait: () => Promise.resolve(),
    perMinute: 60,
    ...rest,
  }
}
