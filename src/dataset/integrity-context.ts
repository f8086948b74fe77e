// What a rule of the data set is given, and what it is: a function from the data set to its problems.
import type { Problem } from '../errors.ts'
import type { Day } from './period.ts'
import type { Places } from './places.ts'
import type { Observed } from './observed.ts'
import type { Dataset, ReadResult } from './read.ts'
import type { Vintage } from './vintage.ts'

export interface Context {
  dataset: Dataset
  places: Places
  ids: ReadResult['ids']
  /** Whether every record of every file could be read. */
  whole: boolean
  /** The day on which the check runs: nothing may have become public later. */
  today: Day
}

export type Check = (context: Context) => Problem[]

/** A rule about the values taken, in the vintage that knows every row. */
export type ValueCheck = (context: Context, vintage: Vintage) => Problem[]

/** `file:line:column` of the print that was taken. */
export function placeOfPrint({ dataset, places }: Context, { series, refs: [taken] }: Observed): string {
  const row = dataset.observations.find(({ file, line }) => file === taken.file && line === taken.line)
  const of = dataset.series.get(series)
  return row ? places.of(row, 'value') : of ? places.of(of) : 'unknown place'
}
