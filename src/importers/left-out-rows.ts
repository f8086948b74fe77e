// Rows that an importer passes over in, one by one; out comes each reason once, with how many rows and where the first stands.
import type { LeftOut } from './flow.ts'

export class LeftOutRows {
  readonly #byReason = new Map<string, LeftOut>()

  /** `first` is the row's place; only that of the first with these words is kept. */
  add(what: string, why: string, first: string): void {
    const key = `${what}\n${why}`
    const seen = this.#byReason.get(key)
    this.#byReason.set(key, seen ? { ...seen, rows: seen.rows + 1 } : { what, why, rows: 1, first })
  }

  get list(): LeftOut[] {
    return [...this.#byReason.values()]
  }
}
