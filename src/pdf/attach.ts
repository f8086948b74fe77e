// A printed PDF and files in, the PDF with the files embedded in it out: readers list them as attachments, and other programs
// find them as associated files (ISO 32000-1, 7.11.4; ISO 32000-2, 14.13).

import { deflateSync } from 'node:zlib'
import { pdfDate } from './pdf-facts.ts'
import { PdfUpdate } from './update.ts'

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

/** A copy of the print with the files embedded, dated as `stampDates` dates the print. */
export function attach(pdf: Uint8Array, files: readonly Packed[], date: string): Uint8Array {
  const update = new PdfUpdate(pdf)
  const stamp = `(${pdfDate(date)})`
  const specifications = [...files]
    .sort((a, b) => (a.name < b.name ? -1 : 1)) // a tree of names is read by bisection
    .map(({ name, mimeType, description, bytes, packed }) => {
      const about = `/Params <</Size ${bytes} /CreationDate ${stamp} /ModDate ${stamp}>>`
      const head = `<</Type /EmbeddedFile\n/Subtype ${pdfName(mimeType)}\n${about}\n/Filter /FlateDecode\n/Length ${packed.length}>> stream\n`
      const stream = update.add(Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')]))
      const file = `/EF <</F ${stream} 0 R /UF ${stream} 0 R>>`
      const names = `/F (${name})\n/UF ${pdfText(name)}\n/Desc ${pdfText(description)}`
      return {
        name,
        object: update.add(`<</Type /Filespec\n${names}\n${file}\n/AFRelationship /Data>>`),
      }
    })
  update.extend(update.root, {
    Version: '/1.7', // Chromium says 1.4 at the head of its file
    Names: `<</EmbeddedFiles <</Names [${specifications.map(({ name, object }) => `(${name}) ${object} 0 R`).join(' ')}]>>>>`,
    AF: `[${specifications.map(({ object }) => `${object} 0 R`).join(' ')}]`,
  })
  return update.bytes()
}

/** `text/csv` as `/text#2Fcsv`. */
function pdfName(text: string): string {
  return `/${text.replace(/[^A-Za-z0-9.+-]/g, (sign) => `#${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`
}

/** Any text, in UTF-16 as hexadecimal digits. */
function pdfText(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
}
