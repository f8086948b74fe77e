// A font of a PDF in; how its codes are read and what they mean in Unicode out (ISO 32000-1, 9.10.3).
import type { PDFDict } from '@cantoo/pdf-lib'
import { asDictionary, dictionary, entry, isRawStream, items, nameUnder } from './pdf-library.ts'
import { streamBytes } from './stream-bytes.ts'

export interface FontCodes {
  /** Its PostScript name, without the prefix of a subset (`AAAAAA+`). */
  name: string
  embedded: boolean
  /** Of one code. */
  bytes: 1 | 2
  /** What its codes mean, as the font states it; undefined where it does not state it at all. */
  unicode: ReadonlyMap<number, string> | undefined
  /** Whether code 0 shows the empty box that stands for a missing letter. */
  boxAtZero: boolean
}

export function fontCodes(font: PDFDict): FontCodes {
  const composite = nameUnder(font, 'Subtype') === 'Type0'
  const [descendant] = items(entry(font, 'DescendantFonts')).map((one) =>
    asDictionary(font.context.lookup(one)),
  )
  const descriptor = dictionary((composite ? descendant : font) ?? font, 'FontDescriptor')
  // Letters that the browser slants itself become a Type 3 font, whose name stands in the description.
  const given = nameUnder(font, 'BaseFont') ?? (descriptor && nameUnder(descriptor, 'FontName'))
  const named = given ?? 'a font without a name'
  const files = ['FontFile', 'FontFile2', 'FontFile3']
  const table = entry(font, 'ToUnicode')
  return {
    name: named.replace(/^[A-Z]{6}\+/, ''),
    // The glyphs of a Type 3 font are drawings in the file itself.
    embedded:
      nameUnder(font, 'Subtype') === 'Type3' ||
      (descriptor !== undefined && files.some((key) => entry(descriptor, key) !== undefined)),
    bytes: composite ? 2 : 1,
    unicode: isRawStream(table)
      ? unicodeTable(Buffer.from(streamBytes(table)).toString('latin1'))
      : undefined,
    boxAtZero: composite && nameUnder(font, 'Encoding')?.startsWith('Identity') === true,
  }
}

function unicodeTable(cmap: string): ReadonlyMap<number, string> {
  const table = new Map<number, string>()
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of block.matchAll(/<([^>]*)>\s*<([^>]*)>/g)) {
      table.set(Number.parseInt(code, 16), utf16(text))
    }
  }
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, low = '', high = '', text, list = ''] of block.matchAll(RANGE)) {
      const first = Number.parseInt(low, 16)
      const each = [...list.matchAll(/<([^>]*)>/g)].map(([, hex = '']) => utf16(hex))
      for (let code = first; code <= Number.parseInt(high, 16); code++) {
        const meant = text === undefined ? each[code - first] : after(utf16(text), code - first)
        if (meant !== undefined) table.set(code, meant)
      }
    }
  }
  return table
}

/** `<0041> <005A> <0061>`, or a list with the text of each code. */
const RANGE = /<([^>]*)>\s*<([^>]*)>\s*(?:<([^>]*)>|\[([^\]]*)\])/g

function utf16(hex: string): string {
  return new TextDecoder('utf-16be').decode(Buffer.from(hex.replace(/\s/g, ''), 'hex'))
}

/** The text whose last letter stands so many places further on. */
function after(text: string, places: number): string {
  const letters = [...text]
  const last = letters.pop()?.codePointAt(0) ?? 0
  return letters.join('') + String.fromCodePoint(last + places)
}
