// An element of the structure in; the types around and below it that count, and for a table the header cells that head nothing.
import type { PDFDict } from '@cantoo/pdf-lib'
import { asDictionary, entry, items } from '../pdf-library.ts'
import { below, type Element } from '../structure.ts'
import type { Types } from './roles.ts'

const TRANSPARENT = ['NonStruct', 'Div']

/** The types of the kids, those of elements without a meaning of their own being their kids. */
export function significantKids({ kids }: Element, of: Types): string[] {
  return kids.flatMap((kid) => {
    if (kid.kind !== 'element') return []
    const type = of(kid.element)
    return TRANSPARENT.includes(type) ? significantKids(kid.element, of) : [type]
  })
}

/** The type of the nearest element above that has a meaning. */
export function significantParent({ parent }: Element, of: Types): string {
  if (parent === undefined) return 'nothing'
  return TRANSPARENT.includes(of(parent)) ? significantParent(parent, of) : of(parent)
}

/** Header cells of a table without a Scope, unless its cells name their headers themselves. */
export function headerless(table: Element, of: Types): string[] {
  const cells = below(table).filter((one) => ['TH', 'TD'].includes(of(one)))
  const headers = cells.filter((one) => of(one) === 'TH')
  const named = cells.some(({ dict }) => attribute(dict, 'Headers') !== undefined)
  if (named) return []
  const lost = headers.filter(({ dict }) => attribute(dict, 'Scope') === undefined)
  return lost.length === 0 ? [] : [`${lost.length} header cells of a table without either`]
}

/** An attribute of an element, which may have several lists of them. */
function attribute(dict: PDFDict, key: string) {
  const lists = items(entry(dict, 'A')).map((one) => asDictionary(dict.context.lookup(one)))
  return lists.map((list) => list && entry(list, key)).find((found) => found !== undefined)
}
