// What an import tells on the terminal: how a share changes, and which of two new prints is overruled.
import { expect, test } from 'vitest'
import { monthsOf } from '../src/dataset/period.ts'
import type { Observation, Source } from '../src/dataset/schema.ts'
import { compareRows } from '../src/importers/compare-rows.ts'
import type { Entry } from '../src/importers/entry.ts'
import { describePreview } from '../src/importers/describe-preview.ts'
import { datasetOf } from './world.ts'

const source = (id: string): Source => ({
  ...{ id, publisher: id, origin: id, title: 'Query', complete: true, known: '2030-08-01' },
  ...{ kind: 'official-statistics', files: [{ name: `${id}.csv`, sha256: id.repeat(64) }] },
})
const entry = (value: number, id: string, rest: Partial<Observation> = {}): Entry => ({
  observation: {
    ...{ series: 'ore', period: '2030-06', value, unit: 't', source: id, basis: 'reported', note: 'Line 2.' },
    ...rest,
  },
  where: `${id}.csv:2`,
})

function told(dataset: ReturnType<typeof datasetOf>, entries: readonly Entry[]): string[] {
  const { rows, held } = compareRows(dataset, entries, [source('a'), source('b')])
  const none = { mapping: undefined, readings: [], own: 0, missed: [], open: [], sources: [], problems: [] }
  return describePreview({ ...none, rows, held, write: () => undefined })
}

test('a share changes by points', () => {
  const dataset = datasetOf({ ore: { '2030-06': 63 } }, { series: { ore: { unit: '%' } } })
  expect(told(dataset, [entry(66, 'a', { unit: '%' })])).toContainEqual(
    expect.stringContaining('63 to 66 % (+3 points)'),
  )
})

test('a value in agreement that is printed from now on says so', () => {
  const series = { series: { ore: { tolerance: 5 } } }
  const replaced = told(datasetOf({ ore: { '2030-06': 100 } }, series), [entry(102, 'a')])
  expect(replaced).toContain('  ore 2030-06  102 t, held as 100, which it replaces  (a.csv:2)')
  const kept = told(datasetOf({ ore: { '2030-06': 100 } }, series), [entry(102, 'a', { basis: 'derived' })])
  expect(kept).toContain('  ore 2030-06  102 t, held as 100  (a.csv:2)')
})

test('of two new prints of one import, the one that is set aside is named', () => {
  const dataset = datasetOf({ ore: { '2030-05': 100 } })
  expect(told(dataset, [entry(100, 'a'), entry(110, 'b', { basis: 'derived' })])).toEqual([
    'new: 2 rows',
    '  ore 2030-06  100 t  (a.csv:2)',
    '  ore 2030-06  110 t; written and set aside as a conflict, settled by "basis"  (b.csv:2)',
  ])
})

test('of new rows the first forty are told, of revisions all', () => {
  const periods = monthsOf('2026').concat(monthsOf('2027'), monthsOf('2028'), monthsOf('2029'))
  const rows = periods.map((period) => entry(110, 'a', { period }))
  const fresh = told(datasetOf({ ore: {} }), rows)
  expect([fresh.length, fresh.at(-1)]).toEqual([42, '  and 8 more'])
  const held = Object.fromEntries(periods.map((period) => [period, 100]))
  expect(told(datasetOf({ ore: held }), rows).filter((line) => line.includes('100 to 110 t'))).toHaveLength(
    48,
  )
})
