// SVG text as Vega writes it in, a tree out, and back: with one tag a line, numbers to three decimals, and ids that
// carry the chart's name. What only a screen reader or a mouse would use is left out: the root speaks for the chart.

export interface Tag {
  name: string
  attributes: Record<string, string>
  children: Tag[]
  /** The text inside, still escaped. Only `text` and `tspan` have any. */
  text: string
}

// Vega escapes < > & and " in attributes, so a tag ends at its first >.
const TOKEN = /<(\/?)([a-zA-Z]+)((?: [\w:-]+="[^"]*")*)(\/?)>|([^<]+)/y

// For screen readers and mice, or without effect.
const NEEDLESS =
  /^(aria-.*|role=.*|pointer-events=.*|xmlns:.*|version=.*|opacity="1"|transform="translate\(0,0\)")$/

/** Reads Vega's SVG. Throws an Error when the text is not the plain markup that Vega writes. */
export function parseMarkup(svg: string): Tag {
  const outside: Tag = { name: '', attributes: {}, children: [], text: '' }
  const open = [outside]
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < svg.length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(svg)
    const parent = open.at(-1)
    if (match === null || parent === undefined)
      throw new Error(`unexpected markup: ${svg.slice(at, at + 60)}`)
    const [, closing, name = '', attributes = '', selfClosing, text] = match
    if (text !== undefined) {
      parent.text += text
    } else if (closing === '/') {
      open.pop()
    } else {
      const tag: Tag = { name, attributes: parseAttributes(attributes), children: [], text: '' }
      parent.children.push(tag)
      if (selfClosing === '') open.push(tag)
    }
  }
  const [root] = outside.children
  if (root === undefined || outside.children.length > 1 || open.length > 1)
    throw new Error('the SVG is not one element')
  return root
}

/** Every element below and including this one, in document order. */
export function* allTags(tag: Tag): Generator<Tag> {
  yield tag
  for (const child of tag.children) yield* allTags(child)
}

/** Writes the tree with one tag a line; text stays on the line of its element, where a space would be seen. */
export function printMarkup(tag: Tag): string {
  const attributes = Object.entries(tag.attributes).map(([key, value]) => ` ${key}="${value}"`)
  const start = `<${tag.name}${attributes.join('')}`
  if (tag.name === 'text' || tag.name === 'tspan') {
    const inside = tag.children.map((child) => printMarkup(child).trimEnd()).join('')
    return `${start}>${tag.text}${inside}</${tag.name}>\n`
  }
  if (tag.children.length === 0) return `${start}/>\n`
  return `${start}>\n${tag.children.map(printMarkup).join('')}</${tag.name}>\n`
}

/** Text made safe for an attribute or an element. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/**
 * The tree as the page needs it: invisible elements and attributes for screen readers and mice dropped, numbers
 * rounded, and every id renamed to the chart's name with a number in the order of appearance.
 */
export function tidyMarkup(root: Tag, chartName: string): Tag {
  const ids = [...allTags(root)].flatMap(({ attributes }) =>
    attributes.id === undefined ? [] : [attributes.id],
  )
  const renamed = new Map(ids.map((id, index) => [id, `${chartName}-${index + 1}`]))
  return tidy(root, renamed)
}

function tidy(tag: Tag, ids: ReadonlyMap<string, string>): Tag {
  const kept = Object.entries(tag.attributes).filter(([key, value]) => !NEEDLESS.test(`${key}="${value}"`))
  const attributes = kept.map(([key, value]): [string, string] => [key, tidyValue(key, value, ids)])
  const children = tag.children.map((child) => tidy(child, ids)).filter(isSeen)
  return { ...tag, attributes: Object.fromEntries(attributes), children }
}

function isSeen({ name, attributes, children }: Tag): boolean {
  // Vega makes labels transparent that overlap another; a PDF would still contain them.
  if (attributes.display === 'none' || attributes.opacity === '0') return false
  if (name === 'path' && (attributes.d ?? '') === '') return false
  // Vega gives every group a background, mostly without colour (the root sets fill="none").
  if (attributes.class === 'background' && attributes.fill === undefined && attributes.stroke === undefined)
    return false
  return name !== 'g' || children.length > 0
}

function tidyValue(key: string, value: string, ids: ReadonlyMap<string, string>): string {
  // A colour such as #cfe3e7 holds digits, but no number.
  if (key === 'class' || value.startsWith('#')) return value
  // In CSS a bare name cannot hold a word like "3": without quotes the browser takes the page's font instead.
  if (key === 'font-family') return `'${value.replaceAll("'", '')}', sans-serif`
  if (key === 'id') return ids.get(value) ?? value
  if (value.startsWith('url(#')) return `url(#${ids.get(value.slice(5, -1)) ?? 'missing'})`
  // The sign is left alone after a digit, where it also separates two numbers.
  return value.replace(/(?<![\d.])-?\d+(\.\d+)?(e[-+]?\d+)?/g, (number) =>
    number.includes('.') || number.includes('e') ? String(Number(Number(number).toFixed(3)) + 0) : number,
  )
}

function parseAttributes(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]))
}
