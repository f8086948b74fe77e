// Signs and words in, every digit and every listed word that stands in them on any way through the template out.
import type { Language } from '../../languages/language.ts'
import type { Sign } from './paths.ts'

export type ClaimKind = keyof Language['claimWords']

/** Something that was typed and should have been computed, between two places of the source. */
export interface Typed {
  kind: ClaimKind | 'digit'
  text: string
  from: number
  to: number
}

/** The words of a language as a tree of letters. */
export interface WordTree {
  next: Map<string, WordTree>
  /** Set where a word ends. */
  kind?: ClaimKind
}

export function wordTree(words: Readonly<Record<string, readonly string[]>>): WordTree {
  const root: WordTree = { next: new Map() }
  for (const [kind, list] of Object.entries(words)) {
    for (const word of list) {
      let node = root
      for (const letter of word) {
        const next: WordTree = node.next.get(letter) ?? { next: new Map() }
        node.next.set(letter, next)
        node = next
      }
      node.kind = kind as ClaimKind
    }
  }
  return root
}

/** How far a word has come: the node of its last letter, and what was read of it. */
interface Reading {
  node: WordTree
  text: string
  from: number
  to: number
}

const NOTHING: WordTree = { next: new Map() }

/** In the order of their places. What lies inside a longer find is left out. */
export function findTyped(texts: readonly Sign[], root: WordTree): Typed[] {
  const found = new Map<string, Typed>()
  const report = (typed: Typed) => found.set(`${typed.from} ${typed.to}`, typed)
  const seen = new Map<Sign, Reading[]>()
  const outside: Reading = { node: root, text: '', from: 0, to: 0 }
  const work = texts.map((sign): [Sign, Reading] => [sign, outside])
  for (let step = work.pop(); step !== undefined; step = work.pop()) {
    const [sign, reading] = step
    if (sign.kind === 'joint') {
      const before = seen.get(sign) ?? []
      if (before.some(({ node, from }) => node === reading.node && from === reading.from)) continue
      seen.set(sign, [...before, reading])
    }
    if (sign.kind === 'digit') report({ kind: 'digit', text: sign.text, from: sign.from, to: sign.to })
    for (const after of read(reading, sign, outside, report)) {
      for (const next of sign.next) work.push([next, after])
    }
  }
  const all = [...found.values()].sort((a, b) => a.from - b.from || b.to - a.to)
  return all.filter(
    (one) => !all.some((other) => other !== one && other.from <= one.from && one.to <= other.to),
  )
}

/** What a reading becomes with one more sign. Between words a phrase may go on, and any word may begin. */
function read(reading: Reading, sign: Sign, outside: Reading, report: (typed: Typed) => void): Reading[] {
  if (sign.kind === 'joint') return [reading]
  const { node, text } = reading
  const key = sign.kind === 'space' ? ' ' : sign.text
  const child = node.next.get(key)
  const from = text === '' ? sign.from : reading.from
  const further = child && { node: child, text: text + key, from, to: sign.to }
  if (sign.kind === 'letter') return [further ?? { ...outside, node: NOTHING }]
  if (node.kind !== undefined) report({ kind: node.kind, text, from, to: reading.to })
  const still = key === ' ' && text.endsWith(' ') ? reading : further
  return still === undefined ? [outside] : [still, outside]
}
