// The drawings of the section on Japan, from what it found. Those for which nothing is known are left out.
import { DAYS_PER_MONTH } from '../analysis/scenario.ts'
import { mirrorTrade } from '../analysis/mirror-trade.ts'
import { isStale, newest } from '../analysis/supplier-shares.ts'
import type { Chart } from '../charts/chart.ts'
import { japan2010 } from '../charts/japan-2010.ts'
import { japanCover } from '../charts/japan-cover.ts'
import { japanDependence } from '../charts/japan-dependence.ts'
import { japanMirror } from '../charts/japan-mirror.ts'
import { japanLosses } from '../charts/japan-losses.ts'
import { japanShare } from '../charts/japan-share.ts'
import { japanSuppliers } from '../charts/japan-suppliers.ts'
import { monthlySeries } from '../charts/monthly-series.ts'
import { addMonths } from '../dataset/period.ts'
import type { Observed } from '../dataset/observed.ts'
import type { coverFindings } from './japan-cover.ts'
import type { Loss } from './japan-losses.ts'
import { mirrorName } from './japan-mirror.ts'
import { PRECEDENT } from './japan-precedent.ts'
import { MEASURES, PRODUCTS } from './japan-shares.ts'
import type { PartnerRow } from './japan-suppliers.ts'
import { drawn, type SectionInput } from './section.ts'

/** In the order of the page. */
export function japanCharts(
  { vintage, language, month, thresholds }: SectionInput,
  cover: ReturnType<typeof coverFindings>,
  losses: readonly Loss[],
  partners: readonly PartnerRow[],
): Chart[] {
  const known = (series: string): Observed[] => [newest(vintage, series, month) ?? []].flat()
  const estimates = losses.flatMap(({ name, period, author, months, wider }) => {
    const observed = vintage.at(name.id, period)
    return observed === undefined || months === null
      ? []
      : [{ author: author.text, months: months.value, wider, observed }]
  })
  const bands = (cover?.rows ?? []).map(({ stock, cells }) => ({
    stockDays: stock.days.value,
    label: stock.name.text,
    cells: cells.map(({ cut, cover: days }) => ({ cutPercent: cut.value, days: days.value })),
  }))
  const halts = vintage.dataset.scenarios.lengths.values.map((months) => ({
    months,
    days: months * DAYS_PER_MONTH,
  }))
  const share = cover ? vintage.at(cover.shareName.id, cover.share.period) : undefined
  const average = newest(vintage, MEASURES[0], month)
  const recent = average && !isStale(average, month) ? average : undefined
  const mirror = mirrorTrade(vintage, month, thresholds)
  const flows = (mirror?.flows ?? []).map((flow) => ({
    name: mirrorName(vintage, flow).text,
    weight: flow.weight,
  }))
  return drawn([
    monthlySeries(vintage, language, {
      name: 'japan-magnets',
      series: 'magnets-japan',
      first: addMonths(month, -19),
      month,
      thresholds,
    }),
    japanShare(vintage, language, MEASURES, month, newest(vintage, 'target-single-country-share', month)),
    japanDependence(vintage, language, PRODUCTS.flatMap(known), recent),
    japanSuppliers(language, partners),
    mirror && japanMirror(language, mirror, flows),
    share && japanCover(language, bands, halts, share),
    japanLosses(language, estimates),
    japan2010(vintage, language, PRECEDENT.first, PRECEDENT.last),
  ])
}
