// A text in; its lines out, none wider than asked for unless a single word is.
import { textWidth } from '../fonts.ts'

/** `width` and `size` in CSS pixels. */
export function wrapText(text: string, width: number, size: number, weight: 400 | 600 = 400): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && labelWidth(longer, size, weight) > width) lines.push(word)
    else lines[Math.max(0, lines.length - 1)] = longer
  }
  return lines
}

/** The width of a label in CSS pixels. */
export function labelWidth(text: string, size: number, weight: 400 | 600 = 400): number {
  return textWidth(text, size, { family: 'sans', weight })
}

/** The width of the widest of some labels; zero without one. */
export function widest(texts: readonly string[], size: number, weight: 400 | 600 = 400): number {
  return Math.max(0, ...texts.map((text) => labelWidth(text, size, weight)))
}
