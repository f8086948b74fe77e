// A value that an import has worked out for a series, before it has a source and a place in the data set.
import type { Direction, Reporter } from '../dataset/mapping-schema.ts'
import type { Period } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Flow, FormatId } from './flow.ts'

export interface SeriesRow {
  series: string
  period: Period
  value: number
  unit: Unit
  basis: 'reported' | 'derived'
  mark?: 'weak'
  /** Where the value stands and what was done to it, for the ledger. */
  note: string
  /** Whose table it comes from: one source for each. */
  table: TableName
  /** Every cell that it rests on. */
  flows: readonly Flow[]
}

export interface TableName {
  format: FormatId
  reporter: Reporter
  direction: Direction
}

/** A series and period that a rule asks for and the files cannot give, with the reason. */
export interface Missed {
  series: string
  period: Period
  why: string
}
