// A vintage in; every value that was set aside out, once for all who print it, with the step that settled it.
import { type ObservationRef, type Observed, type Rule, rules } from '../dataset/observed.ts'
import { compareText } from '../dataset/order.ts'
import type { Period } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'

/** One value that was set aside. */
export interface Dispute {
  series: string
  period: Period
  /** The value in its place; undefined where every print is known to be wrong. */
  taken: Observed | undefined
  /** All who print the value that was set aside. */
  prints: [ObservationRef, ...ObservationRef[]]
  /** The step that ruled out the last of them. */
  rule: Rule
  /** The other steps that speak against every one of them. */
  agreeing: Rule[]
  /** Those that speak for any of them. */
  opposing: Rule[]
}

/** In the order in which the data set defines the series, then of the period. */
export function disputes(vintage: Vintage): Dispute[] {
  const found = new Map<string, Dispute>()
  const key = ({ series, period, value }: ObservationRef) => `${series} ${period} ${value}`
  for (const { series, period, other, rule, agreeing, opposing } of vintage.conflicts) {
    const same = found.get(key(other))
    if (same === undefined) {
      const taken = vintage.at(series, period)
      found.set(key(other), { series, period, taken, prints: [other], rule, agreeing, opposing })
    } else {
      same.prints.push(other)
      same.rule = rules[Math.max(rules.indexOf(same.rule), rules.indexOf(rule))] ?? rule
      const others = rules.filter((one) => one !== same.rule)
      same.agreeing = others.filter((one) => same.agreeing.includes(one) && agreeing.includes(one))
      same.opposing = others.filter((one) => same.opposing.includes(one) || opposing.includes(one))
    }
  }
  for (const print of vintage.rejected) {
    const { series, period } = print
    const same = found.get(key(print))
    if (same !== undefined) same.prints.push(print)
    else {
      const nothing = { taken: undefined, rule: 'rejected' as const, agreeing: [], opposing: [] }
      found.set(key(print), { series, period, prints: [print], ...nothing })
    }
  }
  const place = new Map([...vintage.dataset.series.keys()].map((id, index) => [id, index]))
  return [...found.values()].sort(
    (a, b) => (place.get(a.series) ?? 0) - (place.get(b.series) ?? 0) || compareText(a.period, b.period),
  )
}
