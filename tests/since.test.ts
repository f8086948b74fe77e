// An issue against the edition before it: values, records and conflicts that are otherwise than then.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Figures, figureSources } from '../src/analysis/figure.ts'
import { conflictsSince } from '../src/analysis/since-conflicts.ts'
import { eventsSince, measuresSince } from '../src/analysis/since-records.ts'
import { valuesSince } from '../src/analysis/since-values.ts'
import type { Event, Measure } from '../src/dataset/schema.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { archived, dataset, NOW } from './archived.ts'
import { monthly, type Rows } from './world.ts'

const named = ({ series, period }: { series: string; period: string }) => `${series} ${period}`

describe('values', () => {
  const then: Rows = {
    exports: { '2029-11': 100, '2029-12': { value: 200, source: 'bulletin' }, '2029': 1000 },
    share: { '2029': 50 },
    magnets: { '2029-12': { value: 60, source: 'bulletin', precision: 10 } },
  }
  const compare = (now: Rows) => valuesSince(archived(dataset(then)), new Vintage(dataset(now), NOW))

  test('nothing is otherwise when nothing is', () => {
    expect(compare(then)).toEqual({ added: [], overlooked: [], revised: [], refined: [], withdrawn: [] })
  })

  test('new ones come key series first, newest first; those public before are told apart', () => {
    const since = compare({
      ...then,
      magnets: { ...then.magnets, '2029-10': 50 },
      exports: { ...then.exports, '2030-01': { value: 150, source: 'revision' }, '2029-10': 90 },
    })
    expect(since.added.map(named)).toEqual(['exports 2030-01', 'exports 2029-10', 'magnets 2029-10'])
    expect(since.overlooked.map(named)).toEqual(['exports 2029-10', 'magnets 2029-10'])
  })

  test.each<[string, Rows[string], string, number, number]>([
    [
      'published since',
      {
        '2029-12': [
          { value: 200, source: 'bulletin' },
          { value: 250, source: 'revision' },
        ],
      },
      'published-since',
      50,
      25,
    ],
    [
      'public then, taken since',
      { '2029-12': [{ value: 200, source: 'bulletin' }, { value: 150 }] },
      'taken-since',
      -50,
      -25,
    ],
    ['a corrected row', { '2029-12': { value: 220, source: 'bulletin' } }, 'corrected', 20, 10],
  ])('revised: %s', (_, row, arrival, difference, percent) => {
    const { revised } = compare({ ...then, exports: { ...then.exports, ...row } })
    expect(revised).toMatchObject([
      { arrival, then: { value: 200 }, difference: { value: difference, unit: 't' }, percent: { unit: '%' } },
    ])
    expect(revised[0]?.percent?.value).toBeCloseTo(percent)
  })

  test('a share is revised by percentage points, and by no per cent of itself', () => {
    const { revised } = compare({ ...then, share: { '2029': { value: 55, source: 'revision' } } })
    expect(revised).toMatchObject([{ difference: { value: 5, unit: 'pp' }, percent: undefined }])
  })

  test.each<[string, Rows]>([
    ['the tolerance of the series', { exports: { ...then.exports, '2029-11': 102 } }],
    ['the rounding of the earlier print', { magnets: { '2029-12': [{ value: 66, source: 'revision' }] } }],
  ])('within %s a value is finer, not revised', (_, now) => {
    const since = compare({ ...then, ...now })
    expect(since.revised).toEqual([])
    expect(since.refined).toHaveLength(1)
  })

  test('a value that is held no more is said to be withdrawn', () => {
    const { exports: { '2029-11': gone, ...kept } = {} } = then
    expect(gone).toBe(100)
    expect(compare({ ...then, exports: kept }).withdrawn).toMatchObject([
      { series: 'exports', then: { value: 100, period: '2029-11' } },
    ])
  })

  test('a series that counts in another unit starts anew', () => {
    const now = { ...dataset(then), series: new Map(dataset(then).series) }
    const exports = now.series.get('exports')
    if (exports) now.series.set('exports', { ...exports, unit: 'kg' })
    const since = valuesSince(archived(dataset(then)), new Vintage(now, NOW))
    expect(since.added).toHaveLength(3)
    expect(since.withdrawn.map(({ then: { unit } }) => unit)).toEqual(['t', 't', 't'])
    expect(since.revised).toEqual([])
  })

  describe('the value of then leads', () => {
    const chain = (now: Rows[string]) => {
      const [revision] = compare({ ...then, exports: { ...then.exports, ...now } }).revised
      if (revision === undefined) throw new Error('nothing is revised')
      const figures = new Figures()
      return {
        before: figures.add('then', revision.then),
        percent: figures.add('percent', revision.percent ?? revision.then),
      }
    }

    test('to its row while that stands', () => {
      const rows = [
        { value: 200, source: 'bulletin' },
        { value: 250, source: 'revision' },
      ]
      const { before, percent } = chain({ '2029-12': rows })
      expect(before.inputs).toMatchObject([
        { value: 200, source: 'bulletin', file: 'data/world/observations/world.csv' },
      ])
      expect(percent.inputs.map(({ value }) => value)).toEqual([250, 200])
    })

    test('to the archived edition, and the source that it named, when the row is gone', () => {
      const { before, percent } = chain({ '2029-12': { value: 250, source: 'revision' } })
      const record = { kind: 'edition', id: '2029-12/2030-01-31', sources: ['bulletin'] }
      expect(before).toMatchObject({ value: 200, inputs: [], records: [record] })
      expect(percent).toMatchObject({ value: 25, records: [record] })
      expect(figureSources(percent)).toEqual(['revision', 'bulletin'])
    })
  })

  test('every value is new, the same, finer or revised, and every value of then is one of those or withdrawn', () => {
    const cell = fc.option(fc.integer({ min: 1, max: 9 }).map((tens) => tens * 10))
    const rows = fc.array(cell, { minLength: 6, maxLength: 6 }).map((values): Rows => {
      const { ...exports } = monthly('2029-04', values)
      return { exports }
    })
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const [past, present] = [dataset(before), new Vintage(dataset(after), NOW)]
        const since = valuesSince(archived(past), present)
        const held = (data: Rows) => Object.entries(data.exports ?? {})
        const same = held(after).filter(([period, value]) => before.exports?.[period] === value)
        expect(since.added.length + since.revised.length + since.refined.length + same.length).toBe(
          held(after).length,
        )
        expect(since.withdrawn.length + since.revised.length + since.refined.length + same.length).toBe(
          held(before).length,
        )
        for (const { now, then: past, difference } of since.revised)
          expect(now.value - past.value).toBeCloseTo(difference.value)
      }),
    )
  })
})

describe('records', () => {
  const event = (id: string, date: string, source: string, scheduled = false): Event => ({
    ...{ id, date, scheduled, title: id, label: id, text: id, actor: id },
    ...{ kind: 'truce', effect: 'neutral', sources: [source] },
  })
  const measure = (id: string, ...history: Measure['history']): Measure => ({
    ...{ id, name: id, who: id, text: id, member: 'JP', instruments: ['offtake'], history },
  })
  const announced = { date: '2029-06-01', status: 'announced' as const, sources: ['customs'] }
  const agreed = { date: '2030-02-10', status: 'agreed' as const, sources: ['revision'] }
  const data = dataset(
    {},
    {
      events: [
        event('old', '2029-05', 'customs'),
        event('late-word', '2029-05', 'revision'),
        event('since', '2030-02', 'revision'),
        event('ahead', '2031-01', 'revision', true),
        event('not-yet', '2030-12-01', 'revision'),
        event('unknown', '2030-02', 'tomorrow'),
      ],
      measures: [measure('kept', announced), measure('moved', announced, agreed), measure('born', agreed)],
    },
  )
  const sources = new Map(data.sources).set('tomorrow', {
    ...{
      id: 'tomorrow',
      publisher: 'p',
      origin: 'p',
      title: 't',
      complete: true,
      kind: 'wire',
      known: '2030-04-01',
    },
  })
  const now = new Vintage({ ...data, sources }, NOW)
  const edition = archived({ ...data, sources })

  test('events that the edition did not know, the latest first; nothing that has not happened or is not known', () => {
    expect(eventsSince(edition, now).map(({ id }) => id)).toEqual(['ahead', 'since', 'late-word'])
  })

  test('measures that are new or changed their status', () => {
    const since = measuresSince(edition, now).map(
      ({
        now: {
          measure: { id },
          status,
        },
        then,
      }) => [id, then, status],
    )
    expect(since).toEqual([
      ['born', undefined, 'agreed'],
      ['moved', 'announced', 'agreed'],
    ])
  })
})

describe('conflicts', () => {
  const print = (value: number, source: string) => ({ value, source })
  const compare = (then: Rows[string][string], now: Rows[string][string]) => {
    const edition = archived(dataset({ exports: { '2029-12': then } }))
    return conflictsSince(edition, new Vintage(dataset({ exports: { '2029-12': now } }), NOW)).map(
      ({ conflict, settlement }) => [settlement, conflict.chosen.value, conflict.other.value, conflict.rule],
    )
  }
  const [customs, wire, rumour, sum] = [
    print(100, 'customs'),
    print(140, 'bulletin'),
    print(180, 'rumour'),
    { ...print(140, 'bulletin'), basis: 'derived' as const },
  ]
  test.each<[string, Rows[string][string], Rows[string][string], unknown[]]>([
    ['settled as before', [customs, wire], [customs, wire], []],
    ['new', customs, [customs, wire], [['new', 100, 140, 'kind']]],
    ['one more print', [customs, wire], [customs, wire, rumour], [['new', 100, 180, 'kind']]],
    ['the other way', wire, [customs, wire], [['reversed', 100, 140, 'kind']]],
    ['by another step', [customs, wire], [customs, sum], [['other-rule', 100, 140, 'basis']]],
  ])('%s', (_, then, now, expected) => expect(compare(then, now)).toEqual(expected))
})
