// The structure of a print and what its pages show in; every link with a description of its own out, which a reader's program
// speaks instead of the address (ISO 14289-1, 7.18.5).
import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib'
import { pagesOf } from '../page-reader.ts'
import {
  asDictionary,
  dictionary,
  entry,
  items,
  name,
  nameUnder,
  pdfLibrary,
  textUnder,
} from '../pdf-library.ts'
import { elementText, type PageRuns, type Structure } from '../structure.ts'
import { inOneLine } from '../one-line.ts'

/** The text of the link, or where it leads when it shows none. A link over two lines is two annotations with the same text. */
export function mendLinks(document: PDFDocument, { elements }: Structure, pages: PageRuns): void {
  const { PDFHexString } = pdfLibrary()
  const texts = new Map(
    elements
      .filter(({ type }) => type === 'Link')
      .flatMap((link) => {
        const text = inOneLine(elementText(link, pages))
        return link.kids.flatMap((kid) =>
          kid.kind === 'object' ? [[kid.object as unknown, text] as const] : [],
        )
      }),
  )
  for (const { dict } of pagesOf(document)) {
    for (const ref of items(entry(dict, 'Annots'))) {
      const annotation = asDictionary(document.context.lookup(ref))
      if (annotation === undefined || nameUnder(annotation, 'Subtype') !== 'Link') continue
      const text = texts.get(ref)
      annotation.set(name('Contents'), PDFHexString.fromText(text || target(annotation)))
    }
  }
}

/** The address or the named place that a link leads to. */
function target(annotation: PDFDict): string {
  const action = dictionary(annotation, 'A')
  const place = nameUnder(annotation, 'Dest') ?? textUnder(annotation, 'Dest')
  return (action && textUnder(action, 'URI')) ?? place ?? 'link'
}
