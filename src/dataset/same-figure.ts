// Two prints of a series in, whether they can be one figure out; and how finely a print was rounded.
import type { Series } from './schema.ts'

interface Rounded {
  value: number
  /** The step to which it was rounded, where that is coarser than its last digit. */
  precision?: number | undefined
}

/** They can when they lie no further apart than the tolerance of the series, or than either was rounded. */
export function sameFigure(a: Rounded, b: Rounded, { tolerance }: Pick<Series, 'tolerance'>): boolean {
  // Sums of decimals carry an error of their own; a thousandth of the tolerance forgives it.
  return Math.abs(a.value - b.value) <= Math.max(tolerance, precision(a), precision(b)) * 1.001
}

/** The step to which a print was rounded or cut. */
export function precision(print: Rounded): number {
  return print.precision ?? lastDigit(print.value)
}

/** The step of a print's last digit: 1 for 280, 0.1 for 5493.9. */
export function lastDigit(value: number): number {
  // Most are whole, and to write them out to see that cost a third of a vintage.
  if (Number.isInteger(value)) return 1
  const decimals = String(value).split('.')[1]?.length ?? 0
  return 10 ** -decimals
}
