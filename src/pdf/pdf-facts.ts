// The bytes of a PDF in; its pages and fonts out, and its two dates overwritten. Reads the plain objects Chromium writes,
// and nothing that is compressed; a full reader of PDFs is left to the tests.

/**
 * A copy with CreationDate and ModDate set to the day or moment. Chromium ignores SOURCE_DATE_EPOCH; these two dates are
 * all that differs between two prints. Their length is fixed, so every offset in the file stays true.
 */
export function stampDates(pdf: Uint8Array, date: string): Uint8Array {
  const stamp = pdfDate(date)
  const stamped = Buffer.from(pdf)
  const source = latin1(pdf)
  for (const name of ['CreationDate', 'ModDate']) {
    const found = [...source.matchAll(new RegExp(`(/${name}\\s*\\()D:\\d{14}[+-]\\d{2}'\\d{2}'\\)`, 'g'))]
    if (found.length === 0) throw new Error(`the PDF has no ${name} to overwrite`)
    for (const match of found) stamped.write(stamp, match.index + (match[1] ?? '').length, 'latin1')
  }
  return new Uint8Array(stamped)
}

/** A day `2026-01-25` or a moment `2026-01-25T08:30:00Z` as a PDF writes it. Throws for anything else. */
export function pdfDate(date: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?Z)?$/.exec(date)
  if (parts === null) throw new Error(`not a day or a moment in UTC: ${date}`)
  const digits = parts.slice(1).map((part) => part ?? '00')
  return `D:${digits.join('')}+00'00'`
}

/** The number of pages, from the root of the page tree: of all its nodes the one that counts most. */
export function pageCount(pdf: Uint8Array): number {
  const nodes = latin1(pdf).matchAll(/<<[^<>]*\/Type\s*\/Pages\b[^<>]*>>/g)
  const counts = [...nodes].map(([node]) => Number(/\/Count\s+(\d+)/.exec(node)?.[1] ?? 0))
  const count = Math.max(0, ...counts)
  if (count === 0) throw new Error('the PDF has no readable page tree')
  return count
}

/**
 * The fonts in the file by their PostScript names, sorted, without the subset prefix (`AAAAAA+`). A font that is missing
 * falls back without a word, so whoever prints compares these names with the theme's.
 */
export function fontNames(pdf: Uint8Array): string[] {
  const found = latin1(pdf).matchAll(/\/(?:BaseFont|FontName)\s*\/([^\s/<>[\]()]+)/g)
  const names = [...found].map(([, name = '']) =>
    name
      .replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replace(/^[A-Z]{6}\+/, ''),
  )
  return [...new Set(names)].sort()
}

/** One character a byte, so that an index in the text is an offset in the file. */
function latin1(pdf: Uint8Array): string {
  return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
}
