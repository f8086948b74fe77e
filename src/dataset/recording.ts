// A vintage in, one that answers the same and remembers what it was asked out: a value that nobody asked for changes nothing.
import type { Observed } from './observed.ts'
import { type Period, type PeriodKind, periodKind } from './period.ts'
import { Vintage } from './vintage.ts'

export class Recording extends Vintage {
  readonly #asked = new Set<string>()

  constructor(of: Vintage) {
    super(of.dataset, of.asOf, of.settled)
  }

  override at(series: string, period: Period): Observed | undefined {
    this.#asked.add(`${series} ${period}`)
    return super.at(series, period)
  }

  override all(series: string, kind: PeriodKind): Observed[] {
    this.#asked.add(`${series} ${kind}`)
    return super.all(series, kind)
  }

  override every(series: string): Observed[] {
    this.#asked.add(series)
    return super.every(series)
  }

  /** Whether the value of a series in a period could have entered an answer so far. */
  asked(series: string, period: Period): boolean {
    const keys = [series, `${series} ${period}`, `${series} ${periodKind(period)}`]
    return keys.some((key) => this.#asked.has(key))
  }
}
