// The signal test against verdicts worked out by hand: long and short histories, the New Year, unusable months, ties.
// The working stands beside the case; ln 1.1 = 0.0953102, ln 1.2 = 0.1823216, ln 1.5 = 0.4054651.
import { describe, expect, test } from 'vitest'
import { evaluate, median } from '../src/analysis/formula.ts'
import { logChanges, type Signal, testSignal } from '../src/analysis/signal.ts'
import { monthly, type Rows, thresholds, vintageOf } from './world.ts'

describe('signal test', () => {
  /** Up and down by a tenth from March 2030 on, then a last value: `count` usable changes before the last. */
  const zigzag = (count: number, times: number): Rows[string] => {
    const starts: Record<number, string> = { 7: '2030-04', 8: '2030-03', 17: '2030-03', 18: '2030-03' }
    const lengths: Record<number, number> = { 7: 8, 8: 9, 17: 21, 18: 25 }
    const steps = Array.from({ length: lengths[count] ?? 0 }, (_, index) => (index % 2 === 0 ? 100 : 110))
    return monthly(starts[count] ?? '', [...steps, (steps.at(-1) ?? 0) * times])
  }
  // Spread = 1.4826 × ln 1.1 = 0.1413069. Edges: e^(2 × spread) − 1 = 32.66 %, e^(3 × spread) − 1 = 52.79 %.
  test.each<[string, number, number, Signal['verdict'], Partial<Signal>]>([
    ['2030-12', 7, 5, 'too-little-history', { sample: 7, short: true, first: '2030-05', last: '2030-11' }],
    ['2030-12', 8, 1.52, 'ordinary', { sample: 8, short: true, bar: 3, first: '2030-04', last: '2030-11' }],
    ['2030-12', 8, 1.53, 'signal', { sample: 8, short: true, bar: 3, asLarge: 0 }],
    ['2031-12', 17, 1.33, 'ordinary', { sample: 17, short: true, bar: 3 }],
    ['2031-12', 17, 1 / 1.53, 'signal', { sample: 17, short: true, bar: 3 }],
    ['2032-04', 18, 1.32, 'ordinary', { sample: 18, short: false, bar: 2, last: '2031-12' }],
    ['2032-04', 18, 1.33, 'signal', { sample: 18, short: false, bar: 2, asLarge: 0 }],
    ['2032-04', 18, 1 / 1.33, 'signal', { sample: 18, short: false, bar: 2, asLarge: 0 }],
    ['2032-04', 18, 1.05, 'ordinary', { asLarge: 18 }],
  ])('%s after %i changes, times %d: %s', (month, count, times, verdict, expected) => {
    const signal = testSignal(vintageOf({ exports: zigzag(count, times) }), 'exports', month, thresholds)
    expect(signal).toMatchObject({ verdict, against: 'month', ...expected })
    if (verdict === 'too-little-history') return expect(signal.z ?? signal.ordinaryPercent).toBeUndefined()
    expect(signal.z).toBeCloseTo(Math.log(times) / 0.1413069, 4)
    expect(signal.ordinaryPercent?.value).toBeCloseTo(signal.bar === 2 ? 32.66 : 52.79, 2)
    expect(signal.ordinaryPercent).toMatchObject({ unit: '%', period: month, basis: 'derived' })
  })

  test('leaves out the change it tests', () => {
    // Eight changes: four of 2 %, four of 20 %. Median = (0.0198026 + 0.1823216) ÷ 2 = 0.1010621, spread 0.1498347,
    // z = 0.4054651 ÷ 0.1498347 = 2.7061. With this change among them the median were 0.1823216 and z 1.5.
    const up = [100, 102, 122.4, 124.848, 149.8176]
    const exports = monthly('2030-03', [...up, 124.848, 122.4, 102, 100, 150])
    const signal = testSignal(vintageOf({ exports }), 'exports', '2030-12', thresholds)
    expect(signal).toMatchObject({ sample: 8, verdict: 'ordinary', asLarge: 0 })
    expect(signal.z).toBeCloseTo(2.7061, 4)
  })

  test.each(['2031-01', '2031-02', '2031-03'])(
    '%s is tested on the year, against all changes on the year',
    (month) => {
      // 100 all through 2030, 110 all through 2031, 150 in the month tested: z = 0.4054651 ÷ 0.1413069 = 2.8694.
      const exports = {
        ...monthly('2030-01', Array(12).fill(100)),
        ...monthly('2031-01', Array(12).fill(110)),
      }
      const signal = testSignal(
        vintageOf({ exports: { ...exports, [month]: 150 } }),
        'exports',
        month,
        thresholds,
      )
      expect(signal).toMatchObject({
        against: 'year',
        sample: 11,
        short: true,
        bar: 3,
        verdict: 'ordinary',
        asLarge: 0,
      })
      expect(signal.z).toBeCloseTo(2.8694, 4)
    },
  )

  test('changes into January, February and March are in no monthly history', () => {
    // March to December 2030 and April 2031 on as ever; 500 and 5 between them.
    const year = [100, 110, 100, 110, 100, 110, 100, 110, 100, 110]
    const exports = monthly('2030-03', [...year, 500, 5, 100, 110, 100, 110])
    const vintage = vintageOf({ exports })
    expect(logChanges(vintage, 'exports', 'month').map(({ month }) => month)).toEqual([
      ...['2030-04', '2030-05', '2030-06', '2030-07', '2030-08', '2030-09', '2030-10', '2030-11', '2030-12'],
      ...['2031-04', '2031-05', '2031-06'],
    ])
    const signal = testSignal(vintage, 'exports', '2031-06', thresholds)
    expect(signal).toMatchObject({
      sample: 11,
      first: '2030-04',
      last: '2031-05',
      asLarge: 11,
      verdict: 'ordinary',
    })
    expect(signal.z).toBeCloseTo(0.0953102 / 0.1413069, 4)
  })

  const tenMonths = [100, 110, 100, 110, 100, 110, 100, 110, 100, 110]
  const without = (index: number, value: number | null) =>
    monthly(
      '2030-03',
      tenMonths.with(index, value ?? 0).map((one, at) => (at === index ? value : one)),
    )
  test.each<[string, Rows[string], string, Partial<Signal>]>([
    // Without July the changes into July and August go: seven are left, one of them December's own.
    ['a zero', without(4, 0), '2030-12', { verdict: 'too-little-history', sample: 6 }],
    ['a missing month', without(4, null), '2030-12', { verdict: 'too-little-history', sample: 6 }],
    ['a zero in the month itself', without(9, 0), '2030-12', { verdict: 'unknown', sample: 8 }],
    ['a zero in its base', without(8, 0), '2030-12', { verdict: 'unknown', sample: 7 }],
    ['the month unknown', without(9, null), '2030-12', { verdict: 'unknown', sample: 8 }],
    [
      'no base a year ago',
      monthly('2031-01', [100]),
      '2031-01',
      { verdict: 'unknown', sample: 0, against: 'year' },
    ],
    ['nothing at all', {}, '2030-12', { verdict: 'unknown', sample: 0 }],
  ])('%s is no usable change', (_, exports, month, expected) => {
    const signal = testSignal(vintageOf({ exports }), 'exports', month, thresholds)
    expect(signal).toMatchObject(expected)
    expect(signal.z).toBeUndefined()
  })

  test('January and February known only as a pair cannot be tested', () => {
    const exports = { ...monthly('2030-01', tenMonths), '2031-01/2031-02': 200 }
    const signal = testSignal(vintageOf({ exports }), 'exports', '2031-02', thresholds)
    expect(signal).toMatchObject({ verdict: 'unknown', against: 'year' })
  })

  test.each<[number, Partial<Signal>]>([
    [100, { verdict: 'ordinary', z: 0, asLarge: 8 }],
    [101, { verdict: 'signal', z: Number.MAX_VALUE, asLarge: 0 }],
    [99, { verdict: 'signal', z: -Number.MAX_VALUE, asLarge: 0 }],
  ])('a series that never moved, then %i', (last, expected) => {
    const exports = monthly('2030-03', [...Array(9).fill(100), last])
    const signal = testSignal(vintageOf({ exports }), 'exports', '2030-12', thresholds)
    expect(signal).toMatchObject(expected)
    expect(signal.ordinaryPercent?.value).toBe(0)
  })

  test('asLarge counts changes of the same size or more, either way', () => {
    // Changes: ×2, ÷2, ×1.5, ÷1.5, ×1, ×4, ÷4, ×1 and at last ×2. As large: ×2, ÷2, ×4, ÷4.
    const exports = monthly('2030-03', [100, 200, 100, 150, 100, 100, 400, 100, 100, 200])
    const signal = testSignal(vintageOf({ exports }), 'exports', '2030-12', thresholds)
    // Median of 0, 0, .405, .405, .693, .693, 1.386, 1.386 = 0.5493061; z = 0.6931472 ÷ (1.4826 × 0.5493061) = 0.8511.
    expect(signal).toMatchObject({ sample: 8, asLarge: 4, verdict: 'ordinary' })
    expect(signal.z).toBeCloseTo(0.8511, 4)
  })

  test('months after the tested one are history too', () => {
    const exports = monthly('2030-03', tenMonths)
    expect(testSignal(vintageOf({ exports }), 'exports', '2030-04', thresholds)).toMatchObject({
      sample: 8,
      first: '2030-05',
      last: '2030-12',
    })
  })

  test.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[10, 2], 6],
    [[4, 1, 100, 2], 3],
  ])('the median of %j is %d', (values, expected) => {
    expect(evaluate(median(...values))).toBe(expected)
  })
})
