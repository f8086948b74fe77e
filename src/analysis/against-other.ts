// Two series and a month in; out comes whether one moved otherwise than the other, by more than it usually does.
import type { Month } from '../dataset/period.ts'
import type { Briefing } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { type Against, changeOn } from './change.ts'
import type { Quantity } from './quantity.ts'
import { minus } from './formula.ts'
import { judge, logChange, logChanges, type Signal, testedAgainst } from './signal.ts'

export interface AgainstOther {
  against: Against
  /** Changes of the two, in per cent. */
  one: Quantity
  other: Quantity
  /** Test of the difference in log changes against that difference's own ordinary variation. */
  signal: Signal
}

/**
 * The log change of one series less that of another, judged against the spread of the same difference in other months. As
 * for a destination against the rest, but for goods that are no part of one another. Undefined if a value is unknown.
 */
export function againstOther(
  vintage: Vintage,
  one: string,
  other: string,
  month: Month,
  thresholds: Briefing['thresholds'],
): AgainstOther | undefined {
  const against = testedAgainst(month)
  const others = new Map(logChanges(vintage, other, against).map((change) => [change.month, change]))
  const differences = logChanges(vintage, one, against).flatMap(({ month: when, formula }) => {
    const beside = others.get(when)
    return beside === undefined ? [] : [logChange(when, minus(formula, beside.formula))]
  })
  const ones = changeOn(vintage, one, month, against)
  const beside = changeOn(vintage, other, month, against)
  if (ones === undefined || beside === undefined) return undefined
  const signal = judge(differences, month, against, thresholds)
  return { against, one: ones.percent, other: beside.percent, signal }
}
