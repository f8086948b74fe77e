// The bytes of a content stream and a place in it in; the operand or the word that stands there out. A briefing has half a
// million of them, so this is written to be quick: numbers and strings are read byte by byte.

/** A string is one letter a byte. Of a dictionary the keys are without slash. */
export type Operand = number | string | Name | Operand[] | ReadonlyMap<string, Operand>

/** `/Name`, or one of the words true, false and null. */
export class Name {
  constructor(readonly name: string) {}
}

const REGULAR = 0
const WHITE = 1
const DELIMITER = 2
const kinds = new Uint8Array(256)
for (const byte of [0, 9, 10, 12, 13, 32]) kinds[byte] = WHITE
for (const sign of '()<>[]{}/%') kinds[sign.charCodeAt(0)] = DELIMITER
const code = (sign: string) => sign.charCodeAt(0)
const [SLASH, PERCENT, OPEN, CLOSE, LESS, MORE, LEFT, RIGHT] = [...'/%()<>[]'].map(code)
const [BACKSLASH, MINUS, PLUS, DOT, ZERO = 0, NINE = 0] = [...'\\-+.09'].map(code)
const ESCAPED = new Map([...'nrtbf'].map((sign, index) => [code(sign), [10, 13, 9, 8, 12][index] ?? 0]))

/** Words of up to three letters by their bytes. */
const operators = new Map<number, string>()

export class OperandReader {
  at = 0
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** Passes white space and comments; where the next thing stands. */
  skip(): number {
    const bytes = this.#bytes
    for (;;) {
      while (kinds[bytes[this.at] ?? 255] === WHITE) this.at++
      if (bytes[this.at] !== PERCENT) return this.at
      while (this.at < bytes.length && bytes[this.at] !== 10 && bytes[this.at] !== 13) this.at++
    }
  }

  /** The operand that stands here, or undefined where an operator does. */
  operand(): Operand | undefined {
    const byte = this.#bytes[this.at] ?? 0
    if ((byte >= ZERO && byte <= NINE) || byte === MINUS || byte === DOT || byte === PLUS)
      return this.#number()
    if (byte === LESS) return this.#bytes[this.at + 1] === LESS ? this.#dictionary() : this.#hexadecimal()
    if (byte === SLASH) return new Name(this.word().slice(1))
    if (byte === OPEN) return this.#literal()
    if (byte === LEFT) return this.#list(RIGHT)
    if (byte !== 116 && byte !== 102 && byte !== 110) return undefined // t, f, n
    const before = this.at
    const word = this.word()
    if (word === 'true' || word === 'false' || word === 'null') return new Name(word)
    this.at = before
    return undefined
  }

  /** A name or an operator; a single sign where neither stands. */
  word(): string {
    const bytes = this.#bytes
    const start = this.at++
    let key = bytes[start] ?? 0
    while (this.at < bytes.length && kinds[bytes[this.at] ?? 0] === REGULAR)
      key = key * 256 + (bytes[this.at++] ?? 0)
    // Operators have up to three letters, and are the same few strings each time: quicker to compare, and no garbage.
    const short = this.at - start <= 3
    const known = short ? operators.get(key) : undefined
    if (known !== undefined) return known
    const word = String.fromCharCode(...bytes.subarray(start, this.at))
    if (short) operators.set(key, word)
    return word
  }

  /** Behind the EI that ends the data of an inline image. */
  passImage(): void {
    const bytes = this.#bytes
    const white = (at: number) => at >= bytes.length || kinds[bytes[at] ?? 0] === WHITE
    const ends = (at: number) => bytes[at] === 69 && bytes[at + 1] === 73 && white(at - 1) && white(at + 2)
    while (this.at < bytes.length && !ends(this.at)) this.at++
    this.at = Math.min(this.at + 2, bytes.length)
  }

  #number(): number {
    const bytes = this.#bytes
    const sign = bytes[this.at] === MINUS ? -1 : 1
    let [value, scale] = [0, 0]
    for (; this.at < bytes.length; this.at++) {
      const byte = bytes[this.at] ?? 0
      if (byte >= ZERO && byte <= NINE) {
        value = value * 10 + byte - ZERO
        scale *= 10
      } else if (byte === DOT) scale = 1
      else if (byte !== MINUS && byte !== PLUS) break
    }
    return (sign * value) / (scale || 1)
  }

  #list(closing: number | undefined): Operand[] {
    const found: Operand[] = []
    this.at++
    while (this.skip() < this.#bytes.length && this.#bytes[this.at] !== closing)
      found.push(this.operand() ?? new Name(this.word()))
    this.at++
    return found
  }

  #dictionary(): ReadonlyMap<string, Operand> {
    this.at++
    const entries = this.#list(MORE)
    this.at++
    const map = new Map<string, Operand>()
    for (let index = 0; index + 1 < entries.length; index += 2) {
      const [key, value] = entries.slice(index, index + 2)
      if (key instanceof Name && value !== undefined) map.set(key.name, value)
    }
    return map
  }

  #hexadecimal(): string {
    let [text, high] = ['', -1]
    for (this.at++; this.at < this.#bytes.length; this.at++) {
      const byte = this.#bytes[this.at] ?? 0
      if (byte === MORE) break
      const digit = byte <= NINE ? byte - ZERO : (byte & 31) + 9 // letters of either case
      if (digit < 0) continue // white space
      if (high >= 0) text += String.fromCharCode(high * 16 + digit)
      high = high >= 0 ? -1 : digit
    }
    this.at++
    return high >= 0 ? text + String.fromCharCode(high * 16) : text
  }

  /** Brackets nest; a backslash escapes a sign, or up to three octal digits. */
  #literal(): string {
    let [text, depth] = ['', 0]
    while (this.at < this.#bytes.length) {
      const byte = this.#bytes[this.at++] ?? 0
      if (byte === OPEN && depth++ === 0) continue
      if (byte === CLOSE && --depth === 0) break
      if (byte !== BACKSLASH) {
        text += String.fromCharCode(byte)
        continue
      }
      const [octal] =
        /^[0-7]{1,3}/.exec(String.fromCharCode(...this.#bytes.subarray(this.at, this.at + 3))) ?? []
      const next = this.#bytes[this.at] ?? 0
      this.at += octal?.length ?? 1
      if (octal !== undefined) text += String.fromCharCode(Number.parseInt(octal, 8) & 255)
      else if (next !== 10) text += String.fromCharCode(ESCAPED.get(next) ?? next)
    }
    return text
  }
}
