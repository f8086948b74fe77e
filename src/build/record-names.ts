// A data set in; how each of its records is called, by kind and id, out: for the ledger, which names what a figure rests on.
import { plantName } from '../analysis/capacity.ts'
import type { RecordRef } from '../analysis/formula.ts'
import type { Dataset } from '../dataset/read.ts'

/** Evidence has no name but its text and is left to its id, and so is an archived edition. */
export function recordNames(dataset: Dataset): ReadonlyMap<string, string> {
  const named = <T extends { id: string }>(
    kind: RecordRef['kind'],
    records: readonly T[],
    name: (record: T) => string,
  ) => records.map((record): [string, string] => [`${kind} ${record.id}`, name(record)])
  const { plants, measures, events, drivers, claims, buffers, scenarios } = dataset
  return new Map([
    ...named('plant', plants, plantName),
    ...named('measure', measures, ({ name }) => name),
    ...named('event', events, ({ title }) => title),
    ...named('driver', drivers, ({ name }) => name),
    ...named('claim', claims, ({ text }) => text),
    ...named('buffer', buffers, ({ name }) => name),
    ...named('loss', scenarios.losses, ({ author }) => author),
  ])
}
