// What rows of an import would change: new, revised, in agreement, held already; and which of them a person is asked about.
import { describe, expect, test } from 'vitest'
import type { Observation, Source } from '../src/dataset/schema.ts'
import { compareRows } from '../src/importers/compare-rows.ts'
import type { Entry } from '../src/importers/entry.ts'
import { datasetOf, monthly, type Rest, type Rows } from './world.ts'

const sum = (letter: string) => letter.repeat(64)
const imported = (id: string, known: string, letter = 'a'): Source => ({
  ...{ id, publisher: 'Customs', origin: 'Customs', title: 'Query', complete: true, known },
  ...{ kind: 'official-statistics' as const, files: [{ name: `${id}.csv`, sha256: sum(letter) }] },
})
const row = (value: number, rest: Partial<Observation> = {}): Entry => ({
  observation: {
    series: 'ore',
    period: '2030-06',
    value,
    unit: 't',
    source: 'query',
    basis: 'reported',
    note: 'Line 2.',
    ...rest,
  },
  where: 'query.csv:2',
})
const june = (rows: Rows[string]['2030-06'], rest: Rest = {}) => datasetOf({ ore: { '2030-06': rows } }, rest)
const compare = (
  dataset: ReturnType<typeof datasetOf>,
  entries: Entry[],
  sources = [imported('query', '2030-08-01')],
) => {
  const { rows, held, problems } = compareRows(dataset, entries, sources)
  return {
    status: rows.map(({ status, setAside }) => (setAside ? `${status}, set aside by ${setAside}` : status)),
    held: held.length,
    problems,
  }
}

describe('a row is', () => {
  const press = { sources: { wire: { kind: 'wire', known: '2030-07-20' } } } as const
  test.each([
    ['new where nothing is held', datasetOf({ ore: { '2030-05': 100 } }), row(120), ['new']],
    [
      'a revision where another value is held',
      june({ value: 100, source: 'wire' }, press),
      row(120),
      ['revises'],
    ],
    [
      'a revision set aside where the rule prefers what is held',
      june({ value: 100, source: 'wire' }, press),
      row(120, { basis: 'derived' }),
      ['revises, set aside by basis'],
    ],
    [
      'in agreement within the tolerance of the series',
      june({ value: 100, source: 'wire' }, { ...press, series: { ore: { tolerance: 2 } } }),
      row(101.3),
      ['agrees'],
    ],
  ])('%s', (_, dataset, entry, status) => {
    expect(compare(dataset, [entry])).toEqual({ status, held: 0, problems: [] })
  })

  const withSources = (rows: Rows[string]['2030-06'], ...sources: Source[]) =>
    june(rows, { sources: Object.fromEntries(sources.map((source) => [source.id, source])) })
  const [july, august] = [imported('july', '2030-07-20', 'b'), imported('august', '2030-08-20', 'c')]

  test.each([
    [
      'of the same source',
      withSources({ value: 100, source: 'query' }, imported('query', '2030-08-01')),
      row(100),
    ],
    ['of an earlier file of the publisher', withSources({ value: 100, source: 'july' }, july), row(100)],
  ])('held where the same value stands there already, %s', (_, dataset, entry) => {
    expect(compare(dataset, [entry])).toEqual({ status: [], held: 1, problems: [] })
  })

  test('a revision back to what an older file said; but not where the older file itself comes again', () => {
    const dataset = withSources(
      [
        { value: 100, source: 'july' },
        { value: 102, source: 'august' },
      ],
      july,
      august,
    )
    const september = imported('september', '2030-09-20', 'd')
    expect(compare(dataset, [row(100, { source: 'september' })], [september]).status).toEqual(['revises'])
    const again = imported('again', '2030-07-20', 'e')
    expect(compare(dataset, [row(100, { source: 'again' })], [again])).toMatchObject({ status: [], held: 1 })
  })

  test.each([
    ['asked about where its table ends before one that was imported', '2030-06', true],
    ['not where it reaches as far', '2030-07', false],
  ])('a revision of an import, %s', (_, ends, asked) => {
    const [before, now] = ['gacc-china-export-2030-08-20-0123abcd', 'gacc-china-export-2030-08-25-4567cdef']
    const dataset = datasetOf(
      { ore: { '2030-06': { value: 100, source: before }, '2030-07': { value: 101, source: before } } },
      { sources: { [before]: imported(before, '2030-08-20', 'b') } },
    )
    const entries = [
      row(104, { source: now }),
      ...(ends === '2030-07' ? [row(101, { source: now, period: ends })] : []),
    ]
    const [first] = compareRows(dataset, entries, [imported(now, '2030-08-25', 'c')]).rows
    expect(first?.question).toBe(
      asked
        ? `revises ${before}.csv, but ends in 2030-06 where an earlier import reaches 2030-07: if it is an older download, say so with --retrieved`
        : undefined,
    )
  })

  test('no row is held for being the value of another publisher', () => {
    const dataset = withSources({ value: 100, source: 'july' }, { ...july, origin: 'Ministry' })
    expect(compare(dataset, [row(100)])).toEqual({ status: ['agrees'], held: 0, problems: [] })
  })

  test('a problem where another file of the same day said something else, since neither is the later one', () => {
    const dataset = withSources({ value: 100, source: 'july' }, july)
    const other = imported('other', '2030-07-20', 'f')
    const compared = (rest: Partial<Observation>) =>
      compare(dataset, [row(90, { source: 'other', ...rest })], [other])
    expect(compared({}).problems).toEqual([
      {
        where: 'query.csv:2',
        message:
          'found 90 for ore in 2030-06, but july.csv, said to be downloaded on the same day, 2030-07-20, has 100',
        hint: 'say with --retrieved when this file was downloaded, so that the later one counts; if the other day is wrong, correct it in sources.yaml at july',
      },
    ])
    // A printed figure and a sum of the same day are settled by the rule.
    expect(compared({ basis: 'derived' }).problems).toEqual([])
  })

  test('a problem where the same source said something else, since rows are never changed', () => {
    const dataset = withSources({ value: 100, source: 'query' }, imported('query', '2030-08-01'))
    expect(compare(dataset, [row(90)]).problems).toEqual([
      {
        where: 'query.csv:2',
        message:
          'found 90 for ore in 2030-06, but the data set holds 100 from the same source "query" (data/world/observations/world.csv:2)',
        hint: 'rows are never changed: where the file is the same, mapping.yaml has changed since; take that back, or give the revision a source of its own',
      },
    ])
  })
})

describe('a person is asked about', () => {
  /** Two years that move by about two per cent a month. */
  const steady = monthly(
    '2028-06',
    Array.from({ length: 24 }, (_, index) => (index % 2 === 0 ? 100 : 102)),
  )
  const asked = (rows: Rows[string], entry: Entry, rest: Rest = {}) =>
    compareRows(datasetOf({ ore: rows }, rest), [entry], [imported('query', '2030-08-01')]).rows[0]?.question
  const share = { series: { ore: { unit: '%' as const } } }

  test.each([
    ['nothing in an ordinary change', steady, row(104), undefined],
    [
      'a change many times the usual',
      steady,
      row(150),
      'its change on the month is 13.1 times the usual size (17 changes)',
    ],
    ['a slip of the unit', steady, row(0.1), 'more than 99 times the usual size'],
    [
      'a value three times the last, without a history',
      { '2030-05': 100 },
      row(301),
      'is 3.0 times the 100 t of 2030-05',
    ],
    [
      'a slip of the unit without one',
      { '2030-05': 100 },
      row(100_000),
      'is 1000 times the 100 t of 2030-05',
    ],
    ['nothing without any history', {}, row(301), undefined],
    ['a zero where there was trade', { '2030-05': 100 }, row(0), 'is zero after the 100 t of 2030-05'],
    ['a value below a third of the last', { '2030-05': 100 }, row(33), 'is 0.33 times the 100 t of 2030-05'],
    ['trade after none', { '2030-05': 0 }, row(5), 'comes after zero in 2030-05'],
    ['nothing where there was none before', { '2030-05': 0 }, row(0), undefined],
    ['a value before all others', { '2030-07': 100 }, row(301), 'is 3.0 times the 100 t of 2030-07'],
    ['a revision of nothing', { '2030-06': 0 }, row(5), 'revises 0 t to 5 t'],
    ['a change of some times the usual', steady, row(116), 'times the usual size (17 changes)'],
    ['a large revision', { '2030-06': { value: 100, source: 'wire' } }, row(126), 'revises 100 t by 26 %'],
    ['not a small one', { '2030-06': { value: 100, source: 'wire' } }, row(124), undefined],
  ])('%s', (_, rows, entry, question) => {
    const found = asked(rows, entry)
    if (question === undefined) expect(found).toBeUndefined()
    else expect(found).toContain(question)
  })

  test('a share that lies far from the last one', () => {
    const entry = (value: number) => row(value, { unit: '%', basis: 'derived' })
    expect(asked({ '2030-05': 60 }, entry(85), share)).toContain('lies 25.0 points from the 60 % of 2030-05')
    expect(asked({ '2030-05': 60 }, entry(75), share)).toBeUndefined()
    expect(asked({ '2030-06': 60 }, entry(85), share)).toContain('lies 25.0 points from the 60 %')
  })
})
