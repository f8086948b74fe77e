// Whether a month's change repeats what the same month did in earlier years.
import { type Month, monthNumber, yearOf } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { type Change, changeOn } from './change.ts'
import { derived, type Quantity } from './quantity.ts'
import { chosen, countTerms } from './formula.ts'
import { isNewYear } from './signal.ts'

export interface Season {
  /** Earlier years whose change in this calendar month is known. */
  years: Quantity
  /** Those of them that moved the same way. */
  sameWay: Quantity
  /** Smallest and largest of those changes, in per cent on the month. */
  low: Quantity
  high: Quantity
  /** The share of the other years, in per cent, that has to agree for a pattern. */
  pattern: Quantity
  verdict: 'repeats' | 'differs' | 'no-pattern' | 'too-little-history'
}

/** Fewer earlier years than this show no pattern that could be told from chance. */
const FEWEST_YEARS = 4
/** In per cent. Of six years that rise or fall by chance, four agree in one case of three, five in one of nine. */
const PATTERN_PERCENT = 75

/**
 * Sets the change of a series on the month against those of the same calendar month in earlier years. `repeats` when
 * at least the share that makes a pattern moved the same way, `differs` when that share did not. Undefined from January to
 * March, whose change on the month the New Year distorts, and where no change is known.
 */
export function sameMonthInOtherYears(vintage: Vintage, series: string, month: Month): Season | undefined {
  const now = isNewYear(month) ? undefined : changeOn(vintage, series, month, 'month')
  if (now === undefined) return undefined
  const earlier = vintage
    .all(series, 'month')
    .filter(({ period }) => monthNumber(period) === monthNumber(month) && yearOf(period) < yearOf(month))
    .map(({ period }) => changeOn(vintage, series, period, 'month'))
    .filter((change) => change !== undefined)
    .sort((a, b) => a.percent.value - b.percent.value)
  const [lowest] = earlier
  const highest = earlier.at(-1)
  if (lowest === undefined || highest === undefined) return undefined
  const same = earlier.filter(({ percent }) => Math.sign(percent.value) === Math.sign(now.percent.value))
  const count = (changes: readonly Change[]) =>
    derived('count', month, countTerms(changes.map(({ percent }) => percent.derivation)))
  return {
    years: count(earlier),
    sameWay: count(same),
    low: lowest.percent,
    high: highest.percent,
    pattern: { ...derived('%', month, chosen('season.pattern', PATTERN_PERCENT)), step: 1 },
    verdict: verdictOf(same.length, earlier.length),
  }
}

function verdictOf(same: number, years: number): Season['verdict'] {
  if (years < FEWEST_YEARS) return 'too-little-history'
  const isPattern = (agreeing: number) => agreeing * 100 >= years * PATTERN_PERCENT
  if (isPattern(same)) return 'repeats'
  return isPattern(years - same) ? 'differs' : 'no-pattern'
}
