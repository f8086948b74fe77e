// What the section on the trend finds besides the tests of its series: the parts of the trade, and the newest of the headline.
import { expect, test } from 'vitest'
import { Figures } from '../src/analysis/figure.ts'
import { en } from '../src/languages/en.ts'
import { MONTHLY, trend } from '../src/sections/trend.ts'
import { type Rows, thresholds, vintageOf } from './world.ts'

const series = Object.fromEntries([...MONTHLY, 'exports-value', 'exports-quota'].map((id) => [id, {}]))

function found(rows: Rows) {
  const vintage = vintageOf(rows, { series })
  return trend({ vintage, month: '2030-05', thresholds, figures: new Figures(), language: en }).findings
}
const values = ({ parts }: ReturnType<typeof found>) =>
  [parts.exports, parts.magnets, parts.others].map((one) => one?.value)

test('other products are products less magnets, in both months', () => {
  const known = {
    exports: { '2030-04': 100, '2030-05': 50 },
    products: { '2030-04': 100, '2030-05': 120 },
    magnets: { '2030-04': 80, '2030-05': 80 },
  }
  const { allParts, ...rest } = found(known)
  expect(values({ allParts, ...rest })).toEqual([-50, 0, expect.closeTo(100, 9)])
  expect(allParts).toBe(true)
})

test('a part of which a month is not known has no change', () => {
  const some = found({ products: { '2030-05': 120 }, magnets: { '2030-04': 80, '2030-05': 84 } })
  expect(values(some)).toEqual([undefined, expect.closeTo(5, 9), undefined])
  expect(some.allParts).toBe(false)
})

test('the newest of the headline is a month, or January with February', () => {
  expect(found({ exports: { '2030-05': 5 } }).newest).toBeNull()
  expect(found({ exports: { '2029-12': 5, '2030-01/2030-02': 9 } }).newest).toMatchObject({
    period: '2030-01/2030-02',
    value: 9,
  })
  expect(found({}).newest).toBeNull()
})
