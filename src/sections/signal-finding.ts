// A Signal in, the same with its numbers as Figures out, ready for a template.
import { derivedQuantity, type Figure, type Figures } from '../analysis/figure.ts'
import type { Signal } from '../analysis/signal.ts'
import type { Month } from '../dataset/period.ts'

export interface SignalFinding {
  verdict: Signal['verdict']
  against: Signal['against']
  short: boolean
  /** Usable changes in the history, this one left out. */
  sample: Figure
  /** How many of them were at least as large. */
  asLarge: Figure | null
  /** The change in per cent up to which a rise is ordinary. */
  ordinary: Figure | null
  first: Month | null
  last: Month | null
  z: number | null
}

/** `id` prefixes the ids of the figures; the month is the one tested. */
export function signalFinding(figures: Figures, id: string, month: Month, signal: Signal): SignalFinding {
  const from = signal.ordinaryPercent?.from ?? []
  const count = (name: string, value: number, formula: string) =>
    figures.add(`${id}.${name}`, derivedQuantity(value, 'count', month, formula, from))
  return {
    verdict: signal.verdict,
    against: signal.against,
    short: signal.short,
    sample: count('sample', signal.sample, 'n'),
    asLarge:
      signal.asLarge === undefined ? null : count('as-large', signal.asLarge, 'n(|Δ log| ≥ |Δ log now|)'),
    ordinary: signal.ordinaryPercent ? figures.add(`${id}.ordinary`, signal.ordinaryPercent) : null,
    first: signal.first ?? null,
    last: signal.last ?? null,
    z: signal.z ?? null,
  }
}
