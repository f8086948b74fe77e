// The words of a language in, the same as a tree of their letters out, so that a text is read once for all of them.
import type { Language } from '../../languages/language.ts'

export type ClaimKind = keyof Language['claimWords']

export interface WordTree {
  next: Map<string, WordTree>
  /** Set where a word ends. */
  word?: { text: string; kind: ClaimKind }
  /** Between two words of a phrase, where any number of spaces may stand. */
  space: boolean
}

export function wordTree(words: Language['claimWords']): WordTree {
  const root: WordTree = { next: new Map(), space: false }
  const plant = (kind: ClaimKind) => {
    for (const text of words[kind]) {
      let node = root
      for (const letter of text) {
        const next: WordTree = node.next.get(letter) ?? { next: new Map(), space: letter === ' ' }
        node.next.set(letter, next)
        node = next
      }
      node.word = { text, kind }
    }
  }
  const kinds: ClaimKind[] = ['verb', 'comparative', 'superlative', 'run', 'weight', 'number']
  kinds.forEach(plant)
  return root
}
