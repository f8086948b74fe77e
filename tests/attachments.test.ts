// What is embedded in the PDF: the table of observations as RFC 4180 wants it, and both files in a real print, which stays what it was.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, test } from 'vitest'
import { observationsFile } from '../src/build/observations-file.ts'
import { attach, pack } from '../src/pdf/attach.ts'
import { PdfUpdate } from '../src/pdf/update.ts'
import { type Edition, edition } from './edition.ts'
import { vintageOf } from './world.ts'

const file = { name: 'a.csv', content: 'a\r\n', mimeType: 'text/csv', description: 'A – Ł' }

/** A print in miniature, as Chromium writes them. */
function miniature(catalog = '<</Type /Catalog\n/Lang (en)>>'): Buffer {
  const head = '%PDF-1.4\n'
  const body = `1 0 obj\n${catalog}\nendobj\n`
  const table = `xref\n0 2\n0000000000 65535 f \n${String(head.length).padStart(10, '0')} 00000 n \n`
  const end = `trailer\n<</Size 2\n/Root 1 0 R>>\nstartxref\n${head.length + body.length}\n%%EOF\n`
  return Buffer.from(head + body + table + end)
}

describe('the table of observations', () => {
  const read = (text: string): Record<string, string>[] =>
    parse(text, { columns: true, record_delimiter: '\r\n' })

  test('holds what was known by the day, rows set aside included, and where each stands', () => {
    const rows = {
      exports: {
        '2028-02': [
          { value: -3.5, precision: 0.5 },
          { value: 9, source: 'late' },
        ],
        '2028-01': { value: 7, mark: 'rejected' as const, note: 'wrong' },
      },
    }
    const vintage = vintageOf(rows, { sources: { late: { known: '2030-01-01' } } }, '2029-06-01')
    expect(read(observationsFile(vintage))).toEqual([
      expect.objectContaining({ period: '2028-01', value: '7', mark: 'rejected', note: 'wrong', line: '4' }),
      {
        ...{ series: 'exports', period: '2028-02', value: '-3.5', unit: 't', source: 'customs' },
        ...{ basis: 'reported', precision: '0.5', mark: '', note: '' },
        ...{ publisher: 'customs', title: 'customs', address: 'https://example.org/customs' },
        ...{ known: '2029-01-01', kind: 'official-statistics' },
        ...{ file: 'data/world/observations/world.csv', line: '2' },
      },
    ])
    expect(observationsFile(vintageOf(rows, { sources: { late: { known: '2030-01-01' } } }))).toContain(
      'late',
    )
  })

  test('any text comes back as it was, but for an apostrophe before what would be a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (note) => {
        const text = observationsFile(vintageOf({ exports: { '2028': { value: 1, note } } }))
        const guard = /^[=+\-@\t\r＝＋－＠]/.test(note) ? "'" : ''
        expect(read(text)[0]?.note).toBe(guard + note)
        expect(text.startsWith('series,period,') && text.endsWith('\r\n')).toBe(true)
      }),
    )
  })

  test.each([
    ['a, b', '"a, b"'],
    ['say "no"', '"say ""no"""'],
    ['=HYPERLINK("https://example.org")', `"'=HYPERLINK(""https://example.org"")"`],
    ['＝1+1', "'＝1+1"],
    ['-- none', "'-- none"],
    ['a = b', 'a = b'],
  ])('%s is written as %s', (note, written) => {
    const text = observationsFile(vintageOf({ exports: { '2028': { value: 1, note } } }))
    expect(text).toContain(`,reported,,,${written},customs,`)
  })
})

describe('an edition’s PDF', () => {
  let issue: Edition
  beforeAll(async () => {
    issue = await edition('2025-12', '2026-01-25')
  })
  const open = async (pdf: Uint8Array) =>
    await getDocument({ data: pdf.slice(), useSystemFonts: false }).promise

  test('carries the findings and the data set, byte for byte the edition’s own files', async () => {
    const attached = (await (await open(issue.pdf)).getAttachments()) as Record<
      string,
      { content: Uint8Array; description: string }
    >
    expect(Object.keys(attached)).toEqual(['findings.json', 'observations.csv'])
    for (const [name, { content, description }] of Object.entries(attached)) {
      expect(Buffer.from(content).equals(readFileSync(join(issue.folder, name))), name).toBe(true)
      expect(description).toMatch(/\w+ \w+/)
    }
  })

  test('says what they are: type, relation, size and the day of the issue', () => {
    const text = Buffer.from(issue.pdf).toString('latin1')
    const update = text.slice(text.indexOf('%%EOF'))
    for (const [type, name] of [
      ['application#2Fjson', 'findings.json'],
      ['text#2Fcsv', 'observations.csv'],
    ] as const) {
      const size = readFileSync(join(issue.folder, name)).length
      const day = "(D:20260125000000+00'00')"
      expect(update).toContain(
        `/Subtype /${type}\n/Params <</Size ${size} /CreationDate ${day} /ModDate ${day}>>`,
      )
    }
    expect(update.match(/\/AFRelationship \/Data/g)).toHaveLength(2)
    expect(update).toMatch(/\/AF \[\d+ 0 R \d+ 0 R\]/)
  })

  test('is still tagged, with its outline, its links, its language and its dates', async () => {
    const read = await open(issue.pdf)
    expect(await read.getMarkInfo()).toMatchObject({ Marked: true })
    const { info } = await read.getMetadata()
    const day = "D:20260125000000+00'00'"
    expect(info).toMatchObject({ Language: 'en', CreationDate: day, ModDate: day, PDFFormatVersion: '1.7' })
    expect((await read.getOutline()).length).toBeGreaterThan(0)
    const first = await read.getPage(1)
    const tree = await first.getStructTree()
    expect(JSON.stringify(tree)).toContain('"role":"H1"')
    const links = (await first.getAnnotations()).filter(({ subtype }) => subtype === 'Link')
    expect(links.length).toBeGreaterThan(0)
    for (const { dest, url } of links) {
      if (url !== undefined) continue
      expect(await read.getDestination(dest), dest).not.toBeNull()
    }
  })

  test('holds no row that was published later', () => {
    const rows: Record<string, string>[] = parse(readFileSync(join(issue.folder, 'observations.csv')), {
      columns: true,
    })
    expect(rows.length).toBeGreaterThan(500)
    expect(rows.filter(({ known = '' }) => known > '2026-01-25' || known === '')).toEqual([])
  })
})

describe('an update', () => {
  test('leaves every byte of the print where it was, and gives the same bytes again', () => {
    const pdf = miniature()
    const once = Buffer.from(attach(pdf, [pack(file)], '2026-01-25'))
    expect(once.subarray(0, pdf.length).equals(pdf)).toBe(true)
    expect(once.equals(attach(pdf, [pack(file)], '2026-01-25'))).toBe(true)
    expect(once.equals(attach(pdf, [pack(file)], '2026-01-26'))).toBe(false)
  })

  test('lists the files by name, whatever their order', () => {
    const files = ['b.csv', 'a.csv'].map((name) => pack({ ...file, name }))
    const text = Buffer.from(attach(miniature(), files, '2026-01-25')).toString('latin1')
    expect(text).toContain('/Names [(a.csv) 3 0 R (b.csv) 5 0 R]')
  })

  test.each([
    ['does not end as a print', Buffer.from('%PDF-1.7\n%%EOF\n')],
    ['is no dictionary', miniature('[1 2 3]')],
    ['has AF already', miniature('<</Type /Catalog\n/AF []>>')],
    ['is no dictionary', Buffer.from(miniature().toString().replace('1 0 obj', '2 0 obj'))],
  ])('is refused where the file %s', (message, pdf) => {
    expect(() => attach(pdf, [pack(file)], '2026-01-25')).toThrow(message)
  })

  test('a name that could break out of its string is refused', () => {
    expect(() => pack({ ...file, name: 'a) /JS (b' })).toThrow('no name')
  })

  test('extends what it has extended', () => {
    const update = new PdfUpdate(miniature())
    update.extend(update.root, { A: '1' })
    update.extend(update.root, { B: '2' })
    expect(Buffer.from(update.bytes()).toString()).toContain('/Lang (en)\n/A 1\n/B 2>>')
    expect(() => update.extend(update.root, { A: '3' })).toThrow('has A already')
  })
})
