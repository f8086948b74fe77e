// What every importer yields, whatever the table looked like: flows, each with the place where it stands.
import type { CountedIn, Direction, Reporter } from '../dataset/mapping-schema.ts'
import type { Period } from '../dataset/period.ts'

/** Where a cell stands: a line of a table with its column, or a path of a JSON file such as `data[3].netWgt`. */
export type Trace = { file: string } & ({ line: number; column: string } | { path: string })

/** One cell of an official table: what a customs office counted one way, under one code, with one partner, in one period. */
export interface Flow {
  reporter: Reporter
  direction: Direction
  /** The code as the table gives it, digits only: six (Comtrade), eight (China), nine (Japan), or fewer for a heading. */
  code: string
  /** The publisher’s own code of the partner; `world` for a row that is the total over all of them. */
  partner: string
  period: Period
  measure: 'weight' | 'value'
  /** Null where the publisher lists the flow and withholds its amount: that is not known, and not zero. */
  amount: number | null
  unit: CountedIn
  /** Not counted but estimated by the publisher: how, in words that follow "weight". */
  estimated?: string
  at: Trace
}

/** Rows that an importer saw and did not take, and why. */
export interface LeftOut {
  /** In words: "rows of mode of transport 1000". */
  what: string
  why: string
  rows: number
  /** The first of them, as `file:line` or `file: path`. */
  first: string
}

/** One file as an importer read it. */
export interface Reading {
  /** The file’s name, as notes and sources give it. */
  file: string
  sha256: string
  /** Which importer read it. */
  format: FormatId
  /** Rows of the table, without its header. */
  rows: number
  flows: readonly Flow[]
  leftOut: readonly LeftOut[]
  /** HS codes that no rule asks for, with the number of their rows. */
  otherCodes: ReadonlyMap<string, number>
  /** Whether the publisher’s table holds every partner of the codes in it, so that they may be summed. */
  allPartners: boolean
}

export type FormatId = 'gacc' | 'e-stat' | 'comtrade'
