// A page and the parent tree in; the pieces of its content that no element of the structure owns out.
import type { PDFContext, PDFDict, PDFObject } from '@cantoo/pdf-lib'
import { asDictionary, nameUnder, numberUnder, pdfLibrary } from '../pdf-library.ts'

export function orphans(
  context: PDFContext,
  page: PDFDict,
  mcids: ReadonlySet<number>,
  parents: ReadonlyMap<number, PDFObject>,
): string[] {
  if (mcids.size === 0) return []
  const key = numberUnder(page, 'StructParents')
  const owners = key === undefined ? undefined : context.lookup(parents.get(key))
  if (!(owners instanceof pdfLibrary().PDFArray)) return ['a page without a place in the parent tree']
  return [...mcids]
    .filter((mcid) => !isElement(context, owners.asArray()[mcid]))
    .map((mcid) => `the piece of content ${mcid}`)
}

export function isElement(context: PDFContext, object: PDFObject | undefined): boolean {
  const dict = asDictionary(context.lookup(object))
  return dict !== undefined && nameUnder(dict, 'S') !== undefined
}
