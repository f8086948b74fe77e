// Confidence by the table: each line of it on fictional rows, what must hold for any evidence, and the judgements of
// December 2025 as they could be judged on two days.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Confidence, confidence } from '../src/analysis/confidence.ts'
import { levels, type Reason, table } from '../src/analysis/confidence-table.ts'
import { type Figure, Figures } from '../src/analysis/figure.ts'
import { derived, observedQuantity } from '../src/analysis/quantity.ts'
import { countTerms, ofRecord } from '../src/analysis/formula.ts'
import type { Signal } from '../src/analysis/signal.ts'
import { findingsOf } from '../src/build/findings.ts'
import type { Plant, Source } from '../src/dataset/schema.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { languages } from '../src/languages/language.ts'
import { summary } from '../src/sections/summary.ts'
import { rareEarths } from './data-sets.ts'
import { type Print, thresholds, vintageOf } from './world.ts'

const kinds: Record<string, Source['kind']> = {
  ministry: 'official-statement',
  wire: 'wire',
  paper: 'newspaper',
  trade: 'trade-press',
  tank: 'think-tank',
  blog: 'aggregator',
  'blog-2': 'aggregator',
}
const sources: Record<string, Partial<Source>> = {
  ...Object.fromEntries(Object.entries(kinds).map(([id, kind]) => [id, { kind }])),
  'wire-copy': { kind: 'wire', origin: 'wire' },
  later: { kind: 'wire', known: '2029-02-01' },
}
const by = (source: string, rest: Partial<Print> = {}): Print => ({ value: 100, source, ...rest })

const long: Signal = {
  ...{ against: 'month', verdict: 'ordinary', sample: 20, short: false },
  counted: { sample: derived('count', '2030-04', countTerms([])) },
}

/** The confidence of a statement of April 2030, made in the issue of a month. */
function of(prints: Print[], signal?: Partial<Signal>, month = '2030-04'): Confidence {
  const vintage = vintageOf({ exports: { '2030-04': prints } }, { sources })
  const observed = vintage.at('exports', '2030-04')
  const figures = new Figures()
  const found = observed ? [figures.add('a', observedQuantity(observed, 't'))] : []
  return confidence({ vintage, month, thresholds }, found, signal && { ...long, ...signal })
}

/** The same of a value whose rival does not add up to the published total. */
function ofMisfit(...more: Print[]): Confidence {
  const both = [by('customs'), by('wire')]
  const vintage = vintageOf(
    {
      exports: {
        ...{ '2030-01': both, '2030-02': both, '2030-03': both },
        '2030-04': [...both, by('ministry', { value: 150 }), ...more],
        '2030-01/2030-04': by('customs', { value: 400 }),
      },
    },
    { sources, series: { exports: { tolerance: 1 } } },
  )
  const observed = vintage.at('exports', '2030-04')
  if (observed === undefined) throw new Error('no April')
  return confidence({ vintage, month: '2030-04', thresholds }, [
    new Figures().add('a', observedQuantity(observed, 't')),
  ])
}

interface Case {
  name: string
  found: Confidence
  /** What the judgement may say at most, and the reasons for it. */
  expected: [Confidence['level'], ...Reason[]]
}

const plant = (id: string, status: Plant['history'][number]['status']): Plant => ({
  ...{ id, company: id, project: id, country: 'Lemuria', stage: 'magnet', product: 'magnets' },
  history: [{ date: '2029-01-01', status, sources: ['ministry', 'wire'] }],
})

function ofPlants(...plants: Plant[]): Confidence {
  const vintage = vintageOf({ exports: {} }, { sources: { ...sources }, plants })
  const figures = plants.map(({ id }) => {
    const record = { kind: 'plant' as const, id, sources: ['ministry', 'wire'] }
    return new Figures().add(id, derived('t/year', '2030-04-20', ofRecord(record, 10)))
  })
  return confidence({ vintage, month: '2030-04', thresholds }, figures)
}

const cases: Case[] = [
  { name: 'official and wire', found: of([by('customs'), by('wire')]), expected: ['high'] },
  { name: 'wire and newspaper, tested', found: of([by('wire'), by('paper')], {}), expected: ['high'] },
  {
    name: 'a ministry and an aggregator that repeats it elsewhere',
    found: of([by('ministry'), by('blog')], { verdict: 'signal' }),
    expected: ['high'],
  },
  { name: 'official alone', found: of([by('customs')]), expected: ['moderate', 'single'] },
  {
    name: 'copies of one wire corroborate nothing',
    found: of([by('wire'), by('wire-copy')]),
    expected: ['moderate', 'single'],
  },
  { name: 'newspaper and aggregator', found: of([by('paper'), by('blog')]), expected: ['moderate', 'press'] },
  { name: 'trade press alone', found: of([by('trade')]), expected: ['moderate', 'press', 'single'] },
  { name: 'think tank and aggregator', found: of([by('tank'), by('blog')]), expected: ['moderate', 'press'] },
  { name: 'aggregators', found: of([by('blog'), by('blog-2')]), expected: ['low', 'copy'] },
  {
    name: 'weak, whoever prints it',
    found: of([by('wire', { mark: 'weak', note: 'n' })]),
    expected: ['low', 'weak'],
  },
  {
    name: 'worked out, however many print what it rests on',
    found: of([by('customs', { basis: 'derived', note: 'n' }), by('wire', { basis: 'derived', note: 'n' })]),
    expected: ['moderate', 'implied'],
  },
  { name: 'plants that run', found: ofPlants(plant('one', 'operating')), expected: ['high'] },
  {
    name: 'one plan among plants that run',
    found: ofPlants(plant('one', 'operating'), plant('two', 'building')),
    expected: ['low', 'plan'],
  },
  {
    name: 'disputed, settled by the kind of source',
    found: of([by('customs'), by('wire'), by('paper', { value: 150 })]),
    expected: ['moderate', 'settled-early'],
  },
  {
    name: 'disputed by a value that the published totals rule out',
    found: ofMisfit(),
    expected: ['high'],
  },
  {
    name: 'disputed by such a value, and by a newspaper that fits as well',
    found: ofMisfit({ value: 103, source: 'paper' }),
    expected: ['moderate', 'settled-early'],
  },
  {
    name: 'disputed, settled only because it came later',
    found: of([by('wire', { value: 150 }), by('later')]),
    expected: ['low', 'settled-late'],
  },
  {
    name: 'disputed twice, one of them settled only because it came later',
    found: of([by('wire', { value: 150 }), by('later'), by('paper', { value: 200 })]),
    expected: ['low', 'settled-late'],
  },
  {
    name: 'a misprint known as such disputes nothing',
    found: of([by('customs'), by('wire'), by('paper', { value: 150, mark: 'rejected', note: 'n' })]),
    expected: ['high'],
  },
  {
    name: 'a history of just enough',
    found: of([by('customs'), by('wire')], { sample: thresholds.longHistory.value }),
    expected: ['high'],
  },
  {
    name: 'one change fewer',
    found: of([by('customs'), by('wire')], { sample: thresholds.longHistory.value - 1 }),
    expected: ['moderate', 'short'],
  },
  {
    name: 'the shortest history',
    found: of([by('customs'), by('wire')], { sample: thresholds.shortestHistory.value }),
    expected: ['moderate', 'short'],
  },
  {
    name: 'less than that',
    found: of([by('customs'), by('wire')], { verdict: 'too-little-history', sample: 7 }),
    expected: ['low', 'too-short'],
  },
  {
    name: 'nothing to compare with',
    found: of([by('customs'), by('wire')], { verdict: 'unknown' }),
    expected: ['low', 'untestable'],
  },
  {
    name: 'a year old',
    found: of([by('customs'), by('wire')], undefined, '2031-04'),
    expected: ['moderate', 'earlier'],
  },
  {
    name: 'a year and a month old',
    found: of([by('customs'), by('wire')], undefined, '2031-05'),
    expected: ['low', 'old'],
  },
  {
    name: 'two factors as weak as each other',
    found: of([by('paper')], { sample: 10 }, '2030-05'),
    expected: ['moderate', 'press', 'single', 'short', 'earlier'],
  },
]

describe('confidence', () => {
  test.each(cases)('$name', ({ found, expected: [level, ...reasons] }) => {
    expect(found.level).toBe(level)
    expect(found.weakest.map(({ reason }) => reason)).toEqual(reasons)
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
  })

  test('every line of the table is met by a case', () => {
    const met = new Set(cases.flatMap(({ found }) => found.factors.map(({ reason }) => reason)))
    expect(table.map(({ reason }) => reason).filter((reason) => !met.has(reason))).toEqual([])
  })

  test('a judgement that rests on nothing is a bug', () => {
    expect(() => of([])).toThrow('must rest on evidence')
  })

  test('is that of the weakest factor, and never better for one more figure', () => {
    const vintage = vintageOf(
      {
        exports: {
          '2030-01': [by('customs'), by('wire')],
          '2030-02': by('paper'),
          '2030-03': by('blog'),
          '2030-04': [by('wire'), by('paper', { value: 150 })],
        },
      },
      { sources },
    )
    const figures = vintage
      .every('exports')
      .map((observed, index) => new Figures().add(`f${index}`, observedQuantity(observed, 't')))
    const some = fc.subarray(figures, { minLength: 1 })
    const judged = (list: Figure[]) => confidence({ vintage, month: '2030-04', thresholds }, list)
    const rank = (found: { level: Confidence['level'] }) => levels.indexOf(found.level)
    fc.assert(
      fc.property(some, fc.constantFrom(...figures), (list, more) => {
        const found = judged(list)
        expect(rank(found)).toBe(Math.max(...found.factors.map(rank)))
        expect(rank(judged([...list, more]))).toBeGreaterThanOrEqual(rank(found))
      }),
    )
  })
})

describe('the judgements of December 2025', () => {
  const judged = (asOf: string) => {
    const vintage = new Vintage(rareEarths, asOf)
    const input = {
      vintage,
      month: '2025-12',
      thresholds: rareEarths.briefing.thresholds,
      language: languages.en,
    }
    const { judgements } = summary({ ...input, figures: new Figures() }).findings
    return Object.fromEntries(
      judgements.map(({ id, confidence: { level, weakest } }) => [
        id,
        [level, ...weakest.map(({ reason }) => reason)],
      ]),
    )
  }

  test('as of 25 January 2026', () => {
    expect(judged('2026-01-25')).toEqual({
      // December 2024, the base of the change on the year, is printed by Reuters alone.
      exports: ['moderate', 'single'],
      magnets: ['high'],
      products: ['low', 'too-short'],
      'japan-rest': ['moderate', 'short'],
      heavy: ['moderate', 'press', 'single'],
      share: ['moderate', 'single', 'earlier'],
      capacity: ['low', 'plan'],
    })
  })

  test('the 411.3 t of a website, once known, dispute what is said of Japan', () => {
    expect(judged('2026-11-21')['japan-rest']).toEqual(['moderate', 'short', 'settled-early'])
  })

  test('stand in the findings with their level', () => {
    const { results } = findingsOf(new Vintage(rareEarths, '2026-01-25'), '2025-12')
    const said = results.find(({ name }) => name === 'summary')?.findings
    expect(said).toMatchObject({ magnets: { confidence: { level: 'high' } }, heavy: { confidence: {} } })
  })
})
