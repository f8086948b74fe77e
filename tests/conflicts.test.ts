// Conflicts as content: what the steps that did not settle one say of it, what hangs on the choice, and on the real data the
// two conflicts that a reader will ask about: 411.3 t of magnets to Japan, and 6,991 t in October 2025.
import { describe, expect, test } from 'vitest'
import { changeOn } from '../src/analysis/change.ts'
import { changeBetween } from '../src/analysis/known-value.ts'
import { yearToDateChange } from '../src/analysis/level.ts'
import { againstRest } from '../src/analysis/decomposition.ts'
import { disputes } from '../src/analysis/disputes.ts'
import { Figures } from '../src/analysis/figure.ts'
import { testSignal } from '../src/analysis/signal.ts'
import { findingsOf } from '../src/build/findings.ts'
import type { Rule } from '../src/dataset/observed.ts'
import type { Dataset } from '../src/dataset/read.ts'
import { settle } from '../src/dataset/settle.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { Marks } from '../src/html/marks.ts'
import { en } from '../src/languages/en.ts'
import { conflictFindings } from '../src/sections/conflict-findings.ts'
import { effects, stated } from '../src/sections/supposed-effect.ts'
import { rareEarths as dataset } from './data-sets.ts'
import { exports, type Print, row, sources } from './prints.ts'
import { monthly, vintageOf } from './world.ts'

describe('the steps that did not settle it', () => {
  interface Case {
    name: string
    prints: Print[]
    fits?: (value: number) => boolean
    expected: { rule: Rule; agreeing: Rule[]; opposing: Rule[] }
  }
  const cases: Case[] = [
    {
      name: 'the totals, and what is reported says the same',
      prints: [
        ['wire', 4343],
        ['paper-1', 6991, { basis: 'derived', note: 'implied' }],
      ],
      fits: (value) => value === 4343,
      expected: { rule: 'totals', agreeing: ['basis', 'kind'], opposing: ['later'] },
    },
    {
      name: 'the kind of source, against number and date',
      prints: [
        ['wire', 280],
        ['paper-2', 411],
        ['paper-3', 411],
      ],
      expected: { rule: 'kind', agreeing: [], opposing: ['corroboration', 'later'] },
    },
    {
      name: 'the totals alone, against everything else',
      prints: [
        ['paper-1', 1200],
        ['paper-2', 1260],
        ['paper-3', 1260],
      ],
      fits: (value) => value === 1200,
      expected: { rule: 'totals', agreeing: [], opposing: ['corroboration', 'later'] },
    },
    {
      name: 'known to be wrong, though the more trusted source prints it',
      prints: [
        ['customs', 1700, { mark: 'rejected', note: 'misprint' }],
        ['blog', 1100],
        ['paper-1', 1100],
      ],
      expected: { rule: 'rejected', agreeing: ['corroboration'], opposing: ['kind', 'later'] },
    },
    {
      name: 'the later of two alike in all else',
      prints: [
        ['paper-1', 510],
        ['paper-2', 530],
      ],
      expected: { rule: 'later', agreeing: [], opposing: [] },
    },
  ]
  test.each(cases)('$name', ({ prints, fits = () => true, expected }) => {
    const rows = prints.map((print, index) => row(print, '2030-01', index))
    const { conflicts } = settle(rows, exports, sources, fits)
    expect(conflicts.length).toBeGreaterThan(0)
    for (const { rule, agreeing, opposing } of conflicts)
      expect({ rule, agreeing, opposing }).toEqual(expected)
  })
})

describe('one value set aside', () => {
  test('is one dispute for all who print it, settled where the last of them was ruled out', () => {
    const vintage = vintageOf(
      {
        exports: {
          '2030-01': [
            { value: 100, source: 'wire' },
            { value: 100, source: 'paper' },
            { value: 150, source: 'older' },
            { value: 150, source: 'blog' },
          ],
        },
      },
      {
        sources: {
          wire: { kind: 'wire' },
          paper: { kind: 'newspaper' },
          older: { kind: 'wire', known: '2028-12-31' },
          blog: { kind: 'aggregator', known: '2029-03-01' },
        },
      },
    )
    expect(vintage.conflicts.map(({ rule }) => rule).sort()).toEqual(['kind', 'later'])
    expect(disputes(vintage)).toMatchObject([
      {
        taken: { value: 100 },
        prints: [{ source: 'blog' }, { source: 'older' }],
        ...{ rule: 'later', agreeing: [], opposing: [] },
      },
    ])
  })

  test('that nothing replaces is kept with its reason', () => {
    const misprint = { value: 100, source: 'blog', mark: 'rejected' as const, note: 'a misprint' }
    const vintage = vintageOf({ exports: { '2030-01': misprint, '2030-02': 90 } })
    expect(vintage.conflicts).toEqual([])
    expect(disputes(vintage)).toMatchObject([
      { period: '2030-01', taken: undefined, rule: 'rejected', prints: [{ value: 100, note: 'a misprint' }] },
    ])
  })
})

describe('supposing a value', () => {
  const vintage = vintageOf({ exports: { '2030-04': [{ value: 100 }, { value: 130, source: 'blog' }] } })
  const [dispute] = disputes(vintage)

  test('changes that one value and nothing else', () => {
    if (dispute === undefined) throw new Error('no dispute')
    const supposed = vintage.supposing(dispute.prints)
    const taken = dispute.prints[0].value
    expect(supposed.at('exports', '2030-04')).toMatchObject({ value: taken, refs: dispute.prints })
    expect(vintage.at('exports', '2030-04')?.value).not.toBe(taken)
    expect(supposed.conflicts).toBe(vintage.conflicts)
    expect(supposed.asOf).toBe(vintage.asOf)
  })

  describe('works its changes out from levels, not from a rate stated of the value replaced', () => {
    const two = (value: number, other: number) => [
      { value, basis: 'derived' as const, note: 'from a stated rate' },
      { value: other, source: 'blog', basis: 'derived' as const, note: 'from another' },
    ]
    const known = vintageOf(
      {
        exports: { '2030-03': two(305, 420), '2030-04': 280, '2029': two(1000, 1250), '2030': 1100 },
        'exports-on-month': { '2030-04': -8 },
        'exports-on-year': { '2030': 9 },
      },
      {
        sources: { blog: { kind: 'aggregator' } },
        series: {
          'exports-on-month': { unit: '%', rate: { of: 'exports', against: 'month' } },
          'exports-on-year': { unit: '%', rate: { of: 'exports', against: 'year' } },
        },
      },
    )
    const [year, month] = disputes(known).map(({ prints }) => known.supposing(prints))
    const changes: [string, Vintage | undefined, (of: Vintage) => number | undefined, number, number][] = [
      ['month', month, (of) => changeOn(of, 'exports', '2030-04', 'month')?.percent.value, -8, -100 / 3],
      ['two periods', year, (of) => changeBetween(of, 'exports', '2029', '2030')?.quantity.value, 9, -12],
      ['year to date', year, (of) => yearToDateChange(of, 'exports', '2030-12')?.value, 9, -12],
    ]
    test.each(changes)('%s', (_, supposed, change, was, would) => {
      if (supposed === undefined) throw new Error('no dispute')
      expect(change(known)).toBeCloseTo(was, 9)
      expect(change(supposed)).toBeCloseTo(would, 9)
    })

    test('nor for the value that moves itself', () => {
      const april = known.at('exports', '2030-04')
      if (april === undefined) throw new Error('no April')
      const supposed = known.supposing([{ ...april.refs[0], value: 400 }])
      expect(changeOn(supposed, 'exports', '2030-04', 'month')?.percent.value).toBeCloseTo(
        (400 / 305 - 1) * 100,
      )
    })
  })
})

/** A fictional issue of May 2030 with a month of magnets to Japan that another source prints otherwise. */
describe('what hangs on a conflict', () => {
  const months = (values: number[]) => monthly('2028-10', values)
  // Nineteen months of small changes, then one.
  const calm = [...Array(19).keys()].map((index) => (index % 2 === 0 ? 100 : 104))
  const rest = {
    series: Object.fromEntries(
      ['exports', 'products', 'magnets', 'magnets-japan', 'japan-share-china', 'japan-share-value-china'].map(
        (id) => [id, {}],
      ),
    ),
    sources: { blog: { kind: 'aggregator' as const, known: '2029-02-01' } },
  }
  const vintage = vintageOf(
    {
      'magnets-japan': {
        ...months(calm.map((value) => value / 4)),
        '2030-05': [
          { value: 27 },
          { value: 27, source: 'wire' },
          { value: 40, source: 'blog' },
          { value: 72, source: 'typist', mark: 'rejected', note: 'Two digits swapped.' },
        ],
      },
      magnets: { ...months(calm.map(() => 200)), '2030-05': 204 },
      exports: { ...months(calm), '2003': [{ value: 9 }, { value: 12, source: 'blog' }] },
    },
    rest,
  )
  const input = {
    vintage,
    month: '2030-05',
    thresholds: vintage.dataset.briefing.thresholds,
    figures: new Figures(),
    language: en,
  }
  // The figures of the issue, on which a conflict may touch.
  const is = stated(input, vintage)
  for (const figure of is.figures.values()) input.figures.adopt(figure.id, figure)
  const { touching, others } = conflictFindings(input, is)

  test('is told for those on which the issue rests, apart from the others', () => {
    expect(touching.map(({ period, other }) => [period, other.value])).toEqual([
      ['2030-05', 40],
      ['2030-05', 72],
    ])
    expect(others.map(({ period, other, effect }) => [period, other.value, effect])).toEqual([
      ['2003', 12, []],
    ])
  })

  test('is every number and verdict of the summary that would be another', () => {
    const [blog] = touching
    expect(blog).toMatchObject({
      rule: 'kind',
      reason: null,
      agreeing: ['corroboration'],
      opposing: ['later'],
    })
    const [japan, magnets] = blog?.effect ?? []
    const told = japan?.numbers.map(({ what, was, would }) => [what, was?.value, would?.value])
    // 27 ÷ 25 − 1 = 8 %, no more than ever; 40 ÷ 25 − 1 = 60 %, as never.
    expect(told?.slice(0, 2)).toEqual([
      ['value', 27, 40],
      ['on-month', expect.closeTo(8, 9), expect.closeTo(60, 9)],
    ])
    expect(japan?.verdicts).toEqual([
      { series: 'magnets-japan', what: 'verdict', was: 'ordinary', would: 'signal' },
      { series: 'magnets-japan', what: 'gap', was: 'ordinary', would: 'signal' },
    ])
    // (204 − 40) ÷ (200 − 25) − 1 = −6.3 % instead of (204 − 27) ÷ (200 − 25) − 1 = 1.1 %.
    expect(magnets?.numbers.map(({ what, would }) => [what, would?.value])).toEqual([
      ['to-others', expect.closeTo(-6.286, 3)],
    ])
  })

  test('rests on the row that was set aside, by its own arithmetic', () => {
    const would = touching[0]?.effect[0]?.numbers[1]?.would
    expect(would).toMatchObject({ basis: 'derived', formula: '40 ÷ 25 − 1' })
    expect(would?.inputs).toMatchObject([
      { source: 'blog', value: 40, corroboratedBy: [] },
      { source: 'customs', value: 25 },
    ])
    expect(input.figures.all()).toContainEqual(would)
  })

  test('is told of a print known to be wrong as well, with the reason of its row', () => {
    expect(touching[1]).toMatchObject({ rule: 'rejected', reason: { text: 'Two digits swapped.' } })
    expect(touching[1]?.effect.length).toBeGreaterThan(0)
  })

  test('is nothing where the same would be printed', () => {
    expect(effects(input, 'same', is, stated(input, vintage))).toEqual([])
  })
})

const { thresholds } = dataset.briefing

describe('magnets to Japan in December 2025, as known since', () => {
  const TODAY = '2026-11-21'
  const printsOf280 = dataset.observations.filter(
    ({ series, period, value }) => series === 'magnets-japan' && period === '2025-12' && value === 280,
  )
  const kindOf = (source: string) => dataset.sources.get(source)?.kind
  /** The data set without the rows of some sources for this series and month. */
  const without = (gone: (source: string) => boolean): Vintage => {
    const observations = dataset.observations.filter(
      ({ series, period, source }) => !(series === 'magnets-japan' && period === '2025-12' && gone(source)),
    )
    return new Vintage({ ...dataset, observations }, TODAY)
  }
  const trusted = (source: string) => kindOf(source) === 'wire'
  const press = (source: string) => kindOf(source) === 'newspaper' || trusted(source)
  const all280 = (source: string) => printsOf280.some((print) => print.source === source)

  test.each<[string, (source: string) => boolean, number, Rule | undefined, boolean]>([
    ['with all wires', () => false, 280, 'kind', false],
    ['without Reuters', (source) => source.startsWith('reuters'), 280, 'kind', false],
    ['without Bloomberg as well', (source) => /^(reuters|bloomberg)/.test(source), 280, 'kind', false],
    ['without any wire, on the newspapers', trusted, 280, 'kind', false],
    [
      'without the newspapers, on the website that agrees with them, against one alike',
      press,
      411.3,
      'later',
      true,
    ],
    ['with no print of 280 t left', all280, 411.3, undefined, true],
  ])('%s', (_, gone, value, rule, weak) => {
    const vintage = without(gone)
    expect(vintage.at('magnets-japan', '2025-12')).toMatchObject({ value, weak })
    const [conflict] = vintage.conflicts.filter(
      ({ series, period }) => series === 'magnets-japan' && period === '2025-12',
    )
    expect(conflict?.rule).toBe(rule)
    const change = changeOn(vintage, 'magnets-japan', '2025-12', 'month')
    expect(change?.percent.value).toBeCloseTo((value / 305 - 1) * 100, 9)
    // The change alone stays within what the series does; beside the rest of the world it would stand out.
    expect(testSignal(vintage, 'magnets-japan', '2025-12', thresholds).verdict).toBe('ordinary')
    const rest = againstRest(vintage, 'magnets-japan', 'magnets', '2025-12', thresholds)
    expect(rest?.signal.verdict).toBe(value === 280 ? 'ordinary' : 'signal')
  })

  test('the row is not known before its day', () => {
    const known = dataset.sources.get('globalspark-2026-01')?.known ?? ''
    const values = (day: string) =>
      disputes(new Vintage(dataset, day)).map(({ series, period, prints }) => [
        series,
        period,
        prints[0].value,
      ])
    const told = ['magnets-japan', '2025-12', 411.3]
    expect(values(known)).toContainEqual(told)
    expect(values('2026-01-25')).not.toContainEqual(told)
  })
})

test('a value that the summary never asked for changes nothing of it', () => {
  const vintage = new Vintage(dataset, '2026-11-21')
  const input = { vintage, month: '2025-12', thresholds, figures: new Figures(), language: en }
  const is = stated(input, vintage)
  const unasked = disputes(vintage).filter(({ series, period }) => !is.vintage.asked(series, period))
  expect(unasked.length).toBeGreaterThan(10)
  for (const { series, period, prints } of unasked)
    expect(effects(input, `${series} ${period}`, is, stated(input, vintage.supposing(prints)))).toEqual([])
})

describe('exports of October 2025', () => {
  const rival = (basis: 'reported' | 'derived'): Dataset => ({
    ...dataset,
    observations: dataset.observations.map((one) =>
      one.series === 'exports' && one.source === 'efe-2025-11-07' && one.period === '2025-10'
        ? { ...one, basis }
        : one,
    ),
  })
  const october = (data: Dataset) => {
    const vintage = new Vintage(data, '2026-01-25')
    const found = disputes(vintage).find(({ series, period }) => series === 'exports' && period === '2025-10')
    return { value: vintage.at('exports', '2025-10')?.value, ...found }
  }

  test('the growth rate of one wire implies 6,991 t, which the published totals rule out; that it is derived says the same', () => {
    expect(october(dataset)).toMatchObject({
      ...{ value: 4343.5, rule: 'totals', agreeing: ['basis'], opposing: [] },
      prints: [{ value: 6991, source: 'efe-2025-11-07' }],
    })
  })

  test('casts no doubt on what rests on it, though its figures are marked', () => {
    const vintage = new Vintage(dataset, '2025-12-25')
    const { figures, results } = findingsOf(vintage, '2025-11')
    const ruledOut = { factor: 'conflict', level: 'high', reason: 'ruled-out' }
    expect(results.find(({ name }) => name === 'summary')?.findings).toMatchObject({
      exports: { confidence: { factors: expect.arrayContaining([ruledOut]) as unknown } },
    })
    expect(figures.find(({ id }) => id === 'summary.exports.change-on-month')?.contested).toBe(true)
  })

  test('were both reported, two wires of one day would settle by the totals', () => {
    expect(october(rival('reported'))).toMatchObject({
      ...{ value: 4343.5, rule: 'totals', agreeing: [], opposing: [] },
      prints: [{ value: 6991 }],
    })
  })
})

test.each(['2026-01-25', '2026-11-21'])(
  'as of %s every figure that rests on a disputed value is marked',
  (day) => {
    const vintage = new Vintage(dataset, day)
    const marks = new Marks(en, dataset.sources)
    const { figures } = findingsOf(vintage, '2025-12')
    const disputed = figures.filter(({ inputs }) =>
      inputs.some(({ series, period, source }) => {
        const observed = vintage.at(series, period)
        return observed?.contested === true && observed.refs[0].source === source
      }),
    )
    expect(disputed.filter(({ basis }) => basis === 'derived').length).toBeGreaterThan(5)
    for (const figure of figures) {
      const contested = disputed.includes(figure)
      expect(figure.contested, figure.id).toBe(contested)
      // A count of changes is no measured value.
      const marked = marks.number(figure).includes('<sup class="doubt">*</sup>')
      expect(marked, figure.id).toBe(contested && figure.unit !== 'count')
    }
  },
)
