// What the person who is to approve an edition is shown: its bytes by checksum, what changed, its pages; and nothing of what
// stands in the data does anything in the pull request that shows it.
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { PDFDocument, rgb } from '@cantoo/pdf-lib'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addApproval } from '../src/archive/approvals.ts'
import { MAIL } from '../src/archive/mail.ts'
import { type Final, manifest, manifestFile } from '../src/archive/manifest.ts'
import { sha256 } from '../src/checksum.ts'
import { BriefingError } from '../src/errors.ts'
import { review } from '../src/review.ts'
import { plain, verbatim } from '../src/review/markdown.ts'
import { pageImages } from '../src/review/page-images.ts'
import { root } from './edition.ts'

const folder = mkdtempSync(join(tmpdir(), 'review-'))
afterAll(() => rmSync(folder, { recursive: true }))
const archive = { path: join(folder, 'reports'), label: 'reports' }
const out = { path: join(folder, 'review'), label: 'review' }
const read = (name: string) => readFileSync(join(out.path, name), 'utf8')

const HOSTILE = '<img src=x> | @everyone [here](http://evil.example) `x` #7'

const figure = (id: string, value: number, unit = 't', more = {}) => ({
  ...{ id, value, unit, step: 1, weak: false, contested: false },
  ...more,
})
const findings = {
  snapshot: {
    conflicts: [{ series: 'exports', period: '2031-01', chosen: 1150, other: 1200, rule: 'kind' }],
  },
  sections: {
    summary: {
      keys: [
        {
          name: { kind: 'series', id: 'exports', text: HOSTILE },
          ...{ value: { figure: 'value' }, onMonth: { figure: 'onMonth' }, onYear: null },
          ...{ signal: { verdict: 'ordinary' }, confidence: { level: 'moderate' }, gap: null },
        },
        {
          name: { kind: 'series', id: 'magnets', text: 'Magnets' },
          ...{ value: null, onMonth: null, onYear: null },
          ...{ signal: { verdict: 'unknown' }, confidence: null },
          gap: { reason: 'not-out', due: '2031-03-20' },
        },
      ],
    },
    changes: {
      previous: { month: '2030-12', asOf: '2031-02-12' },
      flips: [
        {
          ...{ kind: 'signal', reason: 'newer-period', name: { text: 'Exports' } },
          then: { verdict: 'ordinary', change: null },
          now: { verdict: 'signal', change: { figure: 'onMonth' } },
        },
        { kind: 'lead', reason: 'evidence', then: [{ text: 'Licences' }], now: [{ text: 'Season' }] },
        {
          ...{ kind: 'claim', reason: 'dropped', name: { text: 'They said' } },
          ...{ then: 'supported', now: null },
        },
      ],
      added: { count: null, rows: [], further: null },
      revised: {
        ...{ count: { figure: 'count' }, further: { figure: 'further' } },
        rows: [
          {
            ...{ name: { text: 'Magnets' }, period: '2030-12', arrival: 'published-since' },
            ...{ then: { figure: 'then' }, now: { figure: 'now' }, difference: { figure: 'difference' } },
          },
        ],
      },
      withdrawn: [],
      measures: { count: null, rows: [], further: null },
      events: { count: null, rows: [], further: null },
      conflicts: { count: null, rows: [], further: null },
    },
  },
  figures: [
    figure('value', 1150, 't', { contested: true }),
    figure('onMonth', -8.04, '%', { step: null }),
    figure('count', 3, 'count'),
    figure('further', 2, 'count'),
    ...[figure('then', 30), figure('now', 33), figure('difference', 3)],
  ],
}

/** Two pages: a white one, and one that is red all over. */
async function twoPages(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.setTitle('Lumenite, January 2031')
  document.addPage([200, 100])
  document.addPage([200, 100]).drawRectangle({ x: 0, y: 0, width: 200, height: 100, color: rgb(1, 0, 0) })
  return await document.save()
}

function write(asOf: string, final: Final | null, pdf: Uint8Array): string {
  const files = new Map<string, Uint8Array | string>([
    ['briefing.pdf', pdf],
    ['findings.json', JSON.stringify(findings)],
  ])
  if (final !== null) {
    const head = {
      ...{ subject: `Lumenite: ${HOSTILE}`, from: { name: 'Desk', address: 'desk@example.org' } },
      ...{ replyTo: null, unsubscribe: 'desk@example.org', language: 'en', messageId: '<a@example.org>' },
      ...{ references: [], pictureId: 'chart@example.org', largestBytes: 1e7 },
    }
    files.set(MAIL.head, JSON.stringify(head)).set(MAIL.attached.text, 'Exports fell.\n```\n@everyone\n')
  }
  const model = manifest.parse(
    JSON.parse(readFileSync(join(root, 'reports/2025-12/2026-01-25/manifest.json'), 'utf8')),
  )
  files.set('manifest.json', manifestFile({ ...model, month: '2031-01', asOf, final }, files))
  const revision = final?.revision ?? 0
  const path = join(archive.path, '2031-01', revision === 0 ? asOf : `${asOf}-R${revision}`)
  for (const [name, content] of files) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), content)
  }
  return path
}

const FINAL: Final = { revision: 0, correction: null }
let pdf: Uint8Array
beforeAll(async () => {
  pdf = await twoPages()
})

function fresh(): void {
  rmSync(archive.path, { recursive: true, force: true })
  rmSync(out.path, { recursive: true, force: true })
}

function approve(path: string, revision: number, asOf: string): void {
  addApproval(archive, '2031-01', {
    ...{ revision, asOf, pdf: sha256(pdf), manifest: sha256(readFileSync(join(path, 'manifest.json'))) },
    ...{ approvedBy: 'Ada', approvedAt: '2031-03-01T12:00:00Z', embargo: null },
  })
}

describe('the review of a final edition', () => {
  test('names its bytes, what is disputed, what changed, the mail, and shows every page', async () => {
    fresh()
    const path = write('2031-03-01', FINAL, pdf)
    const named = { month: '2031-01', asOf: '2031-03-01', revision: 0 }
    expect(await review({ archive, month: undefined, out })).toEqual({
      ...{ ...named, pages: 2, approved: false },
    })
    expect(readdirSync(out.path).sort()).toEqual(['page-01.png', 'page-02.png', 'review.md'])
    const text = read('review.md')
    expect(text.split('\n')[0]).toBe('# Issue of 2031-01, as of 2031-03-01')
    expect(text).toContain('Lumenite, January 2031. A final edition that waits')
    expect(text).toContain(`\`${sha256(pdf)}\` | 2 pages |`)
    expect(text).toContain(sha256(readFileSync(join(path, 'manifest.json'))))
    expect(text).toContain('| 1,150 t | −8.0% | – | ordinary | moderate, disputed |')
    expect(text).toContain('| Magnets | **not known**: not-out, due by 2031-03-20 |')
    expect(text).toContain('| 1150 | 1200 | kind |')
    expect(text).toContain('Revised values: 3, of which 2 are in findings.json alone.\n')
    expect(text).toContain('| Magnets | 2030-12 | 30 t | 33 t | +3 t | published-since |')
    expect(text).toContain('| signal | Exports | ordinary (–) | signal (−8.0%) | newer-period |')
    expect(text).toContain('| lead |  | Licences | Season | evidence |')
    expect(text).toContain('| claim | They said | supported | none | dropped |')
    expect(text).toContain('````text\nExports fell.\n```\n@everyone\n````')
    expect(text).toMatch(/\n- \[ \] A screen reader/)
    // What the data hold calls nobody, leads nowhere, is no HTML and adds no cell.
    const line = text.split('\n').find((one) => one.includes('img src')) ?? ''
    expect(line.match(/(?<!\\)\|/g)).toHaveLength(7)
    expect(line).not.toMatch(/(?<!\\)[<[`]|@e|#7|http:/)
    expect(text).not.toMatch(/^Subject:.*(?:(?<!\\)[<[`]|@e)/m)
  })

  test('the pages are drawn as they are', async () => {
    expect(await colourOf('page-01.png')).toEqual([255, 255, 255])
    expect(await colourOf('page-02.png')).toEqual([255, 0, 0])
  })
})

describe('which edition', () => {
  test('without a month none, where every final edition was approved; with it, the one approved last', async () => {
    fresh()
    write('2031-03-02', null, pdf)
    approve(write('2031-03-01', FINAL, pdf), 0, '2031-03-01')
    expect(await review({ archive, month: undefined, out })).toBeUndefined()
    expect(() => readdirSync(out.path)).toThrow('ENOENT')
    expect(await review({ archive, month: '2031-01', out })).toMatchObject({
      asOf: '2031-03-01',
      approved: true,
    })
    expect(read('review.md')).toContain('Approved by Ada at 2031-03-01T12:00:00Z.')
  })

  test('a correction that waits, with its reason', async () => {
    fresh()
    approve(write('2031-03-01', FINAL, pdf), 0, '2031-03-01')
    const of = { asOf: '2031-03-01', revision: 0, sha256: sha256('') }
    write('2031-03-01', { revision: 1, correction: { reason: 'A *slip*.', of } }, pdf)
    expect(await review({ archive, month: undefined, out })).toMatchObject({ revision: 1, approved: false })
    expect(read('review.md')).toMatch(/^# Correction R1 of the issue of 2031-01, as of 2031-03-01\n/)
    expect(read('review.md')).toContain('It corrects the edition of 2031-03-01: A \\*slip\\*.')
    expect(read('review.md')).toContain('The notice on page one')
  })

  test('a draft, where there is nothing else, as such', async () => {
    fresh()
    write('2031-03-01', null, pdf)
    expect(await review({ archive, month: undefined, out })).toBeUndefined()
    await review({ archive, month: '2031-01', out })
    expect(read('review.md')).toContain('A draft, which cannot be approved.')
    expect(read('review.md')).toContain('None: a draft is not sent.')
  })
})

describe('refused, and nothing written', () => {
  const refused = async () => {
    try {
      await review({ archive, month: '2031-01', out })
    } catch (error) {
      if (!(error instanceof BriefingError)) throw error
      return error.message
    }
    throw new Error('it was not refused')
  }

  test('a month without an edition', async () => {
    fresh()
    expect(await refused()).toContain('reports/2031-01: found no edition of the month')
  })

  test('a changed file', async () => {
    fresh()
    writeFileSync(join(write('2031-03-01', FINAL, pdf), 'briefing.pdf'), 'another')
    expect(await refused()).toContain('briefing.pdf: was changed after it was written')
    expect(() => readdirSync(out.path)).toThrow('ENOENT')
  })

  test('a folder that holds something else', async () => {
    fresh()
    write('2031-03-01', FINAL, pdf)
    cpSync(import.meta.filename, join(out.path, 'thesis.ts'), { recursive: true })
    expect(await refused()).toContain('review: found thesis.ts in the folder')
    expect(readdirSync(out.path)).toEqual(['thesis.ts'])
  })

  test('a machine without the packages that draw', async () => {
    const missing = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' })
    const asked = pageImages(pdf, 'briefing.pdf', () => Promise.reject(missing))
    await expect(asked).rejects.toThrow('run: npm install --no-save pdfjs-dist @napi-rs/canvas')
    const bug = pageImages(pdf, 'briefing.pdf', () => Promise.reject(new Error('no')))
    await expect(bug).rejects.not.toBeInstanceOf(BriefingError)
  })
})

test('the letters of a real page are drawn', async () => {
  const real = readFileSync(join(root, 'reports/2025-12/2026-01-25/briefing.pdf'))
  const pages = await pageImages(real, 'briefing.pdf')
  const png = await pages.picture(1)
  await pages.close()
  const image = await loadImage(Buffer.from(png))
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  const dark = (top: number, height: number) => {
    const { data } = canvas.getContext('2d').getImageData(0, top, image.width, height)
    return data.filter((value, at) => at % 4 === 0 && value < 128).length / (image.width * height)
  }
  // The title, 40 pixels high, and the margin above everything: pdftoppm draws 12.0 % and nothing.
  expect(dark(84, 40)).toBeGreaterThan(0.1)
  expect(dark(84, 40)).toBeLessThan(0.14)
  expect(dark(0, 45)).toBe(0)
})

test.each([
  ['a|b', 'a\\|b'],
  ['two\nlines', 'two lines'],
  ['- a list', '\\- a list'],
  ['1. a list', '1\\. a list'],
  ['see www.example.org', 'see www\u2060.example.org'],
  ['@team', '@\u2060team'],
  ['&lt;', '\\&lt;'],
  ['2031-01, −8.2%', '2031-01, −8.2%'],
])('%j is shown as it is', (text, markdown) => {
  expect(plain(text)).toBe(markdown)
})

test('no run of backticks ends a block', () => {
  expect(verbatim('a `````` b')).toEqual(['```````text', 'a `````` b', '```````', ''])
})

/** Of the pixel in the middle. */
async function colourOf(name: string): Promise<number[]> {
  const image = await loadImage(readFileSync(join(out.path, name)))
  expect([image.width, image.height]).toEqual([250, 125])
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return [...canvas.getContext('2d').getImageData(125, 60, 1, 1).data].slice(0, 3)
}
