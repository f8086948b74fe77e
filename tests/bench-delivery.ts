// Throughput and peak memory of delivering an issue with an attachment of 1 MB to 1,000 recipients on loopback, with TLS, a login and
// the real ledger. The server is a process of its own. Run with `npm run bench:delivery`, or with a number: `-- 50`.
import { fork } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { progressBar } from '../src/cli/progress.ts'
import { deliver } from '../src/delivery/deliver.ts'
import { describeDelivery } from '../src/delivery/describe-delivery.ts'
import type { DeliverOptions } from '../src/delivery/delivery-options.ts'
import type { Recipient } from '../src/delivery/recipient.ts'
import { smtpCa } from '../src/delivery/smtp-ca.ts'
import { smtpMailer } from '../src/delivery/smtp-mailer.ts'
import type { SmtpServer } from '../src/delivery/smtp-url.ts'
import { mailServer, TLS_FILES } from './mail-server.ts'

const ATTACHED_BYTES = 1_000_000

/** What the server says when it is asked to end. */
interface Receipt {
  messages: number
  recipients: number
  /** Of what follows the header, which is the same for all. */
  bodies: string[]
}

async function serve(): Promise<void> {
  const recipients = new Set<string>()
  const bodies = new Set<string>()
  let messages = 0
  const { server, close } = await mailServer('tls', {
    take({ to, raw }) {
      messages++
      recipients.add(to)
      bodies.add(sha256(raw.subarray(raw.indexOf('\r\n\r\n'))))
    },
  })
  process.send?.(server)
  process.once('message', () => {
    const receipt: Receipt = { messages, recipients: recipients.size, bodies: [...bodies] }
    process.send?.(receipt, () => void close().then(() => process.disconnect()))
  })
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

async function measure(count: number): Promise<void> {
  const child = fork(import.meta.filename, ['serve'])
  const next = <T>() => new Promise<T>((resolve) => child.once('message', (message) => resolve(message as T)))
  const server = await next<SmtpServer>()
  const folder = mkdtempSync(join(tmpdir(), 'bench-delivery-'))
  mkdirSync(join(folder, '2025-12'))
  const recipients = Array.from({ length: count }, (_, index): Recipient => {
    const address = `reader-${index}@readers.example`
    const person = { name: `Reader ${index}`, address, language: 'en' as const, formats: ['pdf' as const] }
    return { ...person, place: `recipients.yaml:${index + 1}:3`, key: sha256(address) }
  })
  const lines =
    randomBytes(ATTACHED_BYTES)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  const body = Buffer.from(`\r\n\r\n${lines.join('\r\n')}\r\n`)
  const columns = process.stdout.columns ?? 80
  const elapsedMs = () => performance.now()
  const bar = progressBar({ write: (text) => process.stdout.write(text), elapsedMs, columns }, 'recipients')
  const options: DeliverOptions = {
    ...{ edition: { month: '2025-12', asOf: '2026-01-25', revision: 0 }, content: sha256(body), recipients },
    ...{ archive: { path: folder, label: 'reports' }, keyCheck: '0'.repeat(16), resendUncertain: false },
    runner: { id: 'bench', host: hostname(), pid: process.pid, alive: () => true },
    ...{ now: () => new Date(), wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)), elapsedMs },
    compose: ({ address }) => ({
      ...{ from: 'briefing@house.example', to: address },
      raw: Buffer.concat([Buffer.from(`To: ${address}`), body]),
    }),
    mailer: smtpMailer({ server, trust: smtpCa('ca.pem', TLS_FILES) }),
    ...{ perMinute: Infinity, progress: bar.show },
  }
  const cpuBefore = process.cpuUsage()
  const started = elapsedMs()
  const delivered = await deliver(options)
  const seconds = (elapsedMs() - started) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  bar.end()
  for (const line of describeDelivery(delivered)) process.stdout.write(`${line}\n`)
  const receipt = next<Receipt>()
  child.send('end')
  const { messages, recipients: reached, bodies } = await receipt
  if (!delivered.complete || messages !== count || reached !== count || bodies.join() !== sha256(body))
    throw new Error(`${messages} messages reached ${reached} of ${count}, in ${bodies.length} versions`)
  const ledger = readFileSync(join(folder, '2025-12/deliveries.jsonl'), 'utf8').split('\n').length - 1
  rmSync(folder, { recursive: true })
  const megabytes = (count * body.length) / 1e6
  const cells = [
    `${count} messages of ${(body.length / 1e6).toFixed(2)} MB in ${seconds.toFixed(1)} s`,
    `${(count / seconds).toFixed(0)} messages/s, ${(megabytes / seconds).toFixed(0)} MB/s`,
    `cpu ${((user + system) / 1e6).toFixed(1)} s`,
    `peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
    `${ledger} lines in the ledger, each synced`,
  ]
  process.stdout.write(`${cells.join('\n')}\n`)
}

const [asked = '1000'] = process.argv.slice(2)
await (asked === 'serve' ? serve() : measure(Number(asked)))
