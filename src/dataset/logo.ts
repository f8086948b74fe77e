// The bytes of a publisher's logo in; the same as a picture that stands in the page itself out, or what is wrong with it.
// A picture is shown, never run; what could run, load or need a font is refused all the same.

import type { Problem } from '../errors.ts'
import type { DataFolder } from './folder.ts'
import type { Places } from './places.ts'
import type { Briefing } from './schema.ts'

export interface Logo {
  mimeType: 'image/svg+xml' | 'image/png'
  base64: string
}

const LARGEST = 200_000
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** What no SVG of a logo may hold, and why. */
const refused: readonly [pattern: RegExp, found: string][] = [
  [/<!(?:DOCTYPE|ENTITY)/i, 'a document type, which can define entities'],
  [/<(?:\w+:)?script\b/i, 'a script'],
  [/\son\w+\s*=/i, 'an event handler'],
  [/<(?:\w+:)?foreignObject\b/i, 'a foreignObject'],
  [/\bhref\s*=\s*["'](?!#)/i, 'a link to something outside itself'],
  [/url\(\s*["']?(?!#)|@import/i, 'a style that loads something'],
  [/<(?:\w+:)?text\b/i, 'text, which would need a font: turn it into paths'],
]

/** `name` ends in .svg or .png. Gives the logo, or the reason why it is none, to follow "found". */
function readLogo(name: string, bytes: Buffer): Logo | string {
  if (bytes.length > LARGEST) return `a file of ${bytes.length} bytes; at most ${LARGEST} are taken`
  if (name.endsWith('.png')) {
    const isPng = bytes.subarray(0, PNG.length).equals(PNG) && bytes.includes('IEND')
    return isPng ? { mimeType: 'image/png', base64: bytes.toString('base64') } : 'no whole PNG in it'
  }
  const text = bytes.toString('utf8')
  if (!/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg\b[\s\S]*<\/svg>\s*$/.test(text))
    return 'no whole SVG in it'
  const wrong = refused.find(([pattern]) => pattern.test(text))
  return wrong === undefined ? { mimeType: 'image/svg+xml', base64: bytes.toString('base64') } : wrong[1]
}

/** The picture that briefing.yaml names; what is wrong with it is put with the other problems. */
export function logoOf(
  record: Briefing,
  files: DataFolder,
  places: Places,
  problems: Problem[],
): Logo | undefined {
  const { logo: name } = record
  const bytes =
    name === undefined ? undefined : files.bytes(name, 'put it beside briefing.yaml, or take it out there')
  if (name === undefined || bytes === undefined) return undefined
  const read = readLogo(name, bytes)
  if (typeof read !== 'string') return read
  const message = `found ${read}, in the logo ${name}`
  problems.push({
    where: places.of(record, 'logo'),
    message,
    hint: 'name a plain SVG or PNG of at most 200 kB',
  })
  return undefined
}
