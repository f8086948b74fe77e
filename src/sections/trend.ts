// What happened to China's exports: the monthly series, their parts, the long view, and what is signal and what is noise.
import { changeOn } from '../analysis/change.ts'
import { derived, observedQuantity, percentChange, type Quantity } from '../analysis/quantity.ts'
import { change, countTerms, evaluate, type Formula, minus } from '../analysis/formula.ts'
import { testedAgainst, testSignal } from '../analysis/signal.ts'
import { unitValue } from '../analysis/unit-value.ts'
import { exportParts } from '../charts/export-parts.ts'
import { longView } from '../charts/long-view.ts'
import { monthlySeries } from '../charts/monthly-series.ts'
import { publishedSlots } from '../charts/monthly-slots.ts'
import { type StripRow, signalStrip } from '../charts/signal-strip.ts'
import { addMonths, lastFullYear, type Month, yearOf } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { addIfKnown, addObserved, drawn, type SectionInput, type SectionResult } from './section.ts'
import { seriesFinding } from './trend-series.ts'

/** The series of the monthly table, the headline first. */
export const MONTHLY = [
  'exports',
  'products',
  'magnets',
  'magnets-japan',
  'magnets-us',
  'dysprosium',
  'terbium',
] as const

export function trend(input: SectionInput) {
  const { vintage, month, figures, language, thresholds } = input
  const rows = MONTHLY.map((series) => seriesFinding(input, series))
  const [exports, products, magnets] = rows
  const first = addMonths(month, -35)
  const magnetsFirst = addMonths(month, -23)
  const charts = drawn([
    monthlySeries(vintage, language, {
      name: 'exports-monthly',
      series: 'exports',
      first,
      month,
      thresholds,
    }),
    monthlySeries(vintage, language, {
      name: 'magnets-monthly',
      series: 'magnets',
      first: magnetsFirst,
      month,
      thresholds,
    }),
    exportParts(vintage, language, addMonths(month, -7), month),
    longView(vintage, language, lastFullYear(month)),
    signalStrip(language, stripRows(input)),
  ])
  const value = lastUnitValue(vintage, input)
  const tested = MONTHLY.flatMap((series) => testedChange(input, series))
  const signals = tested.filter(({ verdict }) => verdict === 'signal')
  const count = (name: string, of: typeof tested) =>
    figures.add(`trend.${name}`, derived('count', month, countTerms(of.map(({ change }) => change))))
  const parts = {
    exports: exports?.onMonth ?? null,
    magnets: magnets?.onMonth ?? null,
    others: addIfKnown(figures, 'trend.other-products.change-on-month', othersOnMonth(vintage, month)),
  }
  const findings = {
    month,
    first,
    rows,
    required: rows.filter(({ name }) => vintage.dataset.briefing.required.includes(name.id)),
    magnetsFirst,
    against: testedAgainst(month),
    tested: count('tested', tested),
    signals: count('signals', signals),
    exports,
    products,
    magnets,
    /** The change on the month of each part of the trade that the chart draws; null where it is not known. */
    parts,
    allParts: Object.values(parts).every((part) => part !== null),
    /** The newest period of the headline, a month or January with February, where the month itself is not known. */
    newest: exports?.value ? null : newestFinding(input, 'exports'),
    year: yearOf(month),
    annual: addObserved(input, 'trend.exports.year', 'exports', yearOf(month)),
    ...lastYearFindings(input),
    peakQuota: addObserved(
      input,
      'trend.quota.last',
      'exports-quota',
      vintage.all('exports-quota', 'year').at(-1)?.period ?? '',
    ),
    unitValue: addIfKnown(figures, 'trend.unit-value', value),
    unitValueIsOfMonth: value?.period === month,
  }
  return { findings, charts } satisfies SectionResult<typeof findings>
}

/** The last calendar year that had ended, and its change on the year before. */
function lastYearFindings(input: SectionInput) {
  const year = lastFullYear(input.month)
  const [last, before] = [year, String(Number(year) - 1)].map((one) => input.vintage.at('exports', one))
  const change = last && before ? percentChange(last, before) : undefined
  return {
    lastYear: addObserved(input, 'trend.exports.last-year', 'exports', year),
    lastYearChange: addIfKnown(input.figures, 'trend.exports.last-year-change', change),
  }
}

/** The change of a series that the signal test could judge, and its verdict; nothing where it could not. */
function testedChange({ vintage, month, thresholds }: SectionInput, series: string) {
  const { verdict, against } = testSignal(vintage, series, month, thresholds)
  const change = changeOn(vintage, series, month, against)?.percent.derivation
  return change && (verdict === 'signal' || verdict === 'ordinary') ? [{ verdict, change }] : []
}

/** Bands of ordinary variation are drawn around zero: a fall is ordinary down to 1 ÷ (1 + the ordinary rise) − 1. */
function stripRows({ vintage, month, thresholds }: SectionInput): StripRow[] {
  return MONTHLY.flatMap((series): StripRow[] => {
    const signal = testSignal(vintage, series, month, thresholds)
    const change = changeOn(vintage, series, month, testedAgainst(month))
    if (change === undefined) return []
    const high = signal.ordinaryPercent?.value
    return [
      {
        label: vintage.series(series).short,
        change: change.percent.value,
        ...(high !== undefined && { high, low: (1 / (1 + high / 100) - 1) * 100 }),
        verdict: signal.verdict,
        drawn: [change.current, change.base],
      },
    ]
  })
}

/** Products less magnets, which are powders, alloys and other goods: their change on the month, in per cent. */
function othersOnMonth(vintage: Vintage, month: Month): Quantity | undefined {
  const [now, before] = [month, addMonths(month, -1)].map((one): Formula | undefined => {
    const [products, magnets] = ['products', 'magnets'].map((series) => vintage.at(series, one))
    return products && magnets && minus(products, magnets)
  })
  if (now === undefined || before === undefined || evaluate(before) === 0) return undefined
  return derived('%', month, change(now, before))
}

function newestFinding({ vintage, month, figures }: SectionInput, series: string) {
  const newest = publishedSlots(vintage, series, { first: addMonths(month, -35), last: month }).at(-1)
  if (newest === undefined) return null
  const { unit } = vintage.series(series)
  return figures.add(`trend.${series}.newest`, observedQuantity(newest.observed, unit))
}

/** Of the month, or of the last month for which customs' value is known. */
function lastUnitValue(vintage: Vintage, { month }: SectionInput): Quantity | undefined {
  const months = vintage.all('exports-value', 'month').map(({ period }) => period)
  const last = months.findLast((period) => period <= month && vintage.at('exports', period) !== undefined)
  return last === undefined ? undefined : unitValue(vintage, 'exports-value', 'exports', last)
}
