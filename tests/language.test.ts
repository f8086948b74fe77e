// The words and numbers of the English edition: what a reader sees for a value, a period, a list or a chart.
import { describe, expect, test } from 'vitest'
import { addMonths } from '../src/dataset/period.ts'
import { type Unit, unit } from '../src/dataset/schema.ts'
import { en } from '../src/languages/en.ts'

/** No-break spaces are not what these tests are about. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('numbers', () => {
  test.each<[number, Unit, string]>([
    [4392, 't', '4,392'],
    [6.54, 't', '6.5'],
    [1234567.4, 't', '1,234,567'],
    [999.5, 't', '1,000'],
    [0, 't', '0.0'],
    [-8.1967, '%', '−8.2'],
    [12.6262, '%', '12.6'],
    // Half away from zero, also where the binary number lies a hair below the half.
    [0.25, '%', '0.3'],
    [-0.25, '%', '−0.3'],
    [0.05, '%', '0.1'],
    [1.05, '%', '1.1'],
    [8.35, '%', '8.4'],
    [-2.5, 't/year', '−3'],
    [2.5, 'count', '3'],
    [0.125, '% of GDP', '0.13'],
    [1.005, '% of GDP', '1.01'],
    [4.35, 'USD/kg', '4.35'],
    [4.345, 'USD/kg', '4.35'],
    // No minus before a zero.
    [-0.04, '%', '0.0'],
    [-0, '%', '0.0'],
    [-0.004, '% of GDP', '0.00'],
    [-0.4, 'kg', '0'],
    [-0.05, '%', '−0.1'],
    [541500, 'CNY/t', '541,500'],
    [1800, 'index', '1,800'],
    [110, 'USD/kg', '110'],
    [96.48, 'USD/kg', '96.5'],
    [448.3, 'USD million', '448.3'],
    [1234.5, 'USD million', '1,235'],
  ])('digits of %d in %s: %s', (value, of, text) => expect(en.digits(value, of)).toBe(text))

  test.each<[number, Unit, string, string]>([
    [4392, 't', '4,392 t', '+4,392 t'],
    [-25, 't', '−25 t', '−25 t'],
    [0, 'kg', '0 kg', '0 kg'],
    [31.4, '%', '31.4%', '+31.4%'],
    [0.04, '%', '0.0%', '0.0%'],
    [-0.04, '%', '0.0%', '0.0%'],
    [0.05, '%', '0.1%', '+0.1%'],
    [-3.5, 'pp', '−3.5 percentage points', '−3.5 percentage points'],
    [110, 'USD/kg', 'US$110/kg', '+US$110/kg'],
    [-6.5, 'USD/kg', '−US$6.50/kg', '−US$6.50/kg'],
    [49.5, 'USD million', 'US$49.5 million', '+US$49.5 million'],
    [0.01, 'USD million', 'US$0.0 million', 'US$0.0 million'],
    [606500, 'CNY/t', 'CNY606,500/t', '+CNY606,500/t'],
    [85.6, 'AUD/kg', 'A$85.6/kg', '+A$85.6/kg'],
    [39, 'JPY billion', '¥39.0 billion', '+¥39.0 billion'],
    [0.43, '% of GDP', '0.43% of GDP', '+0.43% of GDP'],
    [60, 'days', '60 days', '+60 days'],
    [2.46, 'ratio', '2.5 times', '+2.5 times'],
    [1000, 't/year', '1,000 t a year', '+1,000 t a year'],
  ])('%d in %s: %s, with its sign %s', (value, of, quantity, signed) => {
    expect(plain(en.quantity(value, of))).toBe(quantity)
    expect(plain(en.signed(value, of))).toBe(signed)
  })

  test.each(unit.options)(
    '%s keeps number and unit on one line and never prints a hyphen for a minus',
    (of) => {
      for (const value of [-1234.5678, -0.0001, -0, 0, 0.5, 12, 1e9]) {
        const text = en.quantity(value, of)
        expect(text).toMatch(/^−?[^\d−]*\d{1,3}(?:,\d{3})*(?:\.\d+)?[^\d−]*$/)
        expect(text).not.toMatch(/-|−[^\d]*0(?:\.0+)?(?!\d|\.)/)
        expect(text).not.toMatch(/\d /)
      }
    },
  )

  test.each<[number, Unit, number | null, string]>([
    [50, '%', 1, '50%'],
    [50, '%', null, '50.0%'],
    [58.4, '%', 0.1, '58.4%'],
    [58.44, '%', 0.01, '58.4%'],
    [3.2, '% of GDP', 0.1, '3.2% of GDP'],
    [0.43, '% of GDP', 0.01, '0.43% of GDP'],
    [7, 'USD/kg', 1, 'US$7/kg'],
    [16900, 't', 100, '16,900 t'],
    [5, 't', 1, '5 t'],
  ])('%d in %s, rounded to %s by its source: %s', (value, of, step, text) =>
    expect(plain(en.quantity(value, of, step))).toBe(text),
  )

  test.each<[number, string, string]>([
    [10e9, 'USD', 'US$10 billion'],
    [1.5e9, 'EUR', '€1.5 billion'],
    [200e6, 'AUD', 'A$200 million'],
    [439_200_000, 'CAD', 'C$439.2 million'],
    [39e9, 'JPY', '¥39 billion'],
    [0.5e6, 'GBP', '£0.5 million'],
    [1e9, 'INR', '₹1 billion'],
    [72.8e9, 'INR', '₹72.8 billion'],
    [5e6, 'XYZ', 'XYZ 5 million'],
  ])('money: %d %s is %s', (value, currency, text) => expect(plain(en.money(value, currency))).toBe(text))

  test('money: what rounds to a thousand million is a billion', () => {
    expect(plain(en.money(999_999_999, 'USD'))).toBe('US$1 billion')
  })

  test.each([
    [1, 'first'],
    [2, 'second'],
    [3, 'third'],
    [4, 'fourth'],
    [5, 'fifth'],
    [6, 'sixth'],
    [7, 'seventh'],
    [8, 'eighth'],
    [9, 'ninth'],
    [10, 'tenth'],
    [11, 'eleventh'],
    [12, 'twelfth'],
    [13, '13th'],
    [14, '14th'],
    [20, '20th'],
    [21, '21st'],
    [22, '22nd'],
    [23, '23rd'],
    [101, '101st'],
    [111, '111th'],
    [112, '112th'],
    [113, '113th'],
  ])('ordinal of %i: %s', (count, text) => expect(en.ordinal(count)).toBe(text))

  test.each([
    [0, 'no'],
    [1, 'one'],
    [12, 'twelve'],
    [13, '13'],
    [1200, '1,200'],
  ])('cardinal of %i: %s', (count, text) => expect(en.cardinal(count)).toBe(text))
})

describe('periods and lists', () => {
  test.each([
    ['2025', '2025', '2025'],
    ['2025-12', 'December 2025', 'Dec 2025'],
    ['2025-05', 'May 2025', 'May 2025'],
    ['2026-01-05', '5 January 2026', '5 Jan 2026'],
    ['2026-01-25', '25 January 2026', '25 Jan 2026'],
    ['2025-01/2025-11', 'January–November 2025', 'Jan–Nov 2025'],
    ['2026-01/2026-02', 'January–February 2026', 'Jan–Feb 2026'],
    ['2024-11/2025-10', 'November 2024–October 2025', 'Nov 2024–Oct 2025'],
  ])('%s: %s, in short %s', (period, words, short) => {
    expect(plain(en.period(period))).toBe(words)
    expect(plain(en.shortPeriod(period))).toBe(short)
  })

  test('every month has its name, and a date does not break', () => {
    const names = Array.from({ length: 12 }, (_, index) => en.period(addMonths('2030-01', index)))
    expect(new Set(names.map((name) => name.split('\u00a0')[0])).size).toBe(12)
    expect(en.period('2030-04-07')).toBe('7\u00a0April\u00a02030')
  })

  test.each([
    [[], ''],
    [['Lemuria'], 'Lemuria'],
    [['Lemuria', 'Mu'], 'Lemuria and Mu'],
    [['Lemuria', 'Mu', 'Thule'], 'Lemuria, Mu and Thule'],
    [['a and b', 'c'], 'a and b; and c'],
    [['a', 'b, c', 'd'], 'a; b, c; and d'],
  ])('list of %j: %s', (items, text) => expect(en.list(items)).toBe(text))
})

describe('text alternatives', () => {
  /** What a screen reader can be asked to bear. */
  const LONGEST = 300
  const { alternative } = en

  test.each<[string, { period: string; value: number }[], Unit, string]>([
    [
      'Exports',
      [
        { period: '2030-01', value: 50 },
        { period: '2030-02', value: 90 },
        { period: '2030-04', value: 20 },
        { period: '2030-05', value: 70 },
      ],
      't',
      'Exports, January 2030 to May 2030: highest 90 t (February 2030), lowest 20 t (April 2030), latest 70 t (May 2030).',
    ],
    [
      'Change',
      [
        { period: '2030-01', value: -5 },
        { period: '2030-02', value: -40 },
      ],
      '%',
      'Change, January 2030 to February 2030: highest −5.0% (January 2030), lowest −40.0% (February 2030), latest −40.0% (February 2030).',
    ],
    [
      'Quote',
      [{ period: '2030-01-07', value: 110 }],
      'USD/kg',
      'Quote, 7 January 2030 to 7 January 2030: highest US$110/kg (7 January 2030), lowest US$110/kg (7 January 2030), latest US$110/kg (7 January 2030).',
    ],
  ])('one series: %s', (what, values, of, text) =>
    expect(plain(alternative.series(what, values, of))).toBe(text),
  )

  test('of equal extremes the first is named', () => {
    const values = [5, 9, 9, 5].map((value, index) => ({
      period: addMonths('2030-01', index),
      value: value * 10,
    }))
    const text = plain(alternative.series('Exports', values, 't'))
    expect(text).toContain(
      'highest 90 t (February 2030), lowest 50 t (January 2030), latest 50 t (April 2030)',
    )
  })

  test('nothing drawn is a bug', () => {
    expect(() => alternative.series('Exports', [], 't')).toThrow('nothing is drawn for Exports')
  })

  test('changes: the lowest, the highest, and which are signals', () => {
    const rows = [
      { label: 'Magnets', change: -3.22, verdict: 'signal' as const },
      { label: 'Products', change: 0.02, verdict: 'ordinary' as const },
    ]
    expect(plain(alternative.changes(rows))).toBe(
      'Changes of 2 series: lowest Magnets −3.2%, highest Products 0.0%. Outside ordinary variation: Magnets.',
    )
    const calm = rows.map((row) => ({ ...row, verdict: 'ordinary' as const }))
    expect(alternative.changes(calm)).toContain('Outside ordinary variation: none.')
  })

  const fullest = Array.from({ length: 200 }, (_, index) => ({
    period: addMonths('2014-02', index),
    value: 10_000 + ((index * 7919) % 9000),
  }))
  const four = ['Rare-earth exports', 'Rare-earth products', 'Magnets, world', 'Magnets, Japan'].map(
    (label) => ({
      label,
      change: -20.06,
      verdict: 'signal' as const,
    }),
  )
  test.each<[string, string]>([
    [
      'a long series',
      alternative.series("China's exports of rare-earth compounds and metals to all countries", fullest, 't'),
    ],
    ['four changes', alternative.changes(four)],
    [
      'three contributions',
      alternative.contributions(four.slice(1).map(({ label }) => ({ label, tonnes: -1234, percent: 112.6 }))),
    ],
    [
      'three pairs of prices',
      alternative.priceGaps(
        ['Dysprosium', 'Terbium', 'Yttrium'].map((label) => ({
          label,
          china: 1234,
          europe: 3456,
          ratio: 2.8,
        })),
      ),
    ],
  ])('%s takes at most 300 characters', (_, text) => {
    expect(text.length, text).toBeLessThanOrEqual(LONGEST)
    expect(text).toMatch(/^\S.*\.$/)
    expect(text).not.toMatch(/undefined|NaN|\[object|\s{2}|-\d/)
  })
})

test.each([
  [-35, '%', 1, '\u221235%'],
  [-35, '%', null, '\u221235.0%'],
  [7, 'USD/kg', 1, 'US$7/kg'],
  [31.4, '%', null, '31.4%'],
] as const)('%d %s rounded by its source to %s is printed as %s', (value, unit, step, text) => {
  expect(en.quantity(value, unit, step)).toBe(text)
})
