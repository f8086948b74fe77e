// The root of a structure tree in; what each type of element stands for out (ISO 32000-1, 14.8.4).
import type { PDFDict } from '@cantoo/pdf-lib'
import { dictionary, nameUnder } from '../pdf-library.ts'
import type { Element } from '../structure.ts'

/** What an element stands for. */
export type Types = (element: Element) => string

const STANDARD = new Set(
  [
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6',
    'L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot',
    'Ruby RB RT RP Warichu WT WP Figure Formula Form',
  ].flatMap((line) => line.split(' ')),
)

/** The standard type, through the role map; undefined for one that leads to none. */
export function standardType(root: PDFDict, type: string): string | undefined {
  const seen = new Set<string>()
  let current = type
  while (!STANDARD.has(current)) {
    const map = dictionary(root, 'RoleMap')
    const next = map && nameUnder(map, current)
    if (next === undefined || seen.has(next)) return undefined
    seen.add(next)
    current = next
  }
  return current
}
