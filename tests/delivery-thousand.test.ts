// A thousand recipients over a real server with TLS and login: each gets one, in one conversation, while a bar shows how far it is.
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { progressBar } from '../src/cli/progress.ts'
import { deliver } from '../src/delivery/deliver.ts'
import type { DeliverOptions } from '../src/delivery/delivery-options.ts'
import { describeDelivery } from '../src/delivery/describe-delivery.ts'
import { machineDisk } from '../src/delivery/disk.ts'
import type { Recipient } from '../src/delivery/recipient.ts'
import { smtpCa } from '../src/delivery/smtp-ca.ts'
import { smtpMailer } from '../src/delivery/smtp-mailer.ts'
import { mailServer, TLS_FILES } from './mail-server.ts'

const COUNT = 1000

test('a thousand recipients get one each', async () => {
  const server = await mailServer('tls')
  const folder = mkdtempSync(join(tmpdir(), 'thousand-'))
  mkdirSync(join(folder, '2025-12'))
  const recipients = Array.from({ length: COUNT }, (_, index): Recipient => {
    const address = `reader-${index}@readers.example`
    const key = createHash('sha256').update(address).digest('hex')
    return { name: 'Reader', address, language: 'en', formats: ['pdf'], place: `list:${index + 1}:3`, key }
  })
  const drawn: string[] = []
  let elapsed = 0
  // Each look at the clock is a tenth of a second later, so that every step is drawn.
  const elapsedMs = () => (elapsed += 100)
  const bar = progressBar({ write: (text) => drawn.push(text), elapsedMs, columns: 80 }, 'recipients')
  const raw = (address: string) => Buffer.from(`To: ${address}\r\nSubject: Issue\r\n\r\n.\r\nThe issue.\r\n`)
  const run = (id: string) => {
    const options: DeliverOptions = {
      ...{
        edition: { month: '2025-12', asOf: '2026-01-25', revision: 0 },
        content: 'a'.repeat(64),
        recipients,
      },
      ...{ archive: { path: folder, label: 'reports' }, keyCheck: '0'.repeat(16), resendUncertain: false },
      runner: { id, host: 'here', pid: 1, alive: () => true },
      now: () => new Date('2026-01-26T08:00:00Z'),
      compose: ({ address }) => ({ from: 'briefing@house.example', to: address, raw: raw(address) }),
      mailer: smtpMailer({ server: server.server, trust: smtpCa('ca.pem', TLS_FILES) }),
      ...{ wait: async () => undefined, perMinute: Infinity, progress: bar.show },
      // What four thousand syncs cost depends on the disk alone; the benchmark has them.
      disk: { ...machineDisk, sync: () => undefined },
    }
    return deliver(options)
  }
  try {
    expect(describeDelivery(await run('first'))).toEqual(['2025-12: all 1,000 have it'])
    bar.end()
    expect(describeDelivery(await run('second'))).toEqual(['2025-12: all 1,000 have it: nothing was sent'])
    expect(server.got.map(({ to }) => to)).toEqual(recipients.map(({ address }) => address))
    expect(server.got.every((got) => got.raw.equals(raw(got.to)))).toBe(true)
    expect(server.seen).toEqual({ connections: 1, logins: 1 })
    expect(drawn).toHaveLength(COUNT + 3)
    expect(drawn[500]).toContain(`${'#'.repeat(15)}${'.'.repeat(15)}  500 of 1000 recipients, `)
    const ledger = readFileSync(join(folder, '2025-12/deliveries.jsonl'), 'utf8')
    expect(ledger.trimEnd().split('\n')).toHaveLength(1 + 3 * COUNT)
    expect(ledger).not.toMatch(/@|reader/)
  } finally {
    await server.close()
    rmSync(folder, { recursive: true })
  }
})
