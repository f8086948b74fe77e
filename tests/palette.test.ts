// Proofs of the colours: text and marks stand out from what is behind them, and tones stay apart without colour vision and
// in grey print. Also the arithmetic behind them, and the replacing of the accent.
import { readFileSync } from 'node:fs'
import culori from 'culori/require'
import { describe, expect, test } from 'vitest'
import { recoloured } from '../src/charts/recolour.ts'
import { COLOUR, tints } from '../src/charts/theme.ts'
import { contrast, mix } from '../src/dataset/colour.ts'
import { type CssRule, rulesOf } from './css-rules.ts'

const PAPER = '#ffffff'
const TEXT = 4.5
const MARK = 3

describe('the arithmetic', () => {
  test('contrast is that of WCAG 2.2', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3)
    expect(contrast('#ff0000', '#0000ff')).toBeCloseTo(2.149, 3)
  })

  test('a mix is what a browser shows of a transparent colour over another', () => {
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080')
    expect(mix('#00667a', '#ffffff', 0)).toBe('#00667a')
    expect(mix('#00667a', '#ffffff', 1)).toBe('#ffffff')
  })

  test.each(['#fff', 'white', '#00667a80', 'rgb(0, 0, 0)'])('%s is refused', (colour) => {
    expect(() => contrast(colour, PAPER)).toThrow(`${colour} is no colour of the form #rrggbb`)
  })
})

/**
 * What is seen without one kind of cone: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, A Physiologically-based Model for
 * Simulation of Color Vision Deficiency, IEEE TVCG 15 (6), 2009, of severity 1.
 */
const visions = {
  protanopia: culori.filterDeficiencyProt(1),
  deuteranopia: culori.filterDeficiencyDeuter(1),
  tritanopia: culori.filterDeficiencyTrit(1),
}
type Vision = (typeof visions)[keyof typeof visions]

const lab = culori.converter('lab65')
const light = culori.converter('lrgb')
const lightness = (colour: string) => lab(colour)?.l ?? Number.NaN
/** The matrices are those of light, which the library would apply to the channels as they are coded. */
const seen = (colour: string, vision: Vision) => {
  const { r = 0, g = 0, b = 0 } = light(colour) ?? {}
  const { r: red, g: green, b: blue } = vision({ mode: 'rgb', r, g, b })
  return { mode: 'lrgb' as const, r: red, g: green, b: blue }
}
/** The distance in CIELAB (CIE76) of what is seen of two colours. */
const distance = (a: string, b: string, vision: Vision) =>
  culori.differenceEuclidean('lab65')(seen(a, vision), seen(b, vision))

test('L* and the simulation are right where the answer is known', () => {
  expect(lightness('#777777')).toBeCloseTo(50.03, 1)
  // Grey stays grey, and red is no longer far from the green of the same lightness.
  for (const vision of Object.values(visions)) {
    expect(culori.formatHex(seen('#808080', vision))).toBe('#808080')
  }
  expect(distance('#c43f3f', '#6f7a1f', visions.deuteranopia)).toBeLessThan(20)
})

/** Tones that may stand beside each other in one chart. */
const tones = (['ink', 'accent', 'accentMid', 'other', 'accentPale', 'otherPale'] as const).map(
  (name) => [name, COLOUR[name]] as const,
)
const pairs = tones.flatMap(([name, colour], index) =>
  tones.slice(index + 1).map(([other, second]) => [name, other, colour, second] as const),
)

describe('the colours of charts', () => {
  test.each(pairs)('%s and %s stay apart', (_, __, a, b) => {
    // A just noticeable difference is about 2.3; in grey print nothing but L* is left.
    expect(Math.abs(lightness(a) - lightness(b))).toBeGreaterThanOrEqual(10)
    for (const [name, vision] of Object.entries(visions)) {
      expect(distance(a, b, vision), name).toBeGreaterThanOrEqual(9)
    }
  })

  test.each(['ink', 'accent', 'accentMid', 'other', 'muted'] as const)(
    'a mark in %s stands out from the page',
    (name) => {
      expect(contrast(COLOUR[name], PAPER)).toBeGreaterThanOrEqual(MARK)
    },
  )

  test.each([
    ...(['ink', 'muted', 'accent', 'accentMid'] as const).map((name) => [name, COLOUR[name], PAPER]),
    ...(['ink', 'muted', 'accent'] as const).map((name) => [`${name} on a band`, COLOUR[name], COLOUR.band]),
    ...(['accentPale', 'otherPale'] as const).map((name) => [`ink on ${name}`, COLOUR.ink, COLOUR[name]]),
    ...(['ink', 'accent', 'accentMid'] as const).map((name) => [`white on ${name}`, PAPER, COLOUR[name]]),
  ])('words can be read in %s', (_, text = '', ground = '') => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(TEXT)
  })

  test('grid and band lie behind the marks', () => {
    for (const ground of [COLOUR.grid, COLOUR.band]) expect(contrast(ground, PAPER)).toBeLessThan(1.4)
  })
})

/** Text of style sheets that stands out too little from what is behind it; and how many texts were looked at. */
function unreadable(sheets: readonly string[], scheme: 'light' | 'dark') {
  const rules = sheets.flatMap(rulesOf).filter(({ within }) => scheme === 'dark' || !isDark(within))
  const custom = customOf(rules)
  const hex = (value = ''): string | undefined => {
    const name = /^var\((--[\w-]+)\)$/.exec(value)?.[1]
    if (name !== undefined) return hex(custom.get(name))
    return /^#[0-9a-f]{6}$/i.test(value) ? value : undefined
  }
  const painted = rules.map(({ selector, within, declarations }) => {
    const said = new Map(declarations)
    const ground = hex(said.get('background') ?? said.get('background-color'))
    // The margins of a sheet of paper are white under any scheme.
    const isPaper = [selector, ...within].some((one) => one.startsWith('@page'))
    return { selector, text: hex(said.get('color')), ground: isPaper ? PAPER : ground }
  })
  const page = hex(custom.get('--paper')) ?? PAPER
  /** Grounds that do not bring a colour of their own for the words on them. */
  const shared = painted.flatMap(({ text, ground }) => (text === undefined && ground ? [ground] : []))
  const used = painted.flatMap(({ selector, text, ground }) => {
    const grounds = ground ? [ground] : [...new Set([page, ...shared])]
    return text === undefined ? [] : grounds.map((one) => ({ selector, text, ground: one }))
  })
  const failing = used.filter(({ text, ground }) => contrast(text, ground) < TEXT)
  return {
    looked: used.length,
    failing: failing.map((one) => `${one.selector}: ${one.text} on ${one.ground}`),
  }
}

function isDark(within: readonly string[]): boolean {
  return within.some((one) => one.includes('prefers-color-scheme: dark'))
}

function customOf(rules: readonly CssRule[]): Map<string, string> {
  const roots = rules.filter(({ selector }) => selector.includes(':root'))
  return new Map(roots.flatMap(({ declarations }) => declarations.filter(([name]) => name.startsWith('--'))))
}

describe('the style sheets', () => {
  const sheets = ['page', 'print', 'screen'].map((name) => readFileSync(`templates/${name}.css`, 'utf8'))

  test.each(['light', 'dark'] as const)('every text can be read, %s', (scheme) => {
    const { looked, failing } = unreadable(sheets, scheme)
    expect(looked).toBeGreaterThan(10)
    expect(failing).toEqual([])
  })

  test.each([
    ['light', ':root { --muted: #8793a0; } p { color: var(--muted); }', 'p: #8793a0 on #ffffff'],
    ['light', '.wash { background: #d0d0d0; } p { color: #566472; }', 'p: #566472 on #d0d0d0'],
    ['light', '.a { color: #ffffff; background: #8793a0; }', '.a: #ffffff on #8793a0'],
    ['light', '@page { @top-left { color: #8793a0; } }', '@top-left: #8793a0 on #ffffff'],
    [
      'dark',
      ':root { --ink: #111111; --paper: #ffffff; } @media screen and (prefers-color-scheme: dark) { :root { --paper: #15191d; } } p { color: var(--ink); }',
      'p: #111111 on #15191d',
    ],
  ] as const)('one that cannot is found, %s: %s', (scheme, css, found) => {
    expect(unreadable([css], scheme).failing).toEqual([found])
    if (scheme === 'dark') expect(unreadable([css], 'light').failing).toEqual([])
  })

  test('the colours that page and charts share are the same', () => {
    const custom = customOf(sheets.flatMap(rulesOf).filter(({ within }) => !isDark(within)))
    for (const name of ['ink', 'muted', 'accent'] as const) expect(custom.get(`--${name}`)).toBe(COLOUR[name])
  })
})

describe('another accent', () => {
  const own = tints('#8a1538')

  test('is replaced with its paler tones wherever it stands, but not in the data', () => {
    const values = [{ label: COLOUR.accent, value: 1 }]
    const spec = {
      data: { values },
      config: { axis: { labelColor: COLOUR.muted } },
      layer: [
        {
          mark: { type: 'bar', color: COLOUR.accent },
          encoding: { color: { scale: { range: [COLOUR.accentMid, COLOUR.other] } } },
        },
        {
          data: { values },
          mark: { type: 'text', color: COLOUR.accentPale },
          encoding: { text: { value: `not ${COLOUR.accent}` } },
        },
      ],
    }
    const before = structuredClone(spec)
    expect(recoloured(spec, tints(COLOUR.accent), own)).toEqual({
      data: { values },
      config: { axis: { labelColor: COLOUR.muted } },
      layer: [
        {
          mark: { type: 'bar', color: '#8a1538' },
          encoding: { color: { scale: { range: [own.accentMid, COLOUR.other] } } },
        },
        {
          data: { values },
          mark: { type: 'text', color: own.accentPale },
          encoding: { text: { value: `not ${COLOUR.accent}` } },
        },
      ],
    })
    expect(spec).toEqual(before)
  })

  test('may exchange tones, since all are replaced at once', () => {
    const house = tints(COLOUR.accent)
    const turned = { accent: house.accentMid, accentMid: house.accent, accentPale: house.accentPale }
    const range = [house.accent, house.accentMid]
    expect(recoloured({ range }, house, turned)).toEqual({ range: [house.accentMid, house.accent] })
  })
})
