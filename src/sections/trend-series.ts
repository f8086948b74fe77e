// One series in the month of the issue: its value, its changes, its level, and whether the change is a signal.
import { changeOn } from '../analysis/change.ts'
import { type Extreme, extreme, type Run, run, SHORTEST_RUN } from '../analysis/extremes.ts'
import type { Figure } from '../analysis/figure.ts'
import { threeMonthMean, twelveMonthSum, yearToDateChange, yearToDateTotal } from '../analysis/level.ts'
import { testedAgainst, testSignal } from '../analysis/signal.ts'
import { addIfKnown, addObserved, type Named, type SectionInput, seriesName } from './section.ts'
import { type SignalFinding, signalFinding } from './signal-finding.ts'

/** With the figure that it is said of. */
export type ExtremeFinding = Extreme & { value: Figure }
export type RunFinding = Run & { change: Figure }

/** What is unknown is null. */
export interface SeriesFinding {
  name: Named
  value: Figure | null
  onMonth: Figure | null
  onYear: Figure | null
  /** The change that the signal test judges: on the year from January to March. */
  tested: Figure | null
  differenceOnMonth: Figure | null
  threeMonthMean: Figure | null
  twelveMonthSum: Figure | null
  yearToDate: Figure | null
  yearToDateChange: Figure | null
  signal: SignalFinding | null
  extreme: ExtremeFinding | null
  /** Null also when it is too short to be news. */
  run: RunFinding | null
}

/** Adds the figures of a series as `trend.<series>.<name>`. */
export function seriesFinding(input: SectionInput, series: string): SeriesFinding {
  const { vintage, month, figures, thresholds } = input
  const id = (name: string) => `trend.${series}.${name}`
  const onMonth = changeOn(vintage, series, month, 'month')
  const value = addObserved(input, id('value'), series, month)
  const change = addIfKnown(figures, id('change-on-month'), onMonth?.percent)
  const best = extreme(vintage, series, month, thresholds.extremeReach.value)
  const moves = run(vintage, series, month, thresholds.littleChanged.value)
  const yearly = addIfKnown(figures, id('change-on-year'), changeOn(vintage, series, month, 'year')?.percent)
  return {
    name: seriesName(vintage, series),
    value,
    onMonth: change,
    onYear: yearly,
    tested: testedAgainst(month) === 'year' ? yearly : change,
    differenceOnMonth: addIfKnown(figures, id('difference-on-month'), onMonth?.difference),
    threeMonthMean: addIfKnown(figures, id('three-month-mean'), threeMonthMean(vintage, series, month)),
    twelveMonthSum: addIfKnown(figures, id('twelve-month-sum'), twelveMonthSum(vintage, series, month)),
    yearToDate: addIfKnown(figures, id('year-to-date'), yearToDateTotal(vintage, series, month)),
    yearToDateChange: addIfKnown(
      figures,
      id('year-to-date-change'),
      yearToDateChange(vintage, series, month),
    ),
    signal: value
      ? signalFinding(figures, id('signal'), testSignal(vintage, series, month, thresholds))
      : null,
    extreme: best && value ? { ...best, value } : null,
    run: moves && change && moves.length >= SHORTEST_RUN ? { ...moves, change } : null,
  }
}
