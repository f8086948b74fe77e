// Rules about annotations and bookmarks: what leads somewhere says where, and stands in the structure.
import { asDictionary, dictionary, entry, name, nameUnder, numberUnder, textUnder } from '../pdf-library.ts'
import { outlineItems } from '../outline-items.ts'
import { type Element, elementText } from '../structure.ts'
import { isElement } from './parents.ts'
import type { ReadPdf } from './read-pdf.ts'
import { standardType } from './roles.ts'
import type { Found, Rule } from './rule.ts'

interface Annotation {
  page: number
  kind: string
  dict: ReadPdf['pages'][number]['dict']
  /** The element that it belongs to. */
  owner: ReadPdf['pages'][number]['dict'] | undefined
}

function annotations({ document, pages, parents }: ReadPdf): Annotation[] {
  return pages.flatMap(({ number, annotations: all }) =>
    all.map(({ dict }) => {
      const key = numberUnder(dict, 'StructParent')
      const owner = key === undefined ? undefined : parents.get(key)
      const kind = nameUnder(dict, 'Subtype') ?? 'none'
      return {
        page: number,
        dict,
        kind,
        owner: isElement(document.context, owner) ? asDictionary(document.context.lookup(owner)) : undefined,
      }
    }),
  )
}

/** Where the title of a bookmark is not the text of its heading, word for word. */
function wrongTitles(pdf: ReadPdf): Found[] {
  const { structure, catalog, runs } = pdf
  const headings =
    structure?.elements.filter(({ type }) => /^H[1-6]$/.test(standardType(structure.root, type) ?? '')) ?? []
  const titles = outlineItems(catalog)
  if (headings.length > 0 && titles.length === 0) return [{ found: 'no bookmark' }]
  return titles.flatMap((item, index) => {
    const title = textUnder(item, 'Title') ?? ''
    const ref = item.get(name('SE'))
    const heading: Element | undefined = headings.find((one) => one.ref === ref) ?? headings[index]
    if (heading === undefined) return [{ found: `"${title}" without a heading` }]
    const text = elementText(heading, runs)
    return sameWords(text, title) ? [] : [{ found: `"${title}" for "${text.replaceAll('\n', ' ')}"` }]
  })
}

/**
 * Whether a title has all the words of a heading. Where the heading goes on in a new line there is a space, unless the line
 * ends with a hyphen or a dash, where there may be one. A style sheet may raise letters.
 */
function sameWords(heading: string, title: string): boolean {
  const shape = heading
    .trim()
    .replace(/[\u00ad\u200b\u2060]/g, '')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/([-\u2010-\u2014/])\n/g, '$1\u0000')
    .replace(/\s+/g, '\\s+')
    .replaceAll('\u0000', '\\s*')
  return new RegExp(`^${shape}$`, 'iu').test(title.trim())
}

export const linkRules: readonly Rule[] = [
  {
    id: '7.18.5-2',
    expected: 'links with a description (Contents)',
    mend: 'print with finishPdf, which writes them',
    check: (pdf) =>
      annotations(pdf)
        .filter(({ kind, dict }) => kind === 'Link' && !textUnder(dict, 'Contents')?.trim())
        .map(({ page, dict }) => {
          const action = dictionary(dict, 'A')
          const target =
            (action && textUnder(action, 'URI')) ?? entry(dict, 'Dest')?.toString() ?? 'somewhere'
          return { page, found: `a link to ${target} without one` }
        }),
  },
  {
    id: '7.18.1-2',
    expected: 'other annotations with a description (Contents)',
    mend: 'print no form fields and no media',
    check: (pdf) =>
      annotations(pdf)
        .filter(({ kind, dict }) => kind !== 'Link' && !textUnder(dict, 'Contents')?.trim())
        .map(({ page, kind }) => ({ page, found: `an annotation ${kind} without one` })),
  },
  {
    id: '7.18.5-1',
    expected: 'links in a Link element of the structure',
    mend: 'write a plain <a>, without a role',
    check: (pdf) => {
      const root = pdf.structure?.root
      return annotations(pdf).flatMap(({ page, kind, owner }) => {
        const type = owner && nameUnder(owner, 'S')
        const stands = type !== undefined && root ? standardType(root, type) : 'nothing'
        return kind !== 'Link' || stands === 'Link' ? [] : [{ page, found: `a link in ${type ?? 'nothing'}` }]
      })
    },
  },
  {
    id: 'outline',
    expected: 'a bookmark for each heading, with its text in full words',
    mend: 'report the heading: its text on paper and in the page differ',
    check: wrongTitles,
  },
]
