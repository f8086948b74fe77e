// What happened in one sentence, four key figures, at most six key judgements with their confidence, what to watch.
import { gaps } from '../analysis/calendar.ts'
import { changeOn } from '../analysis/change.ts'
import { type Confidence, confidence } from '../analysis/confidence.ts'
import type { Figure } from '../analysis/figure.ts'
import { testSignal } from '../analysis/signal.ts'
import { sparkline } from '../charts/sparkline.ts'
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
import { judgedBySummary } from './judged-by-summary.ts'
import {
  capacityFindings,
  heavyFindings,
  japanFindings,
  shareFindings,
  yearFindings,
} from './summary-judgements.ts'
import { watchFindings } from './summary-watch.ts'

/** The four key figures, the headline first. */
export const KEY = ['exports', 'products', 'magnets', 'magnets-japan'] as const

export interface KeyFigure {
  name: Named
  value: Figure | null
  onMonth: Figure | null
  onYear: Figure | null
  /** The change that the signal test judges: on the year from January to March. */
  tested: Figure | null
  signal: SignalFinding | null
  /** Null where it is missing. */
  confidence: Confidence | null
  chart: string
  /** Why it is missing and when it was or is due; null when it is known. */
  gap: { reason: 'not-out' | 'not-found'; due: string | null } | null
}

export function summary(input: SectionInput) {
  const { vintage, month, language } = input
  const { briefing } = vintage.dataset
  const missing = gaps(vintage, briefing.required, month)
  const keys = KEY.map((series) => keyFigure(input, series))
  const [exports, products, magnets, japan] = keys
  const year = yearFindings(input)
  const japanRest = japanFindings(input)
  const heavy = heavyFindings(input, year?.change ?? null)
  const share = shareFindings(input)
  const capacity = capacityFindings(input)
  const findings = {
    month,
    judgements: [
      ...moved('exports', exports),
      ...moved('magnets', magnets),
      ...(magnets?.value && !magnets.onMonth ? [] : moved('products', products)),
      ...judged('japan-rest', japanRest),
      ...(heavy === null ? judged('year', year) : judged('heavy', heavy)),
      ...judged('share', share),
      ...judged('capacity', capacity),
    ],
    keys,
    exports,
    products,
    magnets,
    japan,
    /** Whether its change is judged as that of the headline is. */
    japanAlike: japan?.signal?.verdict === (exports?.tested ? exports : magnets)?.signal?.verdict,
    gaps: missing.map((gap) => ({
      name: seriesName(vintage, gap.series),
      reason: gap.reason,
      due: gap.due ?? null,
    })),
    year,
    japanRest,
    heavy,
    share,
    capacity,
    watch: watchFindings(input, missing.length),
  }
  const charts = drawn(KEY.map((series) => sparkline(vintage, language, series, month)))
  return { findings, charts, judgements: judgedBySummary(findings) } satisfies SectionResult<typeof findings>
}

/** The judgements of the summary in the order in which the page states them, each with its confidence. */
interface Judgement {
  id: 'exports' | 'magnets' | 'products' | 'japan-rest' | 'year' | 'heavy' | 'share' | 'capacity'
  confidence: Confidence
}

function judged(
  id: Judgement['id'],
  found: { confidence: Confidence | null } | null | undefined,
): Judgement[] {
  return found?.confidence ? [{ id, confidence: found.confidence }] : []
}

/** A key figure is judged by its change. */
function moved(id: Judgement['id'], key: KeyFigure | undefined): Judgement[] {
  return key?.onMonth ? judged(id, key) : []
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
  const stated = [value, change, yearly].filter((figure) => figure !== null)
  return {
    name: seriesName(vintage, series),
    value,
    onMonth: change,
    onYear: yearly,
    tested: signal.against === 'year' ? yearly : change,
    signal: value === null ? null : signalFinding(figures, id('signal'), signal),
    confidence: stated.length === 0 ? null : confidence(input, stated, signal),
    chart: `sparkline-${series}`,
    gap: gap === undefined ? null : { reason: gap.reason, due: gap.due ?? null },
  }
}
