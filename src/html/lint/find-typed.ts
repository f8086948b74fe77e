// Pieces of text and words in, every digit and every word that stands in them on any way through the template out.
import type { Piece } from './paths.ts'
import type { ClaimKind, WordTree } from './word-tree.ts'

/** Something that was typed and should have been computed, between two places of the source. */
export interface Typed {
  kind: ClaimKind | 'digit'
  text: string
  from: number
  to: number
}

/** How far a word has come: the node of its last letter, where it began, and where that letter ends. */
interface Reading {
  node: WordTree
  from: number
  to: number
}

type Report = (typed: Typed) => void

/** In the order of their places. What lies inside a longer find is left out. */
export function findTyped(texts: readonly Piece[], root: WordTree): Typed[] {
  const found = new Map<string, Typed>()
  const report = (typed: Typed) => found.set(`${typed.from} ${typed.to}`, typed)
  const seen = new Map<Piece, Reading[]>()
  const work = texts.map((piece): [Piece, Reading] => [piece, { node: root, from: 0, to: 0 }])
  for (let step = work.pop(); step !== undefined; step = work.pop()) {
    const [piece, reading] = step
    if (piece.text === '') {
      const before = seen.get(piece) ?? []
      if (before.some(({ node, from }) => node === reading.node && from === reading.from)) continue
      seen.set(piece, [...before, reading])
    }
    for (const after of read(piece, reading, root, report)) {
      for (const next of piece.next) work.push([next, after])
    }
  }
  const all = [...found.values()].sort((a, b) => a.from - b.from || b.to - a.to)
  return all.filter(
    (one) => !all.some((other) => other !== one && other.from <= one.from && one.to <= other.to),
  )
}

/** Letters that stand together, spaces, or any one other sign. */
const TOKENS = /\p{L}+|\s+|[^]/gu

/** What a reading has become behind a piece. Between words a phrase may go on, and any word may begin. */
function read(piece: Piece, reading: Reading, root: WordTree, report: Report): Reading[] {
  const exact = piece.text.length === piece.to - piece.from
  let readings = [reading]
  let at = piece.from
  for (const token of piece.text.match(TOKENS) ?? []) {
    const from = exact ? at : piece.from
    const to = exact ? at + token.length : piece.to
    at += token.length
    if (/^\p{L}/u.test(token)) {
      readings = readings.flatMap((one) => {
        const node = descend(one.node, token)
        return node === undefined ? [] : [{ node, from: one.node === root ? from : one.from, to }]
      })
    } else {
      if (/\p{N}/u.test(token)) report({ kind: 'digit', text: token, from, to })
      const sign = /^\s/.test(token) ? ' ' : token
      const phrases = readings.flatMap((one) => {
        if (one.node.word) report({ ...one.node.word, from: one.from, to: one.to })
        const node = sign === ' ' && one.node.space ? one.node : one.node.next.get(sign)
        return node === undefined ? [] : [{ node, from: one.from, to }]
      })
      readings = [...phrases, { node: root, from: to, to }]
    }
  }
  // Inside a word that is none of the list nothing is read until it ends.
  return readings.length === 0 ? [{ node: NOTHING, from: 0, to: 0 }] : readings
}

const NOTHING: WordTree = { next: new Map(), space: false }

function descend(node: WordTree, letters: string): WordTree | undefined {
  let found: WordTree | undefined = node
  for (const letter of letters) {
    found = found.next.get(letter)
    if (found === undefined) return undefined
  }
  return found
}
