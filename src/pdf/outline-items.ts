// The catalog of a PDF in; its bookmarks out, in the order of the page.
import type { PDFDict } from '@cantoo/pdf-lib'
import { dictionary } from './pdf-library.ts'

export function outlineItems(catalog: PDFDict): PDFDict[] {
  const found = new Set<PDFDict>()
  const read = (parent: PDFDict | undefined): void => {
    for (let item = parent && dictionary(parent, 'First'); item; item = dictionary(item, 'Next')) {
      if (found.has(item)) return // a circle, which only a broken file has
      found.add(item)
      read(item)
    }
  }
  read(dictionary(catalog, 'Outlines'))
  return [...found]
}
