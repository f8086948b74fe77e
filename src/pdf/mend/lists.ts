// The structure of a print in; each list item with its body in an element of its own out: Chromium puts links and paragraphs
// straight into the item, where only a label and a body may stand (ISO 32000-1, table 336).
import type { PDFDocument, PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { parentTree } from '../parent-tree.ts'
import { asDictionary, entry, items, name, nameUnder, numberUnder, pdfLibrary } from '../pdf-library.ts'
import type { Structure } from '../structure.ts'

/** Gives every LI an LBody around what is no label. What belonged to the item directly then belongs to the body. */
export function mendLists(document: PDFDocument, { root, elements }: Structure): void {
  const { context } = document
  const parents = parentTree(root)
  for (const { dict, ref } of elements.filter(({ type }) => type === 'LI')) {
    const kids = items(entry(dict, 'K'))
    const allowed = kids.map((kid) => ['Lbl', 'LBody'].includes(typeOf(document, kid) ?? ''))
    const own = kids.filter((_, index) => !allowed[index])
    if (own.length === 0) continue
    const page = dict.get(name('Pg'))
    const body = context.obj({ Type: 'StructElem', S: 'LBody', P: ref, K: own, ...(page && { Pg: page }) })
    const bodyRef = context.register(body)
    for (const kid of own) {
      const element = asDictionary(context.lookup(kid))
      if (element && nameUnder(element, 'S') !== undefined) element.set(name('P'), bodyRef)
      else claim(document, parents, kid, page, ref, bodyRef)
    }
    const labels = kids.filter((_, index) => allowed[index])
    dict.set(name('K'), context.obj([...labels, bodyRef]))
  }
}

function typeOf({ context }: PDFDocument, kid: PDFObject): string | undefined {
  const dict = asDictionary(context.lookup(kid))
  return dict && nameUnder(dict, 'S')
}

/** Content of the page, or an annotation, that the item held itself: the parent tree has to name the body instead. */
function claim(
  { context }: PDFDocument,
  parents: ReadonlyMap<number, PDFObject>,
  kid: PDFObject,
  ownPage: PDFObject | undefined,
  item: PDFRef,
  body: PDFRef,
): void {
  const { PDFArray, PDFNumber } = pdfLibrary()
  const use = asDictionary(context.lookup(kid))
  const mcid = kid instanceof PDFNumber ? kid.asNumber() : use && numberUnder(use, 'MCID')
  const page = asDictionary(context.lookup(use?.get(name('Pg')) ?? ownPage))
  const key = page && numberUnder(page, 'StructParents')
  const ofPage = key === undefined ? undefined : context.lookup(parents.get(key))
  if (mcid === undefined)
    throw new Error('a list item holds an annotation itself, which no print of Chromium did before')
  if (ofPage instanceof PDFArray && ofPage.get(mcid) === item) ofPage.set(mcid, body)
}
