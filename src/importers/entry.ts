// A row on its way into the data set.
import type { Observation } from '../dataset/schema.ts'

/** A row that could be appended, and where it comes from, for messages: `file:line`. */
export interface Entry {
  observation: Observation
  where: string
}
