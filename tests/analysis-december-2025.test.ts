// The real data set as it was known on 25 January 2026, against figures worked out by hand for December 2025.
// Only here: real figures elsewhere in the tests would break with every revision.
import { describe, expect, test } from 'vitest'
import { gaps } from '../src/analysis/calendar.ts'
import { changeOn, publishedRate } from '../src/analysis/change.ts'
import { againstRest, contribution } from '../src/analysis/decomposition.ts'
import { type Signal, testSignal } from '../src/analysis/signal.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { rareEarths as dataset } from './data-sets.ts'

const { thresholds } = dataset.briefing
const issue = new Vintage(dataset, '2026-01-25')
const early = new Vintage(dataset, '2026-01-15')
const MONTH = '2025-12'

describe('as of 25 January 2026', () => {
  test.each<[string, number, number, number]>([
    // 4,392 ÷ 5,493.9 − 1 = −0.20057; Reuters prints −20 %.
    ['exports', 4392, 5493.9, -20.1],
    // 6,745 ÷ 6,958 − 1 = −0.03061
    ['products', 6745, 6958, -3.1],
    // 5,952 ÷ 6,150 − 1 = −0.03220; Reuters prints −3.2 %. News1 cut November to 6,149.
    ['magnets', 5952, 6150, -3.2],
    // 280 ÷ 305 − 1 = −0.08197; Reuters prints −8 %. News1 and TBS cut November to 304.
    ['magnets-japan', 280, 305, -8.2],
  ])('%s: %d t after %d t, %d per cent on the month', (series, now, before, percent) => {
    const change = changeOn(issue, series, MONTH, 'month')
    expect(change?.current).toMatchObject({ value: now, basis: 'reported' })
    expect(change?.base).toMatchObject({ value: before, basis: 'reported' })
    expect(change?.difference.value).toBeCloseTo(now - before, 9)
    expect(change?.percent.value).toBeCloseTo(percent, 1)
    expect(change?.percent).toMatchObject({ basis: 'derived', formula: `${now} ÷ ${before} − 1` })
  })

  test('the headline fell by the 20 per cent that Reuters prints', () => {
    expect(Math.round(changeOn(issue, 'exports', MONTH, 'month')?.percent.value ?? 0)).toBe(-20)
    expect(publishedRate(issue, 'exports', MONTH, 'month')).toMatchObject({ value: -20, basis: 'reported' })
  })

  test('the headline rose by 32 per cent on the year', () => {
    // 4,392 ÷ 3,326 − 1 = 0.32051: December 2024 is reported itself, so the rate is worked out.
    const change = changeOn(issue, 'exports', MONTH, 'year')
    expect(change?.percent.value).toBeCloseTo(32.05, 2)
    expect(change?.percent.basis).toBe('derived')
  })

  test('magnets to Japan rose by the published 31.4 per cent on the year', () => {
    // December 2024 is known only as 280 ÷ 1.314 = 213.09, cut to 213; 280 ÷ 213 − 1 would be 31.46 %.
    const change = changeOn(issue, 'magnets-japan', MONTH, 'year')
    expect(change?.base).toMatchObject({ value: 213, basis: 'derived' })
    expect(change?.percent).toMatchObject({ value: 31.4, unit: '%', basis: 'reported' })
    expect(change?.percent.formula).toBeUndefined()
    expect(change?.percent.from[0]?.refs[0].source).toMatch(/^reuters-2026-01-20-magnets/)
  })

  test('magnets and products have no December 2024 to compare with', () => {
    expect(changeOn(issue, 'magnets', MONTH, 'year')).toBeUndefined()
    expect(changeOn(issue, 'products', MONTH, 'year')).toBeUndefined()
  })

  test.each<[string, string, Signal['verdict'], Partial<Signal>, number]>([
    // ln (4392 ÷ 5493.9) = −0.22385. 63 other changes; the 32nd by size is June 2022, ln (4265 ÷ 4856) = −0.12977:
    // spread 1.4826 × 0.12977 = 0.19240; z = −1.1635. 17 of 63 are at least as large.
    ['exports', MONTH, 'ordinary', { sample: 63, short: false, bar: 2, asLarge: 17 }, -1.1635],
    // ln (5952 ÷ 6150) = −0.03272. 19 others; the tenth is June 2024, ln (5150 ÷ 4762) = 0.07833: spread 0.11613;
    // z = −0.2818. All but August 2024 (0.0089) and July 2024 (0.0246) are larger.
    ['magnets', MONTH, 'ordinary', { sample: 19, short: false, bar: 2, asLarge: 17 }, -0.2818],
    // ln (280 ÷ 305) = −0.08552. Eleven others; the sixth is August 2025, ln (255 ÷ 232) = 0.09453: spread 0.14014;
    // z = −0.6102 (0.0084, 0.0140, 0.0324, 0.0377, 0.0827, 0.0945, 0.1119, 0.2162, 0.2993, 0.5715, 1.6563).
    ['magnets-japan', MONTH, 'ordinary', { sample: 11, short: true, bar: 3, asLarge: 6 }, -0.6102],
    // ln (2626 ÷ 5324) = −0.70676. 19 others; the tenth is April 2022, ln (4601 ÷ 4272) = 0.07419: spread 0.11000;
    // z = −6.4253. Only May (−0.752) and June 2025 (0.946) are larger.
    ['magnets', '2025-04', 'signal', { sample: 19, short: false, bar: 2, asLarge: 2 }, -6.4253],
  ])('%s in %s: %s', (series, month, verdict, expected, z) => {
    const signal = testSignal(issue, series, month, thresholds)
    expect(signal).toMatchObject({ verdict, against: 'month', ...expected })
    expect(signal.z).toBeCloseTo(z, 3)
  })

  test('products have too little history', () => {
    // June, July, August and November 2025; September is unknown.
    const signal = testSignal(issue, 'products', MONTH, thresholds)
    expect(signal).toMatchObject({
      verdict: 'too-little-history',
      sample: 4,
      first: '2025-06',
      last: '2025-11',
    })
    expect(signal.z).toBeUndefined()
  })

  test('Japan accounts for an eighth of the fall in magnets', () => {
    // (280 − 305) ÷ (5952 − 6150) = −25 ÷ −198 = 12.63 %; elsewhere 5,672 ÷ 5,845 − 1 = −2.96 %.
    expect(contribution(issue, 'magnets-japan', 'magnets', MONTH, 'month')?.share.value).toBeCloseTo(12.63, 2)
    const rest = againstRest(issue, 'magnets-japan', 'magnets', MONTH, thresholds)
    expect(rest?.destination.value).toBeCloseTo(-8.2, 1)
    expect(rest?.rest.value).toBeCloseTo(-2.96, 2)
    expect(rest?.signal.verdict).toBe('ordinary')
  })

  test('nothing that the issue requires is missing', () => {
    expect(gaps(issue, dataset.briefing.required, MONTH)).toEqual([])
    expect(issue.newestCompleteMonth(dataset.briefing.required)).toBe(MONTH)
  })
})

describe('as of 15 January 2026', () => {
  test('the headline of the 14th is known, with its change', () => {
    expect(early.at('exports', MONTH)?.value).toBe(4392)
    expect(changeOn(early, 'exports', MONTH, 'month')?.percent.value).toBeCloseTo(-20.1, 1)
    expect(testSignal(early, 'exports', MONTH, thresholds).verdict).toBe('ordinary')
  })

  test('products are due on the 18th, magnets on the 20th', () => {
    expect(gaps(early, dataset.briefing.required, MONTH)).toEqual([
      { series: 'products', reason: 'not-out', due: '2026-01-18' },
      { series: 'magnets', reason: 'not-out', due: '2026-01-20' },
      { series: 'magnets-japan', reason: 'not-out', due: '2026-01-20' },
    ])
    expect(changeOn(early, 'magnets', MONTH, 'month')).toBeUndefined()
    expect(testSignal(early, 'magnets-japan', MONTH, thresholds).verdict).toBe('unknown')
    expect(early.newestCompleteMonth(dataset.briefing.required)).toBe('2025-11')
  })

  test('magnets to Japan in December 2024 were not yet known', () => {
    expect(early.at('magnets-japan', '2024-12')).toBeUndefined()
  })
})
