// A row in; out, why it is so unlike the rest of its series that a person has to look at it first, or undefined.
import { testSignal } from '../analysis/signal.ts'
import type { Observed } from '../dataset/observed.ts'
import { compareText } from '../dataset/order.ts'
import { periodKind } from '../dataset/period.ts'
import type { Observation } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'

/** Beyond this a robust z is taken for an outlier: Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993). */
const OUTLYING_Z = 3.5
/** Without a history long enough for a z: a slip of unit or code moves a value by more than this factor, trade seldom does. */
const OUTLYING_FACTOR = 3
/** For shares, in percentage points. */
const OUTLYING_POINTS = 20
/** A revision larger than this, in per cent, is rarer than a mistake. */
const LARGE_REVISION = 25

/** `then` is the vintage without the new rows, `now` with them. */
export function question(row: Observation, then: Vintage, now: Vintage): string | undefined {
  const { series: id, period, value, unit } = row
  const held = then.at(id, period)
  if (held !== undefined) {
    if (unit === '%') return farInPoints(value, held)
    if (held.value === 0) return value === 0 ? undefined : `revises 0 ${unit} to ${value} ${unit}`
    const percent = (value / held.value - 1) * 100
    if (Math.abs(percent) <= LARGE_REVISION) return undefined
    return `revises ${held.value} ${unit} by ${percent.toFixed(0)} %; more than ${LARGE_REVISION} % is asked about`
  }
  const { thresholds } = now.dataset.briefing
  const taken = now.at(id, period)?.value === value
  const signal = periodKind(period) === 'month' && taken ? testSignal(now, id, period, thresholds) : undefined
  if (signal?.z !== undefined && unit !== '%') {
    const size = Math.abs(signal.z)
    if (size <= OUTLYING_Z) return undefined
    return `its change on the ${signal.against} is ${size > 99 ? 'more than 99' : size.toFixed(1)} times the usual size (${signal.sample} changes); more than ${OUTLYING_Z} is asked about`
  }
  return unlikeNearest(row, then)
}

/** Against the nearest value of the same kind of period; nothing can be asked of a series without one. */
function unlikeNearest({ series, period, value, unit }: Observation, then: Vintage): string | undefined {
  const kind = periodKind(period)
  if (kind === undefined) return undefined
  const others = then.all(series, kind)
  const near = others.filter((other) => compareText(other.period, period) < 0).at(-1) ?? others[0]
  if (near === undefined) return undefined
  if (unit === '%') return farInPoints(value, near)
  if (value === 0 && near.value > 0) return `is zero after the ${near.value} ${unit} of ${near.period}`
  if (near.value === 0) return value === 0 ? undefined : `comes after zero in ${near.period}`
  const factor = value / near.value
  if (factor <= OUTLYING_FACTOR && factor >= 1 / OUTLYING_FACTOR) return undefined
  return `is ${factor < 10 ? factor.toPrecision(2) : factor.toFixed(0)} times the ${near.value} ${unit} of ${near.period}; more than ${OUTLYING_FACTOR} times, or less than a third, is asked about`
}

function farInPoints(value: number, near: Observed): string | undefined {
  const points = Math.abs(value - near.value)
  if (points <= OUTLYING_POINTS) return undefined
  return `lies ${points.toFixed(1)} points from the ${near.value} % of ${near.period}; more than ${OUTLYING_POINTS} is asked about`
}
