// Rules about what the pages paint: content is tagged or an artifact, letters have fonts and meanings.
import type { FontCodes } from '../font-codes.ts'
import { nameUnder } from '../pdf-library.ts'
import { orphans } from './parents.ts'
import type { ReadPage } from './read-pdf.ts'
import type { Found, Rule } from './rule.ts'

/** The same question of each page. */
function onPages(pages: readonly ReadPage[], ask: (page: ReadPage) => string[]): Found[] {
  return pages.flatMap((page) => ask(page).map((found) => ({ page: page.number, found })))
}

/** Codes of a page's fonts that mean nothing, or show the box of a missing letter. */
function codes({ unexplained }: ReadPage, wanted: (font: FontCodes, code: number) => boolean): string[] {
  return [...unexplained].flatMap(([font, found]) => {
    const hex = [...found].filter((code) => wanted(font, code)).map((code) => code.toString(16).toUpperCase())
    return hex.length === 0 ? [] : [`${font.name} with code ${hex.join(', ')}`]
  })
}

export const contentRules: readonly Rule[] = [
  {
    id: '7.1-3',
    expected: 'content that is either part of the structure or an artifact',
    mend: 'print with finishPdf, which declares artifacts',
    check: ({ pages }) =>
      onPages(pages, ({ bare }) =>
        bare.length === 0 ? [] : [`${bare.length} operators outside both (${bare[0]} …)`],
      ),
  },
  {
    id: '7.1-2',
    expected: 'no content of the structure inside an artifact',
    mend: 'report it: no print of Chromium does so',
    check: ({ pages }) =>
      onPages(pages, ({ hidden }) => [...hidden].map((mcid) => `the piece of content ${mcid}`)),
  },
  {
    id: '7.20-2',
    expected: 'no content of the structure inside a group that is painted as one (a form)',
    mend: 'use colours instead of opacity, filter, mask and mix-blend-mode on what holds text or marks; fill-opacity does no harm',
    check: ({ pages }) => onPages(pages, ({ taggedForms }) => taggedForms.map((form) => `the form ${form}`)),
  },
  {
    id: 'parents',
    expected: 'for every piece of tagged content an element of the structure that it belongs to',
    mend: 'report it: the print is inconsistent',
    check: ({ document, pages, parents, structure }) => {
      if (structure === undefined) return []
      return onPages(pages, ({ dict, mcids }) => orphans(document.context, dict, mcids, parents))
    },
  },
  {
    id: '7.21.4.1-1',
    expected: 'fonts that are in the file',
    mend: 'embed the font with @font-face',
    check: ({ pages }) =>
      onPages(pages, ({ fonts }) => [...fonts].filter(({ embedded }) => !embedded).map(({ name }) => name)),
  },
  {
    id: '7.21.7-1',
    expected: 'letters with a meaning in Unicode',
    mend: 'use a font whose letters have one; private letters and icons have none',
    check: ({ pages }) =>
      onPages(pages, (page) =>
        codes(
          page,
          (font, code) =>
            !missing(font, code) &&
            (font.bytes === 2 || font.unicode !== undefined) &&
            font.unicode?.get(code) === undefined,
        ),
      ),
  },
  {
    id: '7.21.8-1',
    expected: 'letters that the font has',
    mend: 'bundle a font that has them, or write the text without them',
    check: ({ pages }) => onPages(pages, (page) => codes(page, missing)),
  },
  {
    id: '7.18.3-1',
    expected: 'a tab key that follows the structure on each page with links (Tabs S)',
    mend: 'print with `tagged`',
    check: ({ pages }) =>
      onPages(pages, ({ annotations, dict }) => {
        const order = nameUnder(dict, 'Tabs')
        return annotations.length === 0 || order === 'S' ? [] : [order ?? 'none']
      }),
  },
]

/** Code 0 of a font that shows its glyphs by their numbers is the empty box. */
function missing({ boxAtZero }: FontCodes, code: number): boolean {
  return boxAtZero && code === 0
}
