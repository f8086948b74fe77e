// Words in the texts of records: those that follow from figures say what the figures say, and are found where they are typed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Figures } from '../src/analysis/figure.ts'
import { figuresIn, richText, saidIn } from '../src/analysis/prose.ts'
import { directionWords } from '../src/dataset/direction-words.ts'
import { tokensOf } from '../src/dataset/prose.ts'
import { Marks } from '../src/html/marks.ts'
import { en } from '../src/languages/en.ts'
import { elements, attribute } from './page.ts'
import { datasetOf, type Rest, type Rows, vintageOf } from './world.ts'

const rate: Rest = { series: { 'exports-on-year': { unit: '%', rate: { of: 'exports', against: 'year' } } } }

function printed(text: string, rows: Rows, rest: Rest = rate): string {
  const vintage = vintageOf(rows, rest)
  const parts = richText(vintage, new Figures(), 'test', text)
  const marks = new Marks(en, datasetOf(rows, rest).sources)
  return parts === undefined ? 'nothing' : marks.rich(parts, 'evidence', 'test')
}

const plain = (html: string) => html.replace(/<[^>]*>/g, '').replaceAll('\u00a0', ' ')

describe('a computed word', () => {
  const rows = (from: number, to: number): Rows => ({ exports: { '2030-04': from, '2030-05': to } })
  test.each<[string, number, number, string]>([
    ['They [[verbs exports 2030-04 2030-05]].', 200, 100, 'They fell.'],
    ['They [[verbs exports 2030-04 2030-05]].', 100, 200, 'They rose.'],
    ['They [[verbs exports 2030-04 2030-05]].', 1000, 1009, 'They were little changed.'],
    ['It [[verb exports 2030-04 2030-05]].', 1000, 1009, 'It was little changed.'],
    ['It [[verb exports 2030-04 2030-05]].', 100, 101, 'It rose.'],
    ['It [[change exports 2030-04 2030-05]].', 200, 100, 'It fell 50.0%.'],
    ['They [[changes exports 2030-04 2030-05]].', 1000, 1004, 'They were little changed (+0.4%).'],
    ['May was [[compared exports 2030-05 2030-04]] April.', 200, 100, 'May was below April.'],
    ['April was [[compared exports 2030-04 2030-05]] May.', 200, 100, 'April was above May.'],
    ['May was [[compared exports 2030-05 2030-04]] April.', 1000, 995, 'May was close to April.'],
    // Of nothing there is no percentage.
    ['It [[change exports 2030-04 2030-05]].', 0, 7000, 'It rose 7,000 t.'],
    ['It [[verb exports 2030-04 2030-05]].', 0, 0, 'It was little changed.'],
  ])('%s of %d and %d: %4$s', (text, from, to, expected) => {
    expect(plain(printed(text, rows(from, to)))).toBe(expected)
  })

  test.each<[string, number, string]>([
    ['They [[changes exports-on-year 2030]].', -35, 'They fell 35%.'],
    ['They [[verbs exports-on-year 2030]].', 35, 'They rose.'],
    ['They were [[compared exports-on-year 2030]] those of 2029.', 0.4, 'They were close to those of 2029.'],
  ])('of a published rate: %s of %d', (text, value, expected) => {
    expect(plain(printed(text, { 'exports-on-year': { '2030': value } }))).toBe(expected)
  })

  test('of a share carries the difference of nothing in percentage points', () => {
    const share: Rest = { series: { share: { unit: '%' } } }
    const html = printed('It [[change share 2029 2030]].', { share: { '2029': 0, '2030': 3 } }, share)
    expect(plain(html)).toBe('It rose 3.0 percentage points.')
  })

  test('is not printed where a value that it rests on was not known', () => {
    expect(printed('They [[verbs exports 2030-04 2030-05]].', { exports: { '2030-04': 1 } })).toBe('nothing')
  })

  test('always says what its figure says', () => {
    const value = fc.nat({ max: 10_000_000 }).map((tenths) => tenths / 10)
    const says: Record<string, string> = { rose: 'up', above: 'up', fell: 'down', below: 'down' }
    fc.assert(
      fc.property(value, value, (from, to) => {
        const text = '[[verbs exports 2030-04 2030-05]] [[compared exports 2030-05 2030-04]]'
        const vintage = vintageOf(rows(from, to), rate)
        const parts = richText(vintage, new Figures(), 'test', text) ?? []
        const html = elements(new Marks(en, new Map()).rich(parts, 'evidence', 'test'))
        const claims = html.filter((element) => attribute(element, 'data-claim') !== undefined)
        expect(claims).toHaveLength(2)
        for (const claim of claims) {
          const figure = figuresIn(parts).find(({ id }) => id === attribute(claim, 'data-of'))
          const way = attribute(claim, 'data-claim')
          const word = claim.childNodes[0]
          expect(word && 'value' in word && (says[word.value] ?? 'flat')).toBe(way)
          if (way === 'up') expect(figure?.value).toBeGreaterThan(0)
          if (way === 'down') expect(figure?.value).toBeLessThan(0)
        }
      }),
    )
  })

  test('turns when the figures are exchanged', () => {
    const way = (from: number, to: number) =>
      saidIn(
        richText(vintageOf(rows(from, to)), new Figures(), 'x', '[[verb exports 2030-04 2030-05]]') ?? [],
      )
    expect([way(100, 200)[0]?.says, way(200, 100)[0]?.says]).toEqual(['up', 'down'])
  })
})

test.each([
  ['[[magnets 2025-05]]', 'value', 'magnets', ['2025-05']],
  ['[[verb magnets 2025-04 2025-05]]', 'verb', 'magnets', ['2025-04', '2025-05']],
  [
    '[[verb exports 2024-01/2024-02 2025-01/2025-02]]',
    'verb',
    'exports',
    ['2024-01/2024-02', '2025-01/2025-02'],
  ],
  ['[[changes dysprosium-on-year 2025]]', 'changes', 'dysprosium-on-year', ['2025']],
])('%s is taken apart', (text, prints, series, periods) => {
  expect(tokensOf(text)).toEqual([{ text, prints, series, periods }])
})

test.each([
  '[[fell magnets 2025-04 2025-05]]',
  '[[magnets 2025-04 2025-05]]',
  '[[verb magnets 2025-04 2025-05 2025-06]]',
  '[[magnets 2025-13]]',
  '[[verb magnets]]',
  '[[magnets]]',
  '[[]]',
])('%s says nothing', (text) => expect(tokensOf(text)).toMatchObject([{ text, prints: undefined }]))

describe('typed words of direction', () => {
  const found = (text: string) => text.match(directionWords.en) ?? []
  test.each(
    'rose fell increased decreased higher lower highest lowest record dropped surged plunged rising falling growth declined jumped doubled rebounded peaked above below Rose'.split(
      ' ',
    ),
  )('"%s" is one', (word) => expect(found(`Exports ${word} in May.`)).toEqual([word]))

  test.each([
    'Exports were recorded at the floor.',
    'The recovery of mud is planned for autumn.',
    'Fellow members followed the rules of a lowland company.',
    'Reports name up to three makers.',
  ])('"%s" has none', (text) => expect(found(text)).toEqual([]))
})
