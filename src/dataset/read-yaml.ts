// A YAML file in, checked records and problems out. The only file that knows the YAML parsers.
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml'
import { LineCounter, parseDocument, visit, type YAMLError } from 'yaml'
import type { z } from 'zod'
import type { Problem } from '../errors.ts'
import { explain, type Locate, show } from './explain.ts'
import { type Places, placeInYaml } from './places.ts'

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
  const { value, problems, place } = parse(file, text)
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
  const { value, problems, place } = parse(file, text)
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

/**
 * The value of a file. A sound file is read by the fast parser; only one that it refuses, or one whose places are asked
 * for, is read again by the parser that keeps line and column. A test holds the two to the same values.
 */
function parse(file: string, text: string): { value: unknown; problems: Problem[]; place: Locate } {
  let careful: ReturnType<typeof parseCarefully> | undefined
  const read = () => {
    careful ??= parseCarefully(file, text)
    return careful
  }
  const value = parseFast(text)
  if (value === undefined) return read()
  return { value, problems: [], place: (path, of) => read().place(path, of) }
}

/** Undefined when the text is refused, or holds what only the careful parser can judge: anchors, aliases, tags, directives. */
export function parseFast(text: string): unknown {
  if (/(?:^|[[{,]|[:?-]\s)\s*[&*!]\S|^%/m.test(text)) return undefined
  try {
    return load(text, { schema: CORE_SCHEMA })
  } catch (error) {
    if (error instanceof YAMLException) return undefined
    throw error
  }
}

/** The value with the places of all that is in it, and every error of the file. */
export function parseCarefully(file: string, text: string) {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return `${file}:${line}:${col}`
  }
  const problems = firstOfEach([...document.errors, ...document.warnings]).map((error): Problem => ({
    where: at(error.pos[0]),
    ...inWords(error, text),
  }))
  // Aliases are refused: they let a small file grow without bound, and a record should say itself what it says.
  visit(document, {
    Alias(_, { source, range }) {
      problems.push({
        where: at(range?.[0] ?? 0),
        message: `found the alias *${source}`,
        hint: 'write the value out',
      })
    },
  })
  const place: Locate = (path, of) => placeInYaml(file, document, lines, path, of)
  return {
    value: problems.length > 0 ? undefined : (document.toJS({ maxAliasCount: 0 }) as unknown),
    problems,
    place,
  }
}

/** Keys given twice are mistakes of their own; any other error makes the parser stumble again and again behind it. */
function firstOfEach(errors: readonly YAMLError[]): YAMLError[] {
  const stumble = errors.find(({ code }) => code !== 'DUPLICATE_KEY')
  return errors.filter((error) => error.code === 'DUPLICATE_KEY' || error === stumble)
}

function inWords({ code, message, pos }: YAMLError, text: string): { message: string; hint: string } {
  if (code === 'DUPLICATE_KEY') {
    const [key = ''] = text.slice(pos[0]).split(':')
    return {
      message: `found the key "${key.trim()}" a second time in one record`,
      hint: 'remove one of them',
    }
  }
  if (code === 'MULTIPLE_DOCS')
    return { message: 'found "---", which begins a second document', hint: 'keep one document in a file' }
  const hint = 'put text with a colon in quotes, or correct the indentation'
  if (code === 'BLOCK_AS_IMPLICIT_KEY')
    return { message: 'is no YAML: found a second colon, or a line indented too far', hint }
  return { message: `is no YAML: ${message}`, hint }
}

function kindOf(value: unknown): string {
  return value === null
    ? 'nothing'
    : typeof value === 'object'
      ? 'one record'
      : `the ${typeof value} ${show(value)}`
}
