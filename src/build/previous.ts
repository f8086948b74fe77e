// The archive of editions and the issue to be built in; the edition that it is compared with out, or undefined for the first.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { sha256 } from '../checksum.ts'
import { type ArchivedEdition, readEdition } from '../dataset/edition.ts'
import { compareText } from '../dataset/order.ts'
import { type Day, type Month, periodKind } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { BriefingError } from '../errors.ts'
import { manifest } from './manifest.ts'

/** The folder `<month>/<as-of>` of each edition lies in it. `label` is the folder as the operator knows it. */
export interface Archive {
  path: string
  label: string
}

/** Of a manifest only this is asked here, so that editions of other programs can be compared with too. */
const stated = z.object({ outputs: manifest.shape.outputs })

/** How an edition is named. */
export interface EditionName {
  month: Month
  asOf: Day
}

/** The edition compared with, and how a manifest names it: the bytes of the issue depend on its findings.json. */
export interface Previous {
  edition: ArchivedEdition
  named: EditionName & { sha256: string }
}

/**
 * The edition of the newest earlier month whose day is not after that of the issue; of several of that month the latest.
 * `wanted` names another one, or null for none. Throws a BriefingError when the edition cannot be read or compared with:
 * an issue that silently skipped it would say that nothing had changed.
 */
export function previousEdition(
  archive: Archive,
  vintage: Vintage,
  month: Month,
  wanted: EditionName | null | undefined,
): Previous | undefined {
  const name = wanted === undefined ? newestBefore(archive, month, vintage.asOf) : wanted
  if (name === undefined || name === null) return undefined
  const path = join(name.month, name.asOf, 'findings.json')
  const file = join(archive.label, path)
  const hint = `rebuild that edition with npm run brief -- --month ${name.month} --as-of ${name.asOf}, or move it out of ${archive.label}`
  if (!existsSync(join(archive.path, path))) {
    throw BriefingError.at(file, 'the file is missing, but the issue is compared with this edition', hint)
  }
  const bytes = readFileSync(join(archive.path, path))
  const edition = readEdition(file, bytes.toString('utf8'), hint)
  if (edition.month !== name.month || edition.asOf !== name.asOf) {
    const message = `found the edition of ${edition.month} as of ${edition.asOf} in the folder of another`
    throw BriefingError.at(file, message, hint)
  }
  const beside = join(name.month, name.asOf, 'manifest.json')
  const written = checksumWritten(join(archive.path, beside), join(archive.label, beside), hint)
  if (written !== undefined && written !== sha256(bytes)) {
    throw BriefingError.at(file, 'was changed after it was written, as its manifest shows', hint)
  }
  if (!sharesPeriods(edition, vintage)) {
    const message =
      'has no series and period in common with the data set, so it is an edition of something else'
    throw BriefingError.at(file, message, 'name the folder of this briefing’s own editions with --archive')
  }
  return { edition, named: { ...name, sha256: sha256(bytes) } }
}

/** The checksum of findings.json that the edition's manifest states; undefined where there is none that says. */
function checksumWritten(file: string, label: string, hint: string): string | undefined {
  if (!existsSync(file)) return undefined
  try {
    return stated.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data?.outputs['findings.json']
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw BriefingError.at(label, 'is no JSON', hint)
  }
}

function newestBefore({ path }: Archive, month: Month, asOf: Day): EditionName | undefined {
  const folders = (below: string, kind: 'month' | 'day') =>
    existsSync(below)
      ? readdirSync(below, { withFileTypes: true })
          .filter((entry) => entry.isDirectory() && periodKind(entry.name) === kind)
          .map(({ name }) => name)
      : []
  const editions = folders(path, 'month')
    .filter((name) => name < month)
    .flatMap((name) => folders(join(path, name), 'day').map((day) => ({ month: name, asOf: day })))
    .filter((edition) => edition.asOf <= asOf)
  return editions.sort((a, b) => compareText(a.month, b.month) || compareText(a.asOf, b.asOf)).at(-1)
}

function sharesPeriods({ snapshot }: ArchivedEdition, vintage: Vintage): boolean {
  return Object.entries(snapshot.values).some(([series, { periods }]) =>
    Object.keys(periods).some((period) => vintage.at(series, period) !== undefined),
  )
}
