// What is embedded in the PDF: the table of observations as RFC 4180 wants it, and both files in a real print, which stays what it was.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, test } from 'vitest'
import { observationsFile } from '../src/build/observations-file.ts'
import { attach, pack } from '../src/pdf/attach.ts'
import { openPdf, pdfLibrary } from '../src/pdf/pdf-library.ts'
import { savePdf } from '../src/pdf/save.ts'
import { type Edition, edition } from './edition.ts'
import { vintageOf } from './world.ts'

const file = { name: 'a.csv', content: 'a\r\n', mimeType: 'text/csv', description: 'A – Ł' }

const { PDFDocument, PDFName } = pdfLibrary()

/** A document of one page with files embedded, as bytes. */
async function embedded(files: (typeof file)[], date = '2026-01-25'): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false })
  document.addPage()
  attach(document, files.map(pack), date)
  return Buffer.from(savePdf(document))
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

  test('says what they are: type, relation, size and the day of the issue', async () => {
    const { catalog, context } = await openPdf(issue.pdf)
    const files = context.lookup(catalog.get(PDFName.of('AF')))
    const said = ['findings.json', 'observations.csv'].map((name) => {
      const size = readFileSync(join(issue.folder, name)).length
      return { name, size, type: name.endsWith('.csv') ? '/text#2Fcsv' : '/application#2Fjson' }
    })
    const { PDFArray, PDFDict, PDFRawStream } = pdfLibrary()
    if (!(files instanceof PDFArray)) throw new Error('no list of files')
    const found = files.asArray().map((_, index) => {
      const file = files.lookup(index, PDFDict)
      expect(String(file.get(PDFName.of('AFRelationship')))).toBe('/Data')
      const content = file.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F'))
      if (!(content instanceof PDFRawStream)) throw new Error('no content')
      const about = content.dict.lookup(PDFName.of('Params'), PDFDict)
      for (const key of ['CreationDate', 'ModDate'])
        expect(String(about.get(PDFName.of(key)))).toBe("(D:20260125000000+00'00')")
      return {
        name: String(file.get(PDFName.of('F'))).slice(1, -1),
        size: Number(about.get(PDFName.of('Size'))?.toString()),
        type: String(content.dict.get(PDFName.of('Subtype'))),
      }
    })
    expect(found).toEqual(said)
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

describe('embedding', () => {
  test('gives the same bytes again, and others for another day', async () => {
    const once = await embedded([file])
    expect(once.equals(await embedded([file]))).toBe(true)
    expect(once.equals(await embedded([file], '2026-01-26'))).toBe(false)
  })

  test('lists the files by name, whatever their order', async () => {
    const read = await getDocument({
      data: new Uint8Array(await embedded(['b.csv', 'a.csv'].map((name) => ({ ...file, name })))),
    }).promise
    expect(Object.keys(await read.getAttachments())).toEqual(['a.csv', 'b.csv'])
  })

  test('is refused where there are files already', async () => {
    const document = await openPdf(await embedded([file]))
    expect(() => attach(document, [pack(file)], '2026-01-25')).toThrow('attachments already')
  })

  test('a name that could break out of its string is refused', () => {
    expect(() => pack({ ...file, name: 'a) /JS (b' })).toThrow('no name')
  })
})
