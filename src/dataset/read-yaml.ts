// A YAML file in, checked records and problems out. The only file that knows the YAML parser.
import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Problem } from '../errors.ts'
import { explain } from './explain.ts'
import { placeInYaml, type Path, type Places } from './places.ts'

/** What a file yields: its good records, the ids of all records (good or not) and what is wrong. */
export interface ReadRecords<Record> {
  records: Record[]
  problems: Problem[]
  /** Also of records that were refused, so that one mistake is not reported again wherever it is named. */
  ids: Set<string>
}

/** Reads a file that holds a list of records; each record is checked on its own, so that one bad one does not hide others. */
export function readYamlList<Schema extends z.ZodType>(
  file: string,
  text: string,
  element: Schema,
  places: Places,
): ReadRecords<z.infer<Schema>> {
  const { value, problems, place } = parse(file, text)
  if (problems.length > 0) return { records: [], problems, ids: new Set() }
  if (!Array.isArray(value)) {
    const problem = {
      where: place([]),
      message: `found ${kindOf(value)} where a list of records belongs`,
      hint: 'begin each record with "- id: …"',
    }
    return { records: [], problems: [problem], ids: new Set() }
  }
  const ids = new Set<string>()
  const records: z.infer<Schema>[] = []
  value.forEach((raw: unknown, index) => {
    if (raw !== null && typeof raw === 'object' && 'id' in raw && typeof raw.id === 'string') ids.add(raw.id)
    const result = element.safeParse(raw)
    if (result.success) {
      records.push(result.data)
      if (typeof result.data === 'object' && result.data !== null) {
        places.remember(result.data, (path) => place([index, ...path]))
      }
    } else problems.push(...result.error.issues.flatMap((issue) => explain(issue, raw, (path) => place([index, ...path]))))
  })
  return { records, problems, ids }
}

/** Reads a file that holds one object. */
export function readYamlObject<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
  places: Places,
): { record: z.infer<Schema> | undefined; problems: Problem[] } {
  const { value, problems, place } = parse(file, text)
  if (problems.length > 0) return { record: undefined, problems }
  const result = schema.safeParse(value)
  if (!result.success) {
    return { record: undefined, problems: result.error.issues.flatMap((issue) => explain(issue, value, place)) }
  }
  if (typeof result.data === 'object' && result.data !== null) places.remember(result.data, place)
  return { record: result.data, problems: [] }
}

function parse(file: string, text: string) {
  const lines = new LineCounter()
  // Aliases are refused by the limit: they let a small file grow without bound.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const problems = document.errors.map((error): Problem => {
    const { line, col } = lines.linePos(error.pos[0])
    return { where: `${file}:${line}:${col}`, message: `is no YAML: ${error.message}`, hint: 'mend the indentation or quote the text' }
  })
  const place = (path: Path) => placeInYaml(file, document, lines, path)
  if (problems.length > 0) return { value: undefined, problems, place }
  return { value: document.toJS({ maxAliasCount: 0 }) as unknown, problems, place }
}

function kindOf(value: unknown): string {
  return value === null ? 'nothing' : Array.isArray(value) ? 'a list' : `a single ${typeof value}`
}
