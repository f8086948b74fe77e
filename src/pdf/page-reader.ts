// An open PDF in; what each of its pages paints out, read operation by operation, with the fonts its resources name.
import type { PDFDict, PDFDocument, PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { type Operand, type Operation, readOperations } from './content-stream.ts'
import { type FontCodes, fontCodes } from './font-codes.ts'
import { MarkStack } from './mark-stack.ts'
import {
  asDictionary,
  dictionary,
  entry,
  isRawStream,
  nameUnder,
  numberUnder,
  pdfLibrary,
} from './pdf-library.ts'
import { ShownText } from './shown-text.ts'
import { streamBytes } from './stream-bytes.ts'

export interface PdfPage {
  /** From 1. */
  number: number
  ref: PDFRef
  dict: PDFDict
  resources: PDFDict | undefined
}

export function pagesOf(document: PDFDocument): PdfPage[] {
  return document.getPages().map(({ ref, node }, index) => {
    return { number: index + 1, ref, dict: node, resources: asDictionary(node.Resources()) }
  })
}

export class PageReader {
  readonly #fonts = new Map<PDFDict, FontCodes>()

  /** Follows the marks of a page's or form's content. */
  marks(resources: PDFDict | undefined): MarkStack {
    return new MarkStack((list) => propertiesIn(resources, list))
  }

  /** What content shows. `watch` is told of each operation, once the marks have seen it. */
  read(
    content: Uint8Array,
    resources: PDFDict | undefined,
    marks: MarkStack,
    watch: (operation: Operation) => void,
  ): ShownText {
    const shown = new ShownText(marks, (font) => this.#font(resources, font))
    readOperations(content, (operation) => {
      marks.see(operation)
      shown.see(operation)
      watch(operation)
    })
    return shown
  }

  #font(resources: PDFDict | undefined, key: string): FontCodes | undefined {
    const fonts = resources && dictionary(resources, 'Font')
    const font = fonts && dictionary(fonts, key)
    if (font === undefined) return undefined
    let found = this.#fonts.get(font)
    if (found === undefined) {
      found = fontCodes(font)
      this.#fonts.set(font, found)
    }
    return found
  }
}

/** A form that a page paints as one thing (`/X1 Do`): its dictionary and content; undefined for an image. */
export function formIn(
  resources: PDFDict | undefined,
  key: string,
): { dict: PDFDict; content: Uint8Array; object: PDFObject } | undefined {
  const drawings = resources && dictionary(resources, 'XObject')
  const object = drawings && entry(drawings, key)
  if (!isRawStream(object) || nameUnder(object.dict, 'Subtype') !== 'Form') return undefined
  return { dict: object.dict, content: streamBytes(object), object }
}

/** Whether a form, or a form in it, holds content of the structure. */
export function holdsTags(resources: PDFDict | undefined, key: string): boolean {
  const form = formIn(resources, key)
  if (form === undefined) return false
  if (Buffer.from(form.content).includes('/MCID')) return true
  const own = dictionary(form.dict, 'Resources')
  const drawings = own && dictionary(own, 'XObject')
  return drawings?.keys().some((inner) => holdsTags(own, inner.decodeText())) ?? false
}

/** What marked content needs of a property list that the resources name. */
function propertiesIn(resources: PDFDict | undefined, key: string): ReadonlyMap<string, Operand> | undefined {
  const lists = resources && dictionary(resources, 'Properties')
  const list = lists && dictionary(lists, key)
  if (list === undefined) return undefined
  const { PDFString, PDFHexString } = pdfLibrary()
  const [mcid, actualText] = [numberUnder(list, 'MCID'), entry(list, 'ActualText')]
  const isText = actualText instanceof PDFString || actualText instanceof PDFHexString
  return new Map<string, Operand>([
    ...(mcid === undefined ? [] : [['MCID', mcid] as const]),
    ...(isText ? [['ActualText', Buffer.from(actualText.asBytes()).toString('latin1')] as const] : []),
  ])
}
