// What became of an edition that was made again.
import type { Problem } from '../errors.ts'
import type { Difference } from './differences.ts'
import type { FigureDifferences } from './figures.ts'

export interface Verdict {
  /** Its folder as the operator knows it. */
  edition: string
  /** What is wrong with the archive, or kept the edition from being made again. */
  problems: Problem[]
  /** Inputs that are not what they were. */
  inputs: Difference[]
  /** What came of making it again; absent where that failed. */
  rebuilt?: Rebuilt
}

export interface Rebuilt {
  /** How many files the edition has besides its manifest. */
  files: number
  outputs: Difference[]
  /** Absent where the archive's findings are not as they were written. */
  figures?: FigureDifferences
}

/** Whether the archive is whole and the same bytes were made again. */
export function holds({ problems, rebuilt }: Verdict): boolean {
  return problems.length === 0 && rebuilt?.outputs.length === 0
}
