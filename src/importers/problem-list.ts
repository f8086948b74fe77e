// The problems of one file in, one BriefingError out: of each kind the first ten and how many more, so that a broken file fits a screen.
import { BriefingError, type Problem } from '../errors.ts'

const SHOWN = 10

export class ProblemList {
  readonly #kinds = new Map<string, { shown: Problem[]; more: number }>()

  /** `kind` is what alike problems share: they are cut after the tenth, with a line that says how many there are. */
  add(kind: string, problem: Problem): void {
    const seen = this.#kinds.get(kind) ?? { shown: [], more: 0 }
    if (seen.shown.length < SHOWN) seen.shown.push(problem)
    else seen.more++
    this.#kinds.set(kind, seen)
  }

  get empty(): boolean {
    return this.#kinds.size === 0
  }

  asError(): BriefingError {
    return new BriefingError([...this.#kinds.values()].flatMap(listed))
  }

  /** Throws a BriefingError with everything that was added. */
  throwIfAny(): void {
    if (!this.empty) throw this.asError()
  }
}

function listed({ shown, more }: { shown: Problem[]; more: number }): Problem[] {
  const last = shown.at(-1)
  if (more === 0 || last === undefined) return shown
  return [...shown.slice(0, -1), { ...last, message: `${last.message}; and ${more} more like it` }]
}
