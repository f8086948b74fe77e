// Plants outside China as rows, and China's share of each stage, ready for the template of g7-response.
import { type PlantNow, STAGES } from '../analysis/capacity.ts'
import { type Figure, observedQuantity, type Quantity } from '../analysis/figure.ts'
import { constant } from '../analysis/formula.ts'
import { lastYearOf } from '../analysis/magnet-gap.ts'
import { compareText } from '../dataset/order.ts'
import type { Plant } from '../dataset/schema.ts'
import { addIfKnown, type Named, type SectionInput, seriesName } from './section.ts'

/** China's shares by stage of the chain, from the mine to the magnet. */
const SHARES = [
  'mine-share-china',
  'refined-share-china',
  'separation-share-china',
  'magnet-share-china',
] as const

/** Every known plant by stage, with or without tonnage and start year. */
export function plantTable({ vintage, figures }: SectionInput, plants: readonly PlantNow[]) {
  return STAGES.map((stage) => ({
    stage,
    rows: plants
      .filter(({ plant }) => plant.stage === stage)
      .sort((a, b) => compareText(a.plant.start ?? '9999', b.plant.start ?? '9999'))
      .map(({ plant, status, sources }) => plantRow(plant, status, sources, vintage.asOf, figures)),
  })).filter(({ rows }) => rows.length > 0)
}

function plantRow(
  plant: Plant,
  status: PlantNow['status'],
  sources: string[],
  asOf: string,
  figures: SectionInput['figures'],
) {
  const { id, tonnesPerYear: value, capacityBasis, start } = plant
  const named = (text: string): Named => ({ kind: 'plant', id, text })
  const capacity: Quantity | undefined =
    value === undefined
      ? undefined
      : { value, unit: 't', period: start ?? asOf, basis: 'reported', derivation: constant(value), from: [] }
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

/** China's shares of each stage, each of the last year known. */
export function shareTable(
  input: SectionInput,
): { name: Named; figure: Figure | null; period: string | null }[] {
  const { vintage, month, figures } = input
  return SHARES.map((series) => {
    const observed = lastYearOf(vintage, series, month)
    const figure = addIfKnown(
      figures,
      `g7-response.share.${series}`,
      observed && observedQuantity(observed, vintage.series(series).unit),
    )
    return { name: seriesName(vintage, series), figure, period: observed?.period ?? null }
  })
}
