// The rules about finished PDFs: a good one meets them all, and each is broken by a PDF in which one thing is wrong.
import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib'
import { writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkPrint } from '../src/build/gates.ts'
import { checkPdf, rules } from '../src/pdf/check-pdf.ts'
import { outlineItems } from '../src/pdf/outline-items.ts'
import { pagesOf } from '../src/pdf/page-reader.ts'
import {
  asDictionary,
  dictionary,
  entry,
  isRawStream,
  items,
  name,
  pdfLibrary,
} from '../src/pdf/pdf-library.ts'
import { contentBytes, deflatedStream, streamBytes } from '../src/pdf/stream-bytes.ts'
import { command } from './edition.ts'
import { altered, DATE, elementsOf, pageWith, printer, RICH } from './printed.ts'

const { PDFHexString, PDFString } = pdfLibrary()
const { finish, close } = printer()
const folder = mkdtempSync(join(tmpdir(), 'check-pdf-'))
let good: Uint8Array
beforeAll(async () => {
  good = await finish(RICH)
})
afterAll(close)

const xmp = (document: PDFDocument, change: (text: string) => string) => {
  const stream = entry(document.catalog, 'Metadata')
  if (!isRawStream(stream)) throw new Error('no metadata')
  stream.updateContents(Buffer.from(change(Buffer.from(streamBytes(stream)).toString('utf8'))))
}
const firstPage = (document: PDFDocument): PDFDict => {
  const [page] = pagesOf(document)
  if (page === undefined) throw new Error('no page')
  return page.dict
}
const content = (document: PDFDocument, change: (text: string) => string) => {
  const page = firstPage(document)
  const before = Buffer.from(contentBytes(document.context, entry(page, 'Contents'))).toString('latin1')
  const after = deflatedStream(document.context, Buffer.from(change(before), 'latin1'))
  page.set(name('Contents'), document.context.register(after))
}
const firstLink = ({ context }: PDFDocument, page: PDFDict): PDFDict => {
  const [link] = items(entry(page, 'Annots')).map((ref) => asDictionary(context.lookup(ref)))
  if (link === undefined) throw new Error('no link')
  return link
}
/** The first element of one type becomes one of another. */
const retype = (from: string, to: string) => (document: PDFDocument) =>
  elementsOf(document, from)[0]?.set(name('S'), name(to))
const without = (key: string) => (dict: PDFDict | undefined) => {
  if (dict?.delete(name(key)) !== true) throw new Error(`no ${key}`)
}
/** The font of the paragraphs, and not of the headings. */
const bodyFont = (document: PDFDocument): PDFDict => {
  const all = document.context.enumerateIndirectObjects().map(([, object]) => asDictionary(object))
  const found = all.find(
    (dict) =>
      dict &&
      String(dict.get(name('Subtype'))) === '/Type0' &&
      String(dict.get(name('BaseFont'))).includes('Serif'),
  )
  if (found === undefined) throw new Error('no such font')
  return found
}

/** What to alter in the good document so that it breaks just the rule. */
const alterations: Record<string, (document: PDFDocument) => void> = {
  '6.2-1': ({ catalog, context }) => catalog.set(name('MarkInfo'), context.obj({ Marked: false })),
  '7.1-11': ({ catalog }) => without('StructTreeRoot')(catalog),
  '7.1-8': ({ catalog }) => without('Metadata')(catalog),
  '7.1-9': (document) => xmp(document, (text) => text.replace(/<dc:title>.*<\/dc:title>/, '')),
  '5-1': (document) => xmp(document, (text) => text.replace('<pdfuaid:part>1', '<pdfuaid:part>2')),
  title: ({ context }) =>
    asDictionary(context.lookup(context.trailerInfo.Info))?.set(name('Title'), PDFString.of('about:blank')),
  '7.1-10': ({ catalog }) => without('ViewerPreferences')(catalog),
  '7.2-34': ({ catalog }) => without('Lang')(catalog),
  dates: ({ context }) =>
    asDictionary(context.lookup(context.trailerInfo.Info))?.set(
      name('ModDate'),
      PDFString.of("D:20260126000000+00'00'"),
    ),
  actions: ({ catalog, context }) =>
    catalog.set(name('OpenAction'), context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') })),
  '7.11-1': ({ catalog, context }) =>
    without('UF')(asDictionary(context.lookup(items(entry(catalog, 'AF'))[0]))),
  '7.1-3': (document) => content(document, (text) => `${text}\n0 0 9 9 re f`),
  '7.1-2': (document) => content(document, (text) => `/Artifact BMC\n${text}\nEMC`),
  parents: (document) => without('StructParents')(firstPage(document)),
  '7.21.4.1-1': (document) => {
    const [descendant] = items(entry(bodyFont(document), 'DescendantFonts')).map((ref) =>
      asDictionary(document.context.lookup(ref)),
    )
    without('FontFile2')(descendant && dictionary(descendant, 'FontDescriptor'))
  },
  '7.21.7-1': (document) => without('ToUnicode')(bodyFont(document)),
  '7.18.3-1': (document) => without('Tabs')(firstPage(document)),
  '7.18.5-2': (document) => without('Contents')(firstLink(document, firstPage(document))),
  '7.18.1-2': (document) => {
    const link = firstLink(document, firstPage(document))
    link.set(name('Subtype'), name('Text'))
    without('Contents')(link)
  },
  '7.18.5-1': retype('Link', 'Span'),
  outline: ({ catalog }) =>
    outlineItems(catalog)[0]?.set(
      name('Title'),
      PDFHexString.fromText(
        'A heading of the whole that is longenough to wrap onto a second line – and onto a third one',
      ),
    ),
  '7.1-5': (document) => without('RoleMap')(dictionary(document.catalog, 'StructTreeRoot')),
  '7.4.2-1': retype('H2', 'H4'),
  '7.3-1': (document) => without('Alt')(elementsOf(document, 'Figure')[0]),
  '7.2-17': retype('L', 'Sect'),
  '7.2-20': retype('LBody', 'P'),
  '7.2-3': (document) => elementsOf(document, 'Caption').at(-1)?.set(name('S'), name('P')),
  '7.2-4': retype('Table', 'Sect'),
  '7.2-8': retype('TR', 'TBody'),
  '7.2-10': retype('TD', 'P'),
  '7.5-1': (document) =>
    [...elementsOf(document, 'TH'), ...elementsOf(document, 'TD')].forEach((cell) => cell.delete(name('A'))),
}

/** What to print so that the finished document breaks just the rule. */
const pages: Record<string, string> = {
  '7.1-2 nothing to mend': '<h1>x</h1>',
  '7.20-2': '<h1>x</h1><p style="opacity: .5">half</p>',
  '7.21.8-1': '<h1>x</h1><p>\ue000</p>',
  '7.3-1 img': '<h1>x</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">',
  '7.3-1 figure':
    '<h1>x</h1><figure><img alt="x" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="></figure>',
  '7.4.2-1 skipped': '<h1>x</h1><h3>y</h3>',
  '7.4.2-1 first': '<h2>x</h2>',
  '7.4.2-1 none': '<p>x</p>',
  '7.18.5-1 role': '<h1>x</h1><a role="doc-noteref" href="#y">1</a><p id="y">y</p>',
}

const broken = async (pdf: Uint8Array) =>
  (await checkPdf(pdf, 'print', DATE)).findings.map(({ rule }) => rule)

test('a finished print meets them all, with what it is made of', async () => {
  const checked = await checkPdf(good, 'print', DATE)
  expect(checked).toMatchObject({
    findings: [],
    fonts: ['SourceSans3ExtraLight-Regular', 'SourceSerif4-Regular'],
  })
  expect(checked.pages).toBe(3)
})

describe('each rule is broken, and no other', () => {
  test.each(Object.entries(alterations))('%s, by an altered document', async (rule, alter) => {
    expect([...new Set(await broken(await altered(good, alter)))]).toEqual([rule])
  })

  test.each(Object.entries(pages))('%s, by what is printed', async (said, body) => {
    const [rule = '', ...words] = said.split(' ')
    const expected = words.join(' ') === 'nothing to mend' ? [] : [rule]
    expect([...new Set(await broken(await finish(pageWith(body))))]).toEqual(expected)
  })

  test('and none is forgotten', () => {
    const shown = [...Object.keys(alterations), ...Object.keys(pages)].map((said) => said.split(' ')[0])
    expect(rules.map(({ id }) => id).filter((id) => !shown.includes(id))).toEqual([])
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  })
})

describe('what else a document may not do', () => {
  test.each([
    ['an action of a link that is no address', 'Launch', 'an action Launch'],
    ['a script of a link', 'JavaScript', 'an action JavaScript'],
  ])('%s', async (_, kind, found) => {
    const pdf = await altered(good, (document) => {
      firstLink(document, firstPage(document)).set(name('A'), document.context.obj({ S: kind }))
    })
    expect((await checkPdf(pdf, 'print', DATE)).findings).toMatchObject([{ rule: 'actions', page: 1, found }])
  })

  test('bear dates that differ, when no day is given', async () => {
    expect((await checkPdf(good, 'print')).findings).toEqual([])
    const pdf = await altered(good, alterations.dates ?? (() => undefined))
    expect((await checkPdf(pdf, 'print')).findings).toMatchObject([{ rule: 'dates', page: null }])
  })

  test('leave a heading without a bookmark', async () => {
    const pdf = await altered(good, ({ catalog }) => without('Outlines')(catalog))
    expect(await broken(pdf)).toEqual(['outline'])
  })
})

describe('the build and the command say what is wrong and where', () => {
  let file: string
  beforeAll(async () => {
    file = join(folder, 'broken.pdf')
    writeFileSync(file, await altered(good, alterations['7.3-1'] ?? (() => undefined)))
    writeFileSync(join(folder, 'good.pdf'), good)
  })

  test('a build stops, naming rule, page and what to mend', async () => {
    const pdf = await altered(good, alterations['7.3-1'] ?? (() => undefined))
    const check = checkPrint(pdf, DATE, undefined)
    await expect(check).rejects.toThrow(/briefing\.pdf: page \d: rule 7\.3-1: found a figure without one/)
    await expect(check).rejects.toThrow(/mend: give <img> an alt/)
    expect(await checkPrint(good, DATE, undefined)).toBe(3)
  })

  test('a build stops at a font that is not bundled', async () => {
    const pdf = await finish(pageWith('<h1 style="font-family: Nowhere">x</h1>'))
    await expect(checkPrint(pdf, DATE, undefined)).rejects.toThrow(
      'found fonts that are not bundled: OpenSans-Regular',
    )
  })

  test('check-pdf prints a line for each finding and ends with 1', async () => {
    const { code, out, err } = await command('check-pdf', file)
    expect({ code, out }).toEqual({ code: 1, out: [] })
    expect(err).toEqual([
      expect.stringMatching(/broken\.pdf: page \d: rule 7\.3-1: found a figure without one, expected/),
    ])
  })

  test('check-pdf ends with 0 for a good one, and with 1 when it bears another date', async () => {
    const { code, out } = await command('check-pdf', join(folder, 'good.pdf'), '--as-of', DATE)
    expect({ code, out }).toEqual({
      code: 0,
      out: [expect.stringContaining(`good.pdf: meets the ${rules.length} rules`)],
    })
    expect((await command('check-pdf', join(folder, 'good.pdf'), '--as-of', '2026-01-26')).code).toBe(1)
  })

  test.each([
    [['check-pdf'], 'expected one file, such as check-pdf briefing.pdf'],
    [['check-pdf', 'a.pdf', 'b.pdf'], 'expected one file'],
    [['check-pdf', 'a.pdf', '--out', 'x'], 'found --out, which check-pdf does not take'],
    [['check-pdf', '/nowhere/a.pdf'], 'found no such file'],
    [['check-pdf', 'README.md'], 'README.md: is no PDF that can be read'],
  ])('%j is answered with what to do', async (argv, message) => {
    const { code, err } = await command(...argv)
    expect(code).toBe(1)
    expect(err.join('\n')).toContain(message)
  })
})
