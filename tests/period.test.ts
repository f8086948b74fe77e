// Periods are text: which texts are periods, which days and months they cover, and the arithmetic of months.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addMonths,
  lastDay,
  monthNumber,
  monthRange,
  monthsOf,
  periodKind,
  yearOf,
  yearToDate,
} from '../src/dataset/period.ts'

test.each([
  ['2030', 'year'],
  ['2030-01', 'month'],
  ['2030-12', 'month'],
  ['2030-12-31', 'day'],
  ['2028-02-29', 'day'],
  ['2030-01/2030-02', 'span'],
  ['2029-12/2030-01', 'span'],
  ['', undefined],
  ['30', undefined],
  ['2030-00', undefined],
  ['2030-13', undefined],
  ['2030-1', undefined],
  ['2030-02-29', undefined],
  ['2030-04-31', undefined],
  ['2030-01-00', undefined],
  ['2030-01-32', undefined],
  ['2030-02/2030-02', undefined],
  ['2030-02/2030-01', undefined],
  ['2030-01/2030-13', undefined],
  ['2030/2031', undefined],
  ['2030-01-01/2030-01-31', undefined],
  [' 2030', undefined],
  ['2030\n', undefined],
  ['2030-01-01T00:00:00Z', undefined],
])('%j is %s', (text, kind) => {
  expect(periodKind(text)).toBe(kind)
})

test.each([
  ['2030', '2030-12-31'],
  ['2030-04', '2030-04-30'],
  ['2030-12', '2030-12-31'],
  ['2028-02', '2028-02-29'],
  ['2030-02', '2030-02-28'],
  ['2100-02', '2100-02-28'],
  ['2030-01/2030-02', '2030-02-28'],
  ['2029-12/2030-06', '2030-06-30'],
  ['2030-06-15', '2030-06-15'],
])('the last day of %s is %s', (period, day) => {
  expect(lastDay(period)).toBe(day)
})

test.each([
  ['2030-04', ['2030-04']],
  ['2029-11/2030-02', ['2029-11', '2029-12', '2030-01', '2030-02']],
  ['2030-04-01', []],
])('the months of %s', (period, months) => {
  expect(monthsOf(period)).toEqual(months)
})

test('a year has its twelve months', () => {
  expect(monthsOf('2030')).toHaveLength(12)
  expect([monthsOf('2030').at(0), monthsOf('2030').at(-1)]).toEqual(['2030-01', '2030-12'])
})

test.each([
  ['2030-01', 0, '2030-01'],
  ['2030-01', -1, '2029-12'],
  ['2030-12', 1, '2031-01'],
  ['2030-06', 12, '2031-06'],
  ['2030-06', -18, '2028-12'],
  ['0999-12', 1, '1000-01'],
])('%s and %i months is %s', (month, count, result) => {
  expect(addMonths(month, count)).toBe(result)
})

test.each([
  ['2030-01', '2030-01'],
  ['2030-02', '2030-01/2030-02'],
  ['2030-12', '2030-01/2030-12'],
])('the year to date in %s is %s', (month, period) => {
  expect(yearToDate(month)).toBe(period)
})

test('the year and the number of a month', () => {
  expect([yearOf('2030-04'), yearOf('2030'), yearOf('2029-12/2030-01')]).toEqual(['2030', '2030', '2029'])
  expect([monthNumber('2030-01'), monthNumber('2030-12')]).toEqual([1, 12])
})

describe('for any month and any number of months', () => {
  const month = fc
    .tuple(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`)
  const count = fc.integer({ min: 0, max: 600 })

  test('adding and taking away ends where it began', () => {
    fc.assert(fc.property(month, count, (from, n) => addMonths(addMonths(from, n), -n) === from))
  })

  test('the range holds one month more, in order, without a gap', () => {
    fc.assert(
      fc.property(month, count, (from, n) => {
        const range = monthRange(from, addMonths(from, n))
        expect(range).toEqual(Array.from({ length: n + 1 }, (_, index) => addMonths(from, index)))
        expect(range).toEqual([...range].sort())
      }),
    )
  })

  test('the day after its last day is the first of the next', () => {
    fc.assert(
      fc.property(month, (from) => {
        const next = new Date(Date.parse(`${lastDay(from)}T00:00:00Z`) + 86_400_000)
        expect(next.toISOString().slice(0, 10)).toBe(`${addMonths(from, 1)}-01`)
      }),
    )
  })
})
