// One series in the month of the issue: its value, its changes, its level, and whether the change is a signal.
import { changeOn } from '../analysis/change.ts'
import { extreme, run } from '../analysis/extremes.ts'
import type { Figure } from '../analysis/figure.ts'
import { threeMonthMean, twelveMonthSum, yearToDateChange, yearToDateTotal } from '../analysis/level.ts'
import { testSignal } from '../analysis/signal.ts'
import { addIfKnown, addObserved, type Named, type SectionInput, seriesName } from './section.ts'
import { type SignalFinding, signalFinding } from './signal-finding.ts'

/** What is unknown is null. */
export interface SeriesFinding {
  name: Named
  value: Figure | null
  onMonth: Figure | null
  onYear: Figure | null
  differenceOnMonth: Figure | null
  threeMonthMean: Figure | null
  twelveMonthSum: Figure | null
  yearToDate: Figure | null
  yearToDateChange: Figure | null
  signal: SignalFinding | null
  extreme: ReturnType<typeof extreme> | null
  run: ReturnType<typeof run> | null
}

/** Adds the figures of a series as `trend.<series>.<name>`. */
export function seriesFinding(input: SectionInput, series: string): SeriesFinding {
  const { vintage, month, figures, thresholds } = input
  const id = (name: string) => `trend.${series}.${name}`
  const onMonth = changeOn(vintage, series, month, 'month')
  const known = vintage.at(series, month) !== undefined
  return {
    name: seriesName(vintage, series),
    value: addObserved(input, id('value'), series, month),
    onMonth: addIfKnown(figures, id('change-on-month'), onMonth?.percent),
    onYear: addIfKnown(figures, id('change-on-year'), changeOn(vintage, series, month, 'year')?.percent),
    differenceOnMonth: addIfKnown(figures, id('difference-on-month'), onMonth?.difference),
    threeMonthMean: addIfKnown(figures, id('three-month-mean'), threeMonthMean(vintage, series, month)),
    twelveMonthSum: addIfKnown(figures, id('twelve-month-sum'), twelveMonthSum(vintage, series, month)),
    yearToDate: addIfKnown(figures, id('year-to-date'), yearToDateTotal(vintage, series, month)),
    yearToDateChange: addIfKnown(
      figures,
      id('year-to-date-change'),
      yearToDateChange(vintage, series, month),
    ),
    signal: known
      ? signalFinding(figures, id('signal'), testSignal(vintage, series, month, thresholds))
      : null,
    extreme: extreme(vintage, series, month, thresholds.extremeReach.value) ?? null,
    run: run(vintage, series, month) ?? null,
  }
}
