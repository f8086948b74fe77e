// Capacity outside China by stage, product, start year and status. Stages are never added up: a tonne of oxide becomes metal
// and then a magnet and would count three times. Plants without a tonnage or a start year are kept apart.
import type { Day } from '../dataset/period.ts'
import type { Dataset } from '../dataset/read.ts'
import type { Plant } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { derived, type Quantity } from './quantity.ts'
import { ofRecord, type RecordRef, sumOf } from './formula.ts'
import { knownSteps, newestDetail, type StatusNow, statusAt, toldBy } from './history.ts'

type Stage = Plant['stage']
type Step = Plant['history'][number]
export const STAGES: readonly Stage[] = ['mine', 'separation', 'metal', 'magnet']
/**
 * How far a plant's tonnage has come. `unproved`: the plant operates, but its tonnage is what the owner plans. A plant that
 * stopped is in no sum.
 */
export const ACTIVE = ['operating', 'unproved', 'building', 'planned'] as const
export type Active = (typeof ACTIVE)[number]

/** A plant as known on the day of the vintage. */
export interface PlantNow extends StatusNow<Step['status']> {
  plant: Plant
  /** Undefined where no source had given it. */
  capacity: (NonNullable<Step['capacity']> & { sources: string[] }) | undefined
  /** The year of the start, in the past or announced. */
  start: string | undefined
  /** Those of status, tonnage and start year. */
  sources: string[]
}

/** Of each data set the plants of the day last asked for: what the summary would say otherwise asks for them again and again. */
const remembered = new WeakMap<Dataset, { day: Day; plants: readonly PlantNow[] }>()

/** Plants whose status was known by the day of the vintage, in the order of the file. */
export function knownPlants(vintage: Vintage): readonly PlantNow[] {
  const { dataset, asOf: day } = vintage
  const last = remembered.get(dataset)
  if (last?.day === day) return last.plants
  const plants = plantsOf(vintage)
  remembered.set(dataset, { day, plants })
  return plants
}

function plantsOf(vintage: Vintage): PlantNow[] {
  return vintage.dataset.plants.flatMap((plant): PlantNow[] => {
    const steps = knownSteps(plant.history, vintage)
    const now = statusAt(steps)
    const capacity = newestDetail(steps, (step) => step.capacity)
    const start = newestDetail(steps, (step) => step.start)
    if (now === undefined) return []
    return [
      {
        ...now,
        plant,
        capacity: capacity && { ...capacity.detail, sources: capacity.sources },
        start: start?.detail,
        sources: toldBy([now, capacity, start]),
      },
    ]
  })
}

/** How far the tonnage of the plant has come; undefined for a plant that stopped. */
function activeAs({ status, capacity }: PlantNow): Active | undefined {
  if (status === 'stopped') return undefined
  return status === 'operating' && capacity?.basis === 'plan' ? 'unproved' : status
}

/** Company and project, which can be one. */
export function plantName({ company, project }: Plant): string {
  return project === company ? company : `${company}: ${project}`
}

/** The plant as a record that a figure rests on. */
export function plantRef({ plant, sources }: PlantNow): RecordRef {
  return { kind: 'plant', id: plant.id, sources }
}

/** Sum in tonnes of product a year; undefined when none of the plants has a tonnage. Callers keep to one stage. */
export function totalCapacity(plants: readonly PlantNow[], vintage: Vintage): Quantity | undefined {
  const tonnes = plants.flatMap((now) =>
    now.capacity === undefined ? [] : [ofRecord(plantRef(now), now.capacity.tonnesPerYear)],
  )
  return tonnes.length === 0 ? undefined : derived('t/year', vintage.asOf, sumOf(tonnes))
}

/** Plants of a stage with a tonnage and a start year that have not stopped. */
export function datedPlants(plants: readonly PlantNow[], stage: Stage): PlantNow[] {
  return plants.filter(
    ({ plant, status, capacity, start }) =>
      plant.stage === stage && status !== 'stopped' && capacity !== undefined && start !== undefined,
  )
}

/** Those of the plants that operate with a tonnage that is only planned. */
export function unprovedPlants(plants: readonly PlantNow[]): PlantNow[] {
  return plants.filter((now) => activeAs(now) === 'unproved')
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
  const starts = dated.map(({ start }) => Number(start))
  if (starts.length === 0) return []
  const first = Math.min(...starts)
  return Array.from({ length: Math.max(...starts) - first + 1 }, (_, index): YearCapacity => {
    const year = String(first + index)
    const tonnes: Record<Active, number> = { operating: 0, unproved: 0, building: 0, planned: 0 }
    for (const now of dated) {
      const active = activeAs(now)
      if (active && (now.start ?? '') <= year) tonnes[active] += now.capacity?.tonnesPerYear ?? 0
    }
    return { year, tonnes, total: Object.values(tonnes).reduce((sum, part) => sum + part, 0) }
  })
}

/** The parts of a product's capacity: in operation, in operation with a planned tonnage, ahead with a start year, ahead without. */
export const PARTS = ['operating', 'unproved', 'dated', 'undated'] as const
export type Part = (typeof PARTS)[number]

/** Tonnes a year of one product at one stage. */
export interface ProductCapacity {
  stage: Stage
  product: string
  tonnes: Record<Part, number>
  sources: string[]
}

/**
 * One row for each stage and product with a tonnage: products of one stage are not added either, since a tonne of
 * concentrate and a tonne of dysprosium have nothing in common. Stages in the order of the chain, products by size.
 */
export function capacityByProduct(plants: readonly PlantNow[]): ProductCapacity[] {
  const rows = new Map<string, ProductCapacity>()
  for (const now of plants) {
    const { stage, product } = now.plant
    const active = activeAs(now)
    if (now.capacity === undefined || active === undefined) continue
    const key = `${stage} ${product}`
    const none = { operating: 0, unproved: 0, dated: 0, undated: 0 }
    const row = rows.get(key) ?? { stage, product, tonnes: none, sources: [] }
    const ahead = now.start === undefined ? 'undated' : 'dated'
    row.tonnes[active === 'building' || active === 'planned' ? ahead : active] += now.capacity.tonnesPerYear
    row.sources = toldBy([row, now])
    rows.set(key, row)
  }
  const size = ({ tonnes }: ProductCapacity) => PARTS.reduce((sum, part) => sum + tonnes[part], 0)
  return [...rows.values()].sort(
    (a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) || size(b) - size(a),
  )
}
