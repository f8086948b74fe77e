// Texts of records may name observations as [[series period]]. Here they are taken apart; what is printed is not decided here.

export interface Token {
  /** As it stands in the text, with its brackets. */
  text: string
  /** Undefined when the brackets hold something else than a series and a period. */
  series: string | undefined
  period: string
}

const bracketed = /\[\[(.*?)\]\]/g
const seriesAndPeriod = /^([a-z0-9-]+) ([0-9/-]+)$/

/** The parts of a text in order: plain text and tokens. */
export function partsOfProse(prose: string): (string | Token)[] {
  const parts: (string | Token)[] = []
  let end = 0
  for (const match of prose.matchAll(bracketed)) {
    if (match.index > end) parts.push(prose.slice(end, match.index))
    const named = seriesAndPeriod.exec(match[1] ?? '')
    parts.push({ text: match[0], series: named?.[1], period: named?.[2] ?? '' })
    end = match.index + match[0].length
  }
  if (end < prose.length) parts.push(prose.slice(end))
  return parts
}

/** The tokens of a text, the malformed ones included. */
export function tokensOf(prose: string): Token[] {
  return partsOfProse(prose).filter((part) => typeof part !== 'string')
}
