// Text from the data in, Markdown that shows it and does nothing else out; and tables and blocks of such text.

/** What Markdown or HTML would read as more than a letter. */
const SIGNS = /[\\`*_{}[\]<>|~$&:^=]/g
const MARKED = /^\s*(\d*)([-+.)])(?=\s|$)/
/** Sites that show Markdown make links of these, and tell the people who are called so. */
const CALLS = /[@#]|\bwww(?=\.)/gi
const WORD_JOINER = '\u2060'

/** One line of text. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(SIGNS, '\\$&')
    .replace(CALLS, `$&${WORD_JOINER}`)
    .replace(MARKED, '$1\\$2')
    .trim()
}

/** The lines of a table whose cells are Markdown already; none where it has no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return []
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line), '']
}

/** The lines of a block in which every sign stands for itself, however the text tries to end it. */
export function verbatim(text: string): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return [`${fence}text`, ...text.trimEnd().split(/\r?\n/), fence, '']
}
