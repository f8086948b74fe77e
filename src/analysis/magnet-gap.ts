// Capacity beside what China exports and what the world makes: a comparison of plans with past years, not a forecast.
import { lastFullYear, type Month } from '../dataset/period.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { capacityByYear, datedPlants, type PlantNow, totalCapacity, unprovedPlants } from './capacity.ts'
import { derived, type Quantity } from './quantity.ts'
import { inPercent, minus, over, percent, times } from './formula.ts'
import { yearToDateTotal } from './level.ts'

/**
 * China's magnet exports of the last calendar year that is complete by the month, or of the year before it. Undefined when
 * neither is known in full: a comparison with an older year would say more about the data than about the plants.
 */
export function lastYearOfMagnets(vintage: Vintage, month: Month): Quantity | undefined {
  const latest = Number(lastFullYear(month))
  for (const year of [String(latest), String(latest - 1)]) {
    const total = yearToDateTotal(vintage, 'magnets', `${year}-12`)
    if (total !== undefined) return { ...total, period: year }
  }
  return undefined
}

/** The value of the last calendar year that had ended by the end of the month. */
export function lastYearOf(vintage: Vintage, series: string, month: Month): Observed | undefined {
  return vintage.all(series, 'year').findLast(({ period }) => period <= lastFullYear(month))
}

/** Output outside China from the world's output and China's share of it, which may be of another year. */
export function restOfWorld(world: Observed, share: Observed): Quantity {
  return derived('t', world.period, times(world, minus(1, percent(share))))
}

/** Magnet plants outside China that name a tonnage and a start year, and what they add up to. */
export function datedMagnetCapacity(plants: readonly PlantNow[], vintage: Vintage) {
  const dated = datedPlants(plants, 'magnet')
  return {
    dated,
    total: totalCapacity(dated, vintage),
    /** Of those that operate. */
    running: totalCapacity(
      dated.filter(({ status }) => status === 'operating'),
      vintage,
    ),
    /** Of those that operate with a tonnage that is only planned. */
    unproved: totalCapacity(unprovedPlants(dated), vintage),
    /** The year in which the last of them is to start. */
    lastYear: capacityByYear(plants, 'magnet').at(-1)?.year,
  }
}

/** Capacity in per cent of another quantity of tonnes. */
export function shareOf(capacity: Quantity | undefined, base: Quantity): Quantity | undefined {
  if (capacity === undefined || base.value === 0) return undefined
  return derived('%', base.period, inPercent(over(capacity.derivation, base.derivation)))
}
