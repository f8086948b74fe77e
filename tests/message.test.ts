// The message in its very bytes, read back as a mail client does: parts, headers, size, and that it is the same each time.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterAll, describe, expect, test } from 'vitest'
import { MAIL } from '../src/archive/mail.ts'
import { sha256 } from '../src/checksum.ts'
import { checkMessages } from '../src/delivery/check-messages.ts'
import { writeMessages } from '../src/delivery/dry-run.ts'
import type { FinalEdition } from '../src/delivery/final-edition.ts'
import { finalEdition } from '../src/delivery/leaving.ts'
import { composeMessage } from '../src/delivery/message.ts'
import { proofRecipient } from '../src/delivery/proof.ts'
import type { Recipient } from '../src/delivery/recipient.ts'
import { emptyArchive, MONTH, type Otherwise, POINT, writeApproved } from './approved-edition.ts'
import { problemsOfAsync } from './problems-of.ts'
import { root } from './edition.ts'

const folder = mkdtempSync(join(tmpdir(), 'message-'))
const archives = [folder]
afterAll(() => archives.forEach((path) => rmSync(path, { recursive: true })))
const editionOf = (otherwise: Otherwise = {}): FinalEdition => {
  const archive = emptyArchive()
  archives.push(archive.path)
  writeApproved(archive, otherwise)
  return finalEdition(archive, MONTH)
}
const edition = editionOf()
const unlinked = editionOf({ files: { [MAIL.linked.html]: null, [MAIL.linked.text]: null } })

const ada: Recipient = {
  name: 'Ada Lovelace',
  address: 'ada@example.com',
  language: 'en',
  formats: ['pdf'],
  place: 'list.yaml:1:3',
  key: 'ab'.repeat(32),
}
const parse = (raw: Buffer) => PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' })
const bytes = (content: ArrayBuffer | Uint8Array | string) =>
  typeof content === 'string'
    ? Buffer.from(content)
    : Buffer.from(content instanceof Uint8Array ? content : new Uint8Array(content))
/** Types of the parts in their order. */
const typesIn = (raw: Buffer) =>
  [...raw.toString('latin1').matchAll(/^Content-Type: ([a-z]+\/[a-z]+)/gm)].map(([, type]) => type)
/** The lines of the header of a message, each as one. */
const headerOf = (raw: Buffer) => {
  const [head = ''] = raw.toString('latin1').split('\r\n\r\n')
  return head.replace(/\r\n[ \t]/g, ' ').split('\r\n')
}

describe('a message', () => {
  test('carries text, HTML with the chart, and the PDF as it was approved', async () => {
    const { raw, from, to } = await composeMessage(edition, ada)
    expect([from, to]).toEqual(['briefing@example.org', 'ada@example.com'])
    const alternatives = [
      'multipart/alternative',
      'text/plain',
      'multipart/related',
      'text/html',
      'image/png',
    ]
    expect(typesIn(raw)).toEqual(['multipart/mixed', ...alternatives, 'application/pdf'])
    const mail = await parse(raw)
    expect(mail.text?.replace(/\r\n/g, '\n').trimEnd()).toBe(edition.attached.text.trimEnd())
    expect(mail.html?.trimEnd()).toBe(edition.attached.html.trimEnd())
    const [picture, pdf, ...more] = mail.attachments
    expect(more).toEqual([])
    expect(picture).toMatchObject({
      mimeType: 'image/png',
      disposition: 'inline',
      contentId: '<chart@example.org>',
    })
    expect(mail.html).toContain('src="cid:chart@example.org"')
    expect(bytes(picture?.content ?? '')).toEqual(POINT)
    expect(pdf).toMatchObject({
      mimeType: 'application/pdf',
      disposition: 'attachment',
      filename: 'briefing-2031-03.pdf',
    })
    expect(sha256(bytes(pdf?.content ?? ''))).toBe(edition.approval?.pdf)
  })

  test('has the headers by which it is answered, threaded, sorted and left', async () => {
    const mail = await parse((await composeMessage(edition, ada)).raw)
    const { name, address } = edition.head.from
    expect(mail.from).toEqual({ name, address })
    expect(mail.to).toEqual([{ name: 'Ada Lovelace', address: 'ada@example.com' }])
    expect(mail.replyTo).toEqual([{ name: '', address: 'desk@example.org' }])
    expect(mail.subject).toBe(edition.head.subject)
    const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]))
    expect(headers).toEqual({
      ...{ from: expect.any(String), to: expect.any(String), 'content-type': expect.any(String) },
      'reply-to': 'desk@example.org',
      subject: edition.head.subject,
      date: 'Sat, 26 Apr 2031 09:30:00 +0000',
      'message-id': '<2031-03.r0.20310425@example.org>',
      'in-reply-to': '<2031-02.r0.20310325@example.org>',
      references: '<2031-01.r0.20310225@example.org> <2031-02.r0.20310325@example.org>',
      'list-id': '<briefing.example.org>',
      'list-unsubscribe': '<mailto:leave@example.org?subject=unsubscribe>',
      'auto-submitted': 'auto-generated',
      'content-language': 'en',
      'mime-version': '1.0',
    })
  })

  test('of a first issue answers none, and without another address goes back to its sender', async () => {
    const first = editionOf({ head: { references: [], replyTo: null } })
    const names = headerOf((await composeMessage(first, ada)).raw).map((line) => line.split(':')[0])
    expect(names).toContain('Message-ID')
    for (const name of ['References', 'In-Reply-To', 'Reply-To']) expect(names).not.toContain(name)
  })

  test.each([
    ['its embargo', { approval: { embargo: '2031-04-28T08:00:00Z' } }, 'Mon, 28 Apr 2031 08:00:00 +0000'],
    ['its approval', {}, 'Sat, 26 Apr 2031 09:30:00 +0000'],
    [
      'the end of its day, while nobody has approved it',
      { approval: null },
      'Fri, 25 Apr 2031 23:59:59 +0000',
    ],
  ])('is of the time of %s', async (_, otherwise, date) => {
    expect(headerOf((await composeMessage(editionOf(otherwise), ada)).raw)).toContain(`Date: ${date}`)
  })

  test.each([
    ['pdf and html', ['pdf', 'html'], ['briefing-2031-03-R1.pdf', 'briefing-2031-03-R1.html']],
    ['html', ['html'], ['briefing-2031-03-R1.html']],
    ['none', [], []],
  ] as const)('of a correction carries %s where that is asked for', async (_, formats, names) => {
    const archive = emptyArchive()
    archives.push(archive.path)
    for (const revision of [0, 1]) writeApproved(archive, { revision })
    const corrected = finalEdition(archive, MONTH)
    const { raw } = await composeMessage(corrected, { ...ada, formats })
    const mail = await parse(raw)
    const attached = mail.attachments.filter(({ disposition }) => disposition === 'attachment')
    expect(attached.map(({ filename }) => filename)).toEqual(names)
    const html = attached.find(({ mimeType }) => mimeType === 'text/html')
    if (html !== undefined) expect(bytes(html.content)).toEqual(corrected.html)
    const body = names.length === 0 ? corrected.linked : corrected.attached
    expect(mail.html?.trimEnd()).toBe(body?.html.trimEnd())
    expect(typesIn(raw)[0]).toBe(names.length === 0 ? 'multipart/alternative' : 'multipart/mixed')
  })

  test('is the same bytes each time, and others for another edition', async () => {
    for (const proof of [false, true]) {
      const [one, two] = [
        await composeMessage(edition, ada, { proof }),
        await composeMessage(edition, ada, { proof }),
      ]
      expect(one.raw.equals(two.raw)).toBe(true)
    }
    const other = editionOf({ head: { subject: 'Other' } })
    expect((await composeMessage(other, ada)).raw.toString()).not.toContain(edition.content.slice(0, 32))
  })

  test('has lines as mail has them, and is nothing but ASCII', async () => {
    const wild = editionOf({
      files: {
        [MAIL.attached.text]: `.\r\nFrom here\n..\nÄ\n${'例'.repeat(2000)}\nend  \n`,
        [MAIL.attached.html]: `<p>${'x'.repeat(3000)}</p>`,
      },
    })
    const { raw } = await composeMessage(wild, { ...ada, name: '例'.repeat(100), formats: ['pdf', 'html'] })
    const text = raw.toString('latin1')
    expect(text).not.toMatch(/(?<!\r)\n|\r(?!\n)|[^\x09\x0a\x0d\x20-\x7e]/)
    expect(Math.max(...text.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(998)
    const parsed = await parse(raw)
    expect(parsed.text?.replace(/\r\n/g, '\n').trimEnd()).toBe(
      wild.attached.text.replace(/\r\n/g, '\n').trimEnd(),
    )
  })
})

const names = [
  'Ada, Bcc: eve@example.com',
  'Ada <eve@example.com>',
  '"Ada" \\',
  "O'Neil; (press) [desk]: @home",
  '=?utf-8?q?Ada=0D=0ABcc=3A_eve=40example.com?=',
  'Ада Лавлейс',
  'آدا لوفليس',
  '例 花子',
  'Ångström, Ärzte “für” Alle',
  '😀'.repeat(50),
  'x'.repeat(100),
  'Bcc:',
  ' Ada ',
]

test.each(names)('the name %j stands in To, whole and alone', async (name) => {
  const { raw } = await composeMessage(edition, { ...ada, name })
  const lines = headerOf(raw)
  expect(lines.map((line) => line.split(':')[0]).sort()).toEqual(
    [
      ...['From', 'To', 'Reply-To', 'Subject', 'Date', 'Message-ID', 'In-Reply-To', 'References'],
      ...[
        'List-ID',
        'List-Unsubscribe',
        'Auto-Submitted',
        'Content-Language',
        'MIME-Version',
        'Content-Type',
      ],
    ].sort(),
  )
  const mail = await parse(raw)
  expect(mail.to).toHaveLength(1)
  expect(mail.to?.[0]?.address).toBe('ada@example.com')
  // A client may decode what looks encoded within quotes; what comes of it is a name all the same.
  if (!name.startsWith('=?')) expect(mail.to?.[0]?.name).toBe(name.trim())
})

describe('the size', () => {
  const sized = async (of: FinalEdition, recipient = ada) => (await composeMessage(of, recipient)).raw.length
  const allowing = (largestBytes: number, of = edition) => ({ ...of, head: { ...of.head, largestBytes } })

  test('up to which a message carries the issue is that of the whole message, to the byte', async () => {
    const whole = await sized(edition)
    expect(await sized(allowing(whole))).toBe(whole)
    const { raw } = await composeMessage(allowing(whole - 1), ada)
    const mail = await parse(raw)
    expect(mail.text).toContain('Read on: https://example.org/')
    expect(mail.attachments.map(({ mimeType }) => mimeType)).toEqual(['image/png'])
  })

  test('above it stops an issue that is published nowhere', async () => {
    const whole = await sized(unlinked)
    const found = await problemsOfAsync(() => composeMessage(allowing(whole - 1, unlinked), ada))
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(
      `${MAIL.head}: a message with the issue attached has ${whole} bytes, and ${whole - 1} are allowed`,
    )
    expect(found[0]).toMatch(/set mail.web in briefing.yaml, or raise mail.largest/)
    expect(await sized(allowing(whole, unlinked))).toBe(whole)
  })

  test('that even a link exceeds is refused', async () => {
    const linked = await sized(edition, { ...ada, formats: [] })
    const found = await problemsOfAsync(() => composeMessage(allowing(linked - 1), ada))
    expect(found[0]).toContain(
      `that only leads to the issue has ${linked} bytes, and ${linked - 1} are allowed`,
    )
    expect(found[0]).not.toContain('mail.web')
  })

  test('is known for the whole list before anything leaves, without a name', async () => {
    const long = { ...ada, name: 'Ada, Countess of Lovelace', place: 'list.yaml:5:3' }
    const links = [7, 9].map((line) => ({ ...ada, formats: [], place: `list.yaml:${line}:3` }))
    const limit = await sized(unlinked)
    expect(await problemsOfAsync(() => checkMessages(allowing(limit, unlinked), [ada]))).toEqual([])
    const found = await problemsOfAsync(() =>
      checkMessages(allowing(limit, unlinked), [ada, long, ...links, ada]),
    )
    expect(found).toEqual([
      expect.stringContaining('with the issue attached has'),
      expect.stringMatching(/^list.yaml:7:3: formats: /),
      expect.stringMatching(/^list.yaml:9:3: formats: /),
    ])
    expect(found.join()).not.toMatch(/Ada|ada@/)
    expect(await problemsOfAsync(() => checkMessages(edition, [ada, long, ...links]))).toEqual([])
  })
})

describe('a proof', () => {
  const proofFor = async (of: FinalEdition, address = 'desk@example.org') => {
    const { raw } = await composeMessage(of, proofRecipient(address, of, true), { proof: true })
    return headerOf(raw)
  }

  test('says so, and takes the place of no issue', async () => {
    const lines = await proofFor(edition)
    expect(lines).toContain(`Subject: [Proof] ${edition.head.subject}`)
    expect(lines).toContain('To: desk@example.org')
    expect(lines.find((line) => line.startsWith('Message-ID'))).toMatch(
      /^Message-ID: <2031-03\.r0\.20310425\.proof\.[0-9a-f]{12}@example\.org>$/,
    )
    expect(lines.filter((line) => line.startsWith('List-'))).toEqual([])
  })

  test('has an id of its own for each edition and each address', async () => {
    const other = editionOf({ head: { subject: 'Other' } })
    const all = await Promise.all([proofFor(edition), proofFor(other), proofFor(edition, 'eve@example.org')])
    const ids = all.map((lines) => lines.find((line) => line.startsWith('Message-ID')))
    expect(new Set(ids).size).toBe(3)
  })
})

describe('a dry run', () => {
  const home = join(folder, 'home')
  const outbox = join(home, 'outbox')
  mkdirSync(home)
  const eve = { ...ada, name: 'Eve', address: 'eve@example.com', key: 'cd'.repeat(32) }
  const write = (path: string, recipients: Recipient[], of = edition) =>
    writeMessages({ path, label: 'out' }, of, recipients, { home, outbox })

  test('writes the bytes that would be sent, for their owner alone, under names that tell nobody', async () => {
    const out = join(outbox, MONTH)
    await write(out, [ada, eve])
    expect(readdirSync(out).sort()).toEqual(['abababababab.eml', 'cdcdcdcdcdcd.eml'])
    const { raw } = await composeMessage(edition, ada)
    expect(readFileSync(join(out, 'abababababab.eml')).equals(raw)).toBe(true)
    expect(statSync(join(out, 'abababababab.eml')).mode & 0o077).toBe(0)
    expect(statSync(out).mode & 0o077).toBe(0)
    await write(out, [eve])
    expect(readdirSync(out)).toEqual(['cdcdcdcdcdcd.eml'])
  })

  test('is kept out of the repository but for what git ignores', async () => {
    const link = join(folder, 'link')
    symlinkSync(home, link)
    for (const path of [home, join(home, 'reports'), join(home, 'outbox-2'), join(link, 'reports')]) {
      expect((await problemsOfAsync(() => write(path, [ada])))[0]).toMatch(/^out: lies inside the repository/)
    }
    expect(existsSync(join(home, 'reports'))).toBe(false)
    expect(await problemsOfAsync(() => write(join(link, 'outbox/x'), [ada]))).toEqual([])
    expect(readFileSync(join(root, '.gitignore'), 'utf8').split('\n')).toContain('outbox/')
  })

  test('leaves a folder alone that holds anything else', async () => {
    const out = join(folder, 'letters')
    mkdirSync(out)
    for (const name of ['letter.eml', '.DS_Store']) writeFileSync(join(out, name), 'x')
    expect(await problemsOfAsync(() => write(out, [ada]))).toEqual([
      expect.stringMatching(/^out: holds letter.eml/),
    ])
    rmSync(join(out, 'letter.eml'))
    await write(out, [ada])
    expect(readdirSync(out).sort()).toEqual(['.DS_Store', 'abababababab.eml'])
  })

  test('says what the machine refuses, and that a message cannot be composed', async () => {
    const path = join(folder, 'file')
    writeFileSync(path, 'x')
    expect((await problemsOfAsync(() => write(path, [ada])))[0]).toMatch(/^out: could not be written/)
    const found = await problemsOfAsync(() => write(join(folder, 'new'), [{ ...ada, formats: [] }], unlinked))
    expect(found).toEqual([expect.stringMatching(/^list.yaml:1:3: formats: asks for a message that leads/)])
    expect(found.join()).not.toMatch(/ada@|Lovelace/)
    expect(existsSync(join(folder, 'new'))).toBe(false)
  })
})
