// The source of a template in; out comes its text on every way through it, and what in its markup cannot be checked.
import Handlebars from 'handlebars'
import { HtmlReader, type Place, type Refuse } from './html-reader.ts'
import { type Literal, literalsOf } from './literals.ts'
import { Paths, type Piece } from './paths.ts'

export interface ReadTemplate {
  /** The beginning of each text that a reader may see. */
  texts: readonly Piece[]
  /** Fixed texts and numbers that a helper would print. */
  literals: readonly Literal[]
}

/** Walks a template in the order of its source. Whitespace is kept as it stands, so that places are those of the file. */
class TemplateReader extends Handlebars.Visitor {
  readonly literals: Literal[] = []
  readonly #paths: Paths
  readonly #html: HtmlReader
  readonly #refuse: Refuse
  readonly #source: string
  readonly #lines: number[]

  constructor(source: string, paths: Paths, refuse: Refuse) {
    super()
    this.#source = source
    this.#lines = lineStarts(source)
    this.#paths = paths
    this.#html = new HtmlReader(paths, refuse)
    this.#refuse = refuse
  }

  override ContentStatement({ value, loc }: hbs.AST.ContentStatement): void {
    const from = this.#offset(loc.start)
    if (!this.#source.startsWith(value, from))
      throw new Error(`text at ${from} is not where Handlebars has it`)
    // A tilde takes the space away that stands beside it.
    const before = this.#source.slice(0, from).endsWith('~}}') ? value.length - value.trimStart().length : 0
    const end = this.#source.startsWith('{{~', from + value.length) ? value.trimEnd().length : value.length
    this.#html.feed(value.slice(before, Math.max(before, end)), from + before)
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    this.literals.push(...literalsOf(mustache, (place) => this.#offset(place)))
    if (this.#html.read) this.#paths.gap(this.#offset(mustache.loc.start))
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    this.literals.push(...literalsOf(block, (place) => this.#offset(place)))
    const at = this.#offset(block.loc.start)
    const start = this.#html.place
    // Without an {{else}} there is no inverse, whatever the types say.
    const branches = [block.program, block.inverse].filter(Boolean)
    this.#paths.branches(
      at,
      branches.map((branch) => () => {
        this.#html.place = start
        this.accept(branch)
        if (!alike(start, this.#html.place)) {
          const hint = 'close in a block what is opened in it: tags, quotes and comments'
          this.#refuse(
            at,
            `found a block that begins in ${start.mode} and ends in ${this.#html.place.mode}`,
            hint,
          )
        }
      }),
    )
    this.#html.place = start
  }

  #offset({ line, column }: hbs.AST.Position): number {
    return (this.#lines[line - 1] ?? 0) + column
  }
}

function alike(a: Place, b: Place): boolean {
  return a.mode === b.mode && a.quote === b.quote
}

function lineStarts(source: string): number[] {
  return [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)]
}

/** Throws what the parser throws for a source that is no template. */
export function readTemplate(source: string, refuse: Refuse): ReadTemplate {
  const paths = new Paths()
  paths.begin(0)
  const reader = new TemplateReader(source, paths, refuse)
  // Handlebars.parse would take line ends away, and with them the places.
  reader.accept(Handlebars.parseWithoutProcessing(source))
  paths.end(source.length)
  return { texts: paths.texts, literals: reader.literals }
}
