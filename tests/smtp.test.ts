// SMTP with a real server: where messages go, with which encryption and login, and that what arrives is what was sent.
import { createHash } from 'node:crypto'
import dns from 'node:dns'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { smtpCa } from '../src/delivery/smtp-ca.ts'
import { messageData } from '../src/delivery/smtp-data.ts'
import { SmtpFailure } from '../src/delivery/smtp-failure.ts'
import { smtpMailer } from '../src/delivery/smtp-mailer.ts'
import { isLoopback, serverName, smtpUrl, type SmtpServer } from '../src/delivery/smtp-url.ts'
import { BriefingError } from '../src/errors.ts'
import {
  faultServer,
  LOGIN,
  mailServer,
  TLS_FILES,
  type Fault,
  type FaultServer,
  type MailServer,
} from './mail-server.ts'

const open: MailServer[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})
async function serving(...asked: Parameters<typeof mailServer>) {
  const server = await mailServer(...asked)
  open.push(server)
  return server
}

const refusal = (read: () => unknown): BriefingError => {
  try {
    read()
  } catch (error) {
    if (error instanceof BriefingError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('SMTP_URL', () => {
  const read = (value: string): SmtpServer => smtpUrl(value)

  test.each<[string, Partial<SmtpServer>]>([
    ['smtps://mail.example.org', { host: 'mail.example.org', port: 465, encryption: 'tls', login: null }],
    ['smtp://mail.example.org', { host: 'mail.example.org', port: 587, encryption: 'starttls', login: null }],
    ['smtp://Mail.Example.ORG:2525/', { host: 'mail.example.org', port: 2525, encryption: 'starttls' }],
    ['SMTPS://mail.example.org:4650', { port: 4650, encryption: 'tls' }],
    ['smtp://localhost:25', { host: 'localhost', port: 25, encryption: 'none' }],
    ['smtp://127.8.9.10', { host: '127.8.9.10', encryption: 'none' }],
    ['smtp://[::1]:2525', { host: '::1', port: 2525, encryption: 'none' }],
    ['smtp://[0:0:0:0:0:0:0:1]', { host: '::1', encryption: 'none' }],
    ['smtp://[2001:db8::7]', { host: '2001:db8::7', encryption: 'starttls' }],
    ['smtps://localhost', { encryption: 'tls' }],
    // Names that only look like this machine.
    ['smtp://localhost.example.org', { encryption: 'starttls' }],
    ['smtp://127.evil.example', { encryption: 'starttls' }],
    ['smtp://127.0.0.1.example', { encryption: 'starttls' }],
    ['smtp://a%40b:c%3Ad%25%2F@mail.example.org', { login: { user: 'a@b', password: 'c:d%/' } }],
    [
      'smtp://a@b:pass@mail.example.org',
      { host: 'mail.example.org', login: { user: 'a@b', password: 'pass' } },
    ],
    ['smtp://us%C3%A9r:p%20w@mail.example.org', { login: { user: 'usér', password: 'p w' } }],
  ])('%s', (value, expected) => expect(read(value)).toMatchObject(expected))

  test.each<[string, string | undefined, string]>([
    ['missing', undefined, 'is not set'],
    ['blank', ' ', 'is not set'],
    ['no address', 'hush', 'is not the address of a mail server'],
    ['another protocol', 'https://hush:hush@hush.example', 'is not the address of a mail server'],
    [
      'a number sign in the password',
      'smtp://hush:hu#sh@hush.example',
      'is not the address of a mail server',
    ],
    ['a port that is none', 'smtp://hush.example:99999', 'is not the address of a mail server'],
    ['a slash in the password', 'smtp://hush:12/hush@hush.example', 'goes on after the port'],
    ['a question mark in the password', 'smtp://hush:12?hush@hush.example', 'goes on after the port'],
    ['no host', 'smtp://', 'names no host'],
    ['a host of odd letters', 'smtp://hush%20hush', 'names no host'],
    ['a user alone', 'smtp://hush@hush.example', 'its login cannot be read'],
    ['a password alone', 'smtp://:hush@hush.example', 'its login cannot be read'],
    ['a bad escape', 'smtp://hush:50%hush@hush.example', 'its login cannot be read'],
    ['a line end in the user', 'smtp://hush%0D%0Ahush:hush@hush.example', 'its login cannot be read'],
    ['port 0', 'smtp://hush.example:0', 'names port 0'],
    ['the port of the other protocol', 'smtp://hush.example:465', 'port 465 expects TLS at once'],
  ])('%s is refused, and nothing of it shown', (_, value, message) => {
    const error = refusal(() => smtpUrl(value))
    expect(error.problems[0]).toMatchObject({ where: 'SMTP_URL', message: expect.stringContaining(message) })
    expect(error.problems.every(({ hint }) => hint !== undefined)).toBe(true)
    expect(`${error.stack ?? ''}${JSON.stringify(error)}`).not.toMatch(/hu#?sh/)
  })

  test('everything that is wrong is told at once', () => {
    const { problems } = refusal(() => smtpUrl('smtp://hush@hush.example:0/hush'))
    expect(problems.map(({ message }) => message)).toEqual([
      'goes on after the port',
      'names port 0',
      expect.stringContaining('its login cannot be read'),
    ])
  })

  test('a server is shown without its login', () => {
    expect(serverName(smtpUrl('smtp://hush:hush@[::1]:25'))).toBe('[::1]:25')
    expect(serverName(smtpUrl('smtps://hush:hush@mail.example.org'))).toBe('mail.example.org:465')
    expect(isLoopback('::1')).toBe(true)
  })
})

describe('SMTP_CA', () => {
  test('is not needed', () => {
    expect(smtpCa(undefined, '/')).toBeUndefined()
    expect(smtpCa('', '/')).toBeUndefined()
  })

  test.each<[string, string | null, string]>([
    ['missing', null, 'the file could not be read (ENOENT)'],
    ['no certificate', 'hush', 'found no certificate in the file'],
    [
      'a broken one',
      '-----BEGIN CERTIFICATE-----\nhush\n-----END CERTIFICATE-----\n',
      'found a certificate that cannot be read',
    ],
  ])('%s is refused', (_, text, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'smtp-ca-'))
    if (text !== null) writeFileSync(join(folder, 'ca.pem'), text)
    const error = refusal(() => smtpCa('ca.pem', folder))
    rmSync(folder, { recursive: true })
    expect(error.problems).toMatchObject([{ where: 'SMTP_CA', message }])
  })
})

const trust = smtpCa('ca.pem', TLS_FILES)
const from = 'briefing@house.example'
/** With lines of dots, as SMTP itself uses them, at the start, in the middle and at the end. */
const DOTS = '.\r\n..\r\nSubject\r\n.hidden\r\n...\r\n\r\n.'

function letter(to: string, attached = Buffer.alloc(3000, 7)): Buffer {
  const lines = attached.toString('base64').match(/.{1,76}/g) ?? []
  const text = [
    ...[`From: ${from}`, `To: ${to}`, 'Subject: Issue', 'MIME-Version: 1.0'],
    ...['Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain', '', DOTS, '--b'],
    ...[
      'Content-Type: application/pdf; name=briefing.pdf',
      'Content-Transfer-Encoding: base64',
      '',
      ...lines,
    ],
    ...['--b--', ''],
  ]
  return Buffer.from(text.join('\r\n'))
}

describe('a real server', () => {
  test.each<SmtpServer['encryption']>(['tls', 'starttls', 'none'])(
    'with encryption %s and a login gets the very bytes, over one connection with one login',
    async (encryption) => {
      const { server, got, seen } = await serving(encryption)
      const mailer = smtpMailer({ server, trust })
      const attached = Buffer.alloc(300_000, 'rare earths')
      const sent = ['a@reader.example', 'b@reader.example', 'c@reader.example'].map((to) => ({
        ...{ from, to },
        raw: letter(to, attached),
      }))
      let sendings = 0
      for (const message of sent) {
        const before = got.length
        const fate = await mailer.handOff(message, () => {
          sendings++
          expect(got).toHaveLength(before)
        })
        expect(fate).toEqual({ fate: 'sent', code: 250 })
      }
      await mailer.close()
      expect(sendings).toBe(3)
      expect(got.map(({ to }) => to)).toEqual(sent.map(({ to }) => to))
      expect(got.every(({ raw }, at) => raw.equals(sent[at]?.raw ?? Buffer.of()))).toBe(true)
      expect(seen).toEqual({ connections: 1, logins: 1 })
      const read = await PostalMime.parse(got[0]?.raw ?? '')
      expect(read.text).toBe(`${DOTS.replaceAll('\r\n', '\n')}\n`)
      const [pdf] = read.attachments
      const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
      expect(pdf?.filename).toBe('briefing.pdf')
      expect(hash(Buffer.from(pdf?.content as ArrayBuffer))).toBe(hash(attached)) // typed as text or bytes
    },
  )

  test.each<SmtpServer['encryption']>(['tls', 'starttls'])(
    'is known by its name and not by its address alone (%s)',
    async (encryption) => {
      const { server, got, names } = await serving(encryption)
      const mailer = smtpMailer({ server: { ...server, host: 'localhost' }, trust })
      const message = { from, to: 'a@reader.example', raw: letter('a@reader.example') }
      expect(await mailer.handOff(message, () => undefined)).toMatchObject({ fate: 'sent' })
      await mailer.close()
      expect([got.length, names]).toEqual([1, ['localhost']])
      // The certificate names 127.0.0.1, but not its neighbour.
      const neighbour = smtpMailer({ server: { ...server, host: '127.0.0.2' }, trust })
      await expect(neighbour.handOff(message, () => undefined)).resolves.toMatchObject({ fate: 'deferred' })
    },
  )

  test('that asks for no login gets none', async () => {
    const { server, got, seen } = await serving('tls', { login: false })
    const mailer = smtpMailer({ server, trust })
    const message = { from, to: 'a@reader.example', raw: letter('a@reader.example') }
    expect(await mailer.handOff(message, () => undefined)).toMatchObject({ fate: 'sent' })
    await mailer.close()
    expect([got.length, seen.logins]).toEqual([1, 0])
  })

  test('on loopback is spoken to in the clear, though it offers STARTTLS with a certificate that nobody knows', async () => {
    const { server, got, names } = await serving('starttls')
    const mailer = smtpMailer({ server: { ...server, encryption: 'none' } })
    const message = { from, to: 'a@reader.example', raw: letter('a@reader.example') }
    expect(await mailer.handOff(message, () => undefined)).toMatchObject({ fate: 'sent' })
    await mailer.close()
    expect([got.length, names]).toEqual([1, []])
  })

  test.each<[string, SmtpServer['encryption'], Partial<SmtpServer>, typeof trust, string]>([
    ['an unknown authority', 'tls', {}, undefined, 'its certificate cannot be trusted (UNABLE_TO_VERIFY'],
    [
      'an unknown authority, by STARTTLS',
      'starttls',
      {},
      undefined,
      'its certificate cannot be trusted (UNABLE',
    ],
    [
      'another authority',
      'tls',
      {},
      smtpCa('other-ca.pem', TLS_FILES),
      'its certificate cannot be trusted (UNA',
    ],
    ['TLS to a plain port', 'none', { encryption: 'tls' }, trust, 'does not speak TLS as expected (ERR_SSL_'],
    ['no STARTTLS', 'none', { encryption: 'starttls' }, trust, 'offers no STARTTLS (5'],
    [
      ...(['a wrong password', 'tls', { login: { ...LOGIN, password: 'hush' } }, trust] as const),
      'refuses the login (535',
    ],
    ['no login where one is asked for', 'tls', { login: null }, trust, 'asks for a login (530'],
  ])('%s ends all sending', async (_, encryption, changed, trusted, message) => {
    const { server, got, seen } = await serving(encryption)
    const mailer = smtpMailer({ server: { ...server, ...changed }, trust: trusted })
    const sending = () => expect.unreachable()
    const error: unknown = await mailer
      .handOff({ from, to: 'a@reader.example', raw: letter('a@reader.example') }, sending)
      .catch((thrown: unknown) => thrown)
    await mailer.close()
    expect(error).toBeInstanceOf(BriefingError)
    const { problems } = error as BriefingError // says the line before
    expect(problems).toMatchObject([
      {
        where: `127.0.0.1:${server.port}`,
        message: expect.stringContaining(message),
        hint: expect.any(String),
      },
    ])
    expect(problems[0]?.message + String((error as Error).stack)).not.toMatch(
      /hush|secret|house\.example|reader/,
    )
    expect([got.length, seen.logins]).toEqual([0, 0])
  })

  test('that asks for a login without offering one is not given the password', async () => {
    const { server, seen } = await serving('tls', { login: false })
    const mailer = smtpMailer({ server: { ...server, login: LOGIN }, trust })
    const message = { from, to: 'a@reader.example', raw: letter('a@reader.example') }
    await expect(mailer.handOff(message, () => undefined)).rejects.toThrow('offers no login')
    expect(seen.logins).toBe(0)
  })
})

describe('a conversation', () => {
  const small = Buffer.from('Subject: Issue\r\n\r\nText\r\n')
  const to = 'a@reader.example'
  const message = { from, to, raw: small }
  const patience = { setUpMs: 20_000, silenceMs: 20_000, farewellMs: 50 }
  async function conversing(asked?: Parameters<typeof faultServer>[0]) {
    const server = await faultServer(asked)
    open.push(server)
    return { server, mailer: smtpMailer({ server: server.server, patience }) }
  }
  const nothing = () => undefined

  test('is greeted, logged in and parted from once, however many messages it has', async () => {
    const { server, mailer } = await conversing()
    for (let sent = 0; sent < 3; sent++) await mailer.handOff(message, nothing)
    await mailer.close()
    await mailer.close()
    const letter = ['MAIL', 'RCPT', 'DATA', 'data', 'dot']
    expect(server.steps).toEqual(['connect', 'EHLO', 'AUTH', ...letter, ...letter, ...letter, 'QUIT'])
  })

  test('goes on after a refusal, when the server has forgotten the message', async () => {
    const { server, mailer } = await conversing()
    server.faults.RCPT = [{ say: '550 nobody' }]
    await mailer.handOff(message, nothing)
    expect(await mailer.handOff(message, nothing)).toMatchObject({ fate: 'sent' })
    await mailer.close()
    expect(server.steps.join(' ')).toBe('connect EHLO AUTH MAIL RCPT RSET MAIL RCPT DATA data dot QUIT')
  })

  test.each<[string, Fault]>([
    ['refuses to', { say: '500 no' }],
    ['hangs up instead', { drop: 'end' }],
  ])('begins anew where the server %s forget the message', async (_, fault) => {
    const { server, mailer } = await conversing()
    Object.assign(server.faults, { RCPT: [{ say: '550 nobody' }], RSET: [fault] })
    await mailer.handOff(message, nothing)
    expect(await mailer.handOff(message, nothing)).toMatchObject({ fate: 'sent' })
    await mailer.close()
    expect([server.seen.connections, server.got.length]).toEqual([2, 1])
  })

  test('that the server ends while it is idle is begun anew, and the message is none the worse for it', async () => {
    const { server, mailer } = await conversing()
    await mailer.handOff(message, nothing)
    server.faults.MAIL = [{ drop: 'reset' }]
    let sendings = 0
    expect(await mailer.handOff(message, () => sendings++)).toMatchObject({ fate: 'sent' })
    await mailer.close()
    expect([server.seen.connections, server.got.length, sendings]).toEqual([2, 2, 1])
    // A new connection that goes the same way is a fault.
    server.faults.MAIL = [{ drop: 'reset' }]
    expect(await mailer.handOff(message, nothing)).toMatchObject({ fate: 'deferred' })
  })

  test.each([false, true])(
    'ends before a byte of the message when the ledger refuses (kept: %s)',
    async (isKept) => {
      const { server, mailer } = await conversing()
      if (isKept) await mailer.handOff(message, nothing)
      const before = server.got.length
      const full = BriefingError.at('deliveries.jsonl', 'could not be written')
      const handOff = mailer.handOff(message, () => {
        throw full
      })
      expect(await handOff.catch((error: unknown) => error)).toBe(full)
      // As it was thrown: nodemailer would have marked it.
      expect(Object.keys(full).sort()).toEqual(['name', 'problems'])
      expect(server.steps.at(-1)).toBe('DATA')
      expect(await mailer.handOff(message, nothing)).toMatchObject({ fate: 'sent' })
      await mailer.close()
      expect([server.got.length, server.torn()]).toEqual([before + 1, 0])
    },
  )

  test('with a server that takes DATA for nobody delivers nothing', async () => {
    const { server, mailer } = await conversing({ pipelining: true })
    Object.assign(server.faults, { RCPT: [{ say: '550 5.1.1 nobody' }], DATA: [{ say: '354 go on' }] })
    const fate = await mailer.handOff(message, () => expect.unreachable())
    expect(fate).toEqual({ fate: 'refused', code: 550, status: '5.1.1' })
    await mailer.close()
    expect(server.got).toEqual([{ to: '', raw: Buffer.from('') }])
  })

  test('does not offer a message above the size that the server announces', async () => {
    const { server, mailer } = await conversing()
    server.faults.EHLO = [{ say: '250-here\r\n250-SIZE 10\r\n250 AUTH PLAIN' }]
    const fate = await mailer.handOff(message, () => expect.unreachable())
    expect(fate).toEqual({ fate: 'refused', code: 552, status: '5.3.4' })
    await mailer.close()
    expect(server.steps).not.toContain('DATA')
  })

  test.each<[string, Fault]>([
    ['does not answer', {}],
    ['hangs up', { drop: 'reset' }],
    ['refuses', { say: '500 no' }],
  ])('is over after QUIT though the server %s', async (_, fault) => {
    const { server, mailer } = await conversing()
    server.faults.QUIT = [fault]
    await mailer.handOff(message, nothing)
    await mailer.close()
    expect(server.steps.at(-1)).toBe('QUIT')
  })

  test.each<[string, Fault, object]>([
    ['454 to STARTTLS', { say: '454 4.7.0 later' }, { fate: 'deferred', code: 454 }],
    ['421 to STARTTLS', { say: '421 later\r\n', drop: 'end' }, { fate: 'deferred', code: 421 }],
    ['a connection that ends at STARTTLS', { drop: 'end' }, { fate: 'deferred', code: null }],
    ['a handshake that is cut off', { say: '220 go on\r\n', drop: 'end' }, { fate: 'deferred', code: null }],
    ['a handshake that is never answered', {}, { fate: 'deferred', code: null }],
    ['502 to STARTTLS', { say: '502 what' }, { stops: 'offers no STARTTLS (502)' }],
    ['no TLS after all', { say: '220 go on\r\n250 plain as ever' }, { fate: 'deferred', code: null }],
  ])('with %s says nothing in the clear', async (_, fault, expected) => {
    const { server } = await conversing()
    server.faults.STARTTLS = [fault]
    const mailer = smtpMailer({
      server: { ...server.server, encryption: 'starttls' },
      patience: { ...patience, setUpMs: 150, silenceMs: 150 },
    })
    const told = await mailer.handOff(message, nothing).catch((error: unknown) => {
      if (error instanceof BriefingError) return { stops: error.problems[0]?.message.replace(/;.*/, '') }
      throw error
    })
    expect(told).toMatchObject(expected)
    await mailer.close()
    expect(server.steps.filter((step) => ['AUTH', 'MAIL'].includes(step))).toEqual([])
  })

  test.each<[string, FaultServer['faults']]>([
    ['a refused login', { AUTH: [{ say: '535 no' }] }],
    ['a login put off', { AUTH: [{ say: '454 later' }] }],
    ['a server without logins', { EHLO: [{ say: '250 here' }] }],
  ])('is not left open after %s', async (_, faults) => {
    const { server, mailer } = await conversing()
    Object.assign(server.faults, faults)
    await mailer.handOff(message, nothing).catch(nothing)
    // Would wait for ever.
    await server.deserted()
  })

  test('with localhost needs no name server, which could answer with another machine', async () => {
    const { server } = await conversing()
    const asked = [vi.spyOn(dns, 'lookup'), vi.spyOn(dns.Resolver.prototype, 'resolve4')]
    const mailer = smtpMailer({ server: { ...server.server, host: 'localhost' } })
    expect(await mailer.handOff(message, nothing)).toMatchObject({ fate: 'sent' })
    await mailer.close()
    for (const spy of asked) {
      expect(spy).not.toHaveBeenCalled()
      spy.mockRestore()
    }
  })
})

describe('the bytes of a message', () => {
  test.each(['a\nb\r\n', 'a\rb\r\n', 'a\r\nb', '\n', 'a\r\n\r'])(
    '%j are not sent: the server would get others',
    (text) =>
      expect(() =>
        messageData(
          Buffer.from(text),
          () => true,
          () => undefined,
        ),
      ).toThrow('CRLF'),
  )
})

describe('what nodemailer reports', () => {
  test.each<[ConstructorParameters<typeof SmtpFailure>[0], Partial<SmtpFailure>]>([
    [
      { responseCode: 550, response: '550 5.1.1 <a@b> hush' },
      { code: 550, status: '5.1.1', brief: '550 5.1.1' },
    ],
    [
      { responseCode: 550, response: '550-5.1.1 x\n550 y' },
      { code: 550, status: '5.1.1' },
    ],
    // A status of another class than its code, and numbers that are none.
    [
      { responseCode: 450, response: '450 5.1.1 hush' },
      { code: 450, status: null, brief: '450' },
    ],
    [
      { responseCode: 550, response: '550 5.1.1.9 hush' },
      { code: 550, status: null },
    ],
    [
      { responseCode: 550, response: '550 hush 5.1.1' },
      { code: 550, status: null },
    ],
    [
      { responseCode: 99999, code: 'EPROTOCOL' },
      { code: null, fault: 'EPROTOCOL' },
    ],
    [
      { code: 'ESOCKET', originalCode: 'CERT_HAS_EXPIRED' },
      { isTls: true, brief: 'CERT_HAS_EXPIRED' },
    ],
    [
      { code: 'ESOCKET', originalCode: 'ECONNRESET' },
      { isTls: false, brief: 'ECONNRESET' },
    ],
    [{ code: 'hush hush' }, { fault: 'UNKNOWN', isTls: false }],
  ])('%j', (error, expected) => {
    const failure = new SmtpFailure(error)
    expect(failure).toMatchObject(expected)
    expect(failure.stack).not.toContain('hush')
  })
})
