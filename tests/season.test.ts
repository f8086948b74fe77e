// What counts as a seasonal pattern: three other years in four that agree, one way or the other.
import { expect, test } from 'vitest'
import { sameMonthInOtherYears } from '../src/analysis/season.ts'
import { monthly, vintageOf } from './world.ts'

/** Exports whose May rises (+) or falls (−) year by year; the last year is the one tested. */
function verdict(mays: string): string | undefined {
  const years = [...mays].map((sign, index) => monthly(`${2030 + index}-04`, [100, sign === '+' ? 110 : 90]))
  const vintage = vintageOf({ exports: Object.assign({}, ...years) })
  return sameMonthInOtherYears(vintage, 'exports', `${2030 + mays.length - 1}-05`)?.verdict
}

test.each([
  ['+++++', 'repeats'],
  ['-+++' + '+', 'repeats'],
  ['--++++' + '+', 'no-pattern'],
  ['----++' + '+', 'no-pattern'],
  ['-----+' + '+', 'differs'],
  ['+++++-' + '-', 'differs'],
  ['+++' + '+', 'too-little-history'],
])('%s: %s', (mays, expected) => expect(verdict(mays)).toBe(expected))

test('is not asked for where the New Year moves', () => {
  const vintage = vintageOf({
    exports: { ...monthly('2030-02', [100, 110]), ...monthly('2031-02', [100, 110]) },
  })
  expect(sameMonthInOtherYears(vintage, 'exports', '2031-03')).toBeUndefined()
})
