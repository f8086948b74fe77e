// A colour by day in, the same by night out: as strong against the dark page as it was against white, whatever the accent.
import { expect, test } from 'vitest'
import { atNight, nightColours } from '../src/build/night-colours.ts'
import { COLOUR } from '../src/charts/theme.ts'
import { contrast } from '../src/dataset/colour.ts'

const PAPER = atNight('#ffffff')

test.each([...Object.values(COLOUR), '#b00020', '#003399', '#6a1b9a', '#2e7d32'])(
  '%s stands out as much',
  (day) => {
    expect(contrast(atNight(day), PAPER) / contrast(day, '#ffffff')).toBeCloseTo(1, 1)
  },
)

test('a colour keeps its hue: red stays red, and grey grey', () => {
  expect(atNight('#b00020')).toMatch(/^#f/)
  const [, red, green, blue] = /#(..)(..)(..)/.exec(atNight('#777777')) ?? []
  expect([green, blue]).toEqual([red, red])
})

test('black, which nothing on a dark page can match, becomes white', () => {
  expect(atNight('#000000')).toBe('#ffffff')
})

test('an accent of an organisation is mapped on the page and in drawings, and only on screens', () => {
  const css = nightColours({ '--accent': '#b00020' }, ['#b00020'])
  expect(css).toMatch(/^@media screen and \(prefers-color-scheme: dark\)/)
  expect(css).toContain(`:root { --accent: ${atNight('#b00020')}; }`)
  expect(css).toContain(`svg [fill="#b00020"] { fill: ${atNight('#b00020')}; }`)
  expect(css).toContain(`svg [stroke="#ffffff"] { stroke: ${PAPER}; }`)
})
