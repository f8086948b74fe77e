// A zod issue in, one problem in the operator's words out: the value found, what was expected, how to mend it.
import type { z } from 'zod'
import type { Problem } from '../errors.ts'
import type { Path } from './places.ts'

type Issue = z.core.$ZodIssue

/** Finds the place of a value, or, where the key itself is wrong, of the key. */
export type Locate = (path: Path, of?: 'key') => string

/** Explains one issue; unknown keys become one problem each. */
export function explain(issue: Issue, root: unknown, place: Locate): Problem[] {
  const where = place(issue.path)
  const name = issue.path.length === 0 ? 'the record' : issue.path.map(String).join('.')
  const found = at(root, issue.path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      where: place([...issue.path, key], 'key'),
      message: `found the key ${show(key)}, which ${name} does not have`,
      hint: 'remove it, or correct its spelling',
    }))
  }
  if (found === undefined) {
    return [{ where, message: `${name} is missing; expected ${expected(issue)}`, hint: `add ${name}` }]
  }
  // A year such as 2025 and a bare "no" are no text to YAML.
  const bare =
    issue.code === 'invalid_type' &&
    issue.expected === 'string' &&
    ['number', 'boolean'].includes(typeof found)
  const hint = bare ? `put it in quotes: "${String(found)}"` : `correct ${name}`
  return [{ where, message: `${name}: found ${show(found)}, expected ${expected(issue)}`, hint }]
}

function expected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return (
        {
          string: 'text',
          number: 'a plain number such as 1234.5',
          int: 'a whole number',
          array: 'a list',
          object: 'a record',
          tuple: 'a list',
        }[issue.expected as string] ?? `a ${issue.expected}`
      )
    case 'invalid_value':
      return issue.values.length === 1
        ? show(issue.values[0])
        : `one of ${issue.values.map(String).join(', ')}`
    case 'too_small':
      return issue.origin === 'array'
        ? `at least ${issue.minimum} ${issue.minimum === 1 ? 'entry' : 'entries'}`
        : `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string' ? `at most ${issue.maximum} characters` : `at most ${issue.maximum}`
    case 'invalid_format':
      return issue.format === 'url' ? 'an address that begins with http:// or https://' : issue.message
    default:
      return issue.message
  }
}

function at(root: unknown, path: Path): unknown {
  let value: unknown = root
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}

/** A value as it stands in the file, cut to a length that fits a line. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}
