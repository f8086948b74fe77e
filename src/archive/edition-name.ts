// How an edition is named: in words, and by its folder in the archive.
import { type Day, type Month, periodKind } from '../dataset/period.ts'

export interface EditionName {
  month: Month
  asOf: Day
  /** How often the issue had been corrected when this edition was made: 0 is the first edition, 1 is R1. */
  revision: number
}

/** `2026-01-25`, or `2026-01-25-R1` for a correction. */
export function editionFolder({ asOf, revision }: Omit<EditionName, 'month'>): string {
  return revision === 0 ? asOf : `${asOf}-${revisionName(revision)}`
}

/** `R1`; of the first edition `R0`. */
export function revisionName(revision: number): string {
  return `R${revision}`
}

/** The edition that a folder below that of its month holds; undefined for a folder of something else. */
export function editionOfFolder(month: Month, folder: string): EditionName | undefined {
  const [, asOf = '', revision = '0'] = /^(\d{4}-\d{2}-\d{2})(?:-R([1-9]\d*))?$/.exec(folder) ?? []
  return periodKind(asOf) === 'day' ? { month, asOf, revision: Number(revision) } : undefined
}
