// The sources that a page cites: their numbers, and runs of numbers as ranges.

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

/** Runs of three and more numbers become a range. */
export function ranges(numbers: readonly number[]): [from: number, to: number][] {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  return runs.flatMap(([from, to]): [number, number][] =>
    to - from === 1
      ? [
          [from, from],
          [to, to],
        ]
      : [[from, to]],
  )
}
