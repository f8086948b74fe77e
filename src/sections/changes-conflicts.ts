// Conflicts that were settled since the issue before, or otherwise than there, as rows.
import { observedQuantity } from '../analysis/quantity.ts'
import { conflictsSince } from '../analysis/since-conflicts.ts'
import type { ArchivedEdition } from '../dataset/edition.ts'
import { alone, type ObservationRef } from '../dataset/observed.ts'
import { countValues, cut } from './changes-lists.ts'
import { type SectionInput, seriesName } from './section.ts'

/** Rows of the table; what goes beyond is counted. */
const MOST_CONFLICTS = 12

export function conflictChanges(input: SectionInput, previous: ArchivedEdition) {
  const { vintage, figures } = input
  const all = conflictsSince(previous, vintage).map((one, index) => ({ ...one, index }))
  const { rest, ...shown } = cut(all, MOST_CONFLICTS, (some, name) =>
    countValues(
      input,
      `conflicts.${name}`,
      some.map(({ conflict }) => alone(conflict.chosen)),
    ),
  )
  return {
    ...shown,
    rows: shown.rows.map(({ conflict: { series, period, chosen, other, rule }, settlement, index }) => {
      const add = (name: string, ref: ObservationRef) =>
        figures.add(
          `changes.conflict.${index}.${name}`,
          observedQuantity(alone(ref), vintage.series(series).unit),
        )
      return {
        ...{ name: seriesName(vintage, series), period, rule, settlement },
        chosen: add('chosen', chosen),
        other: add('other', other),
      }
    }),
    rest: rest.map(({ conflict: { series, period, chosen, other, rule }, settlement }) => ({
      ...{ series, period, rule, settlement },
      ...{ chosen: chosen.value, other: other.value },
    })),
  }
}
