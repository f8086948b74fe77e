// What was known on a day: as-of days, the newest complete month, and what must hold for any rows.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Dataset } from '../src/dataset/read.ts'
import { newestDay, Vintage } from '../src/dataset/vintage.ts'
import { lumenite } from './data-sets.ts'
import { exports, order, orderless, row, sources } from './prints.ts'

describe('as of a day', () => {
  const revised: Dataset = {
    ...lumenite,
    series: new Map([['exports', exports]]),
    sources,
    observations: [row(['wire', 1000]), row(['customs', 1100])],
  }
  test.each([
    ['2030-02-09', undefined, 0],
    ['2030-02-10', 1000, 0],
    ['2030-02-19', 1000, 0],
    ['2030-02-20', 1100, 1],
    ['2031-01-01', 1100, 1],
  ])('%s a source of the day is used and one of the day after is not: %s', (day, value, conflicts) => {
    const vintage = new Vintage(revised, day)
    expect(vintage.at('exports', '2030-01')?.value).toBe(value)
    expect(vintage.conflicts).toHaveLength(conflicts)
  })

  test.each([
    ['2030-06-19', undefined],
    ['2030-06-20', '2030-05'],
    ['2031-01-14', '2030-11'],
    ['2031-01-19', '2030-11'],
    ['2031-01-20', '2030-12'],
    ['2031-02-10', '2030-12'],
  ])('%s the newest complete month of the fictional data is %s', (day, month) => {
    expect(new Vintage(lumenite, day).newestCompleteMonth(lumenite.briefing.required)).toBe(month)
  })

  test('no month is complete without series, or with one that has no month', () => {
    const vintage = new Vintage(lumenite, '2031-02-10')
    expect(vintage.newestCompleteMonth([])).toBeUndefined()
    expect(vintage.newestCompleteMonth(['exports', 'japan-demand'])).toBeUndefined()
  })

  test('the newest day is the last on which a source became known', () => {
    expect(newestDay(lumenite)).toBe('2031-02-10')
    expect(newestDay({ ...lumenite, sources: new Map() })).toBe('')
  })

  test('values come by kind of period, in time order', () => {
    const vintage = new Vintage(lumenite, '2031-02-10')
    const periods = (kind: 'year' | 'month' | 'span') =>
      vintage.all('exports', kind).map(({ period }) => period)
    expect(periods('span')).toEqual([
      '2029-01/2029-02',
      '2030-01/2030-05',
      '2030-01/2030-06',
      '2030-01/2030-11',
    ])
    expect([periods('month').at(0), periods('month').at(-1), periods('month').length]).toEqual([
      '2028-10',
      '2030-12',
      25,
    ])
    expect(periods('year').slice(-3)).toEqual(['2028', '2029', '2030'])
  })
})

describe('for any rows', () => {
  test('the order of the rows of a data set never matters', () => {
    const expected = told(new Vintage(lumenite, '2031-02-10'))
    fc.assert(
      fc.property(order(lumenite.observations), (observations) => {
        expect(told(new Vintage({ ...lumenite, observations }, '2031-02-10'))).toEqual(expected)
      }),
      { numRuns: 25 },
    )
  })

  test('a vintage is that of the data set without the later rows', () => {
    const day = fc.date({ min: new Date('2029-06-01'), max: new Date('2031-03-01'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (date) => {
        const asOf = date.toISOString().slice(0, 10)
        const known = ({ source }: { source: string }) => (lumenite.sources.get(source)?.known ?? '') <= asOf
        const earlier = { ...lumenite, observations: lumenite.observations.filter(known) }
        expect(told(new Vintage(lumenite, asOf))).toEqual(told(new Vintage(earlier, '9999-12-31')))
      }),
      { numRuns: 50 },
    )
  })
})

/** All that a vintage says, by series. */
function told(vintage: Vintage) {
  const conflicts = [...vintage.conflicts]
  const values = [...vintage.dataset.series.keys()].map((id) =>
    vintage.every(id).map((observed) => orderless({ observed, conflicts: [] }).observed),
  )
  return { values, conflicts: orderless({ observed: undefined, conflicts }).conflicts }
}
