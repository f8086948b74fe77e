// A tiny final edition in an archive, with its mail, manifest and approval, for the tests of what is sent. All of it is invented.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { addApproval, type Approval } from '../src/archive/approvals.ts'
import { editionFolder } from '../src/archive/edition-name.ts'
import { MAIL, type MailHead } from '../src/archive/mail.ts'
import { type Final, manifestFile } from '../src/archive/manifest.ts'
import type { Place } from '../src/archive/place.ts'
import { sha256 } from '../src/checksum.ts'

export const MONTH = '2031-03'
export const AS_OF = '2031-04-25'

/** A picture of one point. */
export const POINT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const HEAD: MailHead = {
  subject: 'Lumenite exports, March 2031: 280 t of magnets',
  from: { name: 'Lemurian Institute, Desk for “Lumenite”', address: 'briefing@example.org' },
  replyTo: 'desk@example.org',
  unsubscribe: 'leave@example.org',
  language: 'en',
  messageId: `<${MONTH}.r0.20310425@example.org>`,
  references: ['<2031-01.r0.20310225@example.org>', '<2031-02.r0.20310325@example.org>'],
  pictureId: 'chart@example.org',
  largestBytes: 1_000_000,
}

/** What a test wants otherwise. */
export interface Otherwise {
  month?: string
  revision?: number
  asOf?: string
  /** Null makes a draft. */
  final?: Final | null
  head?: Partial<Record<keyof MailHead, unknown>>
  /** By path; null leaves the file out. */
  files?: Record<string, string | Buffer | null>
  /** Null leaves it unapproved. */
  approval?: Partial<Approval> | null
}

export function emptyArchive(): Place {
  return { path: mkdtempSync(join(tmpdir(), 'archive-')), label: 'reports' }
}

/** Writes the edition into the archive and gives its folder and files. */
export function writeApproved(archive: Place, otherwise: Otherwise = {}) {
  const { month = MONTH, revision = 0, asOf = AS_OF, approval = {} } = otherwise
  const of = { asOf, revision: revision - 1, sha256: sha256('findings') }
  const correction = revision === 0 ? null : { reason: 'A table was read wrongly.', of }
  const { final = { revision, correction } } = otherwise
  const files: Record<string, string | Buffer | null> = {
    'briefing.pdf': Buffer.from('%PDF-1.7\n\x00\xff\r\nany bytes\n', 'latin1'),
    'briefing.html': '<!doctype html>\n<title>Lumenite – März</title>\n',
    'findings.json': '{}\n',
    [MAIL.head]: JSON.stringify({ ...HEAD, ...otherwise.head }),
    [MAIL.attached.html]:
      `<p>Magnets fell. The issue is attached. <img src="cid:${HEAD.pictureId}" alt="280 t"></p>\n`,
    [MAIL.attached.text]:
      `Magnets fell – to 280 t.\n\nThe issue is attached.\n${'A long line. '.repeat(120)}\n`,
    [MAIL.linked.html]:
      `<p>Magnets fell. Read on: <a href="https://example.org/">the issue</a> <img src="cid:${HEAD.pictureId}" alt="280 t"></p>\n`,
    [MAIL.linked.text]: 'Magnets fell.\n\nRead on: https://example.org/\n',
    [MAIL.picture]: POINT,
    ...otherwise.files,
  }
  const outputs = new Map(
    Object.entries(files).flatMap(([path, content]) => (content === null ? [] : [[path, content]])),
  )
  const manifest = manifestFile({ ...MADE, month, asOf, final }, outputs)
  const folder = join(archive.path, month, editionFolder({ asOf, revision }))
  for (const [path, content] of [...outputs, ['manifest.json', manifest] as const]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  const pdf = sha256(outputs.get('briefing.pdf') ?? '')
  const at = { approvedAt: '2031-04-26T09:30:00Z', embargo: null }
  const approved = {
    revision,
    asOf,
    pdf,
    manifest: sha256(manifest),
    approvedBy: 'Ada Example',
    ...at,
    ...approval,
  }
  if (approval !== null) addApproval(archive, month, approved)
  return { folder, outputs, approval: approved }
}

/** What the manifest says of the making, which no test of delivery looks at. */
const MADE: Omit<Parameters<typeof manifestFile>[0], 'month' | 'asOf' | 'final'> = {
  language: 'en',
  program: { version: '0.0.0', source: {} },
  node: '20',
  browser: { kind: 'embedded', version: 'none' },
  packages: { declared: {}, installed: {} },
  dataFolder: 'data/lumenite',
  data: {},
  templates: {},
  fonts: {},
  previous: null,
}
