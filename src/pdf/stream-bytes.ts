// A stream of a PDF in; its bytes as they were before any filter out, and new ones put into it.
import { deflateSync, inflateSync } from 'node:zlib'
import type { PDFContext, PDFRawStream } from '@cantoo/pdf-lib'
import { entry, items, nameUnder, pdfLibrary } from './pdf-library.ts'

/** Node's own decompression takes a tenth of the library's time; other filters than this one are the library's. */
export function streamBytes(stream: PDFRawStream): Uint8Array {
  const { dict } = stream
  const plain = entry(dict, 'Filter') === undefined
  if (plain) return stream.getContents()
  const deflated = nameUnder(dict, 'Filter') === 'FlateDecode' && entry(dict, 'DecodeParms') === undefined
  return deflated ? inflateSync(stream.getContents()) : pdfLibrary().decodePDFRawStream(stream).decode()
}

/** A compressed stream with these bytes and entries. */
export function deflatedStream(
  context: PDFContext,
  bytes: Uint8Array,
  entries: Parameters<PDFContext['stream']>[1] = {},
): PDFRawStream {
  return context.stream(deflateSync(bytes), { ...entries, Filter: 'FlateDecode' })
}

/** What a page paints, its streams put together; a space keeps what stands in two of them apart. */
export function contentBytes(context: PDFContext, contents: ReturnType<typeof entry>): Uint8Array {
  const streams = items(contents)
    .map((one) => context.lookup(one))
    .filter((one): one is PDFRawStream => one instanceof pdfLibrary().PDFRawStream)
  const parts = streams.flatMap((stream) => [streamBytes(stream), Buffer.from('\n')])
  return streams.length === 1 && streams[0] ? streamBytes(streams[0]) : Buffer.concat(parts)
}
