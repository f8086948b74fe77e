// What figures rest on: the release calendar and its gaps, the rows behind a figure, figures in prose.
// Tables of cases on fictional rows.
import { describe, expect, test } from 'vitest'
import { comingReleases, gaps, overdueReleases, type Release, releaseDay } from '../src/analysis/calendar.ts'
import { Figures } from '../src/analysis/figure.ts'
import { derived } from '../src/analysis/quantity.ts'
import { plain } from '../src/analysis/formula-text.ts'
import { over, plus } from '../src/analysis/formula.ts'
import { richText } from '../src/analysis/prose.ts'
import { type Print, type Rows, vintageOf } from './world.ts'

const implied = (value: number): Print => ({ value, basis: 'derived', note: 'from a stated rate' })

describe('calendar', () => {
  const headline: Release = { id: 'headline', name: 'Headline', day: 8, pairsJanuary: false, reason: 'test' }
  const detail: Release = { id: 'detail', name: 'Detail', day: 20, pairsJanuary: true, reason: 'test' }
  test.each<['detail' | 'headline', string, string]>([
    ['detail', '2030-11', '2030-12-20'],
    ['detail', '2030-12', '2031-01-20'],
    ['detail', '2031-01', '2031-03-20'],
    ['detail', '2031-02', '2031-03-20'],
    ['detail', '2031-03', '2031-04-20'],
    ['headline', '2031-01', '2031-02-08'],
    ['headline', '2030-12', '2031-01-08'],
  ])('%s of %s is out on %s', (name, month, day) =>
    expect(releaseDay({ detail, headline }[name], month)).toBe(day),
  )

  test.each<[string, [string, string, string[]][]]>([
    [
      '2030-12-19',
      [
        ['detail', '2030-12-20', ['2030-11']],
        ['headline', '2031-01-08', ['2030-12']],
      ],
    ],
    [
      '2030-12-20',
      [
        ['headline', '2031-01-08', ['2030-12']],
        ['detail', '2031-01-20', ['2030-12']],
      ],
    ],
    [
      '2030-12-31',
      [
        ['headline', '2031-01-08', ['2030-12']],
        ['detail', '2031-01-20', ['2030-12']],
      ],
    ],
    [
      '2031-01-08',
      [
        ['detail', '2031-01-20', ['2030-12']],
        ['headline', '2031-02-08', ['2031-01']],
      ],
    ],
    [
      '2031-01-20',
      [
        ['headline', '2031-02-08', ['2031-01']],
        ['detail', '2031-03-20', ['2031-01', '2031-02']],
      ],
    ],
    [
      '2031-03-01',
      [
        ['headline', '2031-03-08', ['2031-02']],
        ['detail', '2031-03-20', ['2031-01', '2031-02']],
      ],
    ],
    [
      '2031-03-31',
      [
        ['headline', '2031-04-08', ['2031-03']],
        ['detail', '2031-04-20', ['2031-03']],
      ],
    ],
  ])('after %s', (after, expected) => {
    const coming = comingReleases([detail, headline], after)
    expect(coming.map(({ id, day, months }) => [id, day, months])).toEqual(expected)
  })

  const series = { magnets: { release: 'detail' }, quota: {}, stray: { release: 'unheard-of' } }
  test.each<[string, string, object[]]>([
    ['2030-12', '2031-01-19', [{ series: 'magnets', reason: 'not-out', due: '2031-01-20' }]],
    ['2030-12', '2031-01-20', [{ series: 'magnets', reason: 'not-found', due: '2031-01-20' }]],
    ['2031-01', '2031-02-28', [{ series: 'magnets', reason: 'not-out', due: '2031-03-20' }]],
    ['2031-01', '2031-03-21', [{ series: 'magnets', reason: 'not-found', due: '2031-03-20' }]],
    ['2030-11', '2031-01-19', []],
  ])('gaps of %s on %s', (month, asOf, expected) => {
    const vintage = vintageOf({ magnets: { '2030-11': 100 } }, { series }, asOf)
    expect(gaps(vintage, ['magnets'], month)).toEqual(expected)
  })
  describe('a release is overdue', () => {
    const overdue = (asOf: string, month: string, rows: Rows) =>
      overdueReleases(
        vintageOf(rows, { series: { magnets: { release: 'detail' }, japan: { release: 'detail' } } }, asOf),
        month,
      )
    test('from the day on which it was due, for the months that it covers', () => {
      expect(overdue('2031-04-19', '2031-03', {})).toEqual([])
      expect(overdue('2031-04-20', '2031-03', {})).toEqual([
        { id: 'detail', name: 'Detail', day: '2031-04-20', months: ['2031-03'] },
      ])
      expect(overdue('2031-03-20', '2031-01', {})).toMatchObject([{ months: ['2031-01', '2031-02'] }])
    })
    test('only while none of its series is known, alone or as a pair', () => {
      expect(overdue('2031-04-20', '2031-03', { japan: { '2031-03': 10 } })).toEqual([])
      expect(overdue('2031-03-20', '2031-01', { magnets: { '2031-01/2031-02': 10 } })).toEqual([])
    })
    test('and only if a required series waits for it', () => {
      const rest = { series: { magnets: { release: 'detail' } }, briefing: { required: [] } }
      expect(overdueReleases(vintageOf({}, rest, '2031-04-20'), '2031-03')).toEqual([])
    })
  })

  test('a series outside the calendar has no day', () => {
    const expected = ['quota', 'stray'].map((id) => ({ series: id, reason: 'not-found' }))
    expect(gaps(vintageOf({}, { series }), ['quota', 'stray'], '2030-12')).toEqual(expected)
  })
})

describe('figures and prose', () => {
  const vintage = vintageOf(
    {
      exports: { '2030-04': 100, '2030-05': implied(110) },
      rate: {
        '2030': [
          { value: 5 },
          { value: 5, source: 'wire' },
          { value: 5, source: 'paper' },
          { value: 9, source: 'blog' },
        ],
      },
    },
    { series: { rate: { unit: '%' } }, sources: { blog: { kind: 'aggregator' } } },
  )

  test.each<[string, string, (string | object)[] | undefined]>([
    ['no token', 'Licences eased.', ['Licences eased.']],
    [
      'tokens',
      'From [[exports 2030-04]] to [[exports 2030-05]].',
      [
        'From ',
        { id: 'event.a.1', value: 100, unit: 't', basis: 'reported' },
        ' to ',
        { id: 'event.a.3', value: 110, basis: 'derived', formula: 'from a stated rate' },
        '.',
      ],
    ],
    ['another unit', '[[rate 2030]]', [{ id: 'event.a.0', value: 5, unit: '%', contested: true }]],
    ['an unknown month', 'Only [[exports 2030-06]].', undefined],
    ['an unknown series', 'Only [[imports 2030-04]].', undefined],
    ['a malformed token', 'Only [[exports]].', undefined],
    ['one known, one unknown', '[[exports 2030-04]] and [[exports 2030-06]]', undefined],
  ])('prose with %s', (_, prose, expected) => {
    const figures = new Figures()
    const found = richText(vintage, figures, 'event.a', prose)
    if (expected === undefined) {
      expect(found).toBeUndefined()
      expect(figures.all()).toEqual([])
    } else expect(found).toMatchObject(expected)
  })

  test('a figure carries its rows, who else prints them and whether they are disputed', () => {
    const observed = vintage.at('rate', '2030')
    if (observed === undefined) throw new Error('no rate')
    const figure = new Figures().add('a', derived('%', '2030', plus(observed, observed)))
    expect(figure).toMatchObject({ id: 'a', value: 10, formula: '5 + 5', contested: true, weak: false })
    expect(figure.inputs).toMatchObject(
      [
        { source: 'customs', value: 5, line: 4, corroboratedBy: ['paper', 'wire'].sort(), contested: true },
      ].map((input) => ({ ...input, corroboratedBy: expect.arrayContaining(input.corroboratedBy) })),
    )
    expect(JSON.parse(JSON.stringify(figure))).toEqual(figure)
  })

  const quantity = derived('t', '2030', over(1, 1))
  const { formula: _, ...noFormula } = quantity
  test.each([
    ['NaN', { ...quantity, value: Number.NaN }, 'the figure "b" is NaN'],
    ['infinite', { ...quantity, value: Number.POSITIVE_INFINITY }, 'the figure "b" is Infinity'],
    ['derived without formula', noFormula, 'the derived figure "b" says not how'],
  ])('%s is refused', (_, broken, message) => {
    const figures = new Figures()
    figures.add('a', quantity)
    expect(() => figures.add('b', broken)).toThrow(message)
    expect(figures.all().map(({ id }) => id)).toEqual(['a'])
  })
  test('an id stands once', () => {
    const figures = new Figures()
    figures.add('a', quantity)
    expect(() => figures.add('a', { ...quantity, value: 2 })).toThrow(
      'the figure "a" stands in the issue already',
    )
    expect(figures.all()).toMatchObject([{ id: 'a', value: 1 }])
  })

  test.each([
    [6745, '6745'],
    [5493.9, '5493.9'],
    [1 / 3, '0.3333'],
    [2 / 3, '0.6667'],
    [-20.5, '−20.5'],
    [-0, '0'],
    [-0.00001, '0'],
    [1e6, '1000000'],
  ])('formulas print %d as %s', (value, text) => expect(plain(value)).toBe(text))
})
