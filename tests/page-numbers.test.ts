// Page numbers in a table of contents: filled in, held against the print, refused where they cannot be true.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, describe, expect, test } from 'vitest'
import { BriefingError } from '../src/errors.ts'
import { checkPdf } from '../src/pdf/check-pdf.ts'
import { DATE, pageWith, printer } from './printed.ts'

const { print, finish, close } = printer()
afterAll(close)

const entry = (id: string) =>
  `<li><a href="#${id}">${id} <span class="page" data-page-of="${id}"></span></a></li>`
const section = (id: string) => `<section id="${id}"><h2>${id}</h2><p>text</p></section>`
const STYLE =
  'section { break-before: page } .page { display: inline-block; min-width: 2em; text-align: right }'
const contents = (ids: readonly string[], style = STYLE) =>
  pageWith(`<h1>x</h1><nav><ol>${ids.map(entry).join('')}</ol></nav>${ids.map(section).join('')}`, style)

async function firstPage(pdf: Uint8Array): Promise<string> {
  const read = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
  const { items } = await (await read.getPage(1)).getTextContent()
  return items
    .map((item) => ('str' in item ? item.str : ''))
    .join(' ')
    .replace(/\s+/g, ' ')
}

test('each entry gets the page on which its section begins, ids of any kind included', async () => {
  const pdf = await finish(contents(['trend', 'who-did.what', 'größe']))
  expect(await firstPage(pdf)).toContain('1. trend 2 2. who-did.what 3 3. größe 4')
  expect((await checkPdf(pdf, 'print', DATE)).findings).toEqual([])
})

test('a page without such places is printed once, and one with them twice', async () => {
  expect((await print(pageWith('<h1>x</h1>'))).pageNumbers).toEqual(new Map())
  expect((await print(contents(['a', 'b']))).pageNumbers).toEqual(
    new Map([
      ['a', 2],
      ['b', 3],
    ]),
  )
})

test('the bytes are the same again', async () => {
  const once = Buffer.from(await finish(contents(['a'])))
  expect(once.equals(await finish(contents(['a'])))).toBe(true)
})

test('a script of the page runs on neither print', async () => {
  const evil = `<script>document.querySelectorAll('.page').forEach((one) => { one.textContent = '99' })</script>`
  const pdf = await finish(contents(['a']).replace('</body>', `${evil}</body>`))
  expect(await firstPage(pdf)).toMatch(/a 2/)
})

describe('refused, as the operator’s to mend', () => {
  test.each([
    [
      'a place that the page does not have',
      '<h1>x</h1><a href="#no">x <span data-page-of="no"></span></a>',
      'found data-page-of="no", but there is no element with this id',
    ],
    [
      'a place that nothing leads to',
      '<h1 id="a">x</h1><span data-page-of="a"></span>',
      'found data-page-of="a", but no link leads there',
    ],
  ])('%s', async (_, body, message) => {
    const printing = print(pageWith(body))
    await expect(printing).rejects.toThrow(BriefingError)
    await expect(printing).rejects.toThrow(message)
  })

  test('numbers that move what they count', async () => {
    const finishing = finish(
      contents(['a'], `section { break-before: page } .page:not(:empty) { display: block; height: 40cm }`),
    )
    await expect(finishing).rejects.toThrow(BriefingError)
    await expect(finishing).rejects.toThrow(
      'the page numbers moved what they count: "a" says page 2 and is on page 3',
    )
  })
})
