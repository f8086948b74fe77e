// Changes, levels, extremes, parts and shares against results worked out by hand on a few fictional rows.
// The working stands beside the case; ln 1.1 = 0.0953102, ln 1.53 = 0.4252677.
import { describe, expect, test } from 'vitest'
import { type Against, changeOn } from '../src/analysis/change.ts'
import { concentration } from '../src/analysis/concentration.ts'
import { againstRest, contribution } from '../src/analysis/decomposition.ts'
import { extreme, run } from '../src/analysis/extremes.ts'
import { threeMonthMean, twelveMonthSum, yearToDateChange, yearToDateTotal } from '../src/analysis/level.ts'
import { observedQuantity } from '../src/analysis/quantity.ts'
import { DAYS_PER_MONTH, daysOfCover, stockNeeded } from '../src/analysis/scenario.ts'
import { unitValue } from '../src/analysis/unit-value.ts'
import type { Observed } from '../src/dataset/observed.ts'
import { monthly, type Print, type Rows, thresholds, vintageOf } from './world.ts'

const derived = (value: number): Print => ({ value, basis: 'derived', note: 'from a stated rate' })

describe('change', () => {
  const exports = { '2030-04': 100, '2030-05': 110, '2030-06': 0, '2030-07': 40, '2031-05': 99 }
  test.each<[string, Against, number, number, string]>([
    ['2030-05', 'month', 10, 10, '110 ÷ 100 − 1'],
    ['2031-05', 'year', -10, -11, '99 ÷ 110 − 1'],
    ['2030-06', 'month', -100, -110, '0 ÷ 110 − 1'],
  ])('%s on the %s: %s per cent', (month, against, percent, difference, formula) => {
    const change = changeOn(vintageOf({ exports }), 'exports', month, against)
    expect(change?.percent).toMatchObject({ unit: '%', period: month, basis: 'derived', formula })
    expect(change?.percent.value).toBeCloseTo(percent, 10)
    expect(change?.difference).toMatchObject({ value: difference, unit: 't', basis: 'derived' })
    expect(change?.percent.from).toEqual([change?.current, change?.base])
  })

  test.each<[string, string, Against]>([
    ['a zero base', '2030-07', 'month'],
    ['an unknown base', '2031-05', 'month'],
    ['an unknown base a year ago', '2030-05', 'year'],
    ['an unknown month', '2030-08', 'month'],
  ])('is undefined with %s', (_, month, against) => {
    expect(changeOn(vintageOf({ exports }), 'exports', month, against)).toBeUndefined()
  })

  // 280 ÷ 213 − 1 = 31.455 %: the base was worked out from the 31.4 % that the source prints.
  const rate = {
    'exports-on-year': { unit: '%' as const, rate: { of: 'exports', against: 'year' as const } },
  }
  test.each<[string, number | Print, Rows[string], 'reported' | 'derived', number]>([
    ['taken where the base was derived', derived(213), { '2031-12': 31.4 }, 'reported', 31.4],
    ['not needed where the base is reported', 213, { '2031-12': 31.4 }, 'derived', 31.4554],
    ['missing for this month', derived(213), { '2031-11': 31.4 }, 'derived', 31.4554],
    ['not yet public', derived(213), { '2031-12': { value: 31.4, source: 'late' } }, 'derived', 31.4554],
  ])('a published rate is %s', (_, base, rates, basis, percent) => {
    const rows = { exports: { '2030-12': base, '2031-12': 280 }, 'exports-on-year': rates }
    const vintage = vintageOf(
      rows,
      { series: rate, sources: { late: { known: '2032-06-01' } } },
      '2032-02-01',
    )
    const change = changeOn(vintage, 'exports', '2031-12', 'year')
    expect(change?.percent.basis).toBe(basis)
    expect(change?.percent.value).toBeCloseTo(percent, 4)
    expect(change?.difference.value).toBe(67)
  })

  test('a published rate on the year says nothing about the month', () => {
    const rows = {
      exports: { '2031-11': derived(200), '2031-12': 280 },
      'exports-on-year': { '2031-12': 31.4 },
    }
    const change = changeOn(vintageOf(rows, { series: rate }), 'exports', '2031-12', 'month')
    expect(change?.percent).toMatchObject({ basis: 'derived', formula: '280 ÷ 200 − 1' })
    expect(change?.percent.value).toBeCloseTo(40, 10)
  })
})

describe('level', () => {
  // Ten months of 10 from March to December 2030; then January and February 2031, in four ways.
  const tens = monthly('2030-03', Array(10).fill(10))
  const pair = { '2031-01/2031-02': 25 }
  const split = { '2031-01': 12, '2031-02': 14 }
  const pairOnly = vintageOf({ exports: { ...tens, ...pair, '2031-03': 16 } })
  const splitOnly = vintageOf({ exports: { ...tens, ...split, '2031-03': 16 } })
  const both = vintageOf({ exports: { ...tens, ...pair, ...split, '2031-03': 16 } })
  const half = vintageOf({ exports: { ...tens, ...pair, '2031-01': 12, '2031-03': 16 } })
  const ways = { pairOnly, splitOnly, both, half }

  test.each<[keyof typeof ways, string, number | undefined, string | undefined]>([
    ['pairOnly', '2030-12', 10, '(10 + 10 + 10) ÷ 3'],
    ['pairOnly', '2031-01', undefined, undefined],
    ['pairOnly', '2031-02', 35 / 3, '(10 + 25) ÷ 3'],
    ['pairOnly', '2031-03', 41 / 3, '(25 + 16) ÷ 3'],
    ['splitOnly', '2031-01', 32 / 3, '(10 + 10 + 12) ÷ 3'],
    ['splitOnly', '2031-03', 14, '(12 + 14 + 16) ÷ 3'],
    ['both', '2031-03', 14, '(12 + 14 + 16) ÷ 3'],
    ['half', '2031-01', 32 / 3, '(10 + 10 + 12) ÷ 3'],
    ['half', '2031-03', 41 / 3, '(25 + 16) ÷ 3'],
    ['both', '2030-04', undefined, undefined],
    ['both', '2031-04', undefined, undefined],
  ])('three-month mean, %s, %s: %s', (way, month, mean, formula) => {
    const found = threeMonthMean(ways[way], 'exports', month)
    expect(found?.value).toBe(mean)
    expect(found?.formula).toBe(formula)
    if (mean !== undefined) expect(found).toMatchObject({ unit: 't', period: month, basis: 'derived' })
  })

  test.each<[keyof typeof ways, string, number | undefined, number]>([
    ['pairOnly', '2031-02', 125, 11],
    ['splitOnly', '2031-02', 126, 12],
    ['both', '2031-02', 126, 12],
    ['half', '2031-02', 125, 11],
    // April to December 2030 are nine months: 90 + 25 + 16 and 90 + 26 + 16.
    ['pairOnly', '2031-03', 131, 11],
    ['both', '2031-03', 132, 12],
    ['splitOnly', '2031-01', undefined, 0],
    ['both', '2031-04', undefined, 0],
  ])('twelve-month sum, %s, %s: %s', (way, month, sum, terms) => {
    const found = twelveMonthSum(ways[way], 'exports', month)
    expect(found?.value).toBe(sum)
    expect(found?.from.length ?? 0).toBe(terms)
  })

  test('a twelve-month sum names its months and shows its terms', () => {
    expect(twelveMonthSum(pairOnly, 'exports', '2031-02')).toMatchObject({
      period: '2030-03/2031-02',
      basis: 'derived',
      formula: '10 + 10 + 10 + 10 + 10 + 10 + 10 + 10 + 10 + 10 + 25',
    })
  })

  test.each<[string, Rows[string], string, number | undefined, string, 'reported' | 'derived']>([
    ['months', monthly('2031-01', [12, 14, 16]), '2031-03', 42, '2031-01/2031-03', 'derived'],
    ['the pair', { ...pair, '2031-03': 16 }, '2031-03', 41, '2031-01/2031-03', 'derived'],
    ['half the pair', { ...pair, '2031-02': 14, '2031-03': 16 }, '2031-03', 41, '2031-01/2031-03', 'derived'],
    ['a published total', { ...split, '2031-01/2031-02': 27 }, '2031-02', 27, '2031-01/2031-02', 'reported'],
    ['January alone', split, '2031-01', 12, '2031-01', 'reported'],
    ['the year in December', { '2031': 200, '2031-01/2031-12': 201 }, '2031-12', 200, '2031', 'reported'],
    ['no year before December', { '2031': 200 }, '2031-11', undefined, '', 'derived'],
    ['a gap', monthly('2031-01', [12, null, 16]), '2031-03', undefined, '', 'derived'],
  ])('year to date from %s', (_, exports, month, value, period, basis) => {
    const found = yearToDateTotal(vintageOf({ exports }), 'exports', month)
    expect(found?.value).toBe(value)
    if (value !== undefined) expect(found).toMatchObject({ period, basis, unit: 't' })
  })

  test.each<[string, Rows[string], number | undefined, string | undefined]>([
    // 12 + 14 + 18 = 44 on 24 + 16 = 40.
    [
      'split on pair',
      { '2030-01/2030-02': 24, '2030-03': 16, ...split, '2031-03': 18 },
      10,
      '(12 + 14 + 18) ÷ (24 + 16) − 1',
    ],
    [
      'total on months',
      { ...monthly('2030-01', [20, 20, 10]), '2031-01/2031-03': 45 },
      -10,
      '45 ÷ (20 + 20 + 10) − 1',
    ],
    ['unknown before', { ...split, '2031-03': 18 }, undefined, undefined],
    ['unknown now', monthly('2030-01', [20, 20, 10]), undefined, undefined],
    ['nothing before', { ...monthly('2030-01', [0, 0, 0]), '2031-01/2031-03': 45 }, undefined, undefined],
  ])('year-to-date change, %s', (_, exports, percent, formula) => {
    const found = yearToDateChange(vintageOf({ exports }), 'exports', '2031-03')
    if (percent === undefined) expect(found).toBeUndefined()
    else expect(found?.value).toBeCloseTo(percent, 10)
    expect(found?.formula).toBe(formula)
  })

  // The published total is 52; the base was worked out from the 5 % that the source prints with it: 52 ÷ 1.05 = 49.5.
  // Fails: level.ts computes the rate again (6.1 %). Design, section 2: where the base was itself derived from a published
  // rate, print that rate. On real data: exports in January to November 2024 7.1 % against the 6.6 % that was published.
  test('year-to-date change takes the published rate where the base was derived from it', () => {
    const rows = {
      exports: { '2030-01/2030-03': derived(49), '2031-01/2031-03': 52 },
      'exports-on-year': { '2031-01/2031-03': 5 },
    }
    const rate = { unit: '%', rate: { of: 'exports', against: 'year' } } as const
    const found = yearToDateChange(
      vintageOf(rows, { series: { 'exports-on-year': rate } }),
      'exports',
      '2031-03',
    )
    expect(found).toMatchObject({ value: 5, basis: 'reported', period: '2031-01/2031-03' })
  })
})

describe('extremes and runs', () => {
  const at = (values: (number | null)[]) => ({
    vintage: vintageOf({ exports: monthly('2030-01', values) }),
    last: `2030-0${values.length}`,
  })
  test.each<[string, (number | null)[], number, object | undefined]>([
    ['highest since', [50, 90, 60, 70, 80, 85], 3, { kind: 'highest', since: '2030-02', reach: 3 }],
    ['too short a reach', [50, 90, 60, 70, 80, 85], 4, undefined],
    ['lowest since', [50, 90, 60, 70, 80, 55], 3, { kind: 'lowest', since: '2030-01', reach: 4 }],
    ['on record', [60, 70, 80, 85], 3, { kind: 'highest', since: null, reach: 3, recordBegins: '2030-01' }],
    ['an equal month is the last as high', [85, 60, 70, 85], 2, { since: '2030-01', reach: 2 }],
    ['no claim across a gap', [60, null, 95, 70, 85], 1, { since: '2030-03', reach: 1 }],
    [
      'a record that begins after a gap',
      [95, null, 60, 70, 85],
      2,
      { since: null, reach: 2, recordBegins: '2030-03' },
    ],
    ['too short after a gap', [60, 60, 60, null, 70, 85], 2, undefined],
    ['no change', [80, 80], 1, undefined],
    ['unknown', [80, 90, null], 1, undefined],
    ['alone', [80], 1, undefined],
  ])('%s: %j', (_, values, reach, expected) => {
    const { vintage, last } = at(values)
    const found = extreme(vintage, 'exports', last, reach)
    if (expected === undefined) expect(found).toBeUndefined()
    else expect(found).toMatchObject(expected)
  })

  test('an extreme rests on the month, those it surpasses and the one that stops it', () => {
    const { vintage, last } = at([50, 90, 60, 70, 85])
    expect(extreme(vintage, 'exports', last, 2)?.from.map(({ value }) => value)).toEqual([85, 70, 60, 90])
  })

  test.each<[string, (number | null)[], object | undefined]>([
    ['third rise', [50, 60, 70, 80], { direction: 'rise', length: 3 }],
    ['second fall', [50, 90, 80, 70], { direction: 'fall', length: 2 }],
    ['a gap ends it', [50, 60, null, 70, 80], { direction: 'rise', length: 1 }],
    ['a standstill ends it', [60, 70, 70, 80], { direction: 'rise', length: 1 }],
    ['standstill', [60, 70, 70], undefined],
    ['a little change ends it', [50, 60, 65, 75], { direction: 'rise', length: 1 }],
    ['a little change', [60, 80, 75], undefined],
    ['no month before', [60, null, 70], undefined],
    ['unknown', [60, 70, null], undefined],
  ])('run, %s: %j', (_, values, expected) => {
    const { vintage, last } = at(values)
    const found = run(vintage, 'exports', last, 10)
    if (expected === undefined) expect(found).toBeUndefined()
    else expect(found).toEqual(expected)
  })
})

describe('decomposition', () => {
  const rows = {
    total: { '2030-04': 200, '2030-05': 150, '2030-06': 150, '2031-05': 175 },
    lemuria: { '2030-04': 80, '2030-05': 60, '2030-06': 70, '2031-05': 70 },
    hyperborea: { '2030-04': 20, '2030-05': 25, '2031-05': 0 },
  }
  test.each<[string, string, Against, number, number, string]>([
    // −20 of −50; +5 of −50; +10 of +25; −25 of +25.
    ['lemuria', '2030-05', 'month', -20, 40, '(60 − 80) ÷ (150 − 200)'],
    ['hyperborea', '2030-05', 'month', 5, -10, '(25 − 20) ÷ (150 − 200)'],
    ['lemuria', '2031-05', 'year', 10, 40, '(70 − 60) ÷ (175 − 150)'],
    ['hyperborea', '2031-05', 'year', -25, -100, '(0 − 25) ÷ (175 − 150)'],
  ])('%s in %s on the %s: %s t, %s per cent', (part, month, against, difference, share, formula) => {
    const found = contribution(vintageOf(rows), part, 'total', month, against)
    expect(found?.difference).toMatchObject({ value: difference, unit: 't', period: month })
    expect(found?.share.value).toBeCloseTo(share, 10)
    expect(found?.share).toMatchObject({ unit: '%', formula })
    expect(found?.share.from).toHaveLength(4)
  })

  test.each<[string, string, Against]>([
    ['lemuria', '2030-06', 'month'],
    ['hyperborea', '2030-06', 'month'],
    ['lemuria', '2030-05', 'year'],
    ['atlantis', '2030-05', 'month'],
  ])('no contribution of %s in %s on the %s', (part, month, against) => {
    expect(contribution(vintageOf({ ...rows, atlantis: {} }), part, 'total', month, against)).toBeUndefined()
  })

  /** A part that goes up and down by a tenth, beside a rest of 1000 times something. */
  const world = (
    last: number,
    rest = 1000,
    first = '2030-03',
    steps = [100, 110, 100, 110, 100, 110, 100, 110, 100],
  ) => {
    const parts = [...steps, last]
    const totals = parts.map((value, index) => value + (index === steps.length ? rest : 1000))
    return vintageOf({ lemuria: monthly(first, parts), total: monthly(first, totals) })
  }
  test('a change that everyone else does not share', () => {
    // 100 → 153 while the rest stays at 1000: ln 1.53 ÷ (1.4826 × ln 1.1) = 0.4252677 ÷ 0.1413069 = 3.0095.
    const found = againstRest(world(153), 'lemuria', 'total', '2030-12', thresholds)
    expect(found?.destination.value).toBeCloseTo(53, 10)
    expect(found?.rest.value).toBeCloseTo(0, 10)
    expect(found?.rest.formula).toBe('(1153 − 153) ÷ (1100 − 100) − 1')
    expect(found?.signal).toMatchObject({
      verdict: 'signal',
      against: 'month',
      sample: 8,
      short: true,
      asLarge: 0,
    })
    expect(found?.signal.z).toBeCloseTo(3.0095, 4)
  })

  test('a change that everyone shares is not particular', () => {
    const found = againstRest(world(50, 500), 'lemuria', 'total', '2030-12', thresholds)
    expect(found?.destination.value).toBeCloseTo(-50, 10)
    expect(found?.rest.value).toBeCloseTo(-50, 10)
    expect(found?.signal).toMatchObject({ verdict: 'ordinary', asLarge: 8 })
    expect(found?.signal.z).toBeCloseTo(0, 10)
  })

  test('changes into January, February and March are in no monthly history', () => {
    // Nine usable changes in 2030 (April to December) and April 2031; May 2031 is tested.
    const steps = [100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 500, 5, 100, 110]
    const found = againstRest(world(100, 1000, '2030-03', steps), 'lemuria', 'total', '2031-05', thresholds)
    expect(found?.signal).toMatchObject({ sample: 10, asLarge: 10, verdict: 'ordinary', last: '2031-04' })
  })

  test('in February against the year before', () => {
    const steps = Array(13).fill(100)
    const found = againstRest(world(120, 1000, '2030-01', steps), 'lemuria', 'total', '2031-02', thresholds)
    expect(found).toMatchObject({
      against: 'year',
      signal: { against: 'year', sample: 1, verdict: 'too-little-history' },
    })
    expect(found?.destination.value).toBeCloseTo(20, 10)
  })

  test.each<[string, number, number]>([
    ['the part falls to nothing', 0, 1000],
    ['the rest falls to nothing', 100, 0],
  ])('is undefined where %s', (_, last, rest) => {
    expect(againstRest(world(last, rest), 'lemuria', 'total', '2030-12', thresholds)).toBeUndefined()
  })
})

describe('concentration, unit value, cover', () => {
  const shares = (values: number[]): Observed[] => {
    const vintage = vintageOf(
      Object.fromEntries(values.map((value, index) => [`share-${index}`, { '2030': value }])),
    )
    return values.flatMap((_, index) => vintage.at(`share-${index}`, '2030') ?? [])
  }
  test.each<[number[], number, number, boolean, string]>([
    [[50, 30, 20], 3800, 0, false, '50² + 30² + 20²'],
    [[100], 10000, 0, false, '100²'],
    [[60, 20], 4000, 20, true, '60² + 20²'],
    [[60, 39.5], 5160.25, 0.5, false, '60² + 39.5²'],
    [[60, 39], 5121, 1, true, '60² + 39²'],
  ])('shares of %j: %s', (values, index, unknownShare, lowerBound, formula) => {
    const found = concentration(shares(values))
    expect(found).toMatchObject({ unknownShare, lowerBound })
    expect(found?.index).toMatchObject({ value: index, unit: 'index', period: '2030', formula })
  })
  test('no shares, no index', () => expect(concentration([])).toBeUndefined())

  const rows = {
    value: { '2030-04': 45, '2030-05': 45, '2030-06': 45 },
    weight: { '2030-04': 5000, '2030-05': 0 },
  }
  test.each<[string, number | undefined]>([
    ['2030-04', 9],
    ['2030-05', undefined],
    ['2030-06', undefined],
    ['2030-07', undefined],
  ])('unit value in %s: %s', (period, expected) => {
    const found = unitValue(vintageOf(rows), 'value', 'weight', period)
    expect(found?.value).toBe(expected)
    if (expected) expect(found).toMatchObject({ unit: 'USD/kg', period, formula: '45 × 1000 ÷ 5000' })
  })

  test.each<[number, number, number, number]>([
    [60, 100, 100, 60],
    [60, 50, 60, 200],
    [90, 25, 72, 500],
  ])('%i days of stock, cut by %i per cent, share of %i per cent: %i days', (stock, cut, share, days) => {
    const [observed] = shares([share])
    if (observed === undefined) throw new Error('no share')
    const found = daysOfCover(stock, cut, observed)
    expect(found.value).toBeCloseTo(days, 10)
    expect(found).toMatchObject({ unit: 'days', formula: `${stock} ÷ (${cut} % × ${share} %)` })
  })
  test.each<[number, number, number, number]>([
    [1, 25, 71.9, 6],
    [12, 100, 100, 366],
    [4, 100, 80, 98],
  ])(
    '%i months, cut by %i per cent, share of %d per cent: %i days outlast it, and a day fewer does not',
    (months, cut, share, days) => {
      const [observed] = shares([share])
      if (observed === undefined) throw new Error('no share')
      expect(stockNeeded(months, cut, observed)).toMatchObject({
        value: days,
        unit: 'days',
        formula: `round up(${months} × 30.4375 × ${cut} % × ${share} %)`,
      })
      const lasting = (stock: number) => daysOfCover(stock, cut, observed).value
      expect(lasting(days)).toBeGreaterThanOrEqual(months * DAYS_PER_MONTH)
      expect(lasting(days - 1)).toBeLessThan(months * DAYS_PER_MONTH)
    },
  )

  test.each([
    [{ value: 50 }, 1],
    [{ value: 3.2 }, 0.1],
    [{ value: 16900, precision: 100 }, 100],
    [{ value: 50, basis: 'derived' as const }, undefined],
    [{ value: 49.96, basis: 'derived' as const, precision: 1 }, 1],
  ])('an observed value keeps the digits of its print, a derived one those of its unit: %j', (cell, step) => {
    const observed = vintageOf({ ore: { '2030': cell } }).at('ore', '2030')
    if (observed === undefined) throw new Error('no value')
    expect(observedQuantity(observed, '%').step).toBe(step)
  })

  test('a month has 30.4375 days', () => expect(DAYS_PER_MONTH).toBe(30.4375))
})
