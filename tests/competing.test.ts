// The analysis of competing explanations: the order, which items tell explanations apart, and which decide who leads.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDiagnostic, leading, pivotal, rankCompeting, type RatedItem } from '../src/analysis/competing.ts'
import type { Rating } from '../src/dataset/schema.ts'

const words: Record<string, Rating> = { I: 'inconsistent', C: 'consistent', '-': 'neutral' }
const explanations = ['a', 'b', 'c']

/** One item a text: a letter for each explanation. */
const items = (...rows: string[]): RatedItem[] =>
  rows.map((row, index) => ({
    id: `${index}`,
    ratings: Object.fromEntries(
      explanations.map((id, at) => [id, words[row.charAt(at)] ?? 'neutral'] as const),
    ),
  }))

const order = (rows: readonly RatedItem[]) => rankCompeting(explanations, rows).map(({ id }) => id)

describe('the order', () => {
  test.each<[string, string[], string[]]>([
    ['fewest inconsistent items first', ['I-C', 'IC-', '-I-'], ['c', 'b', 'a']],
    ['whatever is consistent', ['CIC', 'CCC', 'IC-', 'CC-'], ['c', 'a', 'b']],
    ['ties by more consistent ones', ['ICI', 'C--', 'I--'], ['b', 'c', 'a']],
    ['then by id', ['III', 'CCC'], ['a', 'b', 'c']],
    ['what no item speaks of is left out', ['I-C', '---'], ['c', 'a']],
    ['nothing without items', [], []],
  ])('%s', (_, rows, expected) => expect(order(items(...rows))).toEqual(expected))

  test('an item that an explanation does not list is neutral to it', () => {
    expect(rankCompeting(['a', 'b'], [{ id: 'x', ratings: { a: 'consistent' } }])).toHaveLength(1)
  })
})

test.each<[string, boolean]>([
  ['I--', true],
  ['ICC', true],
  ['II-', true],
  ['III', false],
  ['CCC', false],
  ['C--', false],
  ['---', false],
])('%s tells explanations apart: %s', (row, expected) => {
  const [item] = items(row)
  expect(item && isDiagnostic(item, explanations)).toBe(expected)
})

test.each<[string, string[], string[]]>([
  ['a wide lead hangs on no item', ['I--', 'II-', '-I-', '--C', '--C'], []],
  ['a lead by one hangs on the item against the next', ['C--', 'C--', '-I-', '-C-'], ['2']],
  ['and on the only item that tested who leads', ['C--', '-I-', '-C-'], ['0', '1']],
  ['a tie is broken by either', ['I--', '-I-', '--I'], ['0', '1', '2']],
])('%s', (_, rows, expected) => {
  expect(pivotal(explanations, items(...rows)).map(({ id }) => id)).toEqual(expected)
})

const anyItems = fc.array(
  fc.tuple(...explanations.map(() => fc.constantFrom('I', 'C', '-'))).map((letters) => letters.join('')),
  { maxLength: 8 },
)

test('another inconsistent item never takes an explanation up, another neutral one changes nothing', () => {
  fc.assert(
    fc.property(anyItems, fc.constantFrom(0, 1, 2), (rows, at) => {
      const id = explanations[at] ?? ''
      const against = ['-', '-', '-'].map((none, index) => (index === at ? 'I' : none)).join('')
      const before = order(items(...rows))
      const after = order(items(...rows, against))
      expect(order(items(...rows, '---'))).toEqual(before)
      if (before.includes(id)) expect(after.indexOf(id)).toBeGreaterThanOrEqual(before.indexOf(id))
    }),
  )
})

test('the order does not depend on the order of the items, and the leaders are the least contradicted', () => {
  fc.assert(
    fc.property(anyItems, (rows) => {
      const ranked = rankCompeting(explanations, items(...rows))
      expect(rankCompeting(explanations, items(...rows).reverse()).map(({ id }) => id)).toEqual(
        ranked.map(({ id }) => id),
      )
      const fewest = Math.min(...ranked.map(({ inconsistent }) => inconsistent.length))
      for (const standing of leading(ranked)) expect(standing.inconsistent).toHaveLength(fewest)
      for (const { inconsistent, consistent, neutral } of ranked)
        expect(inconsistent.length + consistent.length + neutral.length).toBe(rows.length)
    }),
  )
})
