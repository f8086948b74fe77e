// A read PDF in; what in it runs or opens something without being a link out.
import { dictionary, entry, nameUnder, pdfLibrary } from '../pdf-library.ts'
import type { ReadPdf } from './read-pdf.ts'
import type { Found } from './rule.ts'

/** Actions of any kind but links. */
export function actions({ catalog, pages }: ReadPdf): Found[] {
  const { PDFDict } = pdfLibrary()
  const names = dictionary(catalog, 'Names')
  const ofDocument = ['OpenAction', 'AA'].filter((key) => entry(catalog, key) instanceof PDFDict)
  const scripts = names && entry(names, 'JavaScript') !== undefined ? ['JavaScript'] : []
  const ofPages = pages.flatMap(({ number, dict, annotations }) => [
    ...(entry(dict, 'AA') === undefined ? [] : [{ page: number, found: 'an action of the page' }]),
    ...annotations.flatMap(({ dict: annotation }) => {
      const action = dictionary(annotation, 'A')
      const kind = action && (nameUnder(action, 'S') ?? 'of no kind')
      const more = entry(annotation, 'AA') !== undefined || (action && entry(action, 'Next') !== undefined)
      if (!more && (kind === undefined || kind === 'URI' || kind === 'GoTo')) return []
      return [{ page: number, found: `an action ${more ? 'behind another' : kind}` }]
    }),
  ])
  return [...[...ofDocument, ...scripts].map((key) => ({ found: `${key} of the document` })), ...ofPages]
}
