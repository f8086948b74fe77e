// Rules about annotations and bookmarks: what leads somewhere says where, and stands in the structure.
import { asDictionary, dictionary, entry, name, nameUnder, numberUnder, textUnder } from '../pdf-library.ts'
import { outlineItems } from '../outline-items.ts'
import { elementText } from '../structure.ts'
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

/** Headings without a bookmark, and bookmarks whose title is not the text of their heading, word for word. */
function wrongTitles({ structure, catalog, runs }: ReadPdf): Found[] {
  if (structure === undefined) return []
  const titles = new Map(
    outlineItems(catalog).map((item) => [item.get(name('SE')), textUnder(item, 'Title') ?? '']),
  )
  const headings = structure.elements.filter(({ type }) =>
    /^H[1-6]$/.test(standardType(structure.root, type) ?? ''),
  )
  return headings.flatMap((heading) => {
    const text = elementText(heading, runs)
    const shown = `"${text.replaceAll('\n', ' ')}"`
    const title = titles.get(heading.ref)
    if (title === undefined) return [{ found: `no bookmark for ${shown}` }]
    return sameWords(text, title) ? [] : [{ found: `"${title}" for ${shown}` }]
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
      const { structure } = pdf
      if (structure === undefined) return []
      return annotations(pdf).flatMap(({ page, kind, owner }) => {
        const type = owner && nameUnder(owner, 'S')
        const stands = type && standardType(structure.root, type)
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
