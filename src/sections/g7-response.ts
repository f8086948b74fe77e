// What the G7 and partners have done, at which prices, and how much capacity outside China that has brought so far.
import { capacityByProduct, capacityByYear, datedPlants, knownPlants } from '../analysis/capacity.ts'
import { knownMeasures } from '../analysis/measures.ts'
import { capacityByStage } from '../charts/capacity-by-stage.ts'
import { magnetCapacity } from '../charts/magnet-capacity.ts'
import { measuresTimeline } from '../charts/measures-timeline.ts'
import { ndprFloor } from '../charts/ndpr-floor.ts'
import { ndprProxy } from '../charts/ndpr-proxy.ts'
import { plantTable, progressOf, shareTable } from './response-capacity.ts'
import { floorInForce, marketPrices, priceFloors } from './response-floors.ts'
import { magnetGap } from './response-gap.ts'
import { instrumentCounts, latestSteps, measureTable } from './response-measures.ts'
import { drawn, type SectionInput, type SectionResult } from './section.ts'

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
    prices: { ...priceFloors(input, measures), ...marketPrices(input, floor?.value) },
    stages: plantTable(input, plants),
    gap: gap.findings,
    progress: progressOf(input, plants),
    shares: shareTable(input),
  }
  return { findings, charts } satisfies SectionResult<typeof findings>
}
