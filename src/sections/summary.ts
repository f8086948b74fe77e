// What happened in one sentence, four key figures, at most six key judgements with their confidence, what to watch.

import { comingReleases, gaps } from '../analysis/calendar.ts'
import { capacityByYear, datedPlants, knownPlants, totalCapacity } from '../analysis/capacity.ts'
import { changeOn } from '../analysis/change.ts'
import { type Confidence, confidence } from '../analysis/confidence.ts'
import { againstRest, contribution } from '../analysis/decomposition.ts'
import type { Figure } from '../analysis/figure.ts'
import { yearToDateChange, yearToDateTotal } from '../analysis/level.ts'
import { lastYearOfMagnets } from '../analysis/magnet-gap.ts'
import { richText } from '../analysis/prose.ts'
import { testedAgainst, testSignal } from '../analysis/signal.ts'
import { sparkline } from '../charts/sparkline.ts'
import { compareText } from '../dataset/order.ts'
import { yearOf } from '../dataset/period.ts'
import {
  addIfKnown,
  addObserved,
  drawn,
  type Named,
  type SectionInput,
  type SectionResult,
  seriesName,
} from './section.ts'
import { type SignalFinding, signalFinding } from './signal-finding.ts'

/** The four key figures, the headline first. */
const KEY = ['exports', 'products', 'magnets', 'magnets-japan'] as const
/** How many scheduled events the summary names. */
const WATCHED = 4

export interface KeyFigure {
  name: Named
  value: Figure | null
  onMonth: Figure | null
  onYear: Figure | null
  /** The change that the signal test judges: on the year from January to March. */
  tested: Figure | null
  signal: SignalFinding | null
  confidence: Confidence
  chart: string
  /** Why it is missing and when it was or is due; null when it is known. */
  gap: { reason: 'not-out' | 'not-found'; due: string | null } | null
}

export function summary(input: SectionInput) {
  const { vintage, month, figures, language } = input
  const { briefing, events } = vintage.dataset
  const missing = gaps(vintage, briefing.required, month)
  const [exports, products, magnets, japan] = KEY.map((series) => keyFigure(input, series))
  const findings = {
    month,
    keys: [exports, products, magnets, japan],
    exports,
    products,
    magnets,
    japan,
    gaps: missing.map((gap) => ({
      name: seriesName(vintage, gap.series),
      reason: gap.reason,
      due: gap.due ?? null,
    })),
    year: yearFindings(input),
    japanRest: japanFindings(input),
    heavy: heavyFindings(input),
    share: shareFindings(input),
    capacity: capacityFindings(input),
    releases: comingReleases(briefing.calendar, vintage.asOf).map((release) => ({
      day: release.day,
      name: { kind: 'release', id: release.id, text: release.name },
      months: release.months.length > 1 ? release.months.join('/') : (release.months[0] ?? ''),
    })),
    events: events
      .filter((event) => event.scheduled && event.date > vintage.asOf && vintage.knows(event.sources))
      .sort((a, b) => compareText(a.date, b.date))
      .slice(0, WATCHED)
      .map((event) => ({
        date: event.date,
        id: event.id,
        text: richText(vintage, figures, `summary.watch.${event.id}`, event.title) ?? [event.title],
        sources: vintage.known(event.sources),
      })),
  }
  const charts = drawn(KEY.map((series) => sparkline(vintage, language, series, month)))
  return { findings, charts } satisfies SectionResult<typeof findings>
}

function keyFigure(input: SectionInput, series: string): KeyFigure {
  const { vintage, month, figures, thresholds } = input
  const id = (name: string) => `summary.${series}.${name}`
  const value = addObserved(input, id('value'), series, month)
  const onMonth = changeOn(vintage, series, month, 'month')
  const signal = testSignal(vintage, series, month, thresholds)
  const [gap] = gaps(vintage, [series], month)
  const change = addIfKnown(figures, id('change-on-month'), onMonth?.percent)
  const yearly = addIfKnown(figures, id('change-on-year'), changeOn(vintage, series, month, 'year')?.percent)
  return {
    name: seriesName(vintage, series),
    value,
    onMonth: change,
    onYear: yearly,
    tested: signal.against === 'year' ? yearly : change,
    signal: value === null ? null : signalFinding(figures, id('signal'), month, signal),
    confidence: confidence(
      vintage,
      [value, change].filter((figure) => figure !== null),
      signal,
    ),
    chart: `sparkline-${series}`,
    gap: gap === undefined ? null : { reason: gap.reason, due: gap.due ?? null },
  }
}

/** The year so far, or as a whole in December. */
function yearFindings({ vintage, month, figures }: SectionInput) {
  const total = addIfKnown(figures, 'summary.year.total', yearToDateTotal(vintage, 'exports', month))
  const change = addIfKnown(figures, 'summary.year.change', yearToDateChange(vintage, 'exports', month))
  if (total === null || change === null) return null
  return { total, change, whole: month.endsWith('-12'), confidence: confidence(vintage, [total]) }
}

/** What Japan's part in the change of magnets was, and whether it stands out from the rest. */
function japanFindings({ vintage, month, figures, thresholds }: SectionInput) {
  const rest = againstRest(vintage, 'magnets-japan', 'magnets', month, thresholds)
  const part = contribution(vintage, 'magnets-japan', 'magnets', month, testedAgainst(month))
  if (rest === undefined || part === undefined) return null
  const japan = figures.add('summary.japan-rest.japan', rest.destination)
  const others = figures.add('summary.japan-rest.rest', rest.rest)
  return {
    against: rest.against,
    japan,
    rest: others,
    difference: figures.add('summary.japan-rest.difference', part.difference),
    share: figures.add('summary.japan-rest.share', part.share),
    signal: signalFinding(figures, 'summary.japan-rest.signal', month, rest.signal),
    confidence: confidence(vintage, [japan, others], rest.signal),
  }
}

/** The controlled heavy elements over the year, beside the total; null until both are known for the year. */
function heavyFindings(input: SectionInput) {
  const year = yearOf(input.month)
  const dysprosium = addObserved(input, 'summary.heavy.dysprosium', 'dysprosium-on-year', year)
  const terbium = addObserved(input, 'summary.heavy.terbium', 'terbium-on-year', year)
  if (dysprosium === null || terbium === null) return null
  const total = yearToDateChange(input.vintage, 'exports', input.month)
  const apart = [dysprosium, terbium].every(
    ({ value }) => total !== undefined && Math.sign(value) !== Math.sign(total.value),
  )
  return { year, dysprosium, terbium, apart, confidence: confidence(input.vintage, [dysprosium, terbium]) }
}

/** China's newest known share of Japan's imports by weight. */
function shareFindings(input: SectionInput) {
  const { vintage, month } = input
  // The summary takes only what a reviewer can look up: a source whose address was kept in full.
  const newest = vintage
    .all('japan-share-china', 'year')
    .findLast(
      ({ period, refs }) =>
        period <= yearOf(month) && refs.some(({ source }) => vintage.source(source).complete),
    )
  if (newest === undefined) return null
  const share = addObserved(input, 'summary.share.weight', 'japan-share-china', newest.period)
  const value = addObserved(input, 'summary.share.value', 'japan-share-value-china', newest.period)
  if (share === null) return null
  return { share, value, year: newest.period, confidence: confidence(vintage, [share]) }
}

/** Dated magnet capacity outside China beside what China exported in the last full year known. */
function capacityFindings({ vintage, month, figures }: SectionInput) {
  const plants = knownPlants(vintage)
  const lastYear = capacityByYear(plants, 'magnet').at(-1)?.year
  const dated = datedPlants(plants, 'magnet')
  const operating = dated.filter(({ status }) => status === 'operating')
  const total = addIfKnown(figures, 'summary.capacity.total', totalCapacity(dated, vintage))
  const running = addIfKnown(figures, 'summary.capacity.operating', totalCapacity(operating, vintage))
  const exports = addIfKnown(figures, 'summary.capacity.exports', lastYearOfMagnets(vintage, month))
  if (total === null || exports === null || lastYear === undefined) return null
  return { total, running, exports, year: lastYear, confidence: confidence(vintage, [total]) }
}
