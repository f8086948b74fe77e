// An observed value in; how firmly it is known out: what a drawing shows hollow, and what it gives a whisker.
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'

/** Printed by a source as it stands, and not on weak evidence. What is not firm is drawn hollow. */
export function isFirm({ weak, basis }: Observed): boolean {
  return !weak && basis === 'reported'
}

/** From the least to the greatest of the prints that disagree; undefined where none do. */
export function printedRange(
  { conflicts }: Vintage,
  { series, period, value }: Observed,
): { low: number; high: number } | undefined {
  const others = conflicts
    .filter((conflict) => conflict.series === series && conflict.period === period)
    .map(({ other }) => other.value)
  if (others.length === 0) return undefined
  return { low: Math.min(value, ...others), high: Math.max(value, ...others) }
}
