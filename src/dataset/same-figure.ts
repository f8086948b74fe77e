// Two prints of a series in, whether they can be one figure out.
import type { Series } from './schema.ts'
import { lastDigit } from './standing.ts'

interface Rounded {
  value: number
  /** The step to which it was rounded, where that is coarser than its last digit. */
  precision?: number | undefined
}

/** They can when they lie no further apart than the tolerance of the series, or than either was rounded. */
export function sameFigure(a: Rounded, b: Rounded, { tolerance }: Pick<Series, 'tolerance'>): boolean {
  const step = ({ value, precision }: Rounded) => precision ?? lastDigit(value)
  // Differences of decimals carry an error of their own; a thousandth of the tolerance forgives it.
  return Math.abs(a.value - b.value) <= Math.max(tolerance, step(a), step(b)) * 1.001
}
