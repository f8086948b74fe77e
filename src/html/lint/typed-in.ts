// A line of plain text that a person typed in; every figure and every word about a figure in it out, as the lint of the
// templates finds them.
import type { Language } from '../../languages/language.ts'
import { findTyped } from './find-typed.ts'
import { ANSWERS, whole } from './lint-template.ts'
import { Paths } from './paths.ts'
import { wordTree } from './word-tree.ts'

/** In the order of their places, counted from nought: what was found, and what is wrong with it. */
export function typedIn(text: string, language: Language): { at: number; found: string; wrong: string }[] {
  const paths = new Paths()
  paths.begin(0)
  let at = 0
  for (const sign of text) {
    // As for templates, neither a compatibility form nor a letter that is not seen may hide a word.
    const seen = /\p{N}/u.test(sign) ? sign : sign.normalize('NFKC').toLowerCase()
    paths.add(seen.replace(/\p{Cf}/gu, ''), at, at + sign.length)
    at += sign.length
  }
  paths.end(text.length)
  return whole(findTyped(paths.texts, wordTree(language.claimWords)), text).map(({ kind, from, to }) => ({
    at: from,
    found: text.slice(from, to),
    wrong: ANSWERS[kind][0],
  }))
}
