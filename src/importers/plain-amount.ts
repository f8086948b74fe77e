// A cell in, the amount in it out. Nothing is guessed: what is no plain number is refused by whoever asks.

const PLAIN = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/

/**
 * The number of a cell such as `1234.5` or `1,234.5`, whatever blanks and tabs stand in it; undefined where it is no plain
 * number. A comma counts only before three digits, since elsewhere `1,5` is one and a half.
 */
export function plainAmount(cell: string): number | undefined {
  const text = cell.replace(/[\s\u00A0\u3000]/g, '')
  return PLAIN.test(text) ? Number(text.replaceAll(',', '')) : undefined
}
