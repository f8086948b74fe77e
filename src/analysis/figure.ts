// The one type everything hangs on: a number that carries its unit, period, derivation and the rows it comes from.
import type { Period } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { ObservationRef } from '../dataset/observed.ts'
import { type Derivation, derivationOf } from './derivation.ts'
import type { Choice, RecordRef } from './formula.ts'
import type { Quantity } from './quantity.ts'

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
  /** The step to which the print was rounded, which is its last digit unless the source says more; null where it was worked out. */
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

/** The sources of a figure's inputs, of each the print that was chosen, and of its records. */
export function figureSources({ inputs, records }: Figure): string[] {
  return [...new Set([...inputs.map(({ source }) => source), ...records.flatMap(({ sources }) => sources)])]
}
