// The templates and the style sheet in, a problem for every figure and every word about a figure that somebody typed out.
// What a reader is told about figures must come from helpers, or last month's sentence stands over this month's data.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { readAllowedWords } from '../dataset/allowed-words.ts'
import { decode } from '../dataset/decode.ts'
import { compareText } from '../dataset/order.ts'
import type { Problem } from '../errors.ts'
import type { Language } from '../languages/language.ts'
import { AllowList } from './lint/allow-list.ts'
import { printedStrings } from './lint/css-strings.ts'
import { lintReferences, type Source } from './lint/references.ts'
import { lintTemplate } from './lint/lint-template.ts'
import { placeAt } from './lint/place-at.ts'
import { wordTree } from './lint/word-tree.ts'

const ALLOWED = 'allowed-words.yaml'

/** Problems of the templates of a language. `label` is the folder as the operator knows it. */
export function lintTemplates(folder: string, language: Language, label = folder): Problem[] {
  const problems: Problem[] = []
  const text = (name: string) => {
    const decoded = decode(readFileSync(join(folder, name)), `${label}/${name}`)
    if (decoded.problem) problems.push(decoded.problem)
    return decoded.text
  }
  const list = existsSync(join(folder, ALLOWED)) ? text(ALLOWED) : undefined
  const read = list === undefined ? undefined : readAllowedWords(`${label}/${ALLOWED}`, list)
  const allowed = new AllowList(read?.phrases ?? [])
  const words = wordTree(language.claimWords)
  problems.push(...(read?.problems ?? []))
  const sources: Source[] = []
  for (const name of templatesIn(folder)) {
    const source = text(name)
    if (source === undefined) continue
    sources.push({ label: `${label}/${name}`, source })
    problems.push(...lintTemplate({ name, label: `${label}/${name}`, source }, words, allowed))
  }
  return [...problems, ...lintReferences(sources), ...allowed.unused()]
}

/** Problems of the style sheet, which all languages share: what it prints would be fixed text as well. */
export function lintStyleSheet(file: string, label = file): Problem[] {
  const css = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return printedStrings(css).map(({ text, from }) => ({
    where: placeAt(label, css, from),
    message: `found "${text}", which the style sheet would print`,
    hint: 'print text and figures in a template; a style sheet may print signs and counters',
  }))
}

/** Every template, by its path below the folder. */
export function templatesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort(compareText)
}
