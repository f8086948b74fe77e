// What a rule of the data set is given, and what it is: a function from the data set to its problems.
import type { Problem } from '../errors.ts'
import type { Day } from './period.ts'
import type { Places } from './places.ts'
import type { Dataset, ReadResult } from './read.ts'

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
