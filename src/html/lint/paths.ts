// The text that a template may give, piece by piece, with every piece that may follow: since a block may be shown or left out,
// and a tag or a value may part two letters or leave them together, there is one text for each way through the template.

export interface Piece {
  /** In lower case; empty where ways meet, and nowhere else do they meet. */
  text: string
  /** Where it stands in the source. Where text and source are not of one length, the whole of it stands for each letter. */
  from: number
  to: number
  next: Piece[]
}

/** Builds the pieces of one template. */
export class Paths {
  /** The beginning of each text: of the page, and of every attribute that is read. */
  readonly texts: Piece[] = []
  /** The pieces that what is added next may follow. */
  ends: Piece[] = []

  /** Begins a text of its own. Gives the ends of the one before, which can be taken up again. */
  begin(at: number): Piece[] {
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

  add(text: string, from: number, to: number): Piece {
    const piece: Piece = { text, from, to, next: [] }
    this.#follow(piece)
    this.ends = [piece]
    return piece
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

  #follow(piece: Piece): void {
    for (const end of this.ends) end.next.push(piece)
  }
}
