// Rows and sources in; the two files of the data set to which they are appended out, tried on a copy before anything is written.
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkedDataset } from '../dataset/check.ts'
import { csvField } from '../dataset/csv-field.ts'
import { compareText } from '../dataset/order.ts'
import type { Day } from '../dataset/period.ts'
import { columns } from '../dataset/read-csv.ts'
import type { Source } from '../dataset/schema.ts'
import type { Entry } from './entry.ts'
import { BriefingError, type Problem, writing } from '../errors.ts'

/** Where imported rows stand, apart from those that people keep. */
export const IMPORTED = 'observations/imported.csv'
const SOURCES = 'sources.yaml'

export interface Addition {
  /** With the place in the file that each comes from, for messages. */
  entries: readonly Entry[]
  sources: readonly Source[]
}

/** The texts of the two files with the addition, by their path below the data set’s folder, and the entry on each new line. */
function appended(folder: string, { entries, sources }: Addition) {
  const read = (name: string) =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : ''
  const closed = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`)
  const table = closed(read(IMPORTED)) || `${columns.join(',')}\n`
  const key = ({ observation: { series, period, source } }: Entry) => `${series} ${period} ${source}`
  const ordered = [...entries].sort((a, b) => compareText(key(a), key(b)))
  // Git may have given the file the line breaks of Windows; two kinds in one file would be refused.
  const end = table.includes('\r\n') ? '\r\n' : '\n'
  const rows = ordered.map(
    ({ observation }) => columns.map((name) => csvField(observation[name])).join(',') + end,
  )
  const records = [...sources].sort((a, b) => compareText(a.id, b.id)).map(inYaml)
  const first = table.split('\n').length
  return {
    texts: [
      [IMPORTED, table + rows.join('')],
      [SOURCES, closed(read(SOURCES)) + records.join('')],
    ] as const,
    lines: new Map(ordered.map((entry, index) => [first + index, entry])),
  }
}

/** As the other records of the file look. Texts are quoted as JSON, which YAML reads as they are. */
function inYaml({ id, files = [], kind, complete, ...texts }: Source): string {
  const quoted = (['publisher', 'origin', 'title', 'url', 'published', 'known'] as const).flatMap((name) =>
    texts[name] === undefined ? [] : [`  ${name}: ${JSON.stringify(texts[name])}\n`],
  )
  const listed = files.map(
    ({ name, sha256 }) => `    - { name: ${JSON.stringify(name)}, sha256: "${sha256}" }\n`,
  )
  return [
    `- id: ${id}\n`,
    ...quoted,
    ...(complete ? [] : ['  complete: false\n']),
    `  kind: ${kind}\n`,
    ...(listed.length === 0 ? [] : ['  files:\n', ...listed]),
  ].join('')
}

/**
 * What the rules of the data set would find wrong with it, told of the rows in the imported files that cause it; empty where the
 * addition keeps all rules.
 */
export function problemsOf(
  folder: string,
  label: string,
  addition: Addition,
  today: Day,
): readonly Problem[] {
  const trial = mkdtempSync(join(tmpdir(), 'import-'))
  const { texts, lines } = appended(folder, addition)
  try {
    cpSync(folder, trial, { recursive: true, dereference: true })
    for (const [name, text] of texts) writeFileSync(join(trial, name), text)
    checkedDataset(trial, today, label)
    return []
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error
    return error.problems.map((problem) => ({ ...problem, where: placeOfRow(problem.where) }))
  } finally {
    rmSync(trial, { recursive: true, force: true })
  }

  /** A new row stands in no file yet that the operator could open. */
  function placeOfRow(where: string): string {
    const line = where.startsWith(`${label}/${IMPORTED}:`) ? Number(where.split(':').at(-2)) : undefined
    return (line === undefined ? undefined : lines.get(line)?.where) ?? where
  }
}

/** What an import leaves that was killed: the files are put in place in their order, so that it tells how far it came. */
export function unfinished(folder: string, label: string): Problem | undefined {
  const left = [IMPORTED, SOURCES]
    .map((name) => `${name}.new`)
    .filter((name) => existsSync(join(folder, name)))
  const [first] = left
  if (first === undefined) return undefined
  const inPlace = first === `${SOURCES}.new`
  const places = left.map((name) => `${label}/${name}`).join(' and ')
  return {
    where: `${label}/${first}`,
    message: 'found what an import left that was stopped before it was done',
    hint: inPlace
      ? `its rows are in place, its sources are not: rename it to ${label}/${SOURCES}, then run npm run check`
      : `nothing of it is in place: remove ${places}, then import again`,
  }
}

/**
 * Appends to both files, or to neither: both are written beside the old ones first. Should the second not be put in place, the
 * first is taken back. `rename` stands in for that of the system in tests.
 */
export function append(
  folder: string,
  label: string,
  addition: Addition,
  rename: typeof renameSync = renameSync,
): void {
  const files = appended(folder, addition).texts.map(([name, text]) => {
    const path = join(folder, name)
    return { path, text, fresh: `${path}.new`, old: existsSync(path) ? readFileSync(path) : undefined }
  })
  writing(label, 'make room for it, or take over the folder', () => {
    const placed: typeof files = []
    try {
      // To the disk, before either takes the place of the other.
      for (const { fresh, text } of files) writeFileSync(fresh, text, { flush: true })
      for (const file of files) {
        rename(file.fresh, file.path)
        placed.push(file)
      }
    } catch (error) {
      for (const { path, old } of placed) {
        if (old === undefined) rmSync(path, { force: true })
        else writeFileSync(path, old)
      }
      for (const { fresh } of files) rmSync(fresh, { force: true })
      throw error
    }
  })
}
