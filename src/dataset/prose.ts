// Texts of records may name observations as [[series period]], and words that follow from two of them as
// [[word series from to]]. Here they are taken apart; what is printed is not decided here.
import { type Period, periodKind } from './period.ts'

/**
 * The words that a text can have computed:
 * - `verb`, `verbs`: what the series did from the first period to the second ("fell"; singular and plural);
 * - `change`, `changes`: the same with its size ("fell 8.2%");
 * - `compared`: how the first period stands to the second ("below").
 *
 * Of a series of published rates one period is enough: the rate says itself which way it went.
 */
export const tokenWords = ['verb', 'verbs', 'change', 'changes', 'compared'] as const
export type TokenWord = (typeof tokenWords)[number]

export interface Token {
  /** As it stands in the text, with its brackets. */
  text: string
  /** What is printed. Undefined when the brackets hold something else than a word, a series and its periods. */
  prints: 'value' | TokenWord | undefined
  series: string
  /** One, or for a word the two that it compares. */
  periods: readonly Period[]
}

const bracketed = /\[\[(.*?)\]\]/g
const named = /^(?:([a-z]+) )?([a-z0-9-]+) ([0-9/-]+)(?: ([0-9/-]+))?$/

/** The parts of a text in order: plain text and tokens. */
export function partsOfProse(prose: string): (string | Token)[] {
  const parts: (string | Token)[] = []
  let end = 0
  for (const match of prose.matchAll(bracketed)) {
    if (match.index > end) parts.push(prose.slice(end, match.index))
    parts.push(tokenOf(match[0], match[1] ?? ''))
    end = match.index + match[0].length
  }
  if (end < prose.length) parts.push(prose.slice(end))
  return parts
}

/** The tokens of a text, the malformed ones included. */
export function tokensOf(prose: string): Token[] {
  return partsOfProse(prose).filter((part) => typeof part !== 'string')
}

function tokenOf(text: string, inside: string): Token {
  const [, first, series = '', ...rest] = named.exec(inside) ?? []
  const periods = rest.filter((period) => period !== undefined)
  const word = tokenWords.find((one) => one === first)
  const sound = periods.length > 0 && periods.every((period) => periodKind(period) !== undefined)
  if (!sound || (first !== undefined && word === undefined) || (word === undefined && periods.length > 1))
    return { text, prints: undefined, series, periods }
  return { text, prints: word ?? 'value', series, periods }
}
