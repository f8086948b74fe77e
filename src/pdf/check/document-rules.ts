// Rules about the document as a whole: what it says it is, its title, language and dates, and what it may do.
import { dictionary, entry, items, pdfLibrary, textUnder } from '../pdf-library.ts'
import { actions } from './actions.ts'
import { wrongDates } from './dates.ts'
import type { Found, Rule } from './rule.ts'
import { property, titleIn } from './xmp.ts'

const PRINTER = 'print with finishPdf, which writes this'

/** A check whose answer is one thing or nothing. */
function when(broken: boolean, found: string): Found[] {
  return broken ? [{ found }] : []
}

export const documentRules: readonly Rule[] = [
  {
    id: '6.2-1',
    expected: 'a catalog that calls the document tagged (MarkInfo, Marked true)',
    mend: PRINTER,
    check: ({ catalog }) => {
      const info = dictionary(catalog, 'MarkInfo')
      return when(String(info && entry(info, 'Marked')) !== 'true', 'no Marked true')
    },
  },
  {
    id: '7.1-11',
    expected: 'a structure tree',
    mend: 'print with `tagged`',
    check: ({ structure }) =>
      when(structure === undefined || structure.elements.length === 0, 'no structure tree'),
  },
  {
    id: '7.1-8',
    expected: 'a metadata stream',
    mend: PRINTER,
    check: ({ xmp }) => when(xmp === undefined, 'none'),
  },
  {
    id: '7.1-9',
    expected: 'a dc:title in the metadata',
    mend: 'write a <title>',
    check: ({ xmp }) => when(xmp !== undefined && titleIn(xmp) === '', 'none'),
  },
  {
    id: '5-1',
    expected: 'pdfuaid:part 1 in the metadata',
    mend: PRINTER,
    check: ({ xmp }) => {
      const part = property(xmp ?? '', 'pdfuaid:part')
      return when(xmp !== undefined && part !== '1', part ?? 'none')
    },
  },
  {
    id: 'title',
    expected: 'the title of the page, the same in both places',
    mend: 'write a <title>; without one the browser puts in "about:blank"',
    check: ({ info, xmp }) => {
      const title = (info && textUnder(info, 'Title')) ?? ''
      const differs = xmp !== undefined && titleIn(xmp) !== '' && titleIn(xmp) !== title
      return when(title === '' || title === 'about:blank' || differs, `"${title}"`)
    },
  },
  {
    id: '7.1-10',
    expected: 'a window that shows the title and not the name of the file (DisplayDocTitle true)',
    mend: PRINTER,
    check: ({ catalog }) => {
      const preferences = dictionary(catalog, 'ViewerPreferences')
      return when(
        String(preferences && entry(preferences, 'DisplayDocTitle')) !== 'true',
        'no DisplayDocTitle true',
      )
    },
  },
  {
    id: '7.2-34',
    expected: 'the language of the document (Lang), such as "en"',
    mend: 'write <html lang="…">',
    check: ({ catalog }) => {
      const language = textUnder(catalog, 'Lang') ?? ''
      return when(
        !/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(language),
        language === '' ? 'none' : `"${language}"`,
      )
    },
  },
  {
    id: 'dates',
    expected: 'one date throughout, that of the issue',
    mend: PRINTER,
    check: wrongDates,
  },
  {
    id: 'actions',
    expected: 'links and no other action',
    mend: 'take out what runs or opens something',
    check: actions,
  },
  {
    id: '7.11-1',
    expected: 'embedded files with both forms of their name (F and UF)',
    mend: PRINTER,
    check: ({ document, catalog }) => {
      const files = items(entry(catalog, 'AF')).map((file) => document.context.lookup(file))
      const { PDFDict } = pdfLibrary()
      return files.flatMap((file) => {
        if (!(file instanceof PDFDict)) return [{ found: 'a file without a specification' }]
        return when(
          !textUnder(file, 'F') || !textUnder(file, 'UF'),
          `a file called "${textUnder(file, 'F') ?? ''}"`,
        )
      })
    },
  },
]
