// What the sections on Japan and on the response take from records that are known in part: a step known by its year only,
// an estimate whose halt has no length, plants without a tonnage.
import { expect, test } from 'vitest'
import { knownPlants } from '../src/analysis/capacity.ts'
import { Figures } from '../src/analysis/figure.ts'
import { knownMeasures } from '../src/analysis/measures.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { en } from '../src/languages/en.ts'
import { japanExposure } from '../src/sections/japan-exposure.ts'
import { progressOf } from '../src/sections/response-capacity.ts'
import { latestSteps } from '../src/sections/response-measures.ts'
import { rareEarths as dataset } from './data-sets.ts'
import { datasetOf } from './world.ts'

const inputOf = (of: typeof dataset, month: string, asOf: string) => ({
  vintage: new Vintage(of, asOf),
  month,
  thresholds: of.briefing.thresholds,
  figures: new Figures(),
  language: en,
})

/** The programme off Minamitorishima, of which in January 2026 only the year of its announcement was known. */
const stepsWith = (date: string) => {
  const measures = dataset.measures.map((measure) =>
    measure.id === 'japan-minamitorishima'
      ? {
          ...measure,
          history: measure.history.map((step) => (step.date === '2025' ? { ...step, date } : step)),
        }
      : measure,
  )
  const input = inputOf({ ...dataset, measures }, '2025-12', '2026-01-25')
  return latestSteps(input, knownMeasures(input.vintage)).rows.map(({ row }) => row.id)
}

test('a step known by its year alone is dated to no month', () => {
  expect(stepsWith('2025')).not.toContain('japan-minamitorishima')
  expect(stepsWith('2025-12')).toContain('japan-minamitorishima')
})

test('an estimate for a halt of no stated length stands last, with its author, and in neither chart nor range', () => {
  const { findings, charts } = japanExposure(inputOf(dataset, '2026-03', '2026-04-25'))
  expect(findings.losses.at(-1)).toMatchObject({
    id: 'half-supply',
    months: null,
    author: { text: 'Mizuho Research & Technologies' },
    loss: { value: 0.2 },
  })
  expect(findings.losses.slice(0, -1).every(({ months }) => months !== null)).toBe(true)
  expect(findings.lossRange?.months.value).toBe(12)
  const values = charts.find(({ name }) => name === 'japan-losses')?.table?.rows ?? []
  expect(values).toHaveLength(findings.losses.length - 1)
})

test('what operates is a part of the tonnage for magnets; without a tonnage nothing is said of it', () => {
  const input = inputOf(dataset, '2025-12', '2026-01-25')
  expect(progressOf(input, knownPlants(input.vintage))?.value).toBeCloseTo((100 * 4000) / 38000, 10)
  const none = inputOf(datasetOf({ exports: {} }), '2030-01', '2030-02-25')
  expect(progressOf(none, [])).toBeNull()
})
