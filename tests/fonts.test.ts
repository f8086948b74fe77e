import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { type FontFamily, familyNames, fontFaces, fontFiles, missingGlyphs, textWidth } from '../src/fonts.ts'

/** What these tests use of fontkit, which has no types. */
interface Fontkit {
  openSync(file: string): {
    unitsPerEm: number
    layout(text: string): { advanceWidth: number }
    glyphForCodePoint(codePoint: number): { advanceWidth: number }
  }
}
const require = createRequire(import.meta.url)
const fontkit: Fontkit = require('fontkit')

const line = 'Exports of magnets to Japan: −8.2 % on the month, “Yttrium”'

describe.each<[FontFamily, string]>([
  ['sans', 'source-sans-3'],
  ['serif', 'source-serif-4'],
])('the width of text in %s', (family, name) => {
  test.each([400, 600] as const)('%d agrees with fontkit', (weight) => {
    const file = require.resolve(`@fontsource/${name}/files/${name}-latin-${weight}-normal.woff2`)
    const font = fontkit.openSync(file)
    const advances = [...line].map((sign) => font.glyphForCodePoint(sign.codePointAt(0) ?? 0).advanceWidth)
    const width = textWidth(line, 10, { family, weight })
    expect(width).toBeCloseTo((advances.reduce((sum, one) => sum + one, 0) / font.unitsPerEm) * 10, 6)
    // Kerning is ignored: never too narrow, at most 2 % too wide.
    const kerned = (font.layout(line).advanceWidth / font.unitsPerEm) * 10
    expect(width / kerned).toBeGreaterThanOrEqual(1)
    expect(width / kerned).toBeLessThan(1.02)
  })
})

test('a name with diacritics is measured in the second subset', () => {
  expect(textWidth('ō', 1000, { family: 'sans', weight: 400 })).toBeCloseTo(542, 0)
})

test('missing glyphs are named once, in order', () => {
  expect(missingGlyphs('5 € − 3 × 2 ÷ “x²” – …\n\u00a0Łódź Kōchi')).toEqual([])
  expect(missingGlyphs('a ≥ b ≥ c → 釔 \u202f')).toEqual(['≥', '→', '釔', '\u202f'])
})

test('the faces carry both families with all their cuts and subsets', () => {
  const all = fontFaces()
  expect(all.match(/@font-face/g)).toHaveLength(10)
  for (const name of Object.values(familyNames)) expect(all).toContain(`font-family: '${name}'`)
})

test('the files are named from node_modules and hashed', () => {
  const files = fontFiles()
  expect(files).toHaveLength(20)
  for (const { file, sha256 } of files) {
    expect(file).toMatch(/^@fontsource\/source-(sans-3|serif-4)\/files\/[\w.-]+\.woff2?$/)
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
  }
})
