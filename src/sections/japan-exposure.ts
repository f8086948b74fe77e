// What it means for Japan: magnets, shares of suppliers, concentration, cover, losses, buffers, and the autumn of 2010.
import { type Against, changeOn } from '../analysis/change.ts'
import { againstRest } from '../analysis/decomposition.ts'
import { derived, type Quantity } from '../analysis/quantity.ts'
import { chosen, inPercent, over } from '../analysis/formula.ts'
import { testSignal } from '../analysis/signal.ts'
import { addMonths } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { japanCharts } from './japan-charts.ts'
import { coverFindings } from './japan-cover.ts'
import { bufferFindings, type Loss, lossFindings } from './japan-losses.ts'
import { mirrorFindings } from './japan-mirror.ts'
import { precedentFindings } from './japan-precedent.ts'
import { shareFindings } from './japan-shares.ts'
import { concentrationFindings, partnerRows } from './japan-suppliers.ts'
import { addIfKnown, addObserved, type SectionInput, type SectionResult, seriesName } from './section.ts'
import { signalFinding } from './signal-finding.ts'

export function japanExposure(input: SectionInput) {
  const { vintage, month, figures, thresholds } = input
  const cover = coverFindings(input)
  const losses = lossFindings(input)
  const partners = partnerRows(input)
  const rest = againstRest(vintage, 'magnets-japan', 'magnets', month, thresholds)
  const change = (against: Against) => changeOn(vintage, 'magnets-japan', month, against)?.percent
  const value = addObserved(input, 'japan-exposure.magnets.value', 'magnets-japan', month)
  const onMonth = addIfKnown(figures, 'japan-exposure.magnets.on-month', change('month'))
  const onYear = addIfKnown(figures, 'japan-exposure.magnets.on-year', change('year'))
  const own = testSignal(vintage, 'magnets-japan', month, thresholds)
  const findings = {
    month,
    firstMagnets: addMonths(month, -19),
    magnets: {
      name: seriesName(vintage, 'magnets-japan'),
      value,
      onMonth,
      onYear,
      tested: own.against === 'year' ? onYear : onMonth,
      own: signalFinding(figures, 'japan-exposure.magnets-japan.signal', own),
      ofAll: addIfKnown(
        figures,
        'japan-exposure.magnets.of-all',
        partOf(vintage, 'magnets-japan', 'magnets', month),
      ),
      elsewhere: addIfKnown(figures, 'japan-exposure.magnets.elsewhere', rest?.rest),
      against: rest?.against ?? null,
      signal: rest ? signalFinding(figures, 'japan-exposure.magnets.signal', rest.signal) : null,
    },
    shares: shareFindings(input),
    concentration: concentrationFindings(input),
    partners: {
      period: partners.period,
      small: figures.add(
        'japan-exposure.partners.small',
        derived('%', month, chosen('thresholds.smallestShare', thresholds.smallestShare.value)),
      ),
      rows: partners.rows.map(({ partner, country, weight, value }) => ({
        name: { kind: 'series', id: (weight ?? value)?.series ?? partner, text: country } as const,
        weight:
          weight &&
          addObserved(input, `japan-exposure.partner.${partner}.weight`, weight.series, weight.period),
        value:
          value && addObserved(input, `japan-exposure.partner.${partner}.value`, value.series, value.period),
      })),
    },
    mirror: mirrorFindings(input),
    cover,
    losses,
    lossRange: lossRange(losses),
    buffers: bufferFindings(input),
    precedent: precedentFindings(input),
  }
  return { findings, charts: japanCharts(input, cover, losses, partners.rows) } satisfies SectionResult<
    typeof findings
  >
}

/** A part in per cent of its total; undefined when either is unknown. */
function partOf(vintage: Vintage, part: string, total: string, month: string): Quantity | undefined {
  const [some, all] = [vintage.at(part, month), vintage.at(total, month)]
  if (some === undefined || all === undefined || all.value === 0) return undefined
  return derived('%', month, inPercent(over(some, all)))
}

/** The ends of the estimates for the longest halt; null without two of them. */
function lossRange(losses: readonly Loss[]) {
  const alike = losses.flatMap(({ wider, months, loss }) =>
    wider || months === null ? [] : [{ months, loss }],
  )
  const longest = Math.max(...alike.map(({ months }) => months.value))
  const [first, ...others] = alike.filter(({ months }) => months.value === longest)
  const last = others.at(-1)
  return first && last ? { months: first.months, low: first.loss, high: last.loss } : null
}
