// A number and what it rests on, before it has a place in the issue: observed, or worked out by a formula.
import type { Period } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { ObservationRef, Observed } from '../dataset/observed.ts'
import { precision } from '../dataset/same-figure.ts'
import { derivationOf } from './derivation.ts'
import {
  change,
  type Choice,
  evaluate,
  type Formula,
  leavesOf,
  minus,
  observation,
  type RecordRef,
} from './formula.ts'
import { formulaNumbers } from './formula-numbers.ts'

/** A number and what it rests on, before it has a place in the issue. */
export interface Quantity {
  value: number
  unit: Unit
  period: Period
  basis: 'reported' | 'derived'
  /** For derived quantities: the arithmetic in signs and numbers, as a reviewer would check it. */
  formula?: string
  from: readonly Observed[]
  /** The step to which the print was rounded: no digit below it is printed. */
  step?: number
  /** The arithmetic itself; of an observed value, the observation. */
  derivation: Formula
  /** Records other than observations that it rests on: plants, measures. */
  records?: readonly RecordRef[]
  /** Numbers of the house that it depends on. */
  choices?: readonly Choice[]
}

/** An observed value as a quantity: nothing is computed, so there is no formula unless the row itself was derived. */
export function observedQuantity(observed: Observed, unit: Unit): Quantity {
  const { value, period, basis, refs } = observed
  const [print] = refs
  return {
    value,
    unit,
    period,
    basis,
    ...(basis === 'derived' && { formula: print.note ?? '' }),
    ...stepOf(print),
    derivation: observation(observed),
    from: [observed],
  }
}

/** The step to which a value was rounded. A reported value has the digits that its source printed; a derived one those of its unit, unless its row says less. */
export function stepOf(print: ObservationRef): { step?: number } {
  if (print.basis === 'reported') return { step: precision(print) }
  return print.precision === undefined ? {} : { step: print.precision }
}

/** A quantity worked out by a formula, which names all that it rests on. */
export function derived(unit: Unit, period: Period, formula: Formula): Quantity {
  const leaves = leavesOf(formula)
  return {
    value: evaluate(formula),
    unit,
    period,
    basis: 'derived',
    formula: formulaNumbers(derivationOf(formula, leaves), leaves),
    derivation: formula,
    from: leaves.inputs,
    records: leaves.records,
    choices: leaves.choices,
  }
}

/** The change from one observed value to another in per cent of the first, which must not be zero. */
export function percentChange(now: Observed, base: Observed): Quantity {
  return derived('%', now.period, change(now, base))
}

/** What one observed value has more than another, in the unit of both (`pp` where that is per cent). */
export function differenceOf(now: Observed, base: Observed, unit: Unit): Quantity {
  return derived(unit, now.period, minus(now, base))
}
