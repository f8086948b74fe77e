// A style sheet in, every string of it that would put a letter or a digit on the page out.

export interface CssString {
  text: string
  from: number
}

/** Properties whose strings name fonts. */
const FONTS = /^(?:font|font-family)$/

/**
 * Strings outside selectors and names of fonts, and what `attr()` takes from the page unseen. Escapes are undone first, so
 * that a digit cannot hide in one.
 */
export function printedStrings(css: string): CssString[] {
  const found: CssString[] = []
  let begin = 0
  // A comment, a selector's attribute, a string, attr(), or a sign that ends what was declared before it.
  const tokens =
    /\/\*[\s\S]*?\*\/|\[[^\]]*\]|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\battr\([^)]*\)|[{};]/g
  for (const { 0: token, index } of css.matchAll(tokens)) {
    if (/^[{};]$/.test(token)) begin = index + 1
    else if (!token.startsWith('/*') && !token.startsWith('[')) {
      const declared = css.slice(begin, index).replace(/\/\*[\s\S]*?\*\//g, '')
      const [, property = ''] = /^\s*([\w-]+)\s*:/.exec(declared) ?? []
      const text = token.startsWith('attr') ? token : unescaped(token.slice(1, -1))
      if (!FONTS.test(property) && /[\p{L}\p{N}]/u.test(text)) found.push({ text, from: index })
    }
  }
  return found
}

/** `\2060 ` and `\[` as the signs that they stand for. */
function unescaped(text: string): string {
  return text.replace(/\\(?:([\da-f]{1,6})\s?|\r?\n|(.))/gi, (_, code?: string, sign?: string) =>
    code === undefined ? (sign ?? '') : String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff)),
  )
}
