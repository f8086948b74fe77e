// An open PDF in; its bytes out, the same for the same document: objects packed into compressed streams (ISO 32000-1, 7.5.7),
// an identifier taken from the content (14.4). The library's own way to do so takes a third of a second, most of it in a
// compression written in JavaScript, and gives no identifier.
import { createHash } from 'node:crypto'
import type { PDFContext, PDFDocument, PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { pdfLibrary } from './pdf-library.ts'
import { deflatedStream } from './stream-bytes.ts'

const VERSION = '1.7' // PDF/UA-1 is a part of that version
/** More pack better; but a reader unpacks all of them for any one. */
const OBJECTS_A_STREAM = 200

export function savePdf({ context }: PDFDocument): Uint8Array {
  const { PDFHexString, PDFRef, PDFStream } = pdfLibrary()
  const objects = context.enumerateIndirectObjects()
  const streams = objects.filter(([, object]) => object instanceof PDFStream)
  const others = objects.filter(([, object]) => !(object instanceof PDFStream))
  const chunks = Array.from({ length: Math.ceil(others.length / OBJECTS_A_STREAM) }, (_, index) =>
    others.slice(index * OBJECTS_A_STREAM, (index + 1) * OBJECTS_A_STREAM),
  )
  const first = context.largestObjectNumber + 1
  const size = first + chunks.length + 1
  const places = new Places(size)
  const parts: Uint8Array[] = [Buffer.from(`%PDF-${VERSION}\n%\xe2\xe3\xcf\xd3\n`, 'latin1')]
  let length = parts[0]?.length ?? 0
  const write = ({ objectNumber, generationNumber }: PDFRef, object: PDFObject) => {
    places.inFile(objectNumber, length)
    const part = serialized(`${objectNumber} ${generationNumber} obj\n`, object)
    parts.push(part)
    length += part.length
  }
  for (const [ref, object] of streams) write(ref, object)
  for (const [number, chunk] of chunks.entries()) {
    for (const [index, [ref]] of chunk.entries()) places.inStream(ref.objectNumber, first + number, index)
    write(PDFRef.of(first + number), objectStream(context, chunk))
  }
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  const id = PDFHexString.of(hash.digest('hex').slice(0, 32))
  const { Root, Info } = context.trailerInfo
  const start = length
  places.inFile(size - 1, start)
  const entries = {
    ...{ Type: 'XRef', Size: size, W: Places.WIDTHS },
    ...(Root && { Root }),
    ...(Info && { Info }),
    ID: [id, id],
  }
  write(PDFRef.of(size - 1), deflatedStream(context, places.rows, entries))
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(`startxref\n${start}\n%%EOF\n`)]))
}

/** The table that says where each object stands: in the file, or in which stream as which of its objects. */
class Places {
  static readonly WIDTHS = [1, 4, 2]
  readonly rows: Buffer

  constructor(size: number) {
    this.rows = Buffer.alloc(size * 7)
    this.rows.writeUInt16BE(65535, 5)
  }

  inFile(object: number, offset: number): void {
    this.#write(object, 1, offset, 0)
  }

  inStream(object: number, stream: number, index: number): void {
    this.#write(object, 2, stream, index)
  }

  #write(object: number, kind: number, place: number, index: number): void {
    this.rows.writeUInt8(kind, object * 7)
    this.rows.writeUInt32BE(place, object * 7 + 1)
    this.rows.writeUInt16BE(index, object * 7 + 5)
  }
}

function serialized(head: string, object: PDFObject): Uint8Array {
  const body = Buffer.alloc(object.sizeInBytes())
  object.copyBytesInto(body, 0)
  return Buffer.concat([Buffer.from(head), body, Buffer.from('\nendobj\n')])
}

/** Objects without their heads, behind a list of their numbers and places. */
function objectStream(context: PDFContext, objects: readonly [PDFRef, PDFObject][]): PDFObject {
  let offset = 0
  const texts = objects.map(([, object]) => `${object}\n`)
  const places = objects.map(([ref], index) => {
    const place = `${ref.objectNumber} ${offset}`
    offset += texts[index]?.length ?? 0
    return place
  })
  const head = `${places.join(' ')}\n`
  const bytes = Buffer.from(head + texts.join(''), 'latin1')
  return deflatedStream(context, bytes, { Type: 'ObjStm', N: objects.length, First: head.length })
}
