// All charts measured where they are read, in the browser with its fonts: no text over the edge of its drawing or on another,
// and as wide as the program reckoned. With the names of the data, and with the longest that the data may hold.
import { homedir } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { known } from '../src/build/drawings.ts'
import { findingsOf } from '../src/build/findings.ts'
import type { Dataset } from '../src/dataset/read.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { fontFaces, textWidth } from '../src/fonts.ts'
import { closeBrowser, defaultCacheFolder, launchBrowser } from '../src/pdf/browser.ts'
import { renderSvg } from '../src/svg.ts'
import { depthOfOverlap, liesIn } from '../src/svg/overlap.ts'
import type { Point } from '../src/svg/scene.ts'
import { rareEarths as dataset } from './data-sets.ts'
import { stretched } from './stretched.ts'

/** What the browser says of a line of text: places in px of the page. */
interface Measured {
  drawing: string
  text: string
  size: number
  weight: number
  width: number
  corners: Point[]
  edge: { left: number; right: number; top: number; bottom: number }
}

const launching = launchBrowser({ cacheFolder: defaultCacheFolder(process.env, homedir()), env: process.env })
afterAll(() => closeBrowser(launching))

const vintages = [
  ['2025-12', '2026-01-25'],
  ['2025-11', '2025-12-25'],
  ['2026-03', '2026-04-25'],
] as const
type Issue = readonly [string, string]
const sets: [string, Dataset, readonly Issue[]][] = [
  ['with the names of the data', dataset, vintages],
  ['with the longest names', stretched(dataset), vintages.slice(0, 1)],
]

/** Every drawing of the issues by its name, and what the gate says of those that it refuses. */
async function drawings(
  from: Dataset,
  issues: readonly Issue[],
): Promise<{ drawn: Map<string, string>; refused: string[] }> {
  const drawn = new Map<string, string>()
  const refused: string[] = []
  for (const [month, asOf] of issues) {
    for (const chart of findingsOf(new Vintage(from, asOf), month).results.flatMap(({ charts }) => charts)) {
      for (const [width, drawing] of Object.entries({
        wide: chart.wide,
        narrow: chart.narrow,
        mail: chart.mail,
      })) {
        if (drawing === undefined) continue
        const name = `${chart.name}-${width}-${month}`
        await renderSvg({ ...known(chart), name, ...drawing }).then(
          (svg) => drawn.set(name, svg),
          ({ message }: Error) => refused.push(message),
        )
      }
    }
  }
  return { drawn, refused }
}

async function measured(drawn: ReadonlyMap<string, string>): Promise<Measured[]> {
  const browser = await launching
  const page = await browser.newPage()
  await page.setViewport({ width: 800, height: 600 })
  const figures = [...drawn].map(([name, svg]) => `<figure id="${name}">${svg}</figure>`)
  await page.setContent(
    `<!doctype html><style>${fontFaces()} svg { display: block }</style>${figures.join('')}`,
  )
  const found = await page.evaluate(async () => {
    await document.fonts.ready
    return Array.from(document.querySelectorAll('figure')).flatMap((figure) => {
      const { left, right, top, bottom } =
        figure.querySelector('svg')?.getBoundingClientRect() ?? new DOMRect()
      return Array.from(figure.querySelectorAll('text')).flatMap((element) => {
        const { fontSize, fontWeight } = getComputedStyle(element)
        const matrix = element.getScreenCTM()
        if (matrix === null || element.getNumberOfChars() === 0) return []
        const size = Number.parseFloat(fontSize)
        const { x, width } = element.getBBox()
        const { y } = element.getStartPositionOfChar(0)
        // The box of the font is half as high again as its letters.
        const [above, below] = [y - 0.75 * size, y + 0.2 * size]
        const corners = [
          [x, above],
          [x + width, above],
          [x + width, below],
          [x, below],
        ].map(([across, down]) => {
          const point = new DOMPoint(across, down).matrixTransform(matrix)
          return { x: point.x, y: point.y }
        })
        const edge = { left, right, top, bottom }
        const text = element.textContent
        return [{ drawing: figure.id, text, size, weight: Number(fontWeight), width, corners, edge }]
      })
    })
  })
  await page.close()
  return found
}

const outside = (texts: readonly Measured[]) =>
  texts
    .filter(({ corners, edge }) => !liesIn(corners, edge, 1))
    .map(({ drawing, text }) => `${drawing}: ${text}`)

const overlapping = (texts: readonly Measured[]) =>
  texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter(({ drawing, corners }) => drawing === one.drawing && depthOfOverlap(one.corners, corners) > 1)
      .map(({ text }) => `${one.drawing}: ${one.text} / ${text}`),
  )

/** Kerning is left out of ours, which makes it the wider by up to two per cent; a pixel is allowed to short texts. */
const misjudged = (texts: readonly Measured[]) =>
  texts.flatMap(({ drawing, text, size, weight, width }) => {
    const ours = textWidth(text, size, { family: 'sans', weight: weight >= 600 ? 600 : 400 })
    return Math.abs(ours - width) <= Math.max(1, 0.03 * width) ? [] : [`${drawing}: ${text} ${ours} ${width}`]
  })

describe.each(sets)('%s', (_, from, issues) => {
  let texts: Measured[] = []
  let refused: string[] = []

  beforeAll(async () => {
    const made = await drawings(from, issues)
    refused = made.refused
    texts = await measured(made.drawn)
  })

  test('every chart passes the gate', () => expect(refused).toEqual([]))
  test('no text is cut off', () => expect(outside(texts)).toEqual([]))
  test('no text lies on another', () => expect(overlapping(texts)).toEqual([]))
  test('texts are as wide as reckoned', () => {
    expect(texts.length).toBeGreaterThan(300)
    expect(misjudged(texts)).toEqual([])
  })
})

test('what is measured is found where it is wrong', async () => {
  const text = (x: number, y: number, words: string, more = '') =>
    `<text transform="translate(${x},${y})" font-family="'Source Sans 3'" font-size="11"${more}>${words}</text>`
  const svg = (inside: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50">${inside}</svg>`
  const texts = await measured(
    new Map([
      ['cut', svg(text(170, 20, 'Atlantis'))],
      [
        'near',
        svg(text(5, 20, 'Lemuria') + text(30, 22, 'Mu') + text(5, 33, 'Below') + text(80, 22, 'Beside')),
      ],
      ['font', svg(text(5, 20, 'Lemuria and Mu', ' style="font-family: monospace"'))],
    ]),
  )
  expect(outside(texts)).toEqual(['cut: Atlantis'])
  expect(overlapping(texts)).toEqual(['near: Lemuria / Mu'])
  expect(misjudged(texts)).toHaveLength(1)
})
