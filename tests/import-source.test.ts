// The source that imported rows cite: of one table, on the day of its download, the same for the same files.
import { describe, expect, test } from 'vitest'
import type { Source } from '../src/dataset/schema.ts'
import { comtrade } from '../src/importers/comtrade.ts'
import type { Reading } from '../src/importers/flow.ts'
import { dayOf, importSource } from '../src/importers/import-source.ts'
import type { TableName } from '../src/importers/series-row.ts'
import { datasetOf } from './world.ts'

const sum = (letter: string) => letter.repeat(64)
const reading = (letter: string): Reading => ({
  ...{ file: `${letter}.json`, sha256: sum(letter), format: 'comtrade', rows: 1, flows: [], leftOut: [] },
  ...{ otherCodes: new Map<string, number>(), allPartners: true },
})
const table = (reporter: TableName['reporter']): TableName => ({
  ...{ format: 'comtrade', reporter, direction: reporter === 'china' ? 'export' : 'import' },
})
const held = (id: string, known: string, ...letters: string[]): Source => ({
  ...{
    id,
    publisher: 'UN',
    origin: 'UN',
    title: 'Answer',
    complete: true,
    known,
    kind: 'official-statistics',
  },
  files: letters.map((letter) => ({ name: `${letter}.json`, sha256: sum(letter) })),
})
const world = (...sources: Source[]) =>
  datasetOf({}, { sources: Object.fromEntries(sources.map((source) => [source.id, source])) })
const made = (reporter: TableName['reporter'], readings: Reading[], ...sources: Source[]) =>
  importSource(table(reporter), comtrade, readings, world(...sources), '2031-03-01')

describe('the source of imported rows', () => {
  test('names its files in the order of their checksums, whatever the order in which they are given', () => {
    const source = made('china', [reading('b'), reading('a')])
    expect(source.files).toEqual([
      { name: 'a.json', sha256: sum('a') },
      { name: 'b.json', sha256: sum('b') },
    ])
    expect(source.id).toMatch(/^comtrade-china-export-2031-03-01-[0-9a-f]{8}$/)
    expect(source.known).toBe('2031-03-01')
    expect(made('china', [reading('a'), reading('b')])).toEqual(source)
  })

  test('is the one that these files made before', () => {
    const before = held('comtrade-china-export-2031-02-01-01234567', '2031-02-01', 'a', 'b')
    expect(made('china', [reading('b'), reading('a')], before).id).toBe(before.id)
    expect(made('china', [reading('a'), reading('b')], before).id).toBe(before.id)
  })

  test('is another one of another table, though the files are the same; but of the day of then', () => {
    const before = held('comtrade-china-export-2031-02-01-01234567', '2031-02-01', 'a')
    expect(made('japan', [reading('a')], before)).toMatchObject({
      id: expect.stringMatching(/^comtrade-japan-import-2031-02-01-/),
      known: '2031-02-01',
    })
  })

  test('is of the day of its latest file', () => {
    const before = held('comtrade-china-export-2031-02-01-01234567', '2031-02-01', 'a')
    expect(made('china', [reading('a'), reading('b')], before).known).toBe('2031-03-01')
  })
})

test('a file is of the day of its first import', () => {
  const sources = [
    held('one', '2031-02-05', 'a'),
    held('two', '2031-01-20', 'a', 'b'),
    held('three', '2031-02-20', 'a'),
  ]
  expect(dayOf(reading('a'), world(...sources), '2031-03-01')).toBe('2031-01-20')
  expect(dayOf(reading('c'), world(...sources), '2031-03-01')).toBe('2031-03-01')
})
