// The operations of a content stream in, one after the other; which marked content the page is in, out (ISO 32000-1, 14.6).
import { Name, type Operand, type Operation } from './content-stream.ts'

/** One open marked-content sequence. */
interface Mark {
  /** Of the structure element whose content it is, its own or the innermost around it. */
  mcid: number | undefined
  /** In an artifact: page furniture that no reader speaks. */
  artifact: boolean
  /** What is to be read instead of what is shown. */
  actualText: string | undefined
}

/** Looks up a property list that the page's resources name. */
export type Properties = (name: string) => ReadonlyMap<string, Operand> | undefined

export class MarkStack {
  readonly #marks: Mark[] = []
  readonly #properties: Properties

  constructor(properties: Properties) {
    this.#properties = properties
  }

  /** Takes note of an operation; whether it opened or closed a sequence. */
  see({ operator, operands }: Operation): 'opened' | 'closed' | undefined {
    if (operator === 'EMC') {
      this.#marks.pop()
      return 'closed'
    }
    if (operator !== 'BMC' && operator !== 'BDC') return undefined
    const [tag, given] = operands
    const list = given instanceof Name ? this.#properties(given.name) : given
    const properties = list instanceof Map ? (list as ReadonlyMap<string, Operand>) : undefined
    const mcid = properties?.get('MCID')
    const around = this.#marks.at(-1)
    this.#marks.push({
      mcid: typeof mcid === 'number' ? mcid : around?.mcid,
      artifact: (tag instanceof Name && tag.name === 'Artifact') || around?.artifact === true,
      actualText: textOf(properties?.get('ActualText')),
    })
    return 'opened'
  }

  get depth(): number {
    return this.#marks.length
  }

  get mcid(): number | undefined {
    return this.#marks.at(-1)?.mcid
  }

  /** Whether what is painted here belongs to the structure, or is declared not to. */
  get covered(): boolean {
    const mark = this.#marks.at(-1)
    return mark !== undefined && (mark.mcid !== undefined || mark.artifact)
  }

  /** Whether content of the structure stands in an artifact, which hides it from readers. */
  get hidden(): boolean {
    const mark = this.#marks.at(-1)
    return mark?.artifact === true && mark.mcid !== undefined
  }

  /** What replaces the text shown here, if anything does. */
  get actualText(): string | undefined {
    return this.#marks.at(-1)?.actualText
  }
}

/** A text string: UTF-16 behind its byte order mark, else one byte a letter. */
function textOf(operand: Operand | undefined): string | undefined {
  if (typeof operand !== 'string' || !operand.startsWith('\u00fe\u00ff')) {
    return typeof operand === 'string' ? operand : undefined
  }
  return new TextDecoder('utf-16be').decode(Buffer.from(operand.slice(2), 'latin1'))
}
