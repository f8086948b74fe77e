// The headings of a page as they were written in; the bookmarks of its print with their full text out. Where a heading wraps,
// Chromium glues the last word of one line to the first of the next; where a page break moves it, its whole text to itself.
import type { PDFDocument } from '@cantoo/pdf-lib'
import { outlineItems } from '../outline-items.ts'
import { name, pdfLibrary } from '../pdf-library.ts'
import { elementText, type PageRuns, type Structure } from '../structure.ts'
import { inOneLine } from '../one-line.ts'

/**
 * The headings and the bookmarks are in the order of the page; a heading that no bookmark matches is not shown on paper. A
 * bookmark without its heading gets the text that stands on paper.
 */
export function mendOutline(
  { catalog }: PDFDocument,
  { elements }: Structure,
  pages: PageRuns,
  headings: readonly string[],
): void {
  const { PDFHexString } = pdfLibrary()
  const byRef = new Map(elements.map((element) => [element.ref as unknown, element]))
  let next = 0
  for (const item of outlineItems(catalog)) {
    const element = byRef.get(item.get(name('SE')))
    if (element === undefined) throw new Error('a bookmark of the print leads to no heading')
    const printed = inOneLine(elementText(element, pages))
    const found = headings.findIndex(
      (heading, index) => index >= next && letters(heading) === letters(printed),
    )
    item.set(name('Title'), PDFHexString.fromText(headings[found] ?? printed))
    if (found >= 0) next = found + 1
  }
}

/** What two forms of one heading have in common: spaces may be lost, and a style sheet may raise letters. */
function letters(text: string): string {
  return text.replace(/[\s\u00ad\u200b\u2060]/g, '').toLowerCase()
}
