// A series and a period in, its value out with what it rests on: as printed or, for a year or a span, as the sum of its months.
import { coverage } from '../dataset/coverage.ts'
import type { Observed } from '../dataset/observed.ts'
import { addMonths, monthsOf, type Period, periodKind } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { type Against, anySupposed, publishedRate } from './change.ts'
import { derived, observedQuantity, type Quantity } from './quantity.ts'
import { change, sumOf, type Term } from './formula.ts'

export interface Known {
  quantity: Quantity
  /** The same as a part of further arithmetic. */
  term: Term
  observed: Observed[]
}

/** Units of flows, whose months add up to a year. */
const SUMMED: ReadonlySet<Unit> = new Set(['t', 'kg', 'USD million', 'JPY billion'])

/** Undefined where neither the value nor all of its months are known. */
export function knownValue(vintage: Vintage, series: string, period: Period): Known | undefined {
  const { unit } = vintage.series(series)
  const printed = vintage.at(series, period)
  if (printed !== undefined)
    return { quantity: observedQuantity(printed, unit), term: printed, observed: [printed] }
  const months = monthsOf(period)
  const parts = months.length > 1 && SUMMED.has(unit) ? coverage(vintage, series, months) : undefined
  return parts && summed(parts, unit, period)
}

/** The months of a longer period that are known one by one, added up: the whole cannot be less. Undefined without any. */
export function knownPart(vintage: Vintage, series: string, period: Period): Known | undefined {
  const { unit } = vintage.series(series)
  const parts = monthsOf(period).flatMap((month) => vintage.at(series, month) ?? [])
  return SUMMED.has(unit) && parts.length > 0 ? summed(parts, unit, period) : undefined
}

function summed(parts: Observed[], unit: Unit, period: Period): Known {
  const term = sumOf(parts)
  return { quantity: derived(unit, period, term), term, observed: parts }
}

/**
 * The change of a series between two periods in per cent of the earlier; undefined where one is unknown or the earlier is
 * zero. Where the earlier was itself derived from a published growth rate, that rate is given.
 */
export function changeBetween(
  vintage: Vintage,
  series: string,
  from: Period,
  period: Period,
): Omit<Known, 'term'> | undefined {
  const now = knownValue(vintage, series, period)
  const base = knownValue(vintage, series, from)
  if (now === undefined || base === undefined || base.quantity.value === 0) return undefined
  const against = spacing(from, period)
  const [only, ...more] = base.observed
  const wasDerived = more.length === 0 && only?.basis === 'derived'
  const stated = wasDerived && !anySupposed([...now.observed, only])
  const rate = against && stated ? publishedRate(vintage, series, period, against) : undefined
  if (rate !== undefined) return { quantity: observedQuantity(rate, '%'), observed: [rate] }
  return {
    quantity: derived('%', period, change(now.term, base.term)),
    observed: [...now.observed, ...base.observed],
  }
}

/** Those of the periods whose value is unknown. */
export function missing(vintage: Vintage, series: string, periods: readonly Period[]) {
  return periods
    .filter((period) => knownValue(vintage, series, period) === undefined)
    .map((period) => ({ series, period }))
}

/** Whether the periods are neighbouring months, or the same months of neighbouring years. */
function spacing(from: Period, period: Period): Against | undefined {
  const kind = periodKind(from)
  if (kind === 'month' && addMonths(from, 1) === period) return 'month'
  const later = (part: string) => (kind === 'year' ? String(Number(part) + 1) : addMonths(part, 12))
  return kind !== 'day' && from.split('/').map(later).join('/') === period ? 'year' : undefined
}
