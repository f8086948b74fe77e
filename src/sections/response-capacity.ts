// Capacity outside China as rows and sums, and the comparison with China's magnet exports, ready for the template of g7-response.
import { capacityByYear, datedPlants, type Plant, type PlantNow, STAGES, totalCapacity } from '../analysis/capacity.ts'
import { derivedQuantity, type Figure, observedQuantity, plain, type Quantity } from '../analysis/figure.ts'
import { yearToDateTotal } from '../analysis/level.ts'
import { type Month, yearOf } from '../dataset/period.ts'
import type { Observed } from '../dataset/settle.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { addIfKnown, type Named, type SectionInput, seriesName } from './section.ts'

export const SHARES = ['mine-share-china', 'refined-share-china', 'separation-share-china', 'magnet-share-china'] as const

/** China's magnet exports of the last calendar year that is complete by the month and known in full. */
export function lastYearOfMagnets(vintage: Vintage, month: Month): Quantity | undefined {
  const latest = Number(yearOf(month)) - (month.endsWith('-12') ? 0 : 1)
  const years = Array.from({ length: 10 }, (_, index) => String(latest - index))
  for (const year of years) {
    const total = yearToDateTotal(vintage, 'magnets', `${year}-12`)
    if (total !== undefined) return { ...total, period: year }
  }
  return undefined
}

/** Every known plant by stage, with or without tonnage and start year. */
export function plantTable({ vintage, figures }: SectionInput, plants: readonly PlantNow[]) {
  return STAGES.map((stage) => ({
    stage,
    rows: plants
      .filter(({ plant }) => plant.stage === stage)
      .sort((a, b) => compare(a.plant.start ?? '9999', b.plant.start ?? '9999'))
      .map(({ plant, status, sources }) => plantRow(plant, status, sources, vintage.asOf, figures)),
  })).filter(({ rows }) => rows.length > 0)
}

function plantRow(plant: Plant, status: PlantNow['status'], sources: string[], asOf: string, figures: SectionInput['figures']) {
  const { id, tonnesPerYear: value, capacityBasis, start } = plant
  const named = (text: string): Named => ({ kind: 'plant', id, text })
  const capacity: Quantity | undefined =
    value === undefined ? undefined : { value, unit: 't', period: start ?? asOf, basis: 'reported', from: [] }
  return {
    project: named(plant.project === plant.company ? plant.company : `${plant.company}: ${plant.project}`),
    country: named(plant.country),
    product: named(plant.product),
    capacity: addIfKnown(figures, `g7-response.plant.${id}`, capacity),
    basis: capacityBasis ?? null,
    start: start ?? null,
    status,
    sources,
  }
}

/** Dated magnet capacity outside China, and what it is measured against. Plans are counted as plans. */
export function magnetGap({ vintage, month, figures }: SectionInput, plants: readonly PlantNow[]) {
  const dated = datedPlants(plants, 'magnet')
  const operating = dated.filter(({ status }) => status === 'operating')
  const magnets = plants.filter(({ plant, status }) => plant.stage === 'magnet' && status !== 'stopped')
  const undated = magnets.filter((one) => !dated.includes(one))
  const add = (name: string, quantity: Quantity | undefined) => addIfKnown(figures, `g7-response.gap.${name}`, quantity)
  const total = totalCapacity(dated, vintage)
  const running = totalCapacity(operating, vintage)
  const exports = lastYearOfMagnets(vintage, month)
  const world = lastYear(vintage, 'magnet-output-world', month)
  const share = lastYear(vintage, 'magnet-share-china', month)
  const rest = world && share && restOfWorld(world, share)
  const row = (id: string, series: string, base: Quantity | undefined) =>
    base && {
      kind: id,
      name: seriesName(vintage, series),
      period: base.period,
      base: add(id, base),
      dated: add(`${id}.dated`, ratio(total, base)),
      operating: add(`${id}.operating`, ratio(running, base)),
    }
  const rows = [
    row('exports', 'magnets', exports),
    row('world', 'magnet-output-world', world && observedQuantity(world, 't')),
    row('rest', 'magnet-output-world', rest),
  ].filter((one) => one !== undefined)
  return {
    exports,
    findings: {
      total: add('dated', total),
      running: add('operating', running),
      undated: add('undated', totalCapacity(undated, vintage)),
      withoutTonnage: figures.add(
        'g7-response.gap.without-tonnage',
        derivedQuantity(magnets.filter(({ plant }) => plant.tonnesPerYear === undefined).length, 'count', vintage.asOf, 'n(magnet plants without a tonnage)', []),
      ),
      lastYear: capacityByYear(plants, 'magnet').at(-1)?.year ?? null,
      difference: add('difference', total && exports && derivedQuantity(total.value - exports.value, 't', exports.period, `${plain(total.value)} − ${plain(exports.value)}`, exports.from)),
      exports: rows.find(({ kind }) => kind === 'exports') ?? null,
      rows,
      share: add('share', share && observedQuantity(share, '%')),
      sources: [...new Set(dated.flatMap(({ sources }) => sources))],
      undatedSources: [...new Set(undated.filter(({ plant }) => plant.tonnesPerYear).flatMap(({ sources }) => sources))],
    },
  }
}

/** China's shares of each stage, each of the last year known. */
export function shareTable(input: SectionInput): { name: Named; figure: Figure | null; period: string | null }[] {
  const { vintage, month, figures } = input
  return SHARES.map((series) => {
    const observed = lastYear(vintage, series, month)
    const figure = addIfKnown(figures, `g7-response.share.${series}`, observed && observedQuantity(observed, vintage.series(series).unit))
    return { name: seriesName(vintage, series), figure, period: observed?.period ?? null }
  })
}

function lastYear(vintage: Vintage, series: string, month: Month): Observed | undefined {
  return vintage.all(series, 'year').findLast(({ period }) => period <= yearOf(month))
}

/** Output outside China from the world's output and China's share of it, which may be of another year. */
function restOfWorld(world: Observed, share: Observed): Quantity {
  const formula = `${plain(world.value)} × (1 − ${plain(share.value)} %)`
  return derivedQuantity(world.value * (1 - share.value / 100), 't', world.period, formula, [world, share])
}

/** Capacity in per cent of another quantity of tonnes. */
function ratio(capacity: Quantity | undefined, base: Quantity): Quantity | undefined {
  if (capacity === undefined || base.value === 0) return undefined
  const formula = `(${capacity.formula}) ÷ ${plain(base.value)}`
  return derivedQuantity((capacity.value / base.value) * 100, '%', base.period, formula, base.from)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
