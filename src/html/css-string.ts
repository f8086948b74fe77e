// Any text in, the same as a string of a style sheet out.

/** Text as a CSS string that cannot end its rule or its style element. */
export function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ,.·–-]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`
}
