// HTML that helpers and templates made in, what it says without its marks out: for names that hold plain text only.

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
  '#x60': '`',
  '#x3D': '=',
}

/** The text of a piece of the page. Citations and signs of doubt, which stand raised, are left out. */
export function plainText(html: string): string {
  return html
    .replace(/<sup\b[^>]*>.*?<\/sup>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/[ \n]+/g, ' ')
    .trim()
}
