// The folder of an edition in; the edition as it lies in the archive out, with what is wrong with it. Nothing is written.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseJson } from '../dataset/parse-json.ts'
import type { Problem } from '../errors.ts'
import { checksums } from './checksums.ts'
import { type EditionName, revisionName } from './edition-name.ts'
import { type Manifest, manifest } from './manifest.ts'
import type { Place } from './place.ts'

/** An edition of the archive. */
export interface Archived {
  /** What it says of itself; undefined where that is missing or cannot be read, and then a problem says so. */
  manifest: Manifest | undefined
  /** Files that are missing, changed or foreign. */
  problems: Problem[]
  /** The text of findings.json as it was written; undefined where it was changed since. */
  findings: string | undefined
}

/** Reads an edition and holds its files against its manifest. */
export function readArchived({ path, label }: Place, name: EditionName): Archived {
  const { manifest, problems } = readManifest({ path, label }, name)
  if (manifest === undefined) return { manifest, problems, findings: undefined }
  const { month, asOf } = name
  // A final edition is not to be built again by hand: what was released never changes.
  const again =
    manifest.final === null ? `, or build the edition again: brief --month ${month} --as-of ${asOf}` : ''
  const mend = `restore it from version control${again}`
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

/** What an edition says of itself, without a look at its other files. */
export function readManifest(edition: Place, name: EditionName): Pick<Archived, 'manifest' | 'problems'> {
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
  const json = parseJson(readFileSync(file, 'utf8'))
  if (json === undefined) return refuse(['is no JSON'])
  const { data, error } = manifest.safeParse(json)
  if (error !== undefined) {
    const [first] = error.issues
    const place = `${first?.path.join('.') || 'the whole'} (${first?.message})`
    return refuse([
      `is no manifest as this program writes it: problems in ${error.issues.length} places, the first in ${place}`,
    ])
  }
  const revision = data.final?.revision ?? 0
  const same = data.month === name.month && data.asOf === name.asOf && revision === name.revision
  if (same) return { manifest: data, problems: [] }
  const found = `${data.month} as of ${data.asOf}${revision === 0 ? '' : `, ${revisionName(revision)}`}`
  return refuse([`is the manifest of ${found}, found in the folder of another edition`])
}
