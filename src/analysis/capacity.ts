// Capacity outside China by stage, product, start year and status. Stages are never added up: a tonne of oxide becomes metal
// and then a magnet and would count three times. Plants without a tonnage or a start year are kept apart.
import type { Plant } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { derivedQuantity, plain, type Quantity } from './figure.ts'
import { type StatusNow, statusAt } from './history.ts'

type Stage = Plant['stage']
export const STAGES: readonly Stage[] = ['mine', 'separation', 'metal', 'magnet']
/** What may be added up; a plant that stopped is in no sum. */
export const ACTIVE = ['operating', 'building', 'planned'] as const
type Active = (typeof ACTIVE)[number]

/** A plant and its status as known on the day of the vintage. */
export interface PlantNow extends StatusNow<Plant['history'][number]['status']> {
  plant: Plant
}

/** Plants whose status was known by the day of the vintage, in the order of the file. */
export function knownPlants(vintage: Vintage): PlantNow[] {
  return vintage.dataset.plants.flatMap((plant): PlantNow[] => {
    const now = statusAt(plant.history, vintage)
    return now === undefined ? [] : [{ plant, ...now }]
  })
}

/** Sum in tonnes of product a year; undefined when none of the plants has a tonnage. Callers keep to one stage. */
export function totalCapacity(plants: readonly PlantNow[], vintage: Vintage): Quantity | undefined {
  const counted = plants.filter(({ plant }) => plant.tonnesPerYear !== undefined)
  const tonnes = counted.flatMap(({ plant }) => plant.tonnesPerYear ?? [])
  if (tonnes.length === 0) return undefined
  const records = counted.map(({ plant, sources }) => ({ kind: 'plant' as const, id: plant.id, sources }))
  return {
    ...derivedQuantity(sum(tonnes), 't/year', vintage.asOf, tonnes.map(plain).join(' + '), []),
    records,
  }
}

/** Plants of a stage with a tonnage and a start year that have not stopped. */
export function datedPlants(plants: readonly PlantNow[], stage: Stage): PlantNow[] {
  return plants.filter(
    ({ plant, status }) =>
      plant.stage === stage &&
      status !== 'stopped' &&
      plant.tonnesPerYear !== undefined &&
      plant.start !== undefined,
  )
}

/** Cumulative capacity at the end of a year, by status as known today: plans stay plans. */
export interface YearCapacity {
  year: string
  /** Tonnes a year. */
  tonnes: Record<Active, number>
  total: number
}

/** Every year from the first start to the last; empty without a dated plant. */
export function capacityByYear(plants: readonly PlantNow[], stage: Stage): YearCapacity[] {
  const dated = datedPlants(plants, stage)
  const starts = dated.map(({ plant }) => Number(plant.start))
  if (starts.length === 0) return []
  const first = Math.min(...starts)
  return Array.from({ length: Math.max(...starts) - first + 1 }, (_, index): YearCapacity => {
    const year = String(first + index)
    const begun = dated.filter(({ plant }) => (plant.start ?? '') <= year)
    const of = (wanted: Active) =>
      sum(begun.filter(({ status }) => status === wanted).map(({ plant }) => plant.tonnesPerYear ?? 0))
    const tonnes = { operating: of('operating'), building: of('building'), planned: of('planned') }
    return { year, tonnes, total: sum(Object.values(tonnes)) }
  })
}

/** Tonnes a year of one product at one stage. */
export interface ProductCapacity {
  stage: Stage
  product: string
  operating: number
  /** Under construction or planned, with a start year. */
  dated: number
  /** Under construction or planned, without one. */
  undated: number
  sources: string[]
}

/**
 * One row for each stage and product with a tonnage: products of one stage are not added either, since a tonne of
 * concentrate and a tonne of dysprosium have nothing in common. Stages in the order of the chain, products by size.
 */
export function capacityByProduct(plants: readonly PlantNow[]): ProductCapacity[] {
  const rows = new Map<string, ProductCapacity>()
  for (const { plant, status, sources } of plants) {
    const { stage, product, tonnesPerYear, start } = plant
    if (tonnesPerYear === undefined || status === 'stopped') continue
    const key = `${stage} ${product}`
    const row = rows.get(key) ?? { stage, product, operating: 0, dated: 0, undated: 0, sources: [] }
    row[status === 'operating' ? 'operating' : start === undefined ? 'undated' : 'dated'] += tonnesPerYear
    row.sources = [...new Set([...row.sources, ...sources])]
    rows.set(key, row)
  }
  const size = ({ operating, dated, undated }: ProductCapacity) => operating + dated + undated
  return [...rows.values()].sort(
    (a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) || size(b) - size(a),
  )
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
