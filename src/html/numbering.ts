// Numbers the figures and tables of a page in its order, and fills in what refers to them, which may stand before them.
import type { Language } from '../languages/language.ts'

export type Numbered = 'figure' | 'table'

/** What a reference names: a figure or table by its number, and where it stands. */
interface Place {
  kind: Numbered
  number: number
  anchor: string
}

/** A figure as a list names it. */
interface Listed {
  anchor: string
  label: string
  /** Its message, as HTML. */
  title: string
}

/** The numbers of one page. */
export class Numbering {
  /** The figures in the order of the page. */
  readonly figures: Listed[] = []
  readonly #places = new Map<string, Place>()
  readonly #language: Language

  constructor(language: Language) {
    this.#language = language
  }

  /** Gives the next number of its kind. `name` is one for figures and tables together. Undefined when it has one already. */
  add(kind: Numbered, name: string, anchor: string): string | undefined {
    if (this.#places.has(name)) return undefined
    const number = [...this.#places.values()].filter((place) => place.kind === kind).length + 1
    this.#places.set(name, { kind, number, anchor })
    return this.#language.numbered(kind, number)
  }

  /** Puts a figure on the list, by its message. Citations and links stand at the figure itself. */
  list(anchor: string, label: string, title: string): void {
    const bare = title.replace(/<sup class="cite">.*?<\/sup>|<\/?a\b[^>]*>/g, '')
    this.figures.push({ anchor, label, title: bare })
  }

  /** Holds the place of a reference until everything is numbered. Names are lower-case-hyphen. */
  see(names: readonly string[]): string {
    return `<i data-see="${names.filter((name) => /^[a-z0-9-]+$/.test(name)).join(' ')}"></i>`
  }

  /** Puts in the references: ` (Figure 3 and Table 2)`, or nothing where none of what is named is on the page. */
  fill(html: string): string {
    return html.replace(/<i data-see="([^"]*)"><\/i>/g, (_, names: string) => {
      const links = names.split(' ').flatMap((name) => {
        const place = this.#places.get(name)
        if (place === undefined) return []
        return [
          `<a class="see" href="#${place.anchor}">${this.#language.numbered(place.kind, place.number)}</a>`,
        ]
      })
      return links.length === 0 ? '' : ` (${this.#language.list(links)})`
    })
  }
}
