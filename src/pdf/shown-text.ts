// The operations of a page in, one after the other; the text of each piece of marked content out, with the places where it
// goes on in a new line. Chromium paints no space where a line ends, so that words would run together there.
import { Name, type Operand, type Operation } from './content-stream.ts'
import type { FontCodes } from './font-codes.ts'
import type { MarkStack } from './mark-stack.ts'

/** Text that stands on one line; places are in units of the page. */
export interface Run {
  text: string
  x: number
  y: number
  /** Where its last letter begins. */
  endX: number
  size: number
}

/** The part of the graphics state that says where and how text is shown. */
interface State {
  matrix: Matrix
  font: FontCodes | undefined
  size: number
}

type Matrix = readonly [number, number, number, number, number, number]
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

export class ShownText {
  /** Of each piece of marked content, by its number. */
  readonly runs = new Map<number, Run[]>()
  /** What its fonts show that their tables of Unicode do not explain; code 0 may be the box of a missing letter. */
  readonly unexplained = new Map<FontCodes, Set<number>>()
  readonly fonts = new Set<FontCodes>()
  readonly #font: (name: string) => FontCodes | undefined
  readonly #marks: MarkStack
  #state: State = { matrix: IDENTITY, font: undefined, size: 1 }
  readonly #saved: State[] = []
  /** Where the line begins, in the units of the text object. */
  #line: Matrix = IDENTITY
  #x = 0
  #y = 0
  #replaced: string | undefined

  constructor(marks: MarkStack, font: (name: string) => FontCodes | undefined) {
    this.#marks = marks
    this.#font = font
  }

  /** After the stack of marks has seen it. */
  see({ operator, operands }: Operation): void {
    const [first, second] = operands
    if (operator === 'Td' || operator === 'TD') {
      this.#x += number(first)
      this.#y += number(second)
    } else if (operator === 'Tj' || operator === "'") this.#show(first)
    else if (operator === '"') this.#show(operands[2])
    else if (operator === 'TJ') for (const part of Array.isArray(first) ? first : []) this.#show(part)
    else if (operator === 'Tm' || operator === 'BT') {
      this.#line = operator === 'BT' ? IDENTITY : matrix(operands)
      this.#x = this.#y = 0
    } else if (operator === 'BDC') this.#replaced = undefined
    else if (operator === 'Tf') {
      const font = first instanceof Name ? this.#font(first.name) : undefined
      if (font) this.fonts.add(font)
      this.#state = { ...this.#state, font, size: number(second) }
    } else if (operator === 'cm') {
      this.#state = { ...this.#state, matrix: times(matrix(operands), this.#state.matrix) }
    } else if (operator === 'q') this.#saved.push(this.#state)
    else if (operator === 'Q') this.#state = this.#saved.pop() ?? this.#state
  }

  #show(operand: Operand | undefined): void {
    if (typeof operand !== 'string') return
    const { font, size, matrix: page } = this.#state
    const text = this.#textOf(operand, font)
    const { mcid } = this.#marks
    if (mcid === undefined) return
    const [a, b, c, d, e, f] = this.#line
    const [inX, inY] = [this.#x * a + this.#y * c + e, this.#x * b + this.#y * d + f]
    const x = inX * page[0] + inY * page[2] + page[4]
    const y = inX * page[1] + inY * page[3] + page[5]
    const runs = this.runs.get(mcid)
    const last = runs?.at(-1)
    if (last !== undefined && x >= last.endX && Math.abs(last.y - y) < 0.01) {
      last.text += text
      last.endX = x
      return
    }
    const run = { text, x, y, endX: x, size: Math.abs(size * d * page[3]) }
    if (runs === undefined) this.runs.set(mcid, [run])
    else runs.push(run)
  }

  #textOf(shown: string, font: FontCodes | undefined): string {
    const { actualText } = this.#marks
    const width = font?.bytes ?? 1
    let text = ''
    for (let at = 0; at + width <= shown.length; at += width) {
      const first = shown.charCodeAt(at)
      const code = width === 1 ? first : first * 256 + shown.charCodeAt(at + 1)
      const meant = font?.unicode?.get(code)
      if (font && (code === 0 || (meant === undefined && actualText === undefined))) {
        this.unexplained.set(font, (this.unexplained.get(font) ?? new Set<number>()).add(code))
      }
      text += meant ?? (font?.unicode === undefined ? String.fromCharCode(code) : '')
    }
    if (actualText === undefined) return text
    // Whatever the sequence shows, its replacement is read once.
    const given = this.#replaced === actualText ? '' : actualText
    this.#replaced = actualText
    return given
  }
}

/** The text of runs in their order, with a line feed where one goes on in a new line. */
export function joinRuns(runs: readonly (Run & { page?: unknown })[]): string {
  return runs
    .map((run, index) => {
      const before = runs[index - 1]
      const wrapped =
        before !== undefined &&
        (before.page !== run.page || (Math.abs(run.y - before.y) > before.size / 2 && run.x < before.endX))
      return wrapped ? `\n${run.text}` : run.text
    })
    .join('')
}

function number(operand: Operand | undefined): number {
  return typeof operand === 'number' ? operand : 0
}

function matrix([a, b, c, d, e, f]: readonly (Operand | undefined)[]): Matrix {
  return [number(a), number(b), number(c), number(d), number(e), number(f)]
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}
