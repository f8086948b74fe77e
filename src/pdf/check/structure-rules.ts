// Rules about the structure: types, headings, lists, tables, figures. Elements without a meaning of their own (NonStruct, Div)
// are looked through, as veraPDF does.
import { textUnder } from '../pdf-library.ts'
import { type Element, elementText } from '../structure.ts'
import { inOneLine } from '../one-line.ts'
import type { ReadPdf } from './read-pdf.ts'
import { standardType, type Types } from './roles.ts'
import type { Found, Rule } from './rule.ts'
import { headerless, significantKids, significantParent } from './tables.ts'

const CELLS = ['TH', 'TD']
const IN_TABLE = ['TR', 'THead', 'TBody', 'TFoot', 'Caption']

/** The same question of each element of the types, which are given as they stand for. */
function onElements(
  pdf: ReadPdf,
  types: readonly string[],
  ask: (element: Element, of: Types) => string[],
): Found[] {
  const { structure } = pdf
  if (structure === undefined) return []
  const of: Types = ({ type }) => standardType(structure.root, type) ?? type
  return structure.elements
    .filter((element) => types.includes(of(element)))
    .flatMap((element) => ask(element, of).map((found) => ({ page: pageOf(pdf, element), found })))
}

/** Where the first content below an element stands. */
export function pageOf({ pages }: ReadPdf, element: Element): number | undefined {
  const first = (one: Element): unknown => {
    for (const kid of one.kids) {
      const page = kid.kind === 'content' ? kid.page : kid.kind === 'element' ? first(kid.element) : undefined
      if (page !== undefined) return page
    }
    return undefined
  }
  const ref = first(element)
  return pages.find((page) => page.ref === ref)?.number
}

/** Kids of other types than these. */
function strangers(element: Element, allowed: readonly string[], of: Types): string[] {
  return significantKids(element, of)
    .filter((kid) => !allowed.includes(kid))
    .map((kid) => `${kid} in ${of(element)}`)
}

function under(parents: readonly string[]) {
  return (element: Element, of: Types): string[] => {
    const parent = significantParent(element, of)
    return parents.includes(parent) ? [] : [`${of(element)} in ${parent}`]
  }
}

/** Levels that begin with another than H1, or skip one. */
function skippedLevels(pdf: ReadPdf): Found[] {
  let before = 0
  return onElements(pdf, ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'], (element, of) => {
    const level = Number(of(element).slice(1))
    const skips = level > before + 1
    const after = before === 0 ? 'as the first heading' : `after H${before}`
    before = level
    return skips ? [`H${level} ${after}, "${inOneLine(elementText(element, pdf.runs))}"`] : []
  })
}

export const structureRules: readonly Rule[] = [
  {
    id: '7.1-5',
    expected: 'types of elements that PDF 1.7 knows, or a role map that leads to one',
    mend: 'add the type to the role map in finish.ts',
    check: ({ structure }) => {
      const types = new Set(structure?.elements.map(({ type }) => type))
      return [...types]
        .filter((type) => structure && standardType(structure.root, type) === undefined)
        .map((type) => ({ found: type }))
    },
  },
  {
    id: '7.4.2-1',
    expected: 'headings that begin with H1 and skip no level',
    mend: 'correct the level of the heading in its template',
    check: (pdf) => {
      const levels = skippedLevels(pdf)
      const none =
        onElements(pdf, ['H1'], () => ['']).length === 0 && pdf.structure !== undefined && levels.length === 0
      return none ? [{ found: 'no H1' }] : levels
    },
  },
  {
    id: '7.3-1',
    expected: 'figures with a text alternative (Alt)',
    mend: 'give <img> an alt, <svg> a role="img" with an aria-label, <figure> a role="group"',
    check: (pdf) =>
      onElements(pdf, ['Figure'], ({ dict }) => {
        const text = textUnder(dict, 'Alt') ?? textUnder(dict, 'ActualText') ?? ''
        return text.trim() === '' ? ['a figure without one'] : []
      }),
  },
  {
    id: '7.2-17',
    expected: 'list items in lists',
    mend: 'put <li> into <ul> or <ol>',
    check: (pdf) => onElements(pdf, ['LI'], under(['L'])),
  },
  {
    id: '7.2-20',
    expected: 'list items with nothing but a label and a body (Lbl, LBody)',
    mend: 'print with finishPdf, which adds the bodies',
    check: (pdf) => onElements(pdf, ['LI'], (element, of) => strangers(element, ['Lbl', 'LBody'], of)),
  },
  {
    id: '7.2-3',
    expected: 'tables of rows, groups of rows and captions',
    mend: 'put rows into <table>, and nothing between them',
    check: (pdf) => onElements(pdf, ['Table'], (element, of) => strangers(element, IN_TABLE, of)),
  },
  {
    id: '7.2-4',
    expected: 'rows in tables',
    mend: 'put <tr> into <table>',
    check: (pdf) => onElements(pdf, ['TR'], under(['Table', 'THead', 'TBody', 'TFoot'])),
  },
  {
    id: '7.2-8',
    expected: 'cells in rows',
    mend: 'put <th> and <td> into <tr>',
    check: (pdf) => onElements(pdf, CELLS, under(['TR'])),
  },
  {
    id: '7.2-10',
    expected: 'rows of nothing but cells',
    mend: 'put <th> and <td>, and nothing else, into <tr>',
    check: (pdf) => onElements(pdf, ['TR'], (element, of) => strangers(element, CELLS, of)),
  },
  {
    id: '7.5-1',
    expected: 'header cells with a Scope, or cells that name their Headers',
    mend: 'give <th> a scope',
    check: (pdf) => onElements(pdf, ['Table'], headerless),
  },
]
