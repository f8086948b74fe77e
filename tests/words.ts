// An issue rendered in memory from the real data set with some cells changed, and every claim of its page read back.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Figure } from '../src/analysis/figure.ts'
import { findingsOf } from '../src/build/findings.ts'
import { readAllowedWords } from '../src/dataset/allowed-words.ts'
import type { Day, Month } from '../src/dataset/period.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { en } from '../src/languages/en.ts'
import { rareEarths } from './data-sets.ts'
import { composed } from './composed.ts'
import { root } from './edition.ts'
import { attribute, type Element, elements, textOf, textOutside } from './page.ts'

export { rareEarths as dataset }

/** All prints of a cell of the data set, times a factor. */
export interface Changed {
  series: string
  period: string
  factor: number
}

/** Words that say something of figures, as the page marks them. */
export interface Claim {
  says: string
  text: string
  of: Figure[]
}

export interface Issue {
  vintage: Vintage
  month: Month
  figures: Map<string, Figure>
  claims: Claim[]
  /** Words about figures that stand in no mark. */
  loose: string[]
  html: string
}

export function issueOf(month: Month, asOf: Day, cells: readonly Changed[] = []): Issue {
  const factors = new Map(cells.map(({ series, period, factor }) => [`${series} ${period}`, factor]))
  const observations = rareEarths.observations.map((row) => ({
    ...row,
    value: row.value * (factors.get(`${row.series} ${row.period}`) ?? 1),
  }))
  const vintage = new Vintage({ ...rareEarths, observations }, asOf)
  const found = findingsOf(vintage, month)
  const { figures } = found
  const html = composed(vintage, month, found, 'paper')
  const byId = new Map(figures.map((figure) => [figure.id, figure]))
  const claims = elements(html).filter(isClaim)
  return {
    ...{ vintage, month, figures: byId, html },
    claims: claims.map((element) => ({
      says: attribute(element, 'data-claim') ?? '',
      text: textOf(element).replace(/\s+/g, ' '),
      of: (attribute(element, 'data-of') ?? '').split(' ').map((id) => byId.get(id) ?? missing(id)),
    })),
    loose: textOutside(html, excused).flatMap(looseWords),
  }
}

function missing(id: string): never {
  throw new Error(`a claim of the page is of "${id}", which is no figure`)
}

function isClaim(element: Element): boolean {
  return attribute(element, 'data-claim') !== undefined && attribute(element, 'data-of') !== undefined
}

/** Claims, numbers, words of confidence, and texts of the data set, which are marked with the record that they come from. */
function excused(element: Element): boolean {
  return (
    ['data', 'time', 'style', 'title'].includes(element.tagName) ||
    ['confidence', 'confidence-table'].includes(attribute(element, 'class') ?? '') ||
    element.attrs.some(({ name }) => name.startsWith('data-'))
  )
}

const words = Object.values(en.claimWords).flat()
const pattern = new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'giu')
const allowed = readAllowedWords(
  'allowed',
  readFileSync(join(root, 'templates/en/allowed-words.yaml'), 'utf8'),
).phrases.map(({ phrase }) => phrase)

/** By text: most of a page is the same whatever the cells say. */
const looseIn = new Map<string, string[]>()

function looseWords(text: string): string[] {
  const known = looseIn.get(text) ?? findLooseWords(text)
  looseIn.set(text, known)
  return known
}

function findLooseWords(text: string): string[] {
  const rest = allowed.reduce((left, phrase) => left.replaceAll(phrase, ' '), text.replace(/\s+/g, ' '))
  return [...rest.matchAll(pattern)].map(([word]) => `${word} in: ${rest}`)
}
