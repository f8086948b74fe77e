// The templates of a language in; a problem for each reference to a figure or table that no template prints, and for each
// figure or table that no text refers to, out. Which of them an issue prints depends on its data; that they exist does not.
import type { Problem } from '../../errors.ts'
import { placeAt } from './place-at.ts'

export interface Source {
  label: string
  source: string
}

interface Name {
  name: string
  where: string
}

export function lintReferences(templates: readonly Source[]): Problem[] {
  const printed = templates.flatMap((one) => found(one, /\{\{[~#]*(?:chart|caption)\s+"([^"]*)"/g))
  const named = templates.flatMap((one) => found(one, /\{\{~?see((?:\s+"[^"]*")+)\s*~?\}\}/g))
  const has = (list: readonly Name[], name: string) => list.some((one) => one.name === name)
  return [
    ...named
      .filter(({ name }) => !has(printed, name))
      .map(({ name, where }) => ({
        where,
        message: `found a reference to "${name}", which is no {{#chart}} and no {{#caption}}`,
        hint: 'correct the name, or print what it refers to',
      })),
    ...printed
      .filter(({ name }) => !has(named, name))
      .map(({ name, where }) => ({
        where,
        message: `no text refers to "${name}"`,
        hint: `lead to it where the text speaks of it: {{see "${name}"}}`,
      })),
  ]
}

/** The names in what a pattern captures, and where each stands. */
function found({ label, source }: Source, pattern: RegExp): Name[] {
  return [...source.matchAll(pattern)].flatMap((match) => {
    const names = match[1] ?? ''
    const from = match.index + match[0].indexOf(names)
    return [...names.matchAll(/[^\s"]+/g)].map((one) => ({
      name: one[0],
      where: placeAt(label, source, from + one.index),
    }))
  })
}
