// The observations that together cover a run of months: one a month, or the January–February pair where customs published
// only that.
import type { Observed } from './observed.ts'
import type { Month, Period } from './period.ts'
import type { Vintage } from './vintage.ts'

/** One observation for each month, or for the January–February pair; undefined if a month is covered by neither. */
export function coverage(vintage: Vintage, series: string, months: readonly Month[]): Observed[] | undefined {
  const values: Observed[] = []
  for (let index = 0; index < months.length; index++) {
    const month = months[index] ?? ''
    const single = vintage.at(series, month)
    const next = months[index + 1]
    const pair: Period = `${month}/${next}`
    const both = vintage.at(series, pair)
    // The pair is taken whole: half of it known apart would count that half twice.
    const split = single !== undefined && next !== undefined && vintage.at(series, next) !== undefined
    if (month.endsWith('-01') && both !== undefined && !split) {
      values.push(both)
      index++
    } else if (single !== undefined) values.push(single)
    else return undefined
  }
  return values
}
