// `brief send` as it is called: what leaves and what does not, to whom, and that no word of it names a reader or a secret.
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { run } from '../src/cli.ts'
import { sha256 } from '../src/checksum.ts'
import { emptyArchive, MONTH, writeApproved } from './approved-edition.ts'
import { root } from './edition.ts'
import { LOGIN, mailServer, TLS_FILES } from './mail-server.ts'

const KEY = 'a secret of the ledger'
const PEOPLE = { ada: 'ada@ministry.example', bo: 'bo@desk.example', cy: 'cy@tank.example' }
const folder = mkdtempSync(join(tmpdir(), 'send-'))
const list = join(folder, 'recipients.yaml')
let archive = emptyArchive()
let server: Awaited<ReturnType<typeof mailServer>>
/** Everything that was ever said, for the test that no one is named. */
const said: string[] = []

beforeAll(async () => {
  server = await mailServer('tls')
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})
beforeEach(() => {
  archive = emptyArchive()
  server.got.length = 0
  listed('ada', 'bo', 'cy')
})

function listed(...names: (keyof typeof PEOPLE)[]): void {
  writeFileSync(list, names.map((name) => `- { name: Reader ${name}, address: ${PEOPLE[name]} }\n`).join(''))
}

let runs = 0
/** The command at a moment, in UTC; each is a process of its own to the others. */
async function send(words: string, now = '2031-04-27T08:00', env: Record<string, string | undefined> = {}) {
  const out: string[] = []
  const { user, password } = LOGIN
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`
  const pid = ++runs
  const code = await run({
    argv: [
      'send',
      ...words.split(' ').filter(Boolean),
      '--archive',
      archive.path,
      '--data',
      'tests/fixtures/lumenite',
    ],
    env: {
      ...{ SMTP_URL: `smtps://${login}@127.0.0.1:${server.server.port}`, SMTP_CA: join(TLS_FILES, 'ca.pem') },
      ...{ LEDGER_KEY: KEY, RECIPIENTS: list, ...env },
    },
    ...{ cwd: root, home: root, now: new Date(`${now}:00Z`), wait: () => Promise.resolve() },
    out: (line) => out.push(line),
    err: (line) => out.push(line),
    runner: { id: `run-${pid}`, host: 'here', pid, alive: () => false },
  })
  said.push(...out)
  return { code, out: out.join('\n') }
}
const readers = () => server.got.map(({ to }) => to).sort()
const everyone = Object.values(PEOPLE).sort()
const ledger = () => join(archive.path, MONTH, 'deliveries.jsonl')

describe('what leaves', () => {
  test('is the approved issue, by TLS and login, to each reader once; a second run sends nothing', async () => {
    const { outputs } = writeApproved(archive)
    expect(await send(MONTH)).toEqual({ code: 0, out: '2031-03: all 3 have it' })
    expect(readers()).toEqual(everyone)
    for (const { raw } of server.got) {
      const { attachments } = await PostalMime.parse(raw)
      const pdf = attachments.find(({ mimeType }) => mimeType === 'application/pdf')?.content
      const bytes = typeof pdf === 'string' ? pdf : new Uint8Array(pdf ?? [])
      expect(sha256(bytes)).toBe(sha256(outputs.get('briefing.pdf') ?? ''))
    }
    expect(await send(MONTH)).toEqual({ code: 0, out: '2031-03: all 3 have it: nothing was sent' })
    expect(await send('')).toEqual({ code: 0, out: '2031-03: all 3 have it: nothing was sent' })
    expect(server.got).toHaveLength(3)
  })

  test('goes to a reader who came later, and to nobody again', async () => {
    writeApproved(archive)
    listed('ada', 'bo')
    await send('')
    listed('bo', 'cy', 'ada')
    expect((await send('')).out).toBe('2031-03: all 3 have it (2 before this run)')
    expect(readers()).toEqual(everyone)
  })

  test('after its intents, which are written first where that is asked for', async () => {
    writeApproved(archive)
    expect((await send('--intend')).out).toContain('the intent to send to 3 is in the ledger')
    expect(server.got).toEqual([])
    await send('')
    expect(readers()).toEqual(everyone)
  })

  test('to nobody where another machine wrote the intents, until that is asked for', async () => {
    writeApproved(archive)
    await send('--intend')
    rmSync(join(archive.path, MONTH, 'deliveries.lease'))
    const { code, out } = await send('')
    expect(code).toBe(1)
    expect(out).toContain('3 uncertain')
    expect(server.got).toEqual([])
    expect((await send('--resend-uncertain')).code).toBe(0)
    expect(readers()).toEqual(everyone)
  })

  test('to whom a killed run had begun nothing, from any machine, once that is said; of the others nobody knows', async () => {
    writeApproved(archive)
    await send('--intend')
    const begun = readFileSync(ledger(), 'utf8').split('\n')[1] ?? ''
    appendFileSync(ledger(), `${begun.replace('"intended"', '"sending"')}\n`)
    expect((await send('--withdraw')).out).toMatch(/^2 to whom nothing was handed over are still to get it/)
    expect((await send('--withdraw')).out).toBe('nobody is left to whom this machine meant to send')
    rmSync(join(archive.path, MONTH, 'deliveries.lease'))
    const { code, out } = await send('')
    expect(code).toBe(1)
    expect(out).toContain('1 uncertain')
    expect(server.got).toHaveLength(2)
  })

  test('a correction goes to exactly those who received what it corrects', async () => {
    writeApproved(archive)
    listed('ada', 'bo')
    await send('')
    writeApproved(archive, { revision: 1 })
    listed('bo', 'cy')
    server.got.length = 0
    // However late it comes.
    const { code, out } = await send('', '2031-09-01T08:00')
    expect(code).toBe(0)
    expect(readers()).toEqual([PEOPLE.bo])
    expect(out).toContain('1 who received the issue are not on the list any more')
    expect(out).toMatch(/1 on the list get no correction.*recipients\.yaml:2:\d+ \([0-9a-f]{8}\)/)
  })

  test('a correction of an issue that nobody was sent goes to everyone', async () => {
    writeApproved(archive)
    writeApproved(archive, { revision: 1 })
    await send('')
    expect(readers()).toEqual(everyone)
  })
})

describe('nothing leaves', () => {
  const approval = { embargo: '2031-04-27T09:00:00Z' }
  test.each<[string, () => void, string, string, 0 | 1, string]>([
    ['before anything is approved', () => undefined, '', '', 0, 'no edition is approved: nothing to send'],
    [
      'without an approval',
      () => writeApproved(archive, { approval: null }),
      MONTH,
      '',
      1,
      'no edition of the month is approved, so none leaves',
    ],
    ['of a draft', () => writeApproved(archive, { final: null }), MONTH, '', 1, 'is a draft'],
    [
      'with changed bytes',
      () => appendFileSync(join(writeApproved(archive).folder, 'mail/attached.txt'), 'x'),
      MONTH,
      '',
      1,
      'mail/attached.txt: was changed after it was written',
    ],
    [
      'with a PDF and a manifest that fit each other, and not the approval',
      () => {
        const { folder } = writeApproved(archive)
        const other = emptyArchive()
        const { folder: changed } = writeApproved(other, { files: { 'briefing.pdf': 'other' } })
        for (const file of ['briefing.pdf', 'manifest.json'])
          writeFileSync(join(folder, file), readFileSync(join(changed, file)))
      },
      MONTH,
      '',
      1,
      'briefing.pdf: is not what was approved',
    ],
    [
      'before the embargo',
      () => writeApproved(archive, { approval }),
      MONTH,
      '2031-04-27T08:59',
      1,
      'leaves no sooner than 2031-04-27 09:00 UTC',
    ],
    [
      'before the embargo, and no run fails for it that names no month',
      () => writeApproved(archive, { approval }),
      '',
      '2031-04-27T08:59',
      0,
      'leaves no sooner than 2031-04-27 09:00 UTC',
    ],
    [
      'once the figures of the next month are due',
      () => writeApproved(archive),
      '',
      '2031-05-20T00:00',
      1,
      'by 2031-05-20 the figures of 2031-04 were due',
    ],
    [
      'before the embargo by way of a proof, but to the house',
      () => writeApproved(archive, { approval }),
      `--to ${PEOPLE.ada}`,
      '2031-04-27T08:59',
      1,
      '--to: is not at example.org',
    ],
  ])('%s', async (_, lay, words, now, code, message) => {
    lay()
    for (const what of words.startsWith('--to') ? [words] : [words, `${words} --intend`]) {
      const ran = await send(what, now || undefined)
      expect(ran.code).toBe(code)
      expect(ran.out).toContain(message)
    }
    expect(server.got).toEqual([])
    expect(() => readFileSync(ledger())).toThrow('ENOENT')
  })

  test.each([
    ['SMTP_URL', 'SMTP_URL: is not set'],
    ['LEDGER_KEY', 'LEDGER_KEY: is not set'],
    ['RECIPIENTS', 'RECIPIENTS: found no file of recipients'],
  ])('without %s', async (name, message) => {
    writeApproved(archive)
    const ran = await send('', undefined, { [name]: undefined })
    expect(ran).toMatchObject({ code: 1 })
    expect(ran.out).toContain(message)
    expect(server.got).toEqual([])
  })

  test('with a wrong password: one message, and all can be sent once it is mended', async () => {
    writeApproved(archive)
    const { port } = server.server
    const ran = await send('', undefined, { SMTP_URL: `smtps://ada:guessed@127.0.0.1:${port}` })
    expect(ran.code).toBe(1)
    expect(ran.out).toContain('3 without it for certain')
    expect(ran.out).not.toContain('guessed')
    await send('')
    expect(readers()).toEqual(everyone)
  })
})

test('to withdraw what was never meant to be sent begins no ledger', async () => {
  writeApproved(archive)
  expect((await send('--withdraw')).out).toBe('nobody is left to whom this machine meant to send')
  expect(() => readFileSync(ledger())).toThrow('ENOENT')
})

test('a delivery that was begun is brought to its end, whatever is due by then', async () => {
  writeApproved(archive)
  listed('ada', 'bo')
  await send('')
  listed('ada', 'bo', 'cy')
  expect((await send('', '2031-05-21T08:00')).code).toBe(0)
  expect(readers()).toEqual(everyone)
})

describe('to look at first', () => {
  test('a dry run writes the very messages, and nothing leaves', async () => {
    writeApproved(archive)
    const out = join(folder, 'messages')
    expect((await send(`--dry-run --out ${out}`)).out).toContain('3 messages as they would be sent')
    expect(server.got).toEqual([])
    await send('')
    const written = readdirSync(out).map((name) => sha256(readFileSync(join(out, name))))
    expect(written.sort()).toEqual(server.got.map(({ raw }) => sha256(raw)).sort())
  })

  test('a proof goes to the house before the approval, and is not in the ledger', async () => {
    writeApproved(archive, { approval: null })
    expect((await send('--to desk@example.org')).code).toBe(0)
    expect(readers()).toEqual(['desk@example.org'])
    expect((await PostalMime.parse(server.got[0]?.raw ?? '')).subject).toMatch(/^\[Proof\] /)
    expect(() => readFileSync(ledger())).toThrow('ENOENT')
  })
})

test('no line of all this names a reader, an address, a login or a secret', () => {
  expect(said.length).toBeGreaterThan(40)
  const all = said.join('\n')
  const { user, password } = LOGIN
  for (const word of [...everyone, 'Reader', KEY, user, password, encodeURIComponent(password)])
    expect(all).not.toContain(word)
})
