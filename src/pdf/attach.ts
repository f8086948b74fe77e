// An open PDF and files in, the files embedded in it out: readers list them as attachments, and other programs find them as
// associated files (ISO 32000-1, 7.11.4; ISO 32000-2, 14.13).
import { deflateSync } from 'node:zlib'
import type { PDFDocument } from '@cantoo/pdf-lib'
import { name, pdfLibrary } from './pdf-library.ts'
import { pdfDate } from './pdf-date.ts'

/** A file to embed. */
export interface Attachment {
  /** Letters, digits, dots and hyphens. */
  name: string
  content: string
  mimeType: string
  /** For the reader. */
  description: string
}

/** An attachment made ready, which can be done while the browser still prints. */
export interface Packed extends Attachment {
  bytes: number
  packed: Buffer
}

export function pack(attachment: Attachment): Packed {
  if (!/^[\w.-]+$/.test(attachment.name)) throw new Error(`no name for an attachment: ${attachment.name}`)
  const content = Buffer.from(attachment.content)
  return { ...attachment, bytes: content.length, packed: deflateSync(content) }
}

/** Dated like the document. The library's own `attach` would give each file a random key and today's date. */
export function attach({ context, catalog }: PDFDocument, files: readonly Packed[], date: string): void {
  if (files.length === 0) return
  const { PDFHexString, PDFString } = pdfLibrary()
  const stamp = PDFString.of(pdfDate(date))
  const specifications = [...files]
    .sort((a, b) => (a.name < b.name ? -1 : 1)) // a tree of names is read by bisection
    .map((file) => {
      const stream = context.stream(file.packed, {
        ...{ Type: 'EmbeddedFile', Subtype: file.mimeType, Filter: 'FlateDecode' },
        Params: { Size: file.bytes, CreationDate: stamp, ModDate: stamp },
      })
      const content = context.register(stream)
      const specification = {
        ...{ Type: 'Filespec', F: PDFString.of(file.name), UF: PDFHexString.fromText(file.name) },
        ...{ Desc: PDFHexString.fromText(file.description), EF: { F: content, UF: content } },
        AFRelationship: 'Data',
      }
      return { key: PDFString.of(file.name), object: context.register(context.obj(specification)) }
    })
  if (catalog.has(name('Names')) || catalog.has(name('AF')))
    throw new Error('the print has attachments already')
  const tree = specifications.flatMap(({ key, object }) => [key, object])
  catalog.set(name('Names'), context.obj({ EmbeddedFiles: { Names: tree } }))
  catalog.set(name('AF'), context.obj(specifications.map(({ object }) => object)))
}
