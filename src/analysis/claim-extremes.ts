// Claims that something was the highest or lowest, or came second or third, of a record: as far as the record is known.
import type { CheckOf } from '../dataset/claim-schema.ts'
import type { Observed } from '../dataset/observed.ts'
import { monthRange, periodKind } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { asFarAsKnown, type Beside, gapsOf, type Judgement, unknown } from './claim-judgement.ts'
import { derived, observedQuantity } from './quantity.ts'
import { countTerms } from './formula.ts'

/**
 * A value goes beyond another when it lies further out by more than the tolerance of the series. More of them than the rank
 * allows refute the claim whatever the gaps; fewer refute it only where the record has none.
 */
export function judgeExtreme(vintage: Vintage, check: CheckOf<'extreme'>): Judgement {
  const { series, period, is, rank } = check
  const current = vintage.at(series, period)
  if (current === undefined) return unknown({ kind: 'not-known', missing: [{ series, period }] })
  const { unit, tolerance } = vintage.series(series)
  const kind = periodKind(period) === 'year' ? 'year' : 'month'
  const since = check.since ?? vintage.all(series, kind)[0]?.period ?? period
  const until = check.until ?? period
  const known = vintage.all(series, kind).filter((other) => other.period >= since && other.period <= until)
  const lead = (other: Observed) => (is === 'highest' ? 1 : -1) * (other.value - current.value)
  const beyond = known.filter((other) => lead(other) > tolerance).sort((a, b) => lead(b) - lead(a))
  const [furthest] = beyond
  const value = (one: Observed) => ({ series, period: one.period, quantity: observedQuantity(one, unit) })
  const beside: Beside[] = [{ what: 'value', ...value(current) }]
  if (furthest !== undefined) {
    const surpassing = derived('count', period, countTerms(beyond))
    beside.push({ what: 'surpassing', is, series, period, quantity: surpassing })
    beside.push({ what: 'furthest', is, ...value(furthest) })
  } else {
    const [next] = known.filter((other) => other !== current).sort((a, b) => lead(b) - lead(a))
    if (next !== undefined) beside.push({ what: 'next', is, ...value(next) })
  }
  const base = { beside, rests: [current, ...beyond.slice(0, rank)], caveats: [] }
  const count = kind === 'year' ? Number(until) - Number(since) + 1 : monthRange(since, until).length
  const record = { values: known, count, first: since, last: until }
  if (beyond.length === rank - 1) return asFarAsKnown(base, record)
  const gaps = gapsOf(record)
  // Those that would have to stand before it may lie in the gaps.
  if (beyond.length < rank && gaps !== undefined) return unknown({ kind: 'gaps', ...gaps }, beside)
  return { ...base, outcome: 'fails' }
}
