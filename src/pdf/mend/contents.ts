// The pages of a print in; each with all that stands outside the structure declared an artifact, and what they show out.
import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib'
import { holdsTags, PageReader, pagesOf } from '../page-reader.ts'
import { entry, name, pdfLibrary } from '../pdf-library.ts'
import type { PageRuns } from '../structure.ts'
import type { Run } from '../shown-text.ts'
import { contentBytes, deflatedStream } from '../stream-bytes.ts'
import { ArtifactWrap } from './artifact-wrap.ts'

export function mendContents(document: PDFDocument): PageRuns {
  const { context } = document
  const reader = new PageReader()
  const pages = new Map<PDFRef, ReadonlyMap<number, readonly Run[]>>()
  for (const { ref, dict, resources } of pagesOf(document)) {
    const content = contentBytes(context, entry(dict, 'Contents'))
    const marks = reader.marks(resources)
    const wrap = new ArtifactWrap(marks, (drawing) => holdsTags(resources, drawing))
    const { runs } = reader.read(content, resources, marks, (operation) => wrap.see(operation))
    pages.set(ref, runs)
    const wrapped = wrap.wrapped(content)
    if (wrapped === undefined) continue
    const before = dict.get(name('Contents'))
    const stream = deflatedStream(context, wrapped)
    // In the old one's place, so that no page's content stands in the file twice.
    if (before instanceof pdfLibrary().PDFRef) context.assign(before, stream)
    else dict.set(name('Contents'), context.register(stream))
  }
  return pages
}
