// A CSV file of observations in, located observations and problems out. The only file that knows the CSV parser.
import { CsvError, parse } from 'csv-parse/sync'
import type { Problem } from '../errors.ts'
import { explain, show } from './explain.ts'
import type { Places } from './places.ts'
import { type Observation, observation } from './schema.ts'

/** An observation that knows where it stands. */
export interface LocatedObservation extends Observation {
  file: string
  line: number
}

const columns = ['series', 'period', 'value', 'unit', 'source', 'basis', 'precision', 'mark', 'note'] as const
const numeric: ReadonlySet<string> = new Set(['value', 'precision'])

interface Row {
  record: string[]
  raw: string
  info: { lines: number }
}

/** Reads one file of observations. Every row is checked; the good ones come back with file and line. */
export function readObservations(
  file: string,
  text: string,
  places: Places,
): { observations: LocatedObservation[]; problems: Problem[] } {
  const rows = split(file, text)
  if ('problems' in rows) return { observations: [], problems: rows.problems }
  const [header, ...body] = rows.rows
  if (header === undefined || header.record.join(',') !== columns.join(',')) {
    const message = `found the header ${show(header?.record.join(',') ?? '')}, expected ${columns.join(',')}`
    return { observations: [], problems: [{ where: `${file}:1:1`, message, hint: 'put the columns in this order' }] }
  }
  const observations: LocatedObservation[] = []
  const problems: Problem[] = []
  for (const row of body) {
    const line = row.info.lines - (row.raw.trimEnd().split('\n').length - 1)
    const place = (path: readonly PropertyKey[]) => `${file}:${line}:${columnOf(row.raw, String(path[0] ?? 'series'))}`
    if (row.record.length !== columns.length) {
      const message = `found ${row.record.length} fields, expected ${columns.length}`
      problems.push({ where: place([]), message, hint: 'put text with a comma in double quotes, and leave empty fields empty' })
      continue
    }
    const raw = Object.fromEntries(columns.map((name, index) => [name, field(name, row.record[index] ?? '')]))
    const result = observation.safeParse(raw)
    if (result.success) {
      const located = { ...result.data, file, line }
      observations.push(located)
      places.remember(located, place)
    } else problems.push(...result.error.issues.flatMap((issue) => explain(issue, raw, place)))
  }
  return { observations, problems }
}

function split(file: string, text: string): { rows: Row[] } | { problems: Problem[] } {
  try {
    const rows = parse(text, { info: true, raw: true, relax_column_count: true, skip_empty_lines: true, bom: true })
    return { rows: rows as unknown as Row[] }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : 1
    return { problems: [{ where: `${file}:${line}:1`, message: `is no CSV: ${error.message}`, hint: 'close the quotes' }] }
  }
}

/** Empty fields are absent; numbers are plain decimals, so that "1,234" or "12e3" is refused and not guessed at. */
function field(name: string, text: string): string | number | undefined {
  if (text === '') return undefined
  return numeric.has(name) && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text
}

/** The column, from 1, at which a field begins in its raw line. */
function columnOf(raw: string, name: string): number {
  const wanted = columns.findIndex((column) => column === name)
  let index = 0
  let quoted = false
  for (let at = 0; at < raw.length; at++) {
    if (index >= wanted) return at + 1
    if (raw[at] === '"') quoted = !quoted
    else if (raw[at] === ',' && !quoted) index++
  }
  return Math.max(1, raw.trimEnd().length)
}
