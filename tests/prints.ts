// Invented sources and prints for the tests of what is settled, and ways to set them in another order.

import fc from 'fast-check'
import type { LocatedObservation } from '../src/dataset/read-csv.ts'
import type { Series, Source, SourceKind } from '../src/dataset/schema.ts'
import type { settle } from '../src/dataset/settle.ts'

export const exports: Series = {
  id: 'exports',
  name: 'Exports',
  short: 'Exports',
  unit: 't',
  definition: 'Invented.',
  tolerance: 2,
  plausible: [0, 100_000],
  mismatches: [],
}

/** Sources by their ids. Those named `copy` repeat the wire. */
export const sources = new Map(
  (
    [
      ['customs', 'official-statistics', 'customs', '2030-02-20'],
      ['wire', 'wire', 'wire', '2030-02-10'],
      ['copy-1', 'newspaper', 'wire', '2030-02-11'],
      ['copy-2', 'newspaper', 'wire', '2030-02-12'],
      ['paper-1', 'newspaper', 'paper-1', '2030-02-11'],
      ['paper-2', 'newspaper', 'paper-2', '2030-02-12'],
      ['paper-3', 'newspaper', 'paper-3', '2030-02-13'],
      ['paper-4', 'newspaper', 'paper-4', '2030-02-14'],
      ['paper-5', 'newspaper', 'paper-5', '2030-02-15'],
      ['blog', 'aggregator', 'blog', '2030-02-25'],
    ] satisfies [string, SourceKind, string, string][]
  ).map(([id, kind, origin, known]): [string, Source] => [
    id,
    { id, kind, origin, known, publisher: id, title: id, complete: true },
  ]),
)

export type Print = [source: string, value: number, rest?: Partial<LocatedObservation>]

export function row([source, value, rest]: Print, period = '2030-01', index = 0): LocatedObservation {
  const place = { file: 'exports.csv', line: index + 2 }
  return { series: 'exports', period, value, unit: 't', source, basis: 'reported', ...place, ...rest }
}

/** All items in another order. */
export function order<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  const places = fc.shuffledSubarray([...items.keys()], { minLength: items.length })
  return places.map((list) => list.flatMap((place) => items.slice(place, place + 1)))
}

type Settled = ReturnType<typeof settle>

/** What is settled, with what stands beside the chosen print in the order of its sources. */
export function orderless({ observed, conflicts }: Settled): Settled {
  const [chosen, ...others] = observed?.refs ?? []
  const refs = chosen && observed && { ...observed, refs: [chosen, ...bySource(others, (ref) => ref)] }
  return { observed: refs as Settled['observed'], conflicts: bySource(conflicts, ({ other }) => other) }
}

function bySource<T>(
  items: readonly T[],
  ref: (item: T) => { series: string; period: string; source: string },
): T[] {
  const key = (item: T) => `${ref(item).series} ${ref(item).period} ${ref(item).source}`
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}
