// The fixed text of a template in, what a reader would see of it out: text between tags, and the attributes that are read.
// It knows where in the HTML it stands, so that a value or a block may come in between at any place.
import type { Paths, Piece } from './paths.ts'

/** Attributes whose text reaches a reader, by eye or ear. */
const READ: ReadonlySet<string> = new Set([
  ...['title', 'alt', 'label', 'placeholder', 'summary', 'abbr'],
  ...['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'aria-placeholder'],
])

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** Where in the HTML a text stands. */
export interface Place {
  mode: 'text' | 'tag' | 'value' | 'comment'
  /** In a tag, the attribute named last; in a value, its quote. */
  name: string
  quote: string
  /** Where an attribute is read: the ends of the page's text, to go on with behind it. */
  aside: Piece[] | null
}

export type Refuse = (at: number, message: string, hint: string) => void

export class HtmlReader {
  place: Place = { mode: 'text', name: '', quote: '', aside: null }
  readonly #paths: Paths
  readonly #refuse: Refuse

  constructor(paths: Paths, refuse: Refuse) {
    this.#paths = paths
    this.#refuse = refuse
  }

  /** Whether a reader sees what stands here. */
  get read(): boolean {
    return this.place.mode === 'text' || this.place.aside !== null
  }

  /** Reads a piece of fixed text that stands at an offset of the source. */
  feed(text: string, offset: number): void {
    for (let index = 0; index < text.length;) {
      // Most of it is plain text, which needs no second look.
      const [plain = ''] = this.read ? (/^[A-Za-z ,.;:()]+/.exec(text.slice(index)) ?? []) : []
      if (plain !== '') this.#paths.add(plain.toLowerCase(), offset + index, offset + index + plain.length)
      index += plain.length
      if (index < text.length) index += this.#step(text.slice(index), offset + index)
    }
  }

  /** Reads what stands first in the text, and gives its length. */
  #step(rest: string, at: number): number {
    const { mode, quote } = this.place
    if (mode === 'comment') {
      const end = rest.indexOf('-->')
      if (end >= 0) this.place = { ...this.place, mode: 'text' }
      return end < 0 ? rest.length : end + 3
    }
    if (mode === 'tag') return this.#tag(rest, at)
    if (mode === 'value' && rest.startsWith(quote)) {
      this.#close(at)
      return 1
    }
    if (mode === 'text' && rest.startsWith('<')) return this.#open(rest, at)
    if (!this.read) return 1
    if (rest.startsWith('&')) return this.#reference(rest, at)
    const [sign = ''] = rest
    this.#show(sign, at, at + sign.length)
    return sign.length
  }

  /** Compatibility forms become letters, and what is not seen is left out: neither may hide a word. */
  #show(sign: string, from: number, to: number): void {
    const seen = /\p{N}/u.test(sign)
      ? sign
      : sign
          .normalize('NFKC')
          .toLowerCase()
          .replace(/\p{Cf}/gu, '')
    if (seen !== '') this.#paths.add(seen, from, to)
  }

  #open(rest: string, at: number): number {
    if (rest.startsWith('<!--')) {
      this.place = { ...this.place, mode: 'comment' }
      return 4
    }
    const [tag] = /^<[/!]?[a-z][^\s/>]*/i.exec(rest) ?? []
    if (tag === undefined) this.#refuse(at, 'found a "<" that begins no tag', 'write &lt;')
    this.#paths.gap(at)
    this.place = { mode: 'tag', name: '', quote: '', aside: null }
    return tag?.length ?? 1
  }

  #tag(rest: string, at: number): number {
    const { name } = this.place
    const value = /^=\s*(["'])/.exec(rest)
    if (value) {
      const aside = READ.has(name) || name === '' ? this.#paths.begin(at) : null
      this.place = { mode: 'value', name, quote: value[1] ?? '', aside }
      return value[0].length
    }
    if (rest.startsWith('=') && READ.has(name)) {
      this.#refuse(at, `found the attribute ${name} without quotes`, 'put its value in quotes')
    }
    if (rest.startsWith('>')) this.place = { ...this.place, mode: 'text', name: '' }
    const [word = ''] = /^[^\s=>"'/]+/.exec(rest) ?? []
    if (word !== '') this.place = { ...this.place, name: word.toLowerCase() }
    return Math.max(1, word.length)
  }

  #close(at: number): void {
    const { aside } = this.place
    if (aside !== null) {
      this.#paths.end(at)
      this.#paths.ends = aside
    }
    this.place = { mode: 'tag', name: '', quote: '', aside: null }
  }

  #reference(rest: string, at: number): number {
    const [whole = '&', name, decimal, hex] =
      /^&(?:([a-z]\w*)|#(\d{1,7})|#x([\da-f]{1,6}));/i.exec(rest) ?? []
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
    const sign = NAMED[name ?? ''] ?? (code <= 0x10ffff ? String.fromCodePoint(code) : undefined)
    if (sign === undefined) {
      const hint = `write the letter itself; of names there are ${Object.keys(NAMED).join(', ')}`
      this.#refuse(at, `found "${whole}", which stands for no letter that can be checked`, hint)
    } else this.#show(sign, at, at + whole.length)
    return whole.length
  }
}
