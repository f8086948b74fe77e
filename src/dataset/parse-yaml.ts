// The text of a YAML file in, its value out, with the place of everything in it; or what is wrong with it, in words.
// Only this file and places.ts know the YAML parsers.
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml'
import { LineCounter, parseDocument, visit, type YAMLError } from 'yaml'
import type { Problem } from '../errors.ts'
import type { Locate } from './explain.ts'
import { placeInYaml } from './places.ts'

/**
 * The value of a file. A sound file is read by the fast parser; only one that it refuses, or one whose places are asked
 * for, is read again by the parser that keeps line and column. A test holds the two to the same values.
 */
export function parseYaml(
  file: string,
  text: string,
): { value: unknown; problems: Problem[]; place: Locate } {
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
