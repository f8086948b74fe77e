// Plants outside China as rows, and China's share of each stage, ready for the template of g7-response.
import { plantName, type PlantNow, STAGES, totalCapacity } from '../analysis/capacity.ts'
import type { Figure } from '../analysis/figure.ts'
import { observedQuantity, type Quantity } from '../analysis/quantity.ts'
import { ofRecord } from '../analysis/formula.ts'
import { lastYearOf, shareOf } from '../analysis/magnet-gap.ts'
import { compareText } from '../dataset/order.ts'
import type { Period } from '../dataset/period.ts'
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
      .sort((a, b) => compareText(a.start ?? '9999', b.start ?? '9999'))
      .map((now) => plantRow(now, vintage.asOf, figures)),
  })).filter(({ rows }) => rows.length > 0)
}

function plantRow(
  { plant, status, capacity, start, sources }: PlantNow,
  asOf: string,
  figures: SectionInput['figures'],
) {
  const { id } = plant
  const named = (text: string): Named => ({ kind: 'plant', id, text })
  return {
    project: named(plantName(plant)),
    country: named(plant.country),
    product: named(plant.product),
    capacity: addIfKnown(
      figures,
      `g7-response.plant.${id}`,
      capacity && tonnage(id, capacity, start ?? asOf),
    ),
    basis: capacity?.basis ?? null,
    start: start ?? null,
    status,
    sources,
  }
}

/** A plant's tonnage as its sources give it. */
function tonnage(id: string, capacity: NonNullable<PlantNow['capacity']>, period: Period): Quantity {
  const { tonnesPerYear: value, sources } = capacity
  const record = { kind: 'plant' as const, id, sources }
  return {
    value,
    unit: 't',
    period,
    basis: 'reported',
    derivation: ofRecord(record, value),
    from: [],
    records: [record],
  }
}

/** What part of the tonnage for magnets is at plants that operate; null without a tonnage. */
export function progressOf({ vintage, figures }: SectionInput, plants: readonly PlantNow[]) {
  const counted = plants.filter(({ plant, status }) => plant.stage === 'magnet' && status !== 'stopped')
  const all = totalCapacity(counted, vintage)
  const operating = totalCapacity(
    counted.filter(({ status }) => status === 'operating'),
    vintage,
  )
  return addIfKnown(figures, 'g7-response.progress.magnets', operating && all && shareOf(operating, all))
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
