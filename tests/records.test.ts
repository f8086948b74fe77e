// Records told bit by bit: which status, which tonnage, which text a day knows, and what the sums of them rest on.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { capacityByProduct, capacityByYear, knownPlants, totalCapacity } from '../src/analysis/capacity.ts'
import { Figures } from '../src/analysis/figure.ts'
import { firstWith, knownSteps, newestDetail, type Step, statusAt } from '../src/analysis/history.ts'
import { knownMeasures } from '../src/analysis/measures.ts'
import { type RichText, toldText } from '../src/analysis/prose.ts'
import { findingsOf } from '../src/build/findings.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { lumenite, rareEarths as real } from './data-sets.ts'

describe('steps of a history', () => {
  const step = (date: string, status: string, ...sources: string[]) => ({ date, status, sources })
  test.each([
    ['none', [], undefined],
    ['one', [step('2030', 'a', 'x')], { status: 'a', since: '2030', sources: ['x'] }],
    [
      'the same status told again keeps its day',
      [step('2030', 'b', 'w'), step('2031', 'a', 'x'), step('2032', 'a', 'y')],
      { status: 'a', since: '2031', sources: ['x', 'y'] },
    ],
    [
      'a status that comes back counts from its return',
      [step('2030', 'a', 'w'), step('2031', 'b', 'x'), step('2032', 'a', 'y')],
      { status: 'a', since: '2032', sources: ['y'] },
    ],
  ])('status: %s', (_, steps, expected) => expect(statusAt(steps)).toEqual(expected))

  test('for any steps the status is the last, and nothing between its day and the last step says otherwise', () => {
    const steps = fc.array(fc.record({ status: fc.constantFrom('a', 'b'), sources: fc.constant(['x']) }))
    fc.assert(
      fc.property(steps, (drawn) => {
        const dated = drawn.map((one, index): Step => ({ ...one, date: String(2030 + index) }))
        const now = statusAt(dated)
        expect(now?.status).toBe(dated.at(-1)?.status)
        const since = dated.findIndex(({ date }) => date === now?.since)
        expect(dated.slice(since).every(({ status }) => status === now?.status)).toBe(true)
        expect(dated[since - 1]?.status).not.toBe(now?.status ?? '')
      }),
    )
  })

  test('a detail holds until a later step gives another, and names who told it', () => {
    const steps: (Step & { start?: string })[] = [
      { ...step('2030', 'a', 'x'), start: '2040' },
      step('2031', 'a', 'y'),
      { ...step('2032', 'a', 'z'), start: '2042' },
    ]
    const start = (one: (typeof steps)[number]) => one.start
    expect(newestDetail(steps.slice(0, 2), start)).toEqual({ detail: '2040', sources: ['x'] })
    expect(newestDetail(steps, start)).toEqual({ detail: '2042', sources: ['z'] })
    expect(newestDetail(steps.slice(1, 2), start)).toBeUndefined()
    expect(firstWith(steps, ['b'])).toBeUndefined()
  })

  test('a step counts once it was taken and told, with those of its sources that were public', () => {
    const history = [
      step('2030-06', 'a', 'tidewire-2030-06', 'willow-2030-06'),
      step('2030-07-01', 'b', 'tidewire-2030-06'),
    ]
    const at = (day: string) => knownSteps(history, new Vintage(lumenite, day)).map(({ sources }) => sources)
    expect(at('2030-07-08')).toEqual([])
    expect(at('2030-07-09')).toEqual([['tidewire-2030-06'], ['tidewire-2030-06']])
    expect(at('2030-07-10')[0]).toEqual(['tidewire-2030-06', 'willow-2030-06'])
  })
})

describe('the fictional records', () => {
  const plant = (day: string, id: string) =>
    knownPlants(new Vintage(lumenite, day)).find((now) => now.plant.id === id)
  test.each([
    ['2029-06-29', undefined],
    ['2029-06-30', { tonnesPerYear: 1000, basis: 'nameplate', sources: ['handbook-2029'] }],
    ['2031-02-09', { tonnesPerYear: 1000, basis: 'nameplate', sources: ['handbook-2029'] }],
    ['2031-02-10', { tonnesPerYear: 900, basis: 'output', sources: ['lyrebird-2030'] }],
  ])('as of %s the works in Dalmor have the tonnage that was told by then', (day, capacity) => {
    expect(plant(day, 'lyrebird-oxide')?.capacity).toEqual(capacity)
    // Nothing newer gave a start year, so that of the handbook holds.
    if (capacity) expect(plant(day, 'lyrebird-oxide')).toMatchObject({ start: '2029', status: 'operating' })
  })

  test('a plant that operates with a planned tonnage is told apart from one with a nameplate', () => {
    const plants = knownPlants(new Vintage(lumenite, '2030-11-05'))
    expect(capacityByYear(plants, 'magnet').at(-1)?.tonnes).toEqual({
      operating: 0,
      unproved: 500,
      building: 300,
      planned: 0,
    })
    const parts = capacityByProduct(plants).map(({ product, tonnes }) => [product, tonnes])
    expect(parts).toContainEqual(['lumen magnets', { operating: 0, unproved: 500, dated: 300, undated: 0 }])
    expect(parts).toContainEqual(['lumen oxide', { operating: 1000, unproved: 0, dated: 0, undated: 0 }])
  })

  test('a sum of capacity is worked out from its plants and names the sources of each', () => {
    const vintage = new Vintage(lumenite, '2031-02-10')
    const magnets = knownPlants(vintage).filter(({ plant: { stage } }) => stage === 'magnet')
    expect(totalCapacity(magnets, vintage)).toMatchObject({
      value: 800,
      formula: '500 + 300',
      records: [
        { kind: 'plant', id: 'marrow-magnets', sources: ['mirror-bank-2030', 'marrow-2029'] },
        { kind: 'plant', id: 'kelmark-magnets', sources: ['mirror-bank-2030'] },
      ],
    })
  })

  test.each([
    ['2030-06-15', { status: 'announced', text: 'A stockpile is to be set up.', amount: undefined }],
    ['2030-11-04', { status: 'announced', text: 'A stockpile is to be set up.', qualifier: undefined }],
    [
      '2030-11-05',
      {
        status: 'agreed',
        text: 'A pilot stockpile of three products.',
        amount: { value: 50_000_000, currency: 'EUR' },
        qualifier: 'pilot only',
        sources: ['mirror-bank-2030'],
      },
    ],
  ])('as of %s the common stockpile is what was told by then', (day, expected) => {
    const now = knownMeasures(new Vintage(lumenite, day)).find(
      ({ measure }) => measure.id === 'union-stockpile',
    )
    expect(now).toMatchObject(expected)
  })

  test.each([
    ['2030-12-30', undefined, []],
    ['2031-01-13', 'Two makers were said to hold three months of use.', ['postings']],
    [
      '2031-01-14',
      'Two makers were said to hold three months of use. After exports of 13900 in the year they were said to be as before.',
      ['postings', 'customs-2030-12-headline'],
    ],
  ])('as of %s a text holds what was added to it by then', (day, text, sources) => {
    const buffer = lumenite.buffers.find(({ id }) => id === 'maker-stocks')
    if (buffer === undefined) throw new Error('the fixture has no such buffer')
    const found = toldText(new Vintage(lumenite, day), new Figures(), 'test', buffer)
    const print = (part: RichText[number]) =>
      typeof part === 'string' ? part : 'word' in part ? part.word : String(part.value)
    expect(found?.text.map(print).join('')).toBe(text)
    expect(found?.sources ?? []).toEqual(sources)
  })
})

describe('the response in December 2025', () => {
  const { figures } = findingsOf(new Vintage(real, '2026-01-25'), '2025-12')
  const value = (id: string) => figures.find((figure) => figure.id === id)?.value

  test('what MP Materials plans in all counts once, before its first plant was told of and after', () => {
    expect(value('g7-response.plant.mp-10x')).toBe(10_000)
    expect(value('g7-response.plant.mp-independence')).toBeUndefined()
    expect(value('g7-response.gap.dated')).toBe(29_000)
    const later = findingsOf(new Vintage(real, '2026-11-21'), '2025-12').figures
    const then = (id: string) => later.find((figure) => figure.id === id)?.value
    expect(then('g7-response.plant.mp-10x')).toBe(7_000)
    expect(then('g7-response.plant.mp-independence')).toBe(3_000)
    expect(then('g7-response.gap.dated')).toBe(29_000)
  })

  test('every tonnage and every count of measures rests on rows or on records with sources', () => {
    const response = figures.filter(({ id }) => /^g7-response\.(gap|plant|measures|counts|floors)\./.test(id))
    expect(response.length).toBeGreaterThan(50)
    for (const { id, inputs, records } of response) {
      expect(inputs.length + records.length, id).toBeGreaterThan(0)
      for (const record of records) expect(record.sources.length, `${id}: ${record.id}`).toBeGreaterThan(0)
    }
  })
})
