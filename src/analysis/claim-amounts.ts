// Claims that state a number: a value, a change in per cent, a share. The value known is set against it.
import type { CheckOf } from '../dataset/claim-schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { type Beside, type Judgement, unknown } from './claim-judgement.ts'
import { derived } from './quantity.ts'
import { inPercent, over } from './formula.ts'
import { changeBetween, type Known, knownPart, knownValue, missing } from './known-value.ts'

/**
 * A coarser rounding excuses a miss of this part of the stated number and no more: what is rounded to two digits is never
 * further off.
 */
export const ROUNDED_AT_MOST = 0.05

/**
 * Without a measure named, the statement holds or fails only where every measure is known and says the same, and fails only
 * where all lie on the same side of it.
 */
export function judgeValue(vintage: Vintage, check: CheckOf<'value'>): Judgement {
  const { measures, period } = check
  if (measures === undefined) return judgeOne(vintage, check)
  const ids = [check.series, ...measures]
  const absent = ids.flatMap((series) => missing(vintage, series, [period]))
  if (absent.length === ids.length) return unknown({ kind: 'not-known', missing: absent })
  const judged = ids
    .filter((series) => absent.every((one) => one.series !== series))
    .map((series) => judgeOne(vintage, { ...check, series }))
  const beside = judged.flatMap((one) => one.beside)
  const sides = judged.map(({ outcome, beside: [own] }) =>
    outcome === 'holds' ? 0 : Math.sign((own?.quantity.value ?? 0) - check.value),
  )
  const [first] = judged
  if (first === undefined || absent.length > 0 || new Set(sides).size > 1)
    return unknown({ kind: 'measure', missing: absent }, beside)
  const rests = judged.flatMap((one) => one.rests)
  return { outcome: first.outcome, beside, rests, caveats: first.caveats }
}

function judgeOne(vintage: Vintage, check: CheckOf<'value'>): Judgement {
  const { series, period } = check
  const known = knownValue(vintage, series, period)
  if (known !== undefined)
    return compare(
      check,
      { what: 'value', series, period, quantity: known.quantity },
      known,
      slack(vintage, series),
    )
  const part = knownPart(vintage, series, period)
  const cannot = unknown({ kind: 'not-known', missing: [{ series, period }] })
  if (part === undefined) return cannot
  const beside: Beside[] = [{ what: 'part', series, period, quantity: part.quantity }]
  // The whole is no less than its part: that much can be refuted without knowing it.
  const refuted = check.is !== 'at-least' && part.quantity.value > check.value + 10 * check.tolerance
  return refuted ? { outcome: 'fails', beside, rests: part.observed, caveats: [] } : { ...cannot, beside }
}

export function judgeChange(vintage: Vintage, check: CheckOf<'change'>): Judgement {
  const { series, from, period } = check
  const known = changeBetween(vintage, series, from, period)
  if (known === undefined)
    return unknown({ kind: 'not-known', missing: missing(vintage, series, [from, period]) })
  return compare(check, { what: 'change', series, from, period, quantity: known.quantity }, known, 0)
}

/** A series that is larger than another is no part of it, so that it has no share in it. */
export function judgeShare(vintage: Vintage, check: CheckOf<'share'>): Judgement {
  const { series, of, period } = check
  const part = knownValue(vintage, series, period)
  const whole = knownValue(vintage, of, period)
  if (part === undefined || whole === undefined || whole.quantity.value === 0)
    return unknown({
      kind: 'not-known',
      missing: [...missing(vintage, series, [period]), ...missing(vintage, of, [period])],
    })
  const quantity = derived('%', period, inPercent(over(part.term, whole.term)))
  const observed = [...part.observed, ...whole.observed]
  const beside = { series, of, period, quantity }
  return quantity.value > 100
    ? { outcome: 'fails', beside: [{ what: 'apart', ...beside }], rests: observed, caveats: [] }
    : compare(check, { what: 'share', ...beside }, { observed }, 0)
}

/**
 * Equal within the tolerance of the claim, or of the series where that is wider; within ten times the claim's tolerance, which
 * is one digit fewer, with the caveat that it fits only so, up to the limit of such rounding. Bounds are not stretched further.
 */
function compare(
  { is, value, tolerance }: Pick<CheckOf<'value'>, 'is' | 'value' | 'tolerance'>,
  beside: Beside,
  { observed: rests }: Pick<Known, 'observed'>,
  ofSeries: number,
): Judgement {
  // Sums of decimals carry an error of their own; a thousandth of the tolerance forgives it.
  const allowed = Math.max(tolerance, ofSeries) * 1.001
  const above = beside.quantity.value - value
  const off = { equals: Math.abs(above), 'at-least': -above, 'at-most': above }[is]
  const base = { beside: [beside], rests, caveats: [] }
  if (off <= allowed) return { ...base, outcome: 'holds' }
  if (is === 'equals' && off <= Math.min(tolerance * 10, Math.abs(value) * ROUNDED_AT_MOST))
    return { ...base, outcome: 'holds', caveats: [{ kind: 'rounded' }] }
  return { ...base, outcome: 'fails' }
}

/** Prints of a series no further apart than this are the same figure. */
function slack(vintage: Vintage, series: string): number {
  return vintage.series(series).tolerance
}
