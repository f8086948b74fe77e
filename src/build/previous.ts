// The archive of editions and the issue to be built in; the edition that it is compared with out, or undefined for the first.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readApprovals } from '../archive/approvals.ts'
import { type EditionName, editionFolder } from '../archive/edition-name.ts'
import { editionsOf, monthsOf } from '../archive/editions.ts'
import { manifest } from '../archive/manifest.ts'
import type { Place } from '../archive/place.ts'
import { sha256 } from '../checksum.ts'
import { type ArchivedEdition, readEdition } from '../dataset/edition.ts'
import type { Day, Month } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { BriefingError } from '../errors.ts'

/** Of a manifest only this is asked here, so that editions of other programs can be compared with too. */
const stated = z.object({ outputs: manifest.shape.outputs })

/** The edition compared with, and how a manifest names it: the bytes of the issue depend on its findings.json. */
export interface Previous {
  edition: ArchivedEdition
  named: EditionName & { sha256: string }
}

/**
 * The released edition of the newest earlier month whose day is not after that of the issue, corrected if it was; in an archive
 * in which nothing was released by then, the latest edition of the newest such month. `wanted` names another one, or null for none. Throws a BriefingError when the edition cannot be read or compared with:
 * an issue that silently skipped it would say that nothing had changed.
 */
export function previousEdition(
  archive: Place,
  vintage: Vintage,
  month: Month,
  wanted: EditionName | null | undefined,
): Previous | undefined {
  const name = wanted === undefined ? newestBefore(archive, month, vintage.asOf) : wanted
  if (name === undefined || name === null) return undefined
  const path = join(name.month, editionFolder(name), 'findings.json')
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
  const beside = join(name.month, editionFolder(name), 'manifest.json')
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

function newestBefore(archive: Place, month: Month, asOf: Day): EditionName | undefined {
  const earlier = monthsOf(archive).filter((name) => name < month)
  const released = earlier.flatMap((name) =>
    readApprovals(archive, name).map((one) => ({ month: name, asOf: one.asOf, revision: one.revision })),
  )
  const all = earlier.flatMap((name) => editionsOf(archive, name))
  const by = (editions: readonly EditionName[]) => editions.findLast((edition) => edition.asOf <= asOf)
  return by(released) ?? by(all)
}

function sharesPeriods({ snapshot }: ArchivedEdition, vintage: Vintage): boolean {
  return Object.entries(snapshot.values).some(([series, { periods }]) =>
    Object.keys(periods).some((period) => vintage.at(series, period) !== undefined),
  )
}
