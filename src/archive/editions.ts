// The archive in, the months and editions that lie in it out. What they hold is left to archived.ts.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compareText } from '../dataset/order.ts'
import { type Month, periodKind } from '../dataset/period.ts'
import { type EditionName, editionOfFolder } from './edition-name.ts'
import type { Place } from './place.ts'

/** The months that have a folder, in order. */
export function monthsOf({ path }: Pick<Place, 'path'>): Month[] {
  return foldersIn(path)
    .filter((name) => periodKind(name) === 'month')
    .sort(compareText)
}

/** The editions of a month by their days, and of one day by their revision. */
export function editionsOf({ path }: Pick<Place, 'path'>, month: Month): EditionName[] {
  return foldersIn(join(path, month))
    .flatMap((folder) => editionOfFolder(month, folder) ?? [])
    .sort((a, b) => compareText(a.asOf, b.asOf) || a.revision - b.revision)
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
}
