// The folder of a month's editions in; each edition as it lies in the archive out, with what is wrong with it. Nothing is written.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checksums } from '../build/ingredients.ts'
import { type Manifest, manifest } from '../build/manifest.ts'
import { type Day, type Month, periodKind } from '../dataset/period.ts'
import { BriefingError, type Problem } from '../errors.ts'

/** A folder and how the operator knows it. */
export interface Place {
  path: string
  label: string
}

/** An edition of the archive. */
export interface Archived {
  /** What it says of itself; undefined where that is missing or cannot be read, and then a problem says so. */
  manifest: Manifest | undefined
  /** Files that are missing, changed or foreign. */
  problems: Problem[]
  /** The text of findings.json as it was written; undefined where it was changed since. */
  findings: string | undefined
}

/** The days of the month's editions, in order. Throws a BriefingError when there is none, or none of that day. */
export function editionDays(reports: Place, month: Month, asOf: Day | undefined): Day[] {
  const folder = join(reports.path, month)
  const names = existsSync(folder) ? readdirSync(folder) : []
  const days = names.filter((name) => periodKind(name) === 'day').sort()
  if (asOf === undefined ? days.length > 0 : days.includes(asOf)) return asOf === undefined ? days : [asOf]
  const label = `${reports.label}/${month}`
  if (days.length > 0) {
    const message = `found no edition as of ${asOf}, only as of ${days.join(', ')}`
    throw BriefingError.at(label, message, 'name one of these days, or none to verify all')
  }
  const months = existsSync(reports.path) ? readdirSync(reports.path).filter(isMonth).sort() : []
  const message = `found no edition of ${month}${months.length > 0 ? `, only of ${months.join(', ')}` : ''}`
  throw BriefingError.at(label, message, 'name a month that was built, or build it first')
}

/** Reads an edition and holds its files against its manifest. */
export function readArchived({ path, label }: Place, month: Month, asOf: Day): Archived {
  const { manifest, problems } = readManifest({ path, label }, month, asOf)
  if (manifest === undefined) return { manifest, problems, findings: undefined }
  const mend = `restore it from version control, or build the edition again: brief --month ${month} --as-of ${asOf}`
  const problem = (name: string, message: string) => ({ where: `${label}/${name}`, message, hint: mend })
  const found = checksums(path)
  const damaged = Object.entries(manifest.outputs).flatMap(([name, then]) => {
    const now = found[name]
    if (now === undefined) return [problem(name, 'the file is missing, though the manifest names it')]
    if (now === then) return []
    const message = `was changed after it was written: found the checksum ${brief(now)}, the manifest says ${brief(then)}`
    return [problem(name, message)]
  })
  const foreign = Object.keys(found)
    .filter((name) => name !== 'manifest.json' && !(name in manifest.outputs))
    .map((name) => ({
      where: `${label}/${name}`,
      message: 'is a file that the manifest does not name',
      hint: 'move it elsewhere',
    }))
  const intact = found['findings.json'] === manifest.outputs['findings.json']
  const findings = intact ? readFileSync(join(path, 'findings.json'), 'utf8') : undefined
  return { manifest, problems: [...damaged, ...foreign], findings }
}

/** The first digits of a checksum, enough to tell two apart. */
export function brief(checksum: string): string {
  return checksum.slice(0, 8)
}

function readManifest(edition: Place, month: Month, asOf: Day): Pick<Archived, 'manifest' | 'problems'> {
  const where = `${edition.label}/manifest.json`
  const hint =
    'restore it from version control; one of an older program cannot be verified, build the edition again'
  const refuse = (messages: string[]) => ({
    manifest: undefined,
    problems: messages.map((message) => ({ where, message, hint })),
  })
  const file = join(edition.path, 'manifest.json')
  if (!existsSync(file))
    return refuse(['the file is missing, so nobody can tell what the edition was made of'])
  const json = parse(readFileSync(file, 'utf8'))
  if (json === undefined) return refuse(['is no JSON'])
  const { data, error } = manifest.safeParse(json)
  if (error !== undefined) {
    const [first] = error.issues
    const place = `${first?.path.join('.') || 'the whole'} (${first?.message})`
    return refuse([
      `is no manifest as this program writes it: problems in ${error.issues.length} places, the first in ${place}`,
    ])
  }
  if (data.month === month && data.asOf === asOf) return { manifest: data, problems: [] }
  return refuse([
    `is the manifest of ${data.month} as of ${data.asOf}, found in the folder of another edition`,
  ])
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isMonth(name: string): boolean {
  return periodKind(name) === 'month'
}
