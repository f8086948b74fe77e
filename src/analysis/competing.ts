// Competing explanations and their evidence in, the same in the order of how little contradicts them out.
import { compareText } from '../dataset/order.ts'

export interface Competing {
  id: string
  for: readonly unknown[]
  against: readonly unknown[]
}

/**
 * Ranks explanations by what speaks against them: fewest items against first, then most items for, then by id. An
 * explanation without any known evidence has not been tested and is left out. Analysis of competing hypotheses: Heuer,
 * Psychology of Intelligence Analysis (1999), ch. 8.
 */
export function rankCompeting<T extends Competing>(explanations: readonly T[]): T[] {
  return explanations
    .filter((one) => one.for.length + one.against.length > 0)
    .sort(
      (a, b) => a.against.length - b.against.length || b.for.length - a.for.length || compareText(a.id, b.id),
    )
}
