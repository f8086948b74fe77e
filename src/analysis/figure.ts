// The one type everything hangs on: a number that carries its unit, period, derivation and the rows it comes from.
import type { Period } from '../dataset/period.ts'
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
import { type Derivation, derivationOf } from './derivation.ts'
import { formulaNumbers } from './formula-numbers.ts'
import type { Unit } from '../dataset/schema.ts'
import type { ObservationRef, Observed } from '../dataset/observed.ts'

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

/** A row that a figure rests on, with the sources that print the same value. */
export interface Input extends ObservationRef {
  corroboratedBy: string[]
  contested: boolean
}

/** A number as it stands in the issue. Plain JSON. */
export interface Figure {
  /** `trend.magnets-japan.change-on-month`: unique in the issue. */
  id: string
  value: number
  unit: Unit
  period: Period
  basis: 'reported' | 'derived'
  formula?: string
  /** The step to which the print was rounded, where that is coarser than its last digit; null otherwise. */
  step: number | null
  inputs: Input[]
  records: RecordRef[]
  choices: Choice[]
  /** The arithmetic over the inputs, records and choices by their places. */
  derivation: Derivation
  /** One of its inputs is weak evidence. */
  weak: boolean
  /** One of its inputs is disputed by another source. */
  contested: boolean
}

/** All figures of an issue by id. Sections add to it; nothing is ever replaced. */
export class Figures {
  readonly #byId = new Map<string, Figure>()

  /** Gives a quantity its place in the issue. Throws (a bug) if the id is taken or the value is no number. */
  add(id: string, quantity: Quantity): Figure {
    if (this.#byId.has(id)) throw new Error(`the figure "${id}" stands in the issue already`)
    if (!Number.isFinite(quantity.value)) throw new Error(`the figure "${id}" is ${quantity.value}`)
    if (quantity.basis === 'derived' && quantity.formula === undefined)
      throw new Error(`the derived figure "${id}" says not how`)
    const { value, unit, period, basis, formula, derivation, step } = quantity
    const from = [...new Set(quantity.from)]
    const { records = [], choices = [] } = quantity
    const figure: Figure = {
      id,
      value,
      unit,
      period,
      basis,
      ...(formula !== undefined && { formula }),
      step: step ?? null,
      inputs: from.map(({ refs: [chosen, ...others], contested }) => ({
        ...chosen,
        corroboratedBy: [...new Set(others.map(({ source }) => source))].filter(
          (source) => source !== chosen.source,
        ),
        contested,
      })),
      records: [...records],
      choices: [...choices],
      derivation: derivationOf(derivation, { inputs: from, records, choices }),
      weak: from.some(({ weak }) => weak),
      contested: from.some(({ contested }) => contested),
    }
    this.#byId.set(id, figure)
    return figure
  }

  /** Gives a figure that was worked out aside, such as under a supposition, a place in the issue. */
  adopt(id: string, figure: Figure): Figure {
    if (this.#byId.has(id)) throw new Error(`the figure "${id}" stands in the issue already`)
    const adopted = { ...figure, id }
    this.#byId.set(id, adopted)
    return adopted
  }

  all(): Figure[] {
    return [...this.#byId.values()]
  }
}

/** An observed value as a quantity: nothing is computed, so there is no formula unless the row itself was derived. */
export function observedQuantity(observed: Observed, unit: Unit): Quantity {
  const { value, period, basis, refs } = observed
  const [{ note, precision }] = refs
  return {
    value,
    unit,
    period,
    basis,
    ...(basis === 'derived' && { formula: note ?? '' }),
    ...(precision !== undefined && { step: precision }),
    derivation: observation(observed),
    from: [observed],
  }
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

/** The sources of a figure's inputs, of each the print that was chosen, and of its records. */
export function figureSources({ inputs, records }: Figure): string[] {
  return [...new Set([...inputs.map(({ source }) => source), ...records.flatMap(({ sources }) => sources)])]
}
