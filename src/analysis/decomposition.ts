// Which destinations account for a change, and whether a change is particular to one of them.
import type { Month } from '../dataset/period.ts'
import type { Briefing } from '../dataset/schema.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { type Against, baseMonth } from './change.ts'
import { derived, differenceOf, percentChange, type Quantity } from './quantity.ts'
import { change, evaluate, type Formula, inPercent, logarithm, minus, over } from './formula.ts'
import { isNewYear, judge, logChange, type LogChange, type Signal, testedAgainst } from './signal.ts'

export interface Contribution {
  series: string
  /** Change of the part, in the unit of the series. */
  difference: Quantity
  /** Part of the total's change that it accounts for, in per cent; negative where it moved the other way. */
  share: Quantity
}

/** What a part contributed to the change of its total; undefined if a value is unknown or the total did not move. */
export function contribution(
  vintage: Vintage,
  part: string,
  total: string,
  month: Month,
  against: Against,
): Contribution | undefined {
  const values = fourValues(vintage, part, total, month, against)
  if (values === undefined || values.totalNow.value === values.totalBefore.value) return undefined
  const { unit } = vintage.series(part)
  const difference = differenceOf(values.partNow, values.partBefore, unit)
  return {
    series: part,
    difference,
    share: derived(
      '%',
      month,
      inPercent(over(minus(values.partNow, values.partBefore), minus(values.totalNow, values.totalBefore))),
    ),
  }
}

export interface AgainstRest {
  against: Against
  /** Change to the destination, in per cent. */
  destination: Quantity
  /** Change to everyone else, in per cent. */
  rest: Quantity
  /** What the change to the destination has more than that to everyone else, in percentage points. */
  margin: Quantity
  /** Test of the difference in log changes against that difference's own ordinary variation. */
  signal: Signal
}

/**
 * Whether a change to one destination is particular to it: its log change less the log change to everyone else, judged
 * against the spread of the same difference in other months (shift-share). Undefined if a value is unknown.
 */
export function againstRest(
  vintage: Vintage,
  part: string,
  total: string,
  month: Month,
  thresholds: Briefing['thresholds'],
): AgainstRest | undefined {
  const against = testedAgainst(month)
  const differences = vintage.all(part, 'month').flatMap((now): (LogChange & { parts: FourValues })[] => {
    if (against === 'month' && isNewYear(now.period)) return []
    const parts = fourValues(vintage, part, total, now.period, against)
    if (parts === undefined || !haveLogarithms(parts)) return []
    const ahead = minus(
      logarithm(over(parts.partNow, parts.partBefore)),
      logarithm(over(restOf(parts, 'Now'), restOf(parts, 'Before'))),
    )
    return [{ ...logChange(now.period, ahead), parts }]
  })
  const current = differences.find((difference) => difference.month === month)
  if (current === undefined) return undefined
  const { parts } = current
  const elsewhere = change(restOf(parts, 'Now'), restOf(parts, 'Before'))
  return {
    against,
    destination: percentChange(parts.partNow, parts.partBefore),
    rest: derived('%', month, elsewhere),
    margin: derived('pp', month, minus(change(parts.partNow, parts.partBefore), elsewhere)),
    signal: judge(differences, month, against, thresholds),
  }
}

/** A part and its total, now and before. */
type FourValues = Record<'partNow' | 'partBefore' | 'totalNow' | 'totalBefore', Observed>

function fourValues(
  vintage: Vintage,
  part: string,
  total: string,
  month: Month,
  against: Against,
): FourValues | undefined {
  const before = baseMonth(month, against)
  const partNow = vintage.at(part, month)
  const partBefore = vintage.at(part, before)
  const totalNow = vintage.at(total, month)
  const totalBefore = vintage.at(total, before)
  if (!partNow || !partBefore || !totalNow || !totalBefore) return undefined
  return { partNow, partBefore, totalNow, totalBefore }
}

function haveLogarithms(values: FourValues): boolean {
  const { partNow, partBefore } = values
  const rest = [evaluate(restOf(values, 'Now')), evaluate(restOf(values, 'Before'))]
  return [partNow.value, partBefore.value, ...rest].every((value) => value > 0)
}

function restOf(values: FourValues, when: 'Now' | 'Before'): Formula {
  return minus(values[`total${when}`], values[`part${when}`])
}
