// A text item of Vega's in; its width in the bundled font out.

import { textWidth } from '../fonts.ts'

/** What Vega knows about the font of a text item. Vega's default size is 11 px. */
export interface FontItem {
  fontSize?: number
  fontWeight?: number | string
}

/** The width in px. Vega trims what it prints, and prints nothing for null. */
export function textWidthOf({ fontSize = 11, fontWeight }: FontItem, text: unknown): number {
  const weight = fontWeight === 'bold' || Number(fontWeight) >= 600 ? 600 : 400
  return textWidth(text === undefined || text === null ? '' : String(text).trim(), fontSize, {
    family: 'sans',
    weight,
  })
}
