// The root of a structure tree in; its parent tree out: which element each piece of content and each annotation belongs to,
// by the numbers that pages and annotations carry (ISO 32000-1, 14.7.4.4).
import type { PDFDict, PDFObject } from '@cantoo/pdf-lib'
import { asDictionary, dictionary, entry, items, pdfLibrary } from './pdf-library.ts'

/** A page's number leads to an array, one reference for each piece of its content; an annotation's to a reference. */
export function parentTree(root: PDFDict): ReadonlyMap<number, PDFObject> {
  const { PDFNumber } = pdfLibrary()
  const tree = new Map<number, PDFObject>()
  const read = (node: PDFDict | undefined, depth: number): void => {
    if (node === undefined || depth > 50) return // a node that is its own kid
    const numbers = items(entry(node, 'Nums'))
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      const [key, value] = numbers.slice(index, index + 2)
      if (key instanceof PDFNumber && value !== undefined) tree.set(key.asNumber(), value)
    }
    for (const kid of items(entry(node, 'Kids'))) read(asDictionary(node.context.lookup(kid)), depth + 1)
  }
  read(dictionary(root, 'ParentTree'), 0)
  return tree
}
