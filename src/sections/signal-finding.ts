// A Signal in, the same with its numbers as Figures out, ready for a template.
import type { Figure, Figures } from '../analysis/figure.ts'
import type { Month } from '../dataset/period.ts'
import type { Signal } from '../analysis/signal.ts'

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

/** `id` prefixes the ids of the figures. */
export function signalFinding(figures: Figures, id: string, signal: Signal): SignalFinding {
  const { sample, asLarge } = signal.counted
  return {
    verdict: signal.verdict,
    against: signal.against,
    short: signal.short,
    sample: figures.add(`${id}.sample`, sample),
    asLarge: asLarge === undefined ? null : figures.add(`${id}.as-large`, asLarge),
    ordinary: signal.ordinaryPercent ? figures.add(`${id}.ordinary`, signal.ordinaryPercent) : null,
    first: signal.first ?? null,
    last: signal.last ?? null,
    z: signal.z ?? null,
  }
}
