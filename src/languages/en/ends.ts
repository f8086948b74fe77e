// The values of a drawing in; its ends, and how each is said, out.
import type { Period } from '../../dataset/period.ts'
import type { Unit } from '../../dataset/schema.ts'
import { quantity } from './quantities.ts'

/** A value of a period, in the digits of its print. */
export interface Printed {
  period: Period
  value: number
  step?: number | null
}

/** `4,392 t (December 2025)` */
export function said(unit: Unit, name: (period: Period) => string) {
  return ({ value, period, step }: Printed) => `${quantity(value, unit, step)} (${name(period)})`
}

/** The first and the last of a list, the greatest and the least. */
export function endsOf<T extends { value: number }>(values: readonly T[], what: string) {
  const [first] = values
  const last = values.at(-1)
  if (first === undefined || last === undefined) throw new Error(`nothing is drawn for ${what}`)
  const high = values.reduce((best, one) => (one.value > best.value ? one : best), first)
  const low = values.reduce((best, one) => (one.value < best.value ? one : best), first)
  return { first, last, high, low }
}
