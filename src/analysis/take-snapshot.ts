// A vintage and what was judged on it in; out comes what the edition keeps of both, for the next one to be compared with.
import type { Judgement, Print, Snapshot } from '../dataset/edition.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { knownEvents } from './known-events.ts'
import { knownMeasures } from './measures.ts'

/** Plain JSON. Only values that were settled are kept, not every print of them. */
export function takeSnapshot(vintage: Vintage, judgements: readonly Judgement[]): Snapshot {
  const series = [...vintage.dataset.series.values()].map(({ id, unit }) => ({
    id,
    unit,
    observed: vintage.every(id),
  }))
  return {
    values: Object.fromEntries(
      series
        .filter(({ observed }) => observed.length > 0)
        .map(({ id, unit, observed }) => [
          id,
          { unit, periods: Object.fromEntries(observed.map((one) => [one.period, print(one)])) },
        ]),
    ),
    events: knownEvents(vintage).map(({ id }) => id),
    measures: Object.fromEntries(knownMeasures(vintage).map(({ measure, status }) => [measure.id, status])),
    conflicts: vintage.conflicts.map(({ series: of, period, chosen, other, rule }) => ({
      ...{ series: of, period, rule },
      chosen: chosen.value,
      other: other.value,
    })),
    judgements: [...judgements],
  }
}

function print({ value, refs: [{ source, precision }] }: Observed): Print {
  return { value, source, ...(precision !== undefined && { precision }) }
}
