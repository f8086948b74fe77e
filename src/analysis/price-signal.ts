// A monthly price series and a month in, the signal test of its change on the month out.
import type { Month } from '../dataset/period.ts'
import type { Briefing } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { type Change, changeOn } from './change.ts'
import { logarithm, over } from './formula.ts'
import { judge, logChange, type Signal } from './signal.ts'

/**
 * As for exports, but on the month all through the year: a mean price is not distorted by when the New Year falls, nor do
 * customs pair its January and February. Undefined where the month or the one before is unknown.
 */
export function testPrice(
  vintage: Vintage,
  series: string,
  month: Month,
  thresholds: Briefing['thresholds'],
): { change: Change; signal: Signal } | undefined {
  const change = changeOn(vintage, series, month, 'month')
  if (change === undefined) return undefined
  const changes = vintage.all(series, 'month').flatMap(({ period }) => {
    const one = changeOn(vintage, series, period, 'month')
    if (one === undefined || one.base.value <= 0 || one.current.value <= 0) return []
    return [logChange(period, logarithm(over(one.current, one.base)))]
  })
  return { change, signal: judge(changes, month, 'month', thresholds) }
}
