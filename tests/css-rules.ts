// A style sheet in; its rules out, each with what it stands in (@media, @page) and what it declares.

export interface CssRule {
  selector: string
  within: string[]
  declarations: [string, string][]
}

/** Enough of CSS for our own sheets: no strings with braces, no comments inside a value. */
export function rulesOf(css: string): CssRule[] {
  const rules: CssRule[] = []
  const open: string[] = []
  for (const [, text = '', sign = ''] of css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]*)([{};])/g)) {
    const said = text.trim()
    const colon = said.indexOf(':')
    if (sign === '{') {
      open.push(said)
      rules.push({ selector: said, within: open.slice(0, -1), declarations: [] })
      continue
    }
    // A rule inside another closes before what follows it in the outer one.
    const rule = rules.findLast(
      ({ selector, within }) => selector === open.at(-1) && within.length === open.length - 1,
    )
    if (colon > 0) rule?.declarations.push([said.slice(0, colon).trim(), said.slice(colon + 1).trim()])
    if (sign === '}') open.pop()
  }
  return rules
}
