// The text that a template may give, sign by sign, with every sign that may follow: since a block may be shown or left out,
// and a tag or a value may part two letters or leave them together, there is one text for each way through the template.

export interface Sign {
  /** A letter in lower case, a space or another sign; empty where ways meet, and nowhere else do they meet. */
  text: string
  kind: 'letter' | 'digit' | 'space' | 'other' | 'joint'
  /** Where it stands in the source, and where it ends there. */
  from: number
  to: number
  next: Sign[]
}

/** Builds the signs of one template. */
export class Paths {
  /** The beginning of each text: of the page, and of every attribute that is read. */
  readonly texts: Sign[] = []
  /** The signs that what is added next may follow. */
  ends: Sign[] = []

  /** Begins a text of its own. Gives the ends of the one before, which can be taken up again. */
  begin(at: number): Sign[] {
    const { ends } = this
    this.ends = []
    this.texts.push(this.add('', at, at))
    return ends
  }

  /** Ends a text, and with it its last word. */
  end(at: number): void {
    this.add(' ', at, at)
    this.ends = []
  }

  add(text: string, from: number, to: number): Sign {
    const sign: Sign = { text, kind: kindOf(text), from, to, next: [] }
    this.#follow(sign)
    this.ends = [sign]
    return sign
  }

  /** A space that may be there or not. */
  gap(at: number): void {
    const before = this.ends
    this.add(' ', at, at)
    this.ends = [...before, ...this.ends]
    this.add('', at, at)
  }

  /** Any of the branches, any number of times, or none of them. */
  branches(at: number, branches: readonly (() => void)[]): void {
    const open = this.add('', at, at)
    const exits = [open]
    for (const branch of branches) {
      this.ends = [open]
      branch()
      this.#follow(open)
      exits.push(...this.ends)
    }
    this.ends = exits
    this.add('', at, at)
  }

  #follow(sign: Sign): void {
    for (const end of this.ends) end.next.push(sign)
  }
}

/** Few signs make up all text, and the patterns are slow. */
const KINDS = new Map<string, Sign['kind']>()

function kindOf(text: string): Sign['kind'] {
  const known = KINDS.get(text)
  if (known !== undefined) return known
  const letter = /\p{L}/u.test(text)
  const kind = letter ? 'letter' : /\p{N}/u.test(text) ? 'digit' : /\s/.test(text) ? 'space' : 'other'
  KINDS.set(text, text === '' ? 'joint' : kind)
  return text === '' ? 'joint' : kind
}
