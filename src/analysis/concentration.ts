// How concentrated a market is: the Herfindahl–Hirschman index over shares in per cent (0 to 10,000).
import type { Observed } from '../dataset/observed.ts'
import { derived, type Quantity } from './quantity.ts'
import { squared, sumOf } from './formula.ts'

export interface Concentration {
  index: Quantity
  /** Per cent of the market whose suppliers are unknown. Above a hair the index is a lower bound. */
  unknownShare: number
  lowerBound: boolean
}

/** Shares that are left out may sum to this much by rounding alone before the index is called a lower bound, in per cent. */
const ROUNDING = 0.5

/**
 * The index of the given shares of one period; undefined without any. Suppliers that are not among them count as nothing,
 * so the index is then a lower bound. Method: US DOJ and FTC, Merger Guidelines (2023), guideline 1.
 */
export function concentration(shares: readonly Observed[]): Concentration | undefined {
  const [first] = shares
  if (first === undefined) return undefined
  const unknownShare = 100 - shares.reduce((sum, { value }) => sum + value, 0)
  return {
    index: derived('index', first.period, sumOf(shares.map(squared))),
    unknownShare,
    lowerBound: unknownShare > ROUNDING,
  }
}
