// Published totals (a year, a year to date) against the months they contain.
import { addMonths, type Month, monthsOf, type Period, periodKind, yearOf, yearToDate } from './period.ts'
import type { LocatedObservation } from './read-csv.ts'
import type { Series } from './schema.ts'
import type { Observed } from './observed.ts'

/**
 * Whether a month's value fits a published total of the same series: some total of its year whose other months are
 * all known. A total that was itself worked out, or rests on weak evidence, tells nothing. True where no total can tell.
 */
export function fitsTotals(
  period: Period,
  value: number,
  totals: ReadonlyMap<Period, Observed>,
  prints: ReadonlyMap<Period, readonly LocatedObservation[]>,
  series: Series,
): boolean {
  if (periodKind(period) !== 'month') return true
  let told = false
  const residual = difference(period, totals)
  if (residual !== undefined) {
    told = true
    if (Math.abs(residual - value) <= series.tolerance * 2) return true
  }
  for (const total of totals.values()) {
    if (periodKind(total.period) === 'month' || !isPublished(total)) continue
    const months = monthsOf(total.period)
    if (months.length < 2 || !months.includes(period)) continue
    const rest = sumOf(
      months.filter((month) => month !== period),
      totals,
      prints,
      series.tolerance,
    )
    if (rest === undefined) continue
    told = true
    if (Math.abs(total.value - rest - value) <= series.tolerance * (months.length + 1)) return true
  }
  return !told
}

/** What two year-to-date totals that differ by exactly this month leave for it. */
function difference(month: Month, totals: ReadonlyMap<Period, Observed>): number | undefined {
  const before = totals.get(yearToDate(addMonths(month, -1)))
  const withIt =
    totals.get(yearToDate(month)) ?? (month.endsWith('-12') ? totals.get(yearOf(month)) : undefined)
  if (before === undefined || withIt === undefined) return undefined
  return isPublished(before) && isPublished(withIt) ? withIt.value - before.value : undefined
}

function isPublished({ basis, weak }: Observed): boolean {
  return basis === 'reported' && !weak
}

/** The sum over the months, taking the January–February pair where a month of it is missing; undefined if one is unknown or disputed. */
function sumOf(
  months: readonly Month[],
  totals: ReadonlyMap<Period, Observed>,
  prints: ReadonlyMap<Period, readonly LocatedObservation[]>,
  tolerance: number,
): number | undefined {
  let sum = 0
  let rest = [...months]
  const [first, second] = rest
  const pair =
    first && second && first.endsWith('-01') && second.endsWith('-02')
      ? totals.get(`${first}/${second}`)
      : undefined
  if (pair !== undefined && !(prints.has(first ?? '') && prints.has(second ?? ''))) {
    sum += pair.value
    rest = rest.slice(2)
  }
  for (const month of rest) {
    const values = (prints.get(month) ?? [])
      .filter(({ mark }) => mark !== 'rejected')
      .map(({ value }) => value)
    const [value] = values
    if (value === undefined || Math.max(...values) - Math.min(...values) > tolerance) return undefined
    sum += value
  }
  return sum
}
