// The archive and what a correction says of the edition that it replaces in; the figures that this one printed out.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { brief } from '../archive/archived.ts'
import { editionFolder } from '../archive/edition-name.ts'
import type { Final } from '../archive/manifest.ts'
import type { Place } from '../archive/place.ts'
import { sha256 } from '../checksum.ts'
import { FORMAT } from '../dataset/edition.ts'
import { parseJson } from '../dataset/parse-json.ts'
import { type Month, type Period, periodKind } from '../dataset/period.ts'
import { type Unit, unit } from '../dataset/schema.ts'
import { BriefingError } from '../errors.ts'

/** A figure as an edition of the archive printed it. */
export interface PrintedFigure {
  id: string
  value: number
  unit: Unit
  period: Period
  step: number | null
  /** Of its inputs, each once. */
  series: string[]
  /** Of its inputs and records, each once. */
  sources: string[]
}

const period = z.string().refine((value) => periodKind(value) !== undefined, 'a period')
const findings = z.object({
  format: z.literal(FORMAT),
  month: period,
  asOf: period,
  figures: z.array(
    z.object({
      id: z.string(),
      value: z.number(),
      unit,
      period,
      step: z.number().nullable(),
      inputs: z.array(z.string()),
      records: z.array(z.object({ sources: z.array(z.string()) })),
    }),
  ),
  observations: z.record(z.string(), z.object({ series: z.string(), source: z.string() })),
})

type Replaced = NonNullable<Final['correction']>['of']

const hint = 'restore that edition from version control: what was released never changes'

/** Throws a BriefingError when its findings.json is missing, is not the one that the correction names, or cannot be compared with. */
export function replacedEdition(archive: Place, month: Month, of: Replaced): PrintedFigure[] {
  const file = join(month, editionFolder(of), 'findings.json')
  const label = `${archive.label}/${month}/${editionFolder(of)}/findings.json`
  if (!existsSync(join(archive.path, file)))
    throw BriefingError.at(label, 'the file is missing, but this edition is the one to be corrected', hint)
  const bytes = readFileSync(join(archive.path, file))
  if (sha256(bytes) !== of.sha256) {
    const message = `is not the file that the correction names: found the checksum ${brief(sha256(bytes))}, expected ${brief(of.sha256)}`
    throw BriefingError.at(label, message, hint)
  }
  const { data, error } = findings.safeParse(parseJson(bytes.toString('utf8')))
  if (error !== undefined) {
    const [first] = error.issues
    const place = `${first?.path.join('.') || 'the whole'} (${first?.message})`
    throw BriefingError.at(
      label,
      `is no list of figures to compare with, the first problem in ${place}`,
      'correct it with the program that built it',
    )
  }
  if (data.month !== month || data.asOf !== of.asOf) {
    const message = `holds the edition of ${data.month} as of ${data.asOf}, expected that of ${month} as of ${of.asOf}`
    throw BriefingError.at(label, message, hint)
  }
  return data.figures.map(({ inputs, records, ...printed }) => {
    const rows = inputs.flatMap((key) => data.observations[key] ?? [])
    const sources = [...rows.map(({ source }) => source), ...records.flatMap((record) => record.sources)]
    return {
      ...printed,
      series: [...new Set(rows.map(({ series }) => series))],
      sources: [...new Set(sources)],
    }
  })
}
