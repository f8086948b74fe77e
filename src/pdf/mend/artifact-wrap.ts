// The operations of a page in, one after the other; the page with all that it paints outside the structure declared an
// artifact out: margin boxes, backgrounds, borders, generated content (ISO 14289-1, 7.1: content is either tagged or an artifact).
import { Name, type Operation } from '../content-stream.ts'
import type { MarkStack } from '../mark-stack.ts'
import { OTHER_PAINT, PATH, PATH_PAINT, TEXT_PAINT } from '../painting.ts'

const SPACE = 32

/** Bytes from and to which an artifact reaches. */
type Reach = [from: number, to: number]

export class ArtifactWrap {
  readonly #marks: MarkStack
  readonly #tagged: (drawing: string) => boolean
  readonly #artifacts: Reach[] = []
  /** Where the path under construction begins: no mark may stand inside one. */
  #path: number | undefined
  #text = { start: 0, depth: 0, mixed: false, shown: [] as Reach[] }

  /** `tagged` says whether a drawing that is painted (`/X1 Do`) holds content of the structure itself. */
  constructor(marks: MarkStack, tagged: (drawing: string) => boolean) {
    this.#marks = marks
    this.#tagged = tagged
  }

  /** After the stack of marks has seen it. */
  see({ operator, operands, start, end }: Operation): void {
    const bare = !this.#marks.covered
    if (PATH.has(operator)) this.#path ??= start
    else if (PATH_PAINT.has(operator)) {
      if (bare) this.#artifacts.push([this.#path ?? start, end])
      this.#path = undefined
    } else if (operator === 'n') this.#path = undefined
    else if (operator === 'BT') this.#text = { start, depth: this.#marks.depth, mixed: !bare, shown: [] }
    else if (TEXT_PAINT.has(operator)) {
      if (bare) this.#text.shown.push([start, end])
      else this.#text.mixed = true
    } else if (operator === 'ET') this.#endText(end)
    else if (OTHER_PAINT.has(operator) && bare) {
      const [drawing] = operands
      if (operator === 'Do' && drawing instanceof Name && this.#tagged(drawing.name)) return
      this.#artifacts.push([start, end])
    }
  }

  /** A text object that is an artifact altogether is wrapped from outside, with the sequences in it; else what it shows, piece by piece. */
  #endText(end: number): void {
    const { start, depth, mixed, shown } = this.#text
    if (shown.length === 0) return
    const whole = !mixed && depth === this.#marks.depth
    this.#artifacts.push(...(whole ? [[start, end] satisfies Reach] : shown))
  }

  /** The page again, or undefined where nothing was to be wrapped. What follows at once stands in the same artifact. */
  wrapped(content: Uint8Array): Uint8Array | undefined {
    if (this.#artifacts.length === 0) return undefined
    const [begin, stop] = [Buffer.from('/Artifact BMC\n'), Buffer.from('\nEMC')]
    const reaches: Reach[] = []
    for (const [from, to] of this.#artifacts) {
      const last = reaches.at(-1)
      if (last !== undefined && content.subarray(last[1], from).every((byte) => byte <= SPACE)) last[1] = to
      else reaches.push([from, to])
    }
    const parts = reaches.flatMap(([from, to], index) => [
      content.subarray(reaches[index - 1]?.[1] ?? 0, from),
      ...[begin, content.subarray(from, to), stop],
    ])
    return Buffer.concat([...parts, content.subarray(reaches.at(-1)?.[1])])
  }
}
