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

export const columns = [
  'series',
  'period',
  'value',
  'unit',
  'source',
  'basis',
  'precision',
  'mark',
  'note',
] as const
const numeric: ReadonlySet<string> = new Set(['value', 'precision'])

interface Row {
  record: string[]
  raw: string
  /** Line of its first field, from 1. */
  line: number
}

/**
 * Reads one file of observations. Every row is checked; the good ones come back with file and line. `name` is the file's path
 * below the folder of the data set, which is all that travels on; `file` is the path as the operator knows it.
 */
export function readObservations(
  name: string,
  file: string,
  text: string,
  places: Places,
): { observations: LocatedObservation[]; problems: Problem[] } {
  const rows = split(file, text)
  if ('problems' in rows) return { observations: [], problems: rows.problems }
  const [header, ...body] = rows.rows
  if (header === undefined || header.record.join(',') !== columns.join(',')) {
    const message = `found the header ${show(header?.record.join(',') ?? '')}, expected ${columns.join(',')}`
    return {
      observations: [],
      problems: [{ where: `${file}:1:1`, message, hint: 'put the columns in this order' }],
    }
  }
  const observations: LocatedObservation[] = []
  const problems: Problem[] = []
  for (const row of body) {
    const { line } = row
    const place = (path: readonly PropertyKey[]) =>
      `${file}:${line}:${columnOf(row.raw, String(path[0] ?? 'series'))}`
    if (row.record.length !== columns.length) {
      const message = `found ${row.record.length} fields, expected ${columns.length}`
      problems.push({
        where: place([]),
        message,
        hint: 'put text with a comma in double quotes, and leave empty fields empty',
      })
      continue
    }
    const raw = Object.fromEntries(columns.map((name, index) => [name, field(name, row.record[index] ?? '')]))
    const result = observation.safeParse(raw)
    if (result.success) {
      const located = { ...result.data, file: name, line }
      observations.push(located)
      places.remember(located, place)
    } else problems.push(...result.error.issues.flatMap((issue) => explain(issue, raw, place)))
  }
  return { observations, problems }
}

function split(file: string, text: string): { rows: Row[] } | { problems: Problem[] } {
  const rows: Row[] = []
  let line = 1
  try {
    parse(text, {
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
      bom: true,
      // The parser's own count of lines is wrong after empty lines and for line breaks of two signs, so it is counted in the text.
      on_record: (given) => {
        const { record, raw } = given as unknown as { record: string[]; raw: string }
        const blank = /^[\r\n]*/.exec(raw)?.[0] ?? ''
        rows.push({ record, raw: raw.slice(blank.length), line: line + breaksIn(blank) })
        line += breaksIn(raw)
        return null
      },
    })
    return { rows }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { problems: [{ where: `${file}:${line}:1`, ...inWords(error) }] }
  }
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}

function inWords({ code, message }: CsvError): { message: string; hint: string } {
  const hint = 'close each quote where its field ends, and write "" for a quote inside quoted text'
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return { message: 'found a quote that is never closed in the row that begins here', hint }
    case 'CSV_INVALID_CLOSING_QUOTE':
      return { message: 'found text behind a closing quote in the row that begins here', hint }
    case 'INVALID_OPENING_QUOTE':
      return {
        message: 'found a quote in the middle of a field',
        hint: 'put the whole field in quotes, and write "" for the quote inside it',
      }
    default:
      return { message: `is no CSV: ${message}`, hint }
  }
}

/** Empty fields are absent; numbers are plain decimals, so that "1,234" or "12e3" is refused and not guessed at. */
function field(name: string, text: string): string | number | undefined {
  if (text === '') return undefined
  return numeric.has(name) && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text
}

/** The column, from 1, at which a field begins in its raw line. */
function columnOf(raw: string, name: string): number {
  const wanted = (columns as readonly string[]).indexOf(name)
  let index = 0
  let quoted = false
  for (let at = 0; at < raw.length; at++) {
    if (index >= wanted) return at + 1
    if (raw[at] === '"') quoted = !quoted
    else if (raw[at] === ',' && !quoted) index++
  }
  return Math.max(1, raw.trimEnd().length)
}
