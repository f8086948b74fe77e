// What it means for Japan: magnets, shares of suppliers, concentration, cover, losses, buffers, and the autumn of 2010.
import { changeOn } from '../analysis/change.ts'
import { againstRest } from '../analysis/decomposition.ts'
import { derivedQuantity, plain, type Quantity } from '../analysis/figure.ts'
import { DAYS_PER_MONTH } from '../analysis/scenario.ts'
import { newest } from '../analysis/supplier-shares.ts'
import { japan2010 } from '../charts/japan-2010.ts'
import { japanCover } from '../charts/japan-cover.ts'
import { japanDependence } from '../charts/japan-dependence.ts'
import { japanLosses } from '../charts/japan-losses.ts'
import { japanShare } from '../charts/japan-share.ts'
import { japanSuppliers } from '../charts/japan-suppliers.ts'
import { monthlyBars } from '../charts/monthly-bars.ts'
import { addMonths, monthRange, yearOf } from '../dataset/period.ts'
import type { Observed } from '../dataset/settle.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { bufferFindings, coverFindings, type Loss, lossFindings, otherLoss } from './japan-scenarios.ts'
import { concentrationFindings, MEASURES, mirrorFindings, PRODUCTS, partnerRows, SMALL_SHARE, shareFindings } from './japan-shares.ts'
import { addIfKnown, addObserved, drawn, type SectionInput, type SectionResult, seriesName } from './section.ts'
import { signalFinding } from './signal-finding.ts'

/** The months around the halt that was reported in September 2010. */
const PRECEDENT = { first: '2010-09', last: '2011-03' }

export function japanExposure(input: SectionInput) {
  const { vintage, month, figures, thresholds } = input
  const cover = coverFindings(input)
  const losses = lossFindings(input)
  const partners = partnerRows(input)
  const rest = againstRest(vintage, 'magnets-japan', 'magnets', month, thresholds)
  const findings = {
    month,
    firstMagnets: addMonths(month, -19),
    magnets: {
      name: seriesName(vintage, 'magnets-japan'),
      value: addObserved(input, 'japan-exposure.magnets.value', 'magnets-japan', month),
      onMonth: addIfKnown(figures, 'japan-exposure.magnets.on-month', changeOn(vintage, 'magnets-japan', month, 'month')?.percent),
      onYear: addIfKnown(figures, 'japan-exposure.magnets.on-year', changeOn(vintage, 'magnets-japan', month, 'year')?.percent),
      ofAll: addIfKnown(figures, 'japan-exposure.magnets.of-all', partOf(vintage, 'magnets-japan', 'magnets', month)),
      elsewhere: addIfKnown(figures, 'japan-exposure.magnets.elsewhere', rest?.rest),
      against: rest?.against ?? null,
      signal: rest ? signalFinding(figures, 'japan-exposure.magnets.signal', month, rest.signal) : null,
    },
    shares: shareFindings(input),
    concentration: concentrationFindings(input),
    partners: {
      period: partners.period,
      small: figures.add('japan-exposure.partners.small', derivedQuantity(SMALL_SHARE, '%', month, 'threshold', [])),
      rows: partners.rows.map(({ partner, country, weight, value }) => ({
        name: { kind: 'series', id: (weight ?? value)?.series ?? partner, text: country } as const,
        weight: weight && addObserved(input, `japan-exposure.partner.${partner}.weight`, weight.series, weight.period),
        value: value && addObserved(input, `japan-exposure.partner.${partner}.value`, value.series, value.period),
      })),
    },
    mirror: mirrorFindings(input),
    cover,
    losses,
    lossRange: lossRange(losses),
    halfSupply: otherLoss(input, 'loss-half-supply'),
    buffers: bufferFindings(input),
    precedent: precedentFindings(input),
  }
  return { findings, charts: charts(input, cover, losses, partners.rows) } satisfies SectionResult<typeof findings>
}

function charts(
  { vintage, language, month }: SectionInput,
  cover: ReturnType<typeof coverFindings>,
  losses: readonly Loss[],
  partners: ReturnType<typeof partnerRows>['rows'],
) {
  const known = (series: string): Observed[] => [newest(vintage, series, month) ?? []].flat()
  const observedLosses = losses.flatMap(({ name, period, months }) => {
    const observed = vintage.at(name.id, period)
    return observed === undefined ? [] : [{ observed, months: months.value }]
  })
  const bands = (cover?.rows ?? []).map(({ stock, cells }) => ({
    stockDays: stock.days.value,
    label: stock.name.text,
    cells: cells.map(({ cut, cover: days }) => ({ cutPercent: cut.value, days: days.value })),
  }))
  const steps = vintage.dataset.scenarios.lengths.values.map((months) => months * DAYS_PER_MONTH)
  const share = cover ? vintage.at(cover.shareName.id, cover.share.period) : undefined
  return drawn([
    monthlyBars(vintage, language, { name: 'japan-magnets', series: 'magnets-japan', first: addMonths(month, -19), month, height: 165 }),
    japanShare(vintage, language, MEASURES, month, newest(vintage, 'target-single-country-share', month)),
    japanDependence(vintage, language, PRODUCTS.flatMap(known), newest(vintage, MEASURES[0], month)),
    japanSuppliers(language, partners),
    share && japanCover(language, bands, steps, share),
    japanLosses(vintage, language, observedLosses),
    japan2010(vintage, language, PRECEDENT.first, PRECEDENT.last),
  ])
}

/** A part in per cent of its total; undefined when either is unknown. */
function partOf(vintage: Vintage, part: string, total: string, month: string): Quantity | undefined {
  const [some, all] = [vintage.at(part, month), vintage.at(total, month)]
  if (some === undefined || all === undefined || all.value === 0) return undefined
  return derivedQuantity((some.value / all.value) * 100, '%', month, `${plain(some.value)} ÷ ${plain(all.value)}`, [some, all])
}

/** The ends of the estimates for the longest halt; null without two of them. */
function lossRange(losses: readonly Loss[]) {
  const longest = Math.max(...losses.map(({ months }) => months.value))
  const [first, ...others] = losses.filter(({ months }) => months.value === longest)
  const last = others.at(-1)
  return first && last ? { months: first.months, low: first.loss, high: last.loss } : null
}

/** The lowest month of the precedent against the first, and what came after; null unless these are known. */
function precedentFindings(input: SectionInput) {
  const { vintage, figures } = input
  const series = 'japan-imports-china'
  const months = monthRange(PRECEDENT.first, PRECEDENT.last).flatMap((month) => vintage.at(series, month) ?? [])
  const [first] = months
  if (first === undefined || first.period !== PRECEDENT.first) return null
  const low = months.reduce((lowest, one) => (one.value < lowest.value ? one : lowest), first)
  const change = derivedQuantity((low.value / first.value - 1) * 100, '%', low.period, `${plain(low.value)} ÷ ${plain(first.value)} − 1`, [low, first])
  const id = (name: string) => `japan-exposure.precedent.${name}`
  const shares = vintage.all('japan-share-china', 'year').filter(({ period }) => period >= '2010' && period <= '2012')
  const events = vintage.dataset.events.filter(
    ({ id: event, sources }) => event === 'japan-halt-2010' && vintage.known(sources).length === sources.length,
  )
  return {
    ...PRECEDENT,
    year: yearOf(PRECEDENT.first),
    firstValue: addObserved(input, id('first'), series, first.period),
    low: addObserved(input, id('low'), series, low.period),
    change: low === first ? null : figures.add(id('change'), change),
    after: addObserved(input, id('after'), series, addMonths(low.period, 1)),
    shares: shares.map(({ period }) => addObserved(input, id(`share-${period}`), 'japan-share-china', period)),
    events: events.map(({ id: event, date, text, sources }) => ({ id: event, date, text: [text], sources })),
    loss: otherLoss(input, 'loss-2010'),
  }
}
