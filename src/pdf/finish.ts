// What Chromium printed in; a document that meets PDF/UA-1, with the files that go with it, out, the same for the same input.
// The printing is print.ts's, and whether the result holds is judged by check-pdf.ts.
import type { PDFDict } from '@cantoo/pdf-lib'
import { attach, type Packed } from './attach.ts'
import { mendContents } from './mend/contents.ts'
import { mendLinks } from './mend/links.ts'
import { mendLists } from './mend/lists.ts'
import { mendMetadata } from './mend/metadata.ts'
import { mendOutline } from './mend/outline.ts'
import { checkPageNumbers } from './page-numbers.ts'
import { name, openPdf } from './pdf-library.ts'
import type { Print } from './print.ts'
import { savePdf } from './save.ts'
import { structureOf } from './structure.ts'

export interface Finish {
  /** The day `2026-01-25`, or a moment in UTC `2026-01-25T08:00:00Z`: the only date in the document. */
  date: string
  /** To be embedded. */
  files?: readonly Packed[]
}

/** Mends what Chromium leaves out or gets wrong; the text, its order and the look of the pages stay as they were. */
export async function finishPdf(print: Print, { date, files = [] }: Finish): Promise<Uint8Array> {
  const document = await openPdf(print.bytes)
  checkPageNumbers(document, print.pageNumbers)
  const structure = structureOf(document)
  if (structure === undefined) throw new Error('the print has no structure')
  const pages = mendContents(document)
  mendLinks(document, structure, pages)
  mendLists(document, structure)
  mendRoles(structure.root)
  mendOutline(document, structure, pages, print.headings)
  mendMetadata(document, print.head, date)
  attach(document, files, date)
  return savePdf(document)
}

/** Chromium's own types for `<strong>` and `<em>` are none that PDF 1.7 knows. */
function mendRoles(root: PDFDict): void {
  root.set(name('RoleMap'), root.context.obj({ Strong: 'Span', Em: 'Span' }))
}
