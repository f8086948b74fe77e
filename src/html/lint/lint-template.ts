// One template in, its problems in the order of their places out: what is typed, what cannot be checked, what does not parse.
import type { Problem } from '../../errors.ts'
import type { AllowList } from './allow-list.ts'
import { findTyped, type Typed } from './find-typed.ts'
import { placeAt } from './place-at.ts'
import { readTemplate } from './read-template.ts'
import type { WordTree } from './word-tree.ts'

/** What is wrong with a find, and the helpers that say the same from a figure. */
export const ANSWERS: Readonly<Record<Typed['kind'], [wrong: string, helpers: string]>> = {
  digit: ['a figure that nothing computes', '{{figure …}}, {{number …}}, {{count …}} or {{time …}}'],
  number: ['a number that nothing computes', '{{count …}}, {{number …}} or {{run …}}'],
  verb: ['which says what a figure did', '{{change …}}, {{changed …}}, {{moved …}} or {{noun …}}'],
  comparative: ['which compares figures', '{{distance …}} or {{pace …}}'],
  superlative: ['which ranks a figure', '{{extreme …}} or {{ranked …}}'],
  run: ['which counts months in a row', '{{run …}}'],
  weight: ['which weighs a change', '{{verdict …}} or {{judged …}}'],
}

interface Found {
  from: number
  to: number
  message: string
  hint: string
}

/** `name` is the path of the file as the list of allowed phrases has it, `label` as the operator knows it. */
export function lintTemplate(
  { name, label, source }: { name: string; label: string; source: string },
  words: WordTree,
  allowed: AllowList,
): Problem[] {
  const found: Found[] = []
  const refuse = (from: number, message: string, hint: string) =>
    void found.push({ from, to: from, message, hint })
  try {
    const { texts, literals } = readTemplate(source, refuse)
    const typed = whole(findTyped(texts, words), source).map(({ kind, text, from, to }): Found => {
      const [wrong, helpers] = ANSWERS[kind]
      const hint = `let the data choose: ${helpers}; or excuse it in allowed-words.yaml with the reason`
      return { from, to, message: `found "${text}", ${wrong}`, hint }
    })
    const fixed = literals.map(({ helper, text, from, to }): Found => {
      const message = `found "${text}" as a fixed argument of {{${helper}}}, which would print it`
      return { from, to, message, hint: 'name a finding instead' }
    })
    const refused = [...found, ...allowed.refused(name, source, [...typed, ...fixed])]
    return refused
      .sort((a, b) => a.from - b.from)
      .map(({ from, message, hint }) => ({ where: placeAt(label, source, from), message, hint }))
  } catch (error) {
    const problem = parseProblem(label, error)
    if (problem === undefined) throw error
    return [problem]
  }
}

/** Digits that stand together as one find, with the signs between them: `1,234.5`. */
export function whole(found: readonly Typed[], source: string): Typed[] {
  const joined: Typed[] = []
  for (const one of found) {
    const last = joined.at(-1)
    const between = last && source.slice(last.to, one.from)
    if (last?.kind === 'digit' && one.kind === 'digit' && /^[.,]?$/.test(between ?? '-')) {
      joined[joined.length - 1] = { ...last, text: last.text + (between ?? '') + one.text, to: one.to }
    } else joined.push(one)
  }
  return joined
}

/** The parser throws plain errors that begin with the line; what it finds later has the place on it. */
function parseProblem(label: string, error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined
  const [, line] = /^(?:Parse|Lexical) error on line (\d+)/.exec(error.message) ?? []
  const at = / - (\d+):(\d+)$/.exec(error.message)
  const hint = 'correct the template'
  if (line !== undefined) return { where: `${label}:${line}`, message: error.message, hint }
  if (at === null) return undefined
  return { where: `${label}:${at[1]}:${Number(at[2]) + 1}`, message: error.message, hint }
}
