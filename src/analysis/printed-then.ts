// A value that an archived edition held in, the same as a quantity of this issue out: it leads to its row where that still
// stands in the data set, and to the archived edition where it does not.
import type { ArchivedEdition } from '../dataset/edition.ts'
import { alone, toRef } from '../dataset/observed.ts'
import type { Period } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { derived, observedQuantity, type Quantity } from './quantity.ts'
import { ofRecord, type RecordRef, type Term } from './formula.ts'

/** How an archived edition is named: `2025-11/2025-12-25`. Only sources that are still known can be cited. */
export function editionRecord(
  edition: ArchivedEdition,
  vintage: Vintage,
  sources: readonly string[],
): RecordRef {
  const { sources: listed } = vintage.dataset
  return {
    kind: 'edition',
    id: `${edition.month}/${edition.asOf}`,
    sources: vintage.known(sources.filter((id) => listed.has(id))),
  }
}

/** The value as it was settled then; undefined when the edition held none. `term` stands for it in a formula. */
export function printedThen(
  edition: ArchivedEdition,
  vintage: Vintage,
  series: string,
  period: Period,
): { quantity: Quantity; term: Term } | undefined {
  const held = edition.snapshot.values[series]
  const print = held?.periods[period]
  if (held === undefined || print === undefined) return undefined
  const row = vintage.dataset.observations.find(
    (one) =>
      one.series === series &&
      one.period === period &&
      one.source === print.source &&
      one.value === print.value &&
      vintage.knows([one.source]),
  )
  if (row === undefined) {
    const term = ofRecord(editionRecord(edition, vintage, [print.source]), print.value)
    return { quantity: derived(held.unit, period, term), term }
  }
  const observed = alone(toRef(row))
  return { quantity: observedQuantity(observed, held.unit), term: observed }
}
