// The sources that a page cites, and their numbers.

/** Numbers the sources in the order in which the page first cites them. */
export class Citations {
  readonly #numbers = new Map<string, number>()

  number(source: string): number {
    const number = this.#numbers.get(source) ?? this.#numbers.size + 1
    this.#numbers.set(source, number)
    return number
  }

  /** Ids in the order of their numbers. */
  cited(): string[] {
    return [...this.#numbers.keys()]
  }
}
