// What Chromium prints, what is mended in it, and that nothing else changes: the text stays, the bytes are the same again.
import type { PDFDict } from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkPdf } from '../src/pdf/check-pdf.ts'
import { property } from '../src/pdf/check/xmp.ts'
import { finishPdf } from '../src/pdf/finish.ts'
import { inOneLine } from '../src/pdf/one-line.ts'
import { outlineItems } from '../src/pdf/outline-items.ts'
import { pagesOf } from '../src/pdf/page-reader.ts'
import {
  asDictionary,
  entry,
  isRawStream,
  items,
  nameUnder,
  openPdf,
  textUnder,
} from '../src/pdf/pdf-library.ts'
import type { Print } from '../src/pdf/print.ts'
import { streamBytes } from '../src/pdf/stream-bytes.ts'
import { DATE, elementsOf, pageWith, printer, RICH } from './printed.ts'

const { print, finish, close } = printer()
let raw: Print
let pdf: Uint8Array
beforeAll(async () => {
  raw = await print(RICH)
  pdf = await finishPdf(raw, { date: DATE })
})
afterAll(close)

const rulesBroken = async (bytes: Uint8Array) => [
  ...new Set((await checkPdf(bytes, 'print', DATE)).findings.map(({ rule }) => rule)),
]

/** Each page's pieces of text, as pdfjs reads them. */
async function textOf(bytes: Uint8Array): Promise<string[]> {
  const read = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  return await Promise.all(
    Array.from({ length: read.numPages }, async (_, index) => {
      const { items: found } = await (await read.getPage(index + 1)).getTextContent()
      // Where a mark ends, pdfjs puts in an empty piece.
      return found
        .flatMap((item) =>
          'str' in item && item.str !== '' ? [`${item.str} ${item.transform.join(' ')}`] : [],
        )
        .join('\n')
    }),
  )
}

test('a print of Chromium breaks these rules, and none is left when it is finished', async () => {
  expect(await rulesBroken(raw.bytes)).toEqual(
    ['7.1-8', 'dates', '7.1-3', '7.1-5', '7.2-20', '7.18.5-2', 'outline'], // a new one is a change in Chromium
  )
  expect(await rulesBroken(pdf)).toEqual([])
})

describe('the finished document', () => {
  test('has the text of the print, piece by piece and place by place', async () => {
    const before = await textOf(raw.bytes)
    expect(before.join('').length).toBeGreaterThan(1_000)
    expect(await textOf(pdf)).toEqual(before)
  })

  test('has the same bytes again, others on another day, and an identifier that follows from them', async () => {
    const bytes = Buffer.from(pdf)
    expect(bytes.equals(await finishPdf(raw, { date: DATE }))).toBe(true)
    const later = Buffer.from(await finishPdf(raw, { date: '2026-01-26' }))
    const id = (of: Buffer) => /\/ID \[ <([0-9a-f]{32})> <\1> \]/.exec(of.toString('latin1'))?.[1]
    expect(id(bytes)).toMatch(/^[0-9a-f]{32}$/)
    expect(id(later)).not.toBe(id(bytes))
  })

  test('says in its metadata what the head of the page says', async () => {
    const { context, catalog } = await openPdf(pdf)
    const info = asDictionary(context.lookup(context.trailerInfo.Info))
    const said = ['Title', 'Author', 'Subject', 'Keywords'].map((key) => info && textUnder(info, key))
    expect(said).toEqual(['A test', 'Tests & Co', 'What breaks', 'rare, earths'])
    const metadata = entry(catalog, 'Metadata')
    if (!isRawStream(metadata)) throw new Error('no metadata')
    const xmp = Buffer.from(streamBytes(metadata)).toString('utf8')
    expect(property(xmp, 'pdfuaid:part')).toBe('1')
    expect(property(xmp, 'xmp:CreateDate')).toBe('2026-01-25T00:00:00Z')
    const flat = xmp.replace(/\s*<[^>]*>\s*/g, '|').replace(/\|+/g, '|')
    expect(flat).toContain(
      '|A test|A test|en|Tests &amp; Co|Tests &amp; Co|What breaks|What breaks|rare|earths|rare, earths|',
    )
    expect(textUnder(catalog, 'Lang')).toBe('en')
  })

  test('has bookmarks in full words where the heading wraps', async () => {
    const { catalog } = await openPdf(pdf)
    expect(outlineItems(catalog).map((item) => textUnder(item, 'Title'))).toEqual([
      'A heading of the whole that is long enough to wrap onto a second line – and onto a third one',
      'Figures',
      'A page of its own',
      'Below it',
    ])
  })

  test('describes each link by its text, also where it wraps', async () => {
    const document = await openPdf(pdf)
    const links = pagesOf(document).flatMap(({ dict }) =>
      items(entry(dict, 'Annots')).map((ref) => asDictionary(document.context.lookup(ref))),
    )
    const long = 'one that is so long that it has to wrap onto the next line of this narrow page'
    const described = links.map((link) => link && textUnder(link, 'Contents'))
    expect(described.slice(0, 1)).toEqual(['a link elsewhere'])
    expect(described.filter((text) => text === long).length).toBeGreaterThan(1)
    expect(new Set(described)).toEqual(new Set(['a link elsewhere', long, 'a link']))
  })

  test('gives list items a body, and the body what was the item’s', async () => {
    const document = await openPdf(pdf)
    const kids = (of: PDFDict) =>
      items(entry(of, 'K')).map((kid) => {
        const dict = asDictionary(document.context.lookup(kid))
        return dict && nameUnder(dict, 'S')
      })
    expect(elementsOf(document, 'LI').map(kids)).toEqual([
      ['Lbl', 'LBody'],
      ['Lbl', 'LBody'],
      ['Lbl', 'LBody'],
    ])
    expect(elementsOf(document, 'LBody').map((body) => kids(body).join(' '))).toEqual([
      expect.stringContaining('Link'),
      expect.stringMatching(/^P.* L$/),
      expect.any(String),
    ])
  })

  test('declares the margin boxes of every page, also of a named one, to be artifacts', async () => {
    const read = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
    const artifacts = await Promise.all(
      Array.from({ length: read.numPages }, async (_, index) => {
        const page = await read.getPage(index + 1)
        const { items: found } = await page.getTextContent({ includeMarkedContent: true })
        const open: (string | null)[] = []
        let text = ''
        for (const item of found) {
          if ('str' in item) text += open.includes('Artifact') ? item.str : ''
          else if (item.type === 'endMarkedContent') open.pop()
          else open.push('tag' in item ? String(item.tag) : null)
        }
        return text
      }),
    )
    expect(artifacts).toHaveLength(3)
    for (const [index, text] of artifacts.entries()) expect(text).toContain(`${index + 1}office fi`)
    expect(artifacts.map((text) => text.includes('Later'))).toEqual([false, false, true])
    expect(artifacts.join('')).not.toContain('The end.')
  })
})

test.each([
  ['no title', pageWith('<h1>x</h1>', '', ''), 'found no <title>'],
  ['no language', pageWith('<h1>x</h1>').replace(' lang="en"', ''), 'found no lang on <html>'],
])('a page with %s is not printed', async (_, html, message) => {
  await expect(print(html)).rejects.toThrow(message)
})

test.each([
  ['rare-\nearth', 'rare-earth'],
  ['more than one\nline', 'more than one line'],
  ['soft\u00adhyphen', 'softhyphen'],
  [' a\n b ', 'a b'],
])('%j reads %j on one line', (text, line) => {
  expect(inOneLine(text)).toBe(line)
})

test('a drawing that is painted as one is an artifact when nothing in it is tagged', async () => {
  const shadow = '<h1>x</h1><div style="width: 9mm; height: 9mm; background: red; opacity: .5"></div>'
  expect(await rulesBroken(await finish(pageWith(shadow)))).toEqual([])
})
