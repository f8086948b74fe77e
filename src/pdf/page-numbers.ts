// A loaded page whose table of contents has places for page numbers in; the numbers put in, and held against the print, out.
// Chromium knows no `target-counter`, so the page is printed twice: first to see where everything comes to stand.
import type { PDFDocument } from '@cantoo/pdf-lib'
import type { Page } from 'puppeteer-core'
import { BriefingError, type Problem } from '../errors.ts'
import { asDictionary, entry, items, name, openPdf, pdfLibrary } from './pdf-library.ts'
import { idOf, type PageFacts } from './read-page.ts'

export type PageNumbers = ReadonlyMap<string, number>

/**
 * Prints through `print` and writes into each element with `data-page-of="id"` the page on which the element of that id begins.
 * @throws BriefingError naming each id that the page does not have or has no link to: only what is linked to has a place in a PDF
 */
export async function fillPageNumbers(
  page: Page,
  placeholders: PageFacts['placeholders'],
  print: () => Promise<Uint8Array>,
): Promise<PageNumbers> {
  const problems = placeholders.flatMap(({ of, exists, linked }): Problem[] => {
    if (exists && linked) return []
    const lacks = exists ? 'no link leads there' : 'there is no element with this id'
    const message = `found data-page-of="${of}", but ${lacks}`
    return [
      {
        where: 'page',
        message,
        hint: `write <a href="#id">…<span data-page-of="id"></span></a> for an id of the page`,
      },
    ]
  })
  if (problems.length > 0) throw new BriefingError(problems)
  // What is not seen keeps its place, and a print of nothing takes half the time.
  await page.evaluate(() => void (document.documentElement.style.visibility = 'hidden'))
  const destinations = destinationsOf(await openPdf(await print()))
  const numbers = new Map(
    placeholders.map(({ of }) => {
      const number = destinations.get(of)
      if (number === undefined) throw new Error(`the print has no place called ${of}`)
      return [of, number]
    }),
  )
  await page.evaluate((found) => {
    document.documentElement.style.removeProperty('visibility')
    document.querySelectorAll('[data-page-of]').forEach((one) => {
      one.textContent = String(found[one.getAttribute('data-page-of') ?? ''])
    })
  }, Object.fromEntries(numbers))
  return numbers
}

/** Throws a BriefingError when a place is not on the page whose number stands in the table of contents. */
export function checkPageNumbers(document: PDFDocument, numbers: PageNumbers): void {
  const destinations = destinationsOf(document)
  const moved = [...numbers].filter(([of, number]) => destinations.get(of) !== number)
  if (moved.length === 0) return
  const places = moved.map(
    ([of, number]) => `"${of}" says page ${number} and is on page ${destinations.get(of)}`,
  )
  throw BriefingError.at(
    'print',
    `the page numbers moved what they count: ${places.join(', ')}`,
    'give [data-page-of] a width of its own in the style sheet (min-width, text-align: right)',
  )
}

/** The page of each named place, from 1. */
function destinationsOf(document: PDFDocument): ReadonlyMap<string, number> {
  const places = asDictionary(entry(document.catalog, 'Dests'))
  const pages = new Map(document.getPages().map(({ ref }, index) => [ref as unknown, index + 1]))
  const found = new Map<string, number>()
  for (const key of places?.keys() ?? []) {
    const place = places?.lookup(key)
    const [page] = items(place instanceof pdfLibrary().PDFDict ? place.get(name('D')) : place)
    const number = pages.get(page)
    if (number !== undefined) found.set(idOf(key.decodeText()), number)
  }
  return found
}
