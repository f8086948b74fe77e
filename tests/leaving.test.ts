// What may be sent: nothing that is not approved, not intact or not due, and why, in words.
import fs, { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import type { Place } from '../src/archive/place.ts'
import { MAIL } from '../src/archive/mail.ts'
import { sha256 } from '../src/checksum.ts'
import { audience } from '../src/delivery/audience.ts'
import { approvedEdition, finalEdition } from '../src/delivery/leaving.ts'
import { proofRecipient } from '../src/delivery/proof.ts'
import type { Recipient } from '../src/delivery/recipient.ts'
import { emptyArchive, MONTH, type Otherwise, writeApproved } from './approved-edition.ts'
import { problemsOf } from './problems-of.ts'

const archives: Place[] = []
afterAll(() => archives.forEach(({ path }) => rmSync(path, { recursive: true })))
const archiveOf = (...editions: Otherwise[]) => {
  const archive = emptyArchive()
  archives.push(archive)
  return { archive, editions: editions.map((otherwise) => writeApproved(archive, otherwise)) }
}
const LATER = new Date('2031-05-01T00:00:00Z')
const EDITION = `reports/${MONTH}/2031-04-25`

describe('an approved edition', () => {
  test('is read whole, with the checksum that stands for all of it', () => {
    const { archive, editions } = archiveOf({})
    const edition = approvedEdition(archive, MONTH, LATER)
    const [written] = editions
    expect(edition.content).toBe(written?.approval.manifest)
    expect(sha256(edition.pdf)).toBe(written?.approval.pdf)
    expect(edition.name).toEqual({ month: MONTH, asOf: '2031-04-25', revision: 0 })
    expect(edition.linked?.text).toContain('Read on')
    expect(edition.head.unsubscribe).toBe('mailto:leave@example.org?subject=unsubscribe')
  })

  test('is the newest of its month, also where another waits for approval', () => {
    const { archive } = archiveOf({}, { revision: 1 }, { revision: 2, approval: null })
    expect(approvedEdition(archive, MONTH, LATER).name.revision).toBe(1)
    expect(finalEdition(archive, MONTH).name.revision).toBe(2)
    expect(finalEdition(archive, MONTH).approval).toBeNull()
  })

  test.each([
    ['leave+list@example.org', 'mailto:leave%2Blist@example.org?subject=unsubscribe'],
    ['https://example.org/leave?a=<b>', 'https://example.org/leave?a=%3Cb%3E'],
    ['https://example.org/\r\nBcc: eve', 'https://example.org/Bcc:%20eve'],
  ])('leads those who want to leave, %j, to %j', (unsubscribe, link) => {
    const { archive } = archiveOf({ head: { unsubscribe } })
    expect(approvedEdition(archive, MONTH, LATER).head.unsubscribe).toBe(link)
  })

  test('needs no page on the web', () => {
    const { archive } = archiveOf({ files: { [MAIL.linked.html]: null, [MAIL.linked.text]: null } })
    expect(approvedEdition(archive, MONTH, LATER).linked).toBeUndefined()
  })
})

type Damage = [what: string, otherwise: Otherwise, damage: (folder: string) => void, problems: RegExp[]]
const nothing = () => undefined
const damaged: Damage[] = [
  [
    'is not approved',
    { approval: null },
    nothing,
    [/^reports\/2031-03: no edition of the month is approved/],
  ],
  [
    'was approved at a moment that lies ahead',
    { approval: { approvedAt: '2099-01-01T00:00:00Z' } },
    nothing,
    [/^reports\/2031-03\/2031-04-25: was approved at 2099-01-01 00:00 UTC, which lies ahead/],
  ],
  ['is a draft', { final: null }, nothing, [/^reports\/2031-03\/2031-04-25: is a draft/]],
  [
    'is another revision than its folder says',
    { final: { revision: 1, correction: null } },
    nothing,
    [/manifest.json: is the manifest of 2031-03 as of 2031-04-25, R1/],
  ],
  [
    'has files that changed, are missing or foreign',
    {},
    (folder) => {
      writeFileSync(join(folder, MAIL.attached.text), 'Magnets rose.')
      rmSync(join(folder, 'briefing.html'))
      writeFileSync(join(folder, 'mail/more.html'), '<p>More</p>')
    },
    [
      /briefing.html: the file is missing/,
      /mail\/attached.txt: was changed/,
      /mail\/more.html: is a file that/,
    ],
  ],
  [
    'was approved with another PDF',
    { approval: { pdf: sha256('other') } },
    nothing,
    [/briefing.pdf: is not what was approved: found the checksum [0-9a-f]{8}, the approval says/],
  ],
  [
    'was made anew since, in itself intact',
    {},
    (folder) => {
      const { folder: other } = writeApproved(archiveOf().archive, { head: { subject: 'Magnets rose' } })
      for (const file of ['manifest.json', MAIL.head]) copyFileSync(join(other, file), join(folder, file))
    },
    [/manifest.json: is not what was approved/],
  ],
  [
    'has no mail',
    { files: { [MAIL.head]: null, [MAIL.picture]: null } },
    nothing,
    [/mail\/chart.png: is no file of the edition, which/, /mail\/mail.json: is no file of the edition/],
  ],
  ['has half a body', { files: { [MAIL.linked.text]: null } }, nothing, [/mail\/linked.txt: is no file/]],
  [
    'has the other half of it',
    { files: { [MAIL.linked.html]: null } },
    nothing,
    [/mail\/linked.html: is no file/],
  ],
  [
    'has a head that is no JSON',
    { files: { [MAIL.head]: '{' } },
    nothing,
    [/mail\/mail.json: is no head of a mail/],
  ],
  [
    'has a subject that begins another header',
    { head: { subject: 'Magnets\r\nBcc: eve@example.com' } },
    nothing,
    [/mail.json: is no head of a mail as this program writes it: subject: one line/],
  ],
  [
    'has a picture whose id begins another header',
    { head: { pictureId: 'chart>\r\nBcc: eve@example.com' } },
    nothing,
    [/mail.json: is no head of a mail as this program writes it: pictureId/],
  ],
  [
    'tells nobody how to leave',
    { head: { unsubscribe: 'javascript:alert(1)' } },
    nothing,
    [/mail.json: is no head of a mail as this program writes it: unsubscribe/],
  ],
]

test.each(damaged)('nothing leaves of an edition that %s', (_, otherwise, damage, problems) => {
  const { archive, editions } = archiveOf(otherwise)
  damage(editions[0]?.folder ?? '')
  const found = problemsOf(() => approvedEdition(archive, MONTH, LATER))
  expect(found).toEqual(problems.map((problem) => expect.stringMatching(problem)))
})

test.each([MAIL.head, MAIL.attached.text, MAIL.linked.html, MAIL.picture, 'briefing.html', 'briefing.pdf'])(
  'nothing leaves where %s changes between the check and the reading',
  (file) => {
    const { archive } = archiveOf({})
    const [read, seen] = [fs.readFileSync, { times: 0 }]
    const late = (path: unknown) => String(path).endsWith(`/${file}`) && ++seen.times > 1
    const spy = vi.spyOn(fs, 'readFileSync')
    spy.mockImplementation((...asked) => (late(asked[0]) ? Buffer.from('changed') : read(...asked)))
    syncBuiltinESMExports()
    try {
      const [problem] = problemsOf(() => approvedEdition(archive, MONTH, LATER))
      expect(problem).toContain(`${file}: is not what was approved`)
    } finally {
      spy.mockRestore()
      syncBuiltinESMExports()
    }
  },
)

test('nothing leaves of an approved edition that was taken away', () => {
  const { archive, editions } = archiveOf({})
  rmSync(editions[0]?.folder ?? '', { recursive: true })
  expect(problemsOf(() => approvedEdition(archive, MONTH, LATER))[0]).toContain(
    'manifest.json: the file is missing',
  )
})

test('nothing leaves before its embargo ends, and all from that moment on', () => {
  const { archive } = archiveOf({ approval: { embargo: '2031-04-28T08:00:00Z' } })
  const at = (now: string) => problemsOf(() => approvedEdition(archive, MONTH, new Date(now)))
  expect(at('2031-04-28T07:59:59.999Z')).toEqual([
    `${EDITION}: leaves no sooner than 2031-04-28 08:00 UTC, when its embargo ends\n    mend: send it then`,
  ])
  expect(at('2031-04-28T08:00:00Z')).toEqual([])
})

describe('a dry run and a proof', () => {
  test('show a final edition that nobody has approved, and the approved one before its embargo', () => {
    const unapproved = archiveOf({ asOf: '2031-04-24', final: null, approval: null }, { approval: null })
    expect(finalEdition(unapproved.archive, MONTH)).toMatchObject({
      name: { asOf: '2031-04-25' },
      approval: null,
    })
    const held = archiveOf({ approval: { embargo: '2099-01-01T00:00:00Z' } })
    expect(finalEdition(held.archive, MONTH).approval?.embargo).toBe('2099-01-01T00:00:00Z')
  })

  test('show no draft, though it is newer', () => {
    const { archive } = archiveOf({ approval: null }, { asOf: '2031-04-27', final: null, approval: null })
    expect(finalEdition(archive, MONTH).name.asOf).toBe('2031-04-25')
  })

  test('show the newest of several that nobody has approved', () => {
    const days = ['2031-04-24', '2031-04-26', '2031-04-25']
    const { archive } = archiveOf(...days.map((asOf) => ({ asOf, approval: null })))
    expect(finalEdition(archive, MONTH).name.asOf).toBe('2031-04-26')
  })

  test('show nothing that is not intact, unapproved or approved', () => {
    for (const otherwise of [{ approval: null }, {}]) {
      const { archive, editions } = archiveOf(otherwise)
      writeFileSync(join(editions[0]?.folder ?? '', 'briefing.pdf'), 'other')
      expect(problemsOf(() => finalEdition(archive, MONTH))[0]).toMatch(/briefing.pdf: was changed/)
      writeFileSync(join(editions[0]?.folder ?? '', 'manifest.json'), '{')
      expect(problemsOf(() => finalEdition(archive, MONTH))[0]).toMatch(/manifest.json: is no JSON/)
    }
  })

  test('show nothing where there are only drafts', () => {
    const { archive } = archiveOf({ final: null, approval: null })
    expect(problemsOf(() => finalEdition(archive, MONTH))[0]).toMatch(
      /there is no final edition of the month/,
    )
  })

  const { archive } = archiveOf({})
  test.each([
    ['ada@EXAMPLE.org', false, undefined],
    ['ada@example.com', false, /^--to: is not at example.org, and until/],
    ['ada@sub.example.org', false, /^--to: is not at example.org/],
    ['ada@evil-example.org', false, /^--to: is not at example.org/],
    ['ada@example.com', true, undefined],
    ['ada@example.org, eve@example.com', true, /^--to: is no address of mail/],
    ['ada@example.org\r\nBcc: eve@example.com', true, /^--to: is no address of mail/],
  ])('goes to %j, approved and due %s: %s', (given, open, problem) => {
    const edition = finalEdition(archive, MONTH)
    const found = problemsOf(() => proofRecipient(given, edition, open))
    if (problem === undefined) expect(found).toEqual([])
    else expect(found).toEqual([expect.stringMatching(problem)])
    expect(found.join()).not.toMatch(/ada|eve|example\.com|evil/)
  })
})

describe('who gets an edition', () => {
  const person = (key: string): Recipient => {
    const address = `${key}@example.org`
    return { name: key, address, language: 'en', formats: ['pdf'], place: `list.yaml:1:1`, key }
  }
  const listed = ['a', 'b', 'c'].map(person)
  const of = (revision: number) => ({ name: { month: MONTH, asOf: '2031-04-25', revision }, label: EDITION })

  test('a first one: everyone, whoever has had it', () => {
    const first = audience(of(0), listed, new Set(['a']))
    expect(first).toEqual({ recipients: listed, gone: 0, leftOut: [] })
    expect(audience(of(0), listed, undefined).recipients).toEqual(listed)
  })

  test('a correction: exactly those who received what it corrects', () => {
    const { recipients, gone, leftOut } = audience(of(1), listed, new Set(['c', 'a', 'x', 'y']))
    expect(recipients.map(({ key }) => key)).toEqual(['a', 'c'])
    expect(gone).toBe(2)
    expect(leftOut.map(({ key }) => key)).toEqual(['b'])
  })

  test('a correction of what nobody was sent: everyone', () => {
    expect(audience(of(2), listed, undefined)).toEqual({ recipients: listed, gone: 0, leftOut: [] })
  })
})
