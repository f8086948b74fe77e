// A YAML file in, checked records and problems out. How YAML is parsed is left to parse-yaml.ts.
import type { z } from 'zod'
import type { Problem } from '../errors.ts'
import { explain, show } from './explain.ts'
import { parseYaml } from './parse-yaml.ts'
import type { Places } from './places.ts'

/** What a file yields: its good records, the ids of all records (good or not) and what is wrong. */
export interface ReadRecords<Record> {
  records: Record[]
  problems: Problem[]
  /**
   * Also of records that were refused, so that one mistake is not reported again wherever it is named. Undefined where the
   * file could not be read at all, so that nothing can be said of what names them.
   */
  ids: Set<string> | undefined
}

/** Reads a file that holds a list of records; each record is checked on its own, so that one bad one does not hide others. */
export function readYamlList<Schema extends z.ZodType>(
  file: string,
  text: string,
  element: Schema,
  places: Places,
): ReadRecords<z.infer<Schema>> {
  const { value, problems, place } = parseYaml(file, text)
  if (problems.length > 0) return { records: [], problems, ids: undefined }
  if (!Array.isArray(value)) {
    const problem = {
      where: place([]),
      message: `found ${kindOf(value)} where a list of records belongs`,
      hint: 'begin each record with "- id: …", or write an empty list: []',
    }
    return { records: [], problems: [problem], ids: undefined }
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
    } else
      problems.push(
        ...result.error.issues.flatMap((issue) =>
          explain(issue, raw, (path, of) => place([index, ...path], of)),
        ),
      )
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
  const { value, problems, place } = parseYaml(file, text)
  if (problems.length > 0) return { record: undefined, problems }
  const result = schema.safeParse(value)
  if (!result.success) {
    return {
      record: undefined,
      problems: result.error.issues.flatMap((issue) => explain(issue, value, place)),
    }
  }
  if (typeof result.data === 'object' && result.data !== null) places.remember(result.data, place)
  return { record: result.data, problems: [] }
}

function kindOf(value: unknown): string {
  return value === null
    ? 'nothing'
    : typeof value === 'object'
      ? 'one record'
      : `the ${typeof value} ${show(value)}`
}
