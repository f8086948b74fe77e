// Nothing in; the PDF library out, loaded when it is first asked for, and the few questions that all of src/pdf ask of it.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type * as Library from '@cantoo/pdf-lib'
import type { PDFDict, PDFDocument, PDFName, PDFObject, PDFRawStream } from '@cantoo/pdf-lib'

const require = createRequire(import.meta.url)
let library: typeof Library | undefined
/** The library codes and decodes a name on each call, and is asked a hundred thousand times. */
const names = new Map<string, PDFName>()
const words = new Map<PDFName, string>()

/**
 * Its single-file build loads in 0.03 s, its modules in 0.08 (CommonJS) or 0.17 s (ESM). The package does not name that file
 * among its exports, so it is found by its place.
 */
export function pdfLibrary(): typeof Library {
  if (library !== undefined) return library
  const modules = dirname(require.resolve('@cantoo/pdf-lib'))
  library = require(join(modules, '..', 'dist', 'pdf-lib.min.js')) as typeof Library
  return library
}

/** Reads a file whole and changes nothing in it. Rejects with the library's own error when it cannot be read. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocument> {
  const parseSpeed = Number.POSITIVE_INFINITY // no pauses: nobody waits for a turn
  return await pdfLibrary().PDFDocument.load(bytes, {
    updateMetadata: false,
    throwOnInvalidObject: true,
    parseSpeed,
  })
}

/** `Type` as the key or value `/Type`. */
export function name(text: string): PDFName {
  let found = names.get(text)
  if (found === undefined) {
    found = pdfLibrary().PDFName.of(text)
    names.set(text, found)
  }
  return found
}

/** What stands under a key, references followed. */
export function entry(dict: PDFDict, key: string): PDFObject | undefined {
  return dict.lookup(name(key))
}

/** The dictionary under a key, that of a stream included. */
export function dictionary(dict: PDFDict, key: string): PDFDict | undefined {
  return asDictionary(entry(dict, key))
}

export function asDictionary(object: PDFObject | undefined): PDFDict | undefined {
  const { PDFDict, PDFStream } = pdfLibrary()
  if (object instanceof PDFDict) return object
  return object instanceof PDFStream ? object.dict : undefined
}

/** The items of an array, references not followed; a single thing counts as an array of it. */
export function items(object: PDFObject | undefined): PDFObject[] {
  if (object === undefined) return []
  return object instanceof pdfLibrary().PDFArray ? object.asArray() : [object]
}

/** The name under a key, without its slash. */
export function nameUnder(dict: PDFDict, key: string): string | undefined {
  const found = entry(dict, key)
  if (!(found instanceof pdfLibrary().PDFName)) return undefined
  let word = words.get(found)
  if (word === undefined) {
    word = found.decodeText()
    words.set(found, word)
  }
  return word
}

/** The text under a key. */
export function textUnder(dict: PDFDict, key: string): string | undefined {
  const { PDFString, PDFHexString } = pdfLibrary()
  const found = entry(dict, key)
  return found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : undefined
}

export function numberUnder(dict: PDFDict, key: string): number | undefined {
  const found = entry(dict, key)
  return found instanceof pdfLibrary().PDFNumber ? found.asNumber() : undefined
}

export function isRawStream(object: PDFObject | undefined): object is PDFRawStream {
  return object instanceof pdfLibrary().PDFRawStream
}
