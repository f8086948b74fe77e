// A PDF that Chromium printed in, the same with objects added or replaced out: an incremental update behind its last byte
// (ISO 32000-1, 7.5.6), so that the print itself, with its tags, links and outline, stays as it is, byte for byte.
// Reads the classic table of objects and the plain dictionaries that Chromium writes; a general reader of PDFs takes a
// third of a second for what this does in a few milliseconds.

/** What is to be added to a print, object by object. */
export class PdfUpdate {
  /** The number of the document's root, its catalog. */
  readonly root: number
  readonly #pdf: Buffer
  readonly #table: number
  readonly #trailer: string
  readonly #objects = new Map<number, Buffer>()
  #size: number

  /** Throws when the file is not built as Chromium builds its prints. */
  constructor(pdf: Uint8Array) {
    this.#pdf = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
    const end = this.#pdf.subarray(-2_048).toString('latin1')
    const [, trailer = '', table = ''] =
      /trailer\s*<<([\s\S]*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/.exec(end) ?? []
    this.#trailer = trailer
    this.#table = Number(table)
    this.root = Number(/\/Root (\d+) 0 R/.exec(trailer)?.[1])
    this.#size = Number(/\/Size (\d+)/.exec(trailer)?.[1])
    if (!(this.root > 0 && this.#size > 0))
      throw new Error('the PDF does not end as a print of Chromium does')
  }

  /** A new object; its number. */
  add(content: string | Buffer): number {
    this.#objects.set(this.#size, Buffer.from(content))
    return this.#size++
  }

  /** Puts entries, `/Key value`, at the end of a dictionary. Throws when it has one of these keys. */
  extend(object: number, entries: Readonly<Record<string, string>>): void {
    const before = this.#objects.get(object)?.toString('latin1') ?? this.#dictionary(object)
    const taken = Object.keys(entries).filter((key) => new RegExp(`/${key}\\b`).test(before))
    if (taken.length > 0) throw new Error(`object ${object} of the PDF has ${taken.join(', ')} already`)
    const added = Object.entries(entries).map(([key, value]) => `\n/${key} ${value}`)
    this.#objects.set(object, Buffer.from(`${before.slice(0, -2)}${added.join('')}>>`, 'latin1'))
  }

  /** The print with the update behind it. */
  bytes(): Uint8Array {
    const parts = [this.#pdf, Buffer.from('\n')]
    let length = this.#pdf.length + 1
    const offsets = new Map<number, number>()
    for (const [object, content] of [...this.#objects].sort(([a], [b]) => a - b)) {
      const part = Buffer.concat([Buffer.from(`${object} 0 obj\n`), content, Buffer.from('\nendobj\n')])
      offsets.set(object, length)
      parts.push(part)
      length += part.length
    }
    const rows = [...offsets].map(
      ([object, offset]) => `${object} 1\n${String(offset).padStart(10, '0')} 00000 n \n`,
    )
    const trailer = this.#trailer.replace(/\/Size \d+/, `/Size ${this.#size}`)
    parts.push(
      Buffer.from(
        `xref\n${rows.join('')}trailer\n<<${trailer}\n/Prev ${this.#table}>>\nstartxref\n${length}\n%%EOF\n`,
      ),
    )
    return new Uint8Array(Buffer.concat(parts))
  }

  /** An object of the print that is a dictionary, from `<<` to `>>`. */
  #dictionary(object: number): string {
    const [head = ''] = /^xref\s+0 \d+\s+/.exec(this.#latin1(this.#table, 40)) ?? []
    const offset = Number(this.#latin1(this.#table + head.length + 20 * object, 10))
    const source = this.#latin1(offset, this.#pdf.indexOf('endobj', offset) - offset)
    const [, number, text] = /^(\d+) 0 obj\s+(<<[\s\S]*>>)\s*$/.exec(source) ?? []
    if (text !== undefined && Number(number) === object) return text
    throw new Error(`object ${object} of the PDF is no dictionary that can be read`)
  }

  #latin1(from: number, length: number): string {
    return this.#pdf.subarray(from, from + length).toString('latin1')
  }
}
