// The bundled fonts (npm packages under the Open Font License): as CSS for the page, as widths for the charts, as
// hashes for the manifest. Only this file and fonts/woff.ts know where they lie and how they are read.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { sha256 } from './checksum.ts'
import { type Advances, readAdvances } from './fonts/woff.ts'

export type FontFamily = 'sans' | 'serif'

/** The real names, so that the PDF's font list can be compared with them. */
export const familyNames = { sans: 'Source Sans 3', serif: 'Source Serif 4' } as const

interface Face {
  family: FontFamily
  weight: 400 | 600
  style: 'normal' | 'italic'
  subset: 'latin' | 'latin-ext'
}

// latin alone prints English; latin-ext adds names such as Łódź or Kōchi. The packages' other subsets add no sign
// that the page prints: no subset has ≥ ≤ ≈ → ₂ or the narrow no-break space.
const subsets = ['latin-ext', 'latin'] as const
const cuts = [
  { family: 'serif', weight: 400, style: 'normal' },
  { family: 'serif', weight: 400, style: 'italic' },
  { family: 'serif', weight: 600, style: 'normal' },
  { family: 'sans', weight: 400, style: 'normal' },
  { family: 'sans', weight: 600, style: 'normal' },
] as const
const faces: readonly Face[] = cuts.flatMap((cut) => subsets.map((subset) => ({ ...cut, subset })))

const packages = { sans: '@fontsource/source-sans-3', serif: '@fontsource/source-serif-4' } as const
const require = createRequire(import.meta.url)

/** The `@font-face` rules with the fonts as data: URLs. */
export function fontFaces(): string {
  return faces
    .map((face) => {
      const url = `data:font/woff2;base64,${readFileSync(path(fileOf(face, 'woff2'))).toString('base64')}`
      return `@font-face {
  font-family: '${familyNames[face.family]}';
  font-style: ${face.style};
  font-weight: ${face.weight};
  src: url(${url}) format('woff2');
  unicode-range: ${unicodeRange(face)};
}
`
    })
    .join('')
}

/**
 * The width of a line of text in px: the sum of the advance widths. Kerning is left out: measured against fontkit's
 * layout the sum is 0–2 % too wide, which is the safe side. A character without a glyph counts as 1 em.
 */
export function textWidth(
  text: string,
  sizePx: number,
  font: { family: FontFamily; weight: 400 | 600 },
): number {
  const [latin, others] = (['latin', 'latin-ext'] as const).map((subset) =>
    advances({ ...font, style: 'normal', subset }),
  )
  let em = 0
  for (const sign of text) {
    const codePoint = sign.codePointAt(0) ?? 0
    em += latin?.get(codePoint) ?? others?.get(codePoint) ?? 1
  }
  return em * sizePx
}

/**
 * The distinct characters that a family cannot print, in the order in which they appear. Without `family` the text
 * may stand in either, so a character that one of them lacks is missing. Line breaks and tabs need no glyph.
 */
export function missingGlyphs(text: string, family?: FontFamily): string[] {
  const candidates = faces.filter((face) => face.style === 'normal' && face.weight === 400)
  const families: readonly FontFamily[] = family === undefined ? ['sans', 'serif'] : [family]
  const isMissing = (sign: string) =>
    !/[\n\r\t]/.test(sign) &&
    !families.every((name) => candidates.some((face) => face.family === name && prints(face, sign)))
  return [...new Set(text)].filter(isMissing)
}

/** Every font file that the output depends on, named from `node_modules`, with its SHA-256 in hex. */
export function fontFiles(): { file: string; sha256: string }[] {
  const files = faces.flatMap((face) => [fileOf(face, 'woff'), fileOf(face, 'woff2')])
  return files.sort().map((file) => ({ file, sha256: sha256(readFileSync(path(file))) }))
}

/** Whether a browser takes the character from this face: it has the glyph, and the CSS range lets the browser look. */
function prints(face: Face, sign: string): boolean {
  const codePoint = sign.codePointAt(0) ?? 0
  const inRange = rangesOf(face).some(([first, last]) => codePoint >= first && codePoint <= last)
  return inRange && advances(face).has(codePoint)
}

const advancesOf = new Map<string, Advances>()

/** From the .woff: Node inflates it with zlib, while the .woff2 would need a Brotli transform undone. */
function advances(face: Face): Advances {
  const file = fileOf(face, 'woff')
  const known = advancesOf.get(file)
  if (known !== undefined) return known
  const read = readAdvances(readFileSync(path(file)))
  advancesOf.set(file, read)
  return read
}

const readRanges = new Map<string, [first: number, last: number][]>()

/** The CSS range of a face in code points. */
function rangesOf(face: Face): [first: number, last: number][] {
  const range = unicodeRange(face)
  const known = readRanges.get(range)
  if (known !== undefined) return known
  const read = range.split(',').map((part): [number, number] => {
    const [first = '', last = first] = part.replace('U+', '').split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
  })
  readRanges.set(range, read)
  return read
}

function unicodeRange({ family, subset }: Face): string {
  const ranges: Record<string, string> = require(`${packages[family]}/unicode.json`)
  const range = ranges[subset]
  if (range === undefined) throw new Error(`${packages[family]} lists no range for the subset ${subset}`)
  return range
}

function fileOf({ family, weight, style, subset }: Face, extension: 'woff' | 'woff2'): string {
  const name = packages[family].slice('@fontsource/'.length)
  return `${packages[family]}/files/${name}-${subset}-${weight}-${style}.${extension}`
}

function path(file: string): string {
  return require.resolve(file)
}
