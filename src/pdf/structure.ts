// An open PDF in; its structure tree out as elements with their kids (ISO 32000-1, 14.7). Reads and changes nothing.
import type { PDFDict, PDFDocument, PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { asDictionary, dictionary, entry, items, name, nameUnder, pdfLibrary } from './pdf-library.ts'
import { joinRuns, type Run } from './shown-text.ts'

/** A structure element. */
export interface Element {
  /** As it is written; the role map may say what it stands for. */
  type: string
  dict: PDFDict
  ref: PDFRef
  parent: Element | undefined
  kids: Kid[]
}

/** What an element holds besides others: a piece of a page's content, or an annotation. */
export type Kid =
  | { kind: 'element'; element: Element }
  | { kind: 'content'; mcid: number; page: PDFRef | undefined }
  | { kind: 'object'; object: PDFRef }

export interface Structure {
  root: PDFDict
  /** All elements in the order in which they are read aloud. */
  elements: Element[]
}

/** Undefined for a document that is not tagged. */
export function structureOf({ catalog }: PDFDocument): Structure | undefined {
  const { PDFRef } = pdfLibrary()
  const root = dictionary(catalog, 'StructTreeRoot')
  if (root === undefined) return undefined
  const elements: Element[] = []
  const read = (ref: PDFRef, dict: PDFDict, parent: Element | undefined): Element => {
    const element: Element = { type: nameUnder(dict, 'S') ?? '', dict, ref, parent, kids: [] }
    elements.push(element)
    const page = dict.get(name('Pg'))
    const ownPage = page instanceof PDFRef ? page : undefined
    for (const kid of rawKids(dict)) {
      const found = kidOf(kid, ownPage, dict)
      if (found === undefined) continue
      if ('kind' in found) element.kids.push(found)
      else element.kids.push({ kind: 'element', element: read(found.ref, found.dict, element) })
    }
    return element
  }
  for (const kid of rawKids(root)) {
    const dict = asDictionary(root.context.lookup(kid))
    if (dict && kid instanceof PDFRef) read(kid, dict, undefined)
  }
  return { root, elements }
}

/** The kids as they are written, references not followed; but the array of them may be an object of its own. */
function rawKids(dict: PDFDict): PDFObject[] {
  const { PDFArray } = pdfLibrary()
  const kids = dict.get(name('K'))
  const looked = dict.context.lookup(kids)
  return looked instanceof PDFArray ? looked.asArray() : items(kids)
}

type Found = Exclude<Kid, { kind: 'element' }> | { ref: PDFRef; dict: PDFDict } | undefined

function kidOf(kid: PDFObject, ownPage: PDFRef | undefined, parent: PDFDict): Found {
  const { PDFNumber, PDFRef } = pdfLibrary()
  if (kid instanceof PDFNumber) return { kind: 'content', mcid: kid.asNumber(), page: ownPage }
  const dict = asDictionary(parent.context.lookup(kid))
  if (dict === undefined) return undefined
  const type = nameUnder(dict, 'Type')
  const page = dict.get(name('Pg'))
  if (type === 'MCR') {
    const mcid = entry(dict, 'MCID')
    if (!(mcid instanceof PDFNumber)) return undefined
    return { kind: 'content', mcid: mcid.asNumber(), page: page instanceof PDFRef ? page : ownPage }
  }
  if (type === 'OBJR') {
    const object = dict.get(name('Obj'))
    return object instanceof PDFRef ? { kind: 'object', object } : undefined
  }
  return kid instanceof PDFRef ? { ref: kid, dict } : undefined
}

/** What pages show, by page and number of the marked content. */
export type PageRuns = ReadonlyMap<PDFRef, ReadonlyMap<number, readonly Run[]>>

/** All text below an element, with a line feed where it goes on in a new line. */
export function elementText(element: Element, pages: PageRuns): string {
  const runs: (Run & { page: PDFRef })[] = []
  const collect = ({ kids }: Element) => {
    for (const kid of kids) {
      if (kid.kind === 'element') collect(kid.element)
      else if (kid.kind === 'content' && kid.page !== undefined) {
        const { page } = kid
        runs.push(...(pages.get(page)?.get(kid.mcid) ?? []).map((run) => ({ ...run, page })))
      }
    }
  }
  collect(element)
  return joinRuns(runs)
}

/** All elements below an element, itself left out. */
export function below({ kids }: Element): Element[] {
  return kids.flatMap((kid) => (kid.kind === 'element' ? [kid.element, ...below(kid.element)] : []))
}
