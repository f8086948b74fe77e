// What the G7 and partners have done, at which prices, and how much capacity outside China that has brought so far.
import { capacityByProduct, capacityByYear, datedPlants, knownPlants } from '../analysis/capacity.ts'
import { observedQuantity } from '../analysis/figure.ts'
import { firstWith } from '../analysis/history.ts'
import { IN_EFFECT, knownMeasures, type MeasureNow } from '../analysis/measures.ts'
import { againstFloor, quoteChange } from '../analysis/price-floor.ts'
import { capacityByStage } from '../charts/capacity-by-stage.ts'
import { magnetCapacity } from '../charts/magnet-capacity.ts'
import { measuresTimeline } from '../charts/measures-timeline.ts'
import { ndprFloor } from '../charts/ndpr-floor.ts'
import { ndprProxy } from '../charts/ndpr-proxy.ts'
import { addMonths, lastDay } from '../dataset/period.ts'
import type { Observed } from '../dataset/settle.ts'
import { magnetGap, plantTable, shareTable } from './response-capacity.ts'
import { floorValue, instrumentCounts, latestSteps, measureTable, priceFloors } from './response-measures.ts'
import { addIfKnown, drawn, type SectionInput, type SectionResult, seriesName } from './section.ts'

export function g7Response(input: SectionInput) {
  const { vintage, month, language } = input
  const measures = knownMeasures(vintage)
  const plants = knownPlants(vintage)
  const gap = magnetGap(input, plants)
  const floor = floorInForce(input, measures)
  const charts = drawn([
    measuresTimeline(language, measures),
    ndprFloor(vintage, language, month),
    ndprProxy(vintage, language, month, floor),
    magnetCapacity(language, capacityByYear(plants, 'magnet'), datedPlants(plants, 'magnet'), gap.exports),
    capacityByStage(language, capacityByProduct(plants)),
  ])
  const findings = {
    month,
    table: measureTable(input, measures),
    counts: instrumentCounts(input, measures),
    latest: latestSteps(input, measures),
    prices: { ...priceFloors(input, measures), ...prices(input, floor?.value) },
    stages: plantTable(input, plants),
    gap: gap.findings,
    shares: shareTable(input),
  }
  return { findings, charts } satisfies SectionResult<typeof findings>
}

/** The floor that has been in effect longest. */
function floorInForce({ vintage }: SectionInput, measures: readonly MeasureNow[]) {
  const floors = measures.flatMap((now) => {
    const value = floorValue(vintage, now)
    const since = firstWith(now.measure.history, vintage, IN_EFFECT)
    return value && since && IN_EFFECT.includes(now.status) ? [{ value, since }] : []
  })
  return floors.sort((a, b) => (lastDay(a.since) < lastDay(b.since) ? -1 : 1))[0]
}

/** The price in China, the last quotes in the floor's currency up to the end of the month, and the proxy. */
function prices({ vintage, month, figures }: SectionInput, floor: Observed | undefined) {
  const china = quoteChange(vintage, 'price-ndpr-china', month)
  const add = (name: string, observed: Observed | undefined) =>
    addIfKnown(figures, `g7-response.price.${name}`, observed && observedQuantity(observed, vintage.series(observed.series).unit))
  const dollar = (name: string, series: string) => {
    const observed = vintage.every(series).findLast(({ period }) => lastDay(period) <= lastDay(month))
    const distance = observed && floor && againstFloor(vintage, observed, floor)
    return {
      name: seriesName(vintage, series),
      period: observed?.period ?? null,
      price: add(name, observed),
      againstFloor: addIfKnown(figures, `g7-response.price.${name}.against-floor`, distance),
    }
  }
  const later = vintage.all('price-ndpr-china', 'day').filter(({ period }) => period > lastDay(month)).at(-1)
  return {
    chartFirst: addMonths(month, -11),
    name: seriesName(vintage, 'price-ndpr-china'),
    firstDay: china?.first.period ?? null,
    lastDay: china?.last.period ?? null,
    first: add('china-first', china?.first),
    last: add('china-last', china?.last),
    change: addIfKnown(figures, 'g7-response.price.china-change', china?.percent),
    laterDay: later?.period ?? null,
    later: add('china-later', later),
    quote: dollar('quote', 'price-ndpr-quote'),
    proxy: dollar('proxy', 'price-neodymium'),
  }
}
