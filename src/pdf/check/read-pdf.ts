// The bytes of any PDF in; all that the rules ask of it out, read once. Judges nothing.
import type { PDFDict, PDFDocument, PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { Name } from '../content-stream.ts'
import type { FontCodes } from '../font-codes.ts'
import { OTHER_PAINT, PATH_PAINT, TEXT_PAINT } from '../painting.ts'
import { formIn, PageReader, type PdfPage, pagesOf } from '../page-reader.ts'
import { parentTree } from '../parent-tree.ts'
import { asDictionary, entry, isRawStream, items, openPdf } from '../pdf-library.ts'
import type { Run } from '../shown-text.ts'
import { contentBytes, streamBytes } from '../stream-bytes.ts'
import { type PageRuns, type Structure, structureOf } from '../structure.ts'

export interface ReadPage extends PdfPage {
  annotations: { ref: PDFObject; dict: PDFDict }[]
  /** The operators that paint outside the structure and outside artifacts. */
  bare: string[]
  /** The numbers of content of the structure that stands in an artifact. */
  hidden: Set<number>
  /** Forms (`/X1 Do`) with content of the structure in them. */
  taggedForms: string[]
  mcids: Set<number>
  fonts: ReadonlySet<FontCodes>
  /** What its fonts show without a meaning. */
  unexplained: ReadonlyMap<FontCodes, ReadonlySet<number>>
}

export interface ReadPdf {
  document: PDFDocument
  catalog: PDFDict
  info: PDFDict | undefined
  /** The text of the metadata stream. */
  xmp: string | undefined
  pages: ReadPage[]
  structure: Structure | undefined
  parents: ReadonlyMap<number, PDFObject>
  runs: PageRuns
  /** The day that the document must be dated with, where it is known. */
  date: string | undefined
}

/** Rejects with the library's own error when the file cannot be read. */
export async function readPdf(bytes: Uint8Array, date: string | undefined): Promise<ReadPdf> {
  const document = await openPdf(bytes)
  const { context, catalog } = document
  const structure = structureOf(document)
  const metadata = entry(catalog, 'Metadata')
  const reader = new PageReader()
  const runs = new Map<PDFRef, ReadonlyMap<number, readonly Run[]>>()
  const pages = pagesOf(document).map((page) => {
    const read = readContent(reader, contentBytes(context, entry(page.dict, 'Contents')), page.resources)
    runs.set(page.ref, read.runs)
    const annotations = items(entry(page.dict, 'Annots')).flatMap((ref) => {
      const dict = asDictionary(context.lookup(ref))
      return dict ? [{ ref, dict }] : []
    })
    return { ...page, ...read, annotations }
  })
  return {
    ...{ document, catalog, date, pages, structure, runs },
    info: asDictionary(context.lookup(context.trailerInfo.Info)),
    xmp: isRawStream(metadata) ? Buffer.from(streamBytes(metadata)).toString('utf8') : undefined,
    parents: structure ? parentTree(structure.root) : new Map(),
  }
}

/** One page; a form that it paints outside the structure is read like a part of it. */
function readContent(reader: PageReader, content: Uint8Array, resources: PDFDict | undefined) {
  const bare: string[] = []
  const hidden = new Set<number>()
  const mcids = new Set<number>()
  const taggedForms: string[] = []
  const marks = reader.marks(resources)
  const shown = reader.read(content, resources, marks, ({ operator, operands }) => {
    if (operator === 'BDC' && marks.mcid !== undefined) mcids.add(marks.mcid)
    const paints = PATH_PAINT.has(operator) || TEXT_PAINT.has(operator) || OTHER_PAINT.has(operator)
    if (!paints) return
    if (marks.hidden && marks.mcid !== undefined) hidden.add(marks.mcid)
    const [drawing] = operands
    const form = operator === 'Do' && drawing instanceof Name ? formIn(resources, drawing.name) : undefined
    if (form === undefined) {
      if (!marks.covered) bare.push(operator)
      return
    }
    const inner = readContent(reader, form.content, asDictionary(entry(form.dict, 'Resources')) ?? resources)
    if (inner.mcids.size > 0 || inner.taggedForms.length > 0) {
      taggedForms.push(drawing instanceof Name ? drawing.name : '')
    }
    if (!marks.covered) bare.push(...inner.bare)
  })
  const { runs, fonts, unexplained } = shown
  return { bare, hidden, mcids, taggedForms, runs, fonts, unexplained }
}
