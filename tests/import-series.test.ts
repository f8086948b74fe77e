// From the cells of official tables to the values of series: what is taken, summed, divided and left out, worked out by hand.
import { describe, expect, test } from 'vitest'
import { monthsOf } from '../src/dataset/period.ts'
import type { Source } from '../src/dataset/schema.ts'
import { entriesOf } from '../src/importers/entries.ts'
import type { Flow, FormatId, Reading } from '../src/importers/flow.ts'
import { pool } from '../src/importers/pool.ts'
import { seriesRows } from '../src/importers/series-rows.ts'
import { lumenite as dataset } from './data-sets.ts'

const mapping = dataset.mapping ?? fail()
const { series } = dataset

/** On which every file was downloaded, unless a test says otherwise. */
const day = () => '2031-03-01'

let line = 1
/** A cell of a table of the exporter, in kilograms, unless told otherwise. */
function flow(code: string, partner: string, amount: number | null, rest: Partial<Flow> = {}): Flow {
  const at = { file: 'a.csv', line: ++line, column: 'quantity' }
  const fixed = {
    reporter: 'china',
    direction: 'export',
    period: '2031-01',
    measure: 'weight',
    unit: 'kg',
  } as const
  return { ...fixed, code, partner, amount, at, ...rest }
}

function reading(flows: readonly Flow[], rest: Partial<Reading> = {}): Reading {
  line = 1
  const file = rest.file ?? 'a.csv'
  const own = flows.map((one) => ({ ...one, at: { ...one.at, file } }))
  const fixed = {
    file,
    sha256: file,
    format: 'gacc' as FormatId,
    rows: flows.length,
    leftOut: [],
    allPartners: true,
  }
  return { ...fixed, otherCodes: new Map<string, number>(), ...rest, flows: own }
}

function made(readings: Reading[], { complete = true, format = 'gacc' as FormatId } = {}) {
  const { rows, missed } = seriesRows({
    pool: pool(readings, day),
    format,
    mapping,
    series,
    complete,
  })
  return {
    rows: rows.map(({ series: id, period, value, unit, basis, mark }) => [
      id,
      period,
      value,
      unit,
      basis,
      ...(mark ? [mark] : []),
    ]),
    notes: new Map(rows.map(({ series: id, period, note }) => [`${id} ${period}`, note])),
    missed: missed.map(({ series: id, period, why }) => [id, period, why]),
  }
}

const because = (missed: (string | undefined)[][], id: string) => missed.find(([one]) => one === id)?.[2]

describe('from cells to values', () => {
  test('a figure of the table is its figure in another unit too, and so is a sum of its lines; both name the lines', () => {
    const { rows, notes } = made([
      reading([
        flow('99051110', '901', 301_234),
        flow('99051110', '902', 70_000),
        flow('99051110', '903', 128_766),
      ]),
    ])
    expect(rows).toEqual([
      ['products', '2031-01', 500, 't', 'reported'],
      ['magnets', '2031-01', 500, 't', 'reported'],
      ['magnets-japan', '2031-01', 301.234, 't', 'reported'],
      ['magnets-us', '2031-01', 70, 't', 'reported'],
    ])
    expect(notes.get('magnets 2031-01')).toBe(
      'Lines 2 to 4 (quantity) of a.csv: sum in kilograms divided by 1,000.',
    )
    expect(notes.get('magnets-japan 2031-01')).toBe('Line 2 (quantity) of a.csv: kilograms divided by 1,000.')
  })

  test('the row of the world is taken instead of the sum of its partners', () => {
    const { rows, notes } = made([
      reading([flow('99051110', 'world', 510_000), flow('99051110', '901', 301_234)], { allPartners: false }),
    ])
    expect(rows).toContainEqual(['magnets', '2031-01', 510, 't', 'reported'])
    expect(notes.get('magnets 2031-01')).toBe('Line 2 (quantity) of a.csv: kilograms divided by 1,000.')
  })

  test('the row of the world is neither added to its partners nor taken for codes that it lacks', () => {
    const { rows } = made([
      reading([
        ...[flow('9946', 'world', 999), flow('9946', '901', 300), flow('9946', '902', 600)],
        ...[flow('990530', '901', 40), flow('990530', '902', 60)],
      ]),
    ])
    expect(rows).toContainEqual(['exports', '2031-01', 1, 't', 'reported'])
  })

  test('cells in two currencies are no sum', () => {
    const dollars = reading([flow('9946', 'world', 10, { measure: 'value', unit: 'USD' })], { file: 'a.csv' })
    const yuan = reading([flow('990530', 'world', 70, { measure: 'value', unit: 'CNY' })], { file: 'b.csv' })
    const { rows, missed } = made([dollars, yuan])
    expect(rows).toEqual([])
    expect(because(missed, 'exports-value')).toMatch(/^its rows are in (USD and CNY|CNY and USD)$/)
  })

  test('a tariff line inside a heading that the table has too is not counted again', () => {
    const flows = [
      flow('9946', 'world', 900_000),
      flow('99461010', 'world', 100_000),
      flow('990530', 'world', 50_000),
    ]
    expect(made([reading(flows)]).rows).toContainEqual(['exports', '2031-01', 950, 't', 'reported'])
  })

  test('several rows of one line and partner, as by mode of trade, are added up', () => {
    const flows = [flow('99051110', '901', 1000), flow('99051110', '901', 500)]
    expect(made([reading(flows)]).rows).toContainEqual(['magnets-japan', '2031-01', 1.5, 't', 'reported'])
  })

  describe('a partner’s sum is never short', () => {
    const year = (partner: string, months: number, file: string) =>
      reading(
        monthsOf('2030')
          .slice(0, months)
          .map((period) => flow('99051110', partner, 1000, { period })),
        { file },
      )

    test('of a month in which the files have the world alone', () => {
      const { rows, missed } = made([year('901', 11, 'partners.csv'), year('world', 12, 'world.csv')])
      expect(rows).toContainEqual(['magnets', '2030', 12, 't', 'derived'])
      expect(rows.filter(([id, period]) => id === 'magnets-japan' && period === '2030')).toEqual([])
      expect(missed).toContainEqual(['magnets-japan', '2030', 'no row of 99051110 with a single partner'])
    })

    test.each([
      ['that only the world has', [], 'no row of 9946 with a single partner'],
      [
        'that files of some partners have of others',
        [flow('9946', '902', 100)],
        'no row of 9946 with its partner, and the files may not list all partners',
      ],
    ])('of a code %s', (_, others, why) => {
      const { rows, missed } = made([
        reading([flow('9946', 'world', 900), flow('990530', 'world', 500)], { file: 'world.csv' }),
        reading([flow('990530', '901', 300), ...others], { file: 'some.csv', allPartners: false }),
      ])
      expect(rows.map(([id]) => id)).not.toContain('exports-japan')
      expect(because(missed, 'exports-japan')).toBe(why)
    })
  })

  test.each(['gacc', 'comtrade'] as const)(
    'a heading of which %s gives a part is not its sum, unless the operator says so',
    (format) => {
      const one = reading([flow('994690', 'world', 900), flow('990530', 'world', 500)])
      const { rows, missed } = made([one], { format, complete: false })
      expect(rows).toEqual([])
      expect(because(missed, 'exports')).toMatch(/^it is a sum of .+; add --complete/)
      expect(made([one], { format }).rows).toContainEqual(['exports', '2031-01', 1.4, 't', 'reported'])
    },
  )

  describe('a partner under two codes of UN Comtrade', () => {
    const comtrade = (second: string) =>
      made(
        [
          reading([flow('9946', '902', 1000), flow('990530', '902', 500)], { file: 'final.json' }),
          reading([flow(`9946${second}`, '912', 1000), flow(`990530${second}`, '912', 500)], {
            file: 'lines.json',
          }),
        ],
        { format: 'comtrade' },
      )

    test('is not counted twice', () => {
      expect(comtrade('10').rows).toContainEqual(['exports', '2031-01', 1.5, 't', 'reported'])
      const { rows, missed } = comtrade('')
      expect(rows).toEqual([])
      expect(because(missed, 'exports')).toBe(
        'the files have marovia under 902 and 912; import them one by one',
      )
    })
  })

  test('values are divided into millions of dollars; a currency without a conversion is left out', () => {
    const value = (unit: 'USD' | 'CNY') =>
      made([
        reading([
          flow('9946', 'world', 12_000_000, { measure: 'value', unit }),
          flow('990530', 'world', 345_678, { measure: 'value', unit }),
        ]),
      ])
    expect(value('USD').rows).toEqual([['exports-value', '2031-01', 12.345678, 'USD million', 'reported']])
    expect(value('CNY').rows).toEqual([])
    expect(because(value('CNY').missed, 'exports-value')).toBe(
      'the table is in CNY, the series in USD million, and no conversion is stated',
    )
  })

  test('an amount that is withheld is not known, and so is every sum with it', () => {
    const { rows, missed } = made([reading([flow('99051110', '901', null), flow('99051110', '902', 1000)])])
    expect(rows).toEqual([['magnets-us', '2031-01', 1, 't', 'reported']])
    expect(because(missed, 'magnets')).toBe('the amount at a.csv:2 is withheld, so the sum is not known')
    expect(because(missed, 'magnets-japan')).toBe(
      'the amount at a.csv:2 is withheld, so the sum is not known',
    )
  })

  test('a heading of which the table has no row leaves the sum unknown', () => {
    const { rows, missed } = made([reading([flow('9946', 'world', 900_000)])])
    expect(rows).toEqual([])
    expect(because(missed, 'exports')).toBe('no row of 990530')
  })

  test('weights that the publisher estimated make a weak row, which says so', () => {
    const estimated = 'estimated by the United Nations'
    const { rows, notes } = made(
      [
        reading([flow('99051110', '901', 1000, { estimated }), flow('99051110', '902', 2000)], {
          format: 'comtrade',
        }),
      ],
      { format: 'comtrade' },
    )
    expect(rows).toContainEqual(['magnets', '2031-01', 3, 't', 'reported', 'weak'])
    expect(rows).toContainEqual(['magnets-us', '2031-01', 2, 't', 'reported'])
    expect(notes.get('magnets 2031-01')).toContain('; 1 of 2 weights estimated by the United Nations.')
  })
})

describe('a query of Chinese customs does not say whether it is whole', () => {
  const flows = [flow('99051110', '901', 1000), flow('99051110', '902', 2000)]
  const unsaid = made([reading(flows, { allPartners: false })], { complete: false })

  test('so a line with one partner is taken, and no sum', () => {
    expect(unsaid.rows.map(([id]) => id)).toEqual(['magnets-japan', 'magnets-us'])
    expect(because(unsaid.missed, 'magnets')).toBe(
      'a.csv lists some partners and does not say that these are all; ask for the total, or add --complete if they are',
    )
  })

  test('nor a sum of tariff lines with one partner', () => {
    const lines = [flow('99461010', '901', 1000), flow('99053011', '901', 500)]
    const { rows, missed } = made([reading(lines, { allPartners: false })], { complete: false })
    expect(rows).toEqual([])
    expect(because(missed, 'exports-japan')).toContain('it is a sum of tariff lines; add --complete')
  })
})

describe('shares and years', () => {
  const imports = (partner: string, amount: number, period = '2031-01') =>
    ['990530', '994610', '994690'].map((code) =>
      flow(`${code}000`, partner, amount, { reporter: 'japan', direction: 'import', period }),
    )
  const eStat = (flows: Flow[]) =>
    made([reading(flows, { format: 'e-stat' })], { format: 'e-stat', complete: false })

  test('a share is worked out of the same rows as the amounts', () => {
    const { rows, notes } = eStat([...imports('905', 2000), ...imports('906', 1000)])
    expect(rows).toEqual([
      ['japan-imports', '2031-01', 9, 't', 'reported'],
      ['japan-imports-china', '2031-01', 6, 't', 'reported'],
      ['japan-share-china', '2031-01', 66.667, '%', 'derived'],
    ])
    expect(notes.get('japan-share-china 2031-01')).toBe(
      'Vardia: lines 2 to 4 (quantity) of a.csv; all partners: lines 2 to 7 (quantity) of a.csv; kilograms over kilograms.',
    )
  })

  test('a year all of whose months are there is their sum; a month in which a partner sold nothing adds nothing', () => {
    const months = Array.from({ length: 12 }, (_, index) => `2030-${String(index + 1).padStart(2, '0')}`)
    const flows = months.flatMap((month, index) => [
      ...(index === 5 ? [] : imports('905', 1000, month)),
      ...imports('906', 1000, month),
    ])
    const { rows } = eStat(flows)
    expect(rows.filter(([, period]) => period === '2030')).toEqual([
      ['japan-imports', '2030', 69, 't', 'derived'],
      ['japan-imports-china', '2030', 33, 't', 'derived'],
      ['japan-share-china', '2030', 47.826, '%', 'derived'],
    ])
    expect(rows.filter(([id, period]) => id === 'japan-imports-china' && period === '2030-06')).toEqual([])
  })

  test('a year that the table has itself is not added up of its months too', () => {
    const months = monthsOf('2030').flatMap((period) => imports('905', 1000, period))
    const { rows } = eStat([...months, ...imports('905', 13_000, '2030')])
    expect(rows).toContainEqual(['japan-imports', '2030', 39, 't', 'reported'])
    expect(rows.filter(([id, period]) => id === 'japan-imports' && period === '2030')).toHaveLength(1)
  })

  test('a month in which files that may lack partners have nothing of one is not taken for zero', () => {
    const months = monthsOf('2030').flatMap((period, index) => [
      flow('99051110', '902', 1000, { period }),
      ...(index === 5 ? [] : [flow('99051110', '901', 1000, { period })]),
    ])
    const { rows } = made([reading(months, { allPartners: false })])
    expect(rows).toContainEqual(['magnets-us', '2030', 12, 't', 'derived'])
    expect(rows.filter(([id, period]) => id === 'magnets-japan' && period === '2030')).toEqual([])
  })

  test('there is no share of nothing', () => {
    const { rows, missed } = eStat(imports('905', 0))
    expect(rows.map(([id]) => id)).not.toContain('japan-share-china')
    expect(because(missed, 'japan-share-china')).toBe('the world’s amount is not above zero')
  })

  test('eleven months make no year', () => {
    const months = Array.from({ length: 11 }, (_, index) => `2030-${String(index + 1).padStart(2, '0')}`)
    const { rows } = eStat(months.flatMap((month) => imports('905', 1000, month)))
    expect(rows.filter(([, period]) => period === '2030')).toEqual([])
  })
})

test('a partner and the world in different units make no share', () => {
  const imports = (partner: string, unit: 'USD' | 'JPY thousand') =>
    ['990530', '994610', '994690'].map((code) =>
      flow(code, partner, 1000, { reporter: 'japan', direction: 'import', measure: 'value', unit }),
    )
  const rule = mapping.rules.find(({ share }) => share) ?? fail()
  const byValue = { ...mapping, rules: [{ ...rule, measure: 'value' as const }] }
  const made = (unit: 'USD' | 'JPY thousand') =>
    seriesRows({
      pool: pool(
        [reading([...imports('905', 'JPY thousand'), ...imports('world', unit)], { allPartners: false })],
        day,
      ),
      ...{ format: 'e-stat', mapping: byValue, series, complete: false },
    })
  expect(made('JPY thousand').rows).toMatchObject([{ value: 100 }])
  expect(made('USD')).toMatchObject({
    rows: [],
    missed: [{ why: 'the partner and the world are in different units' }],
  })
})

describe('several files', () => {
  const one = reading([flow('9946', 'world', 900_000)], { file: 'one.csv' })
  const two = reading([flow('990530', 'world', 50_000), flow('9946', 'world', 900_000)], { file: 'two.csv' })

  test('are one table, in whatever order they are given, and what both hold counts once', () => {
    expect(made([one, two]).rows).toContainEqual(['exports', '2031-01', 950, 't', 'reported'])
    expect(made([two, one])).toEqual(made([one, two]))
    expect(made([one, two]).notes.get('exports 2031-01')).toBe(
      'Line 2 (quantity) of one.csv and line 2 (quantity) of two.csv: sum in kilograms divided by 1,000.',
    )
  })

  test('that say different things of one cell are refused', () => {
    const other = reading([flow('9946', 'world', 800_000)], { file: 'other.csv' })
    expect(pool([one, other], day).problems).toEqual([
      {
        where: 'other.csv:2',
        message: 'found 800000 kg as weight of 9946 with partner world in 2031-01, but one.csv:2 has 900000',
        hint: 'import the older file first, with --retrieved and the day of its download; then the newer one as a revision',
      },
    ])
  })

  test('one of which withholds what the other tells are refused', () => {
    const sums = (first: number | null, second: number | null) =>
      pool(
        [
          reading([flow('9946', 'world', first)], { file: 'a.csv' }),
          reading([flow('9946', 'world', second)], { file: 'b.csv' }),
        ],
        day,
      ).problems.map(({ message }) => message)
    expect(sums(5, null)).toEqual([expect.stringContaining('found nothing kg as weight of 9946')])
    expect(sums(null, 5)).toEqual([expect.stringContaining('but a.csv:2 has nothing')])
    expect(sums(null, null)).toEqual([])
  })

  test('of which one was imported before give only what the later one does not have', () => {
    const old = reading([flow('9946', 'world', 800_000), flow('990530', 'world', 70_000)], {
      file: 'old.csv',
      // Before that of the other in the alphabet, so that the day alone can put it behind.
      sha256: 'a',
    })
    const fresh = reading([flow('9946', 'world', 900_000)], { file: 'fresh.csv' })
    const dayOf = ({ file }: Reading) => (file === 'old.csv' ? '2031-02-01' : '2031-03-01')
    const pooled = pool([old, fresh], dayOf)
    expect(pooled.problems).toEqual([])
    expect(pooled.flows.map(({ amount, at }) => [amount, at.file])).toEqual([
      [900_000, 'fresh.csv'],
      [70_000, 'old.csv'],
    ])
    expect(pool([fresh, old], dayOf)).toEqual(pooled)
  })

  test('whose rows of the world and of all partners contradict each other give no total', () => {
    const totals = (world: number) =>
      made([
        reading([flow('99051110', 'world', world)], { file: 'world.csv' }),
        reading([flow('99051110', '901', 300_000), flow('99051110', '902', 200_000)], {
          file: 'partners.csv',
        }),
      ])
    expect(totals(501_000).rows).toContainEqual(['magnets', '2031-01', 501, 't', 'reported'])
    expect(because(totals(560_000).missed, 'magnets')).toBe(
      'the rows of the world say 560000 kg, but all partners add up to 500000',
    )
  })

  test('in two currencies do not contradict each other', () => {
    const cell = (unit: 'USD' | 'CNY', file: string) =>
      reading([flow('9946', 'world', unit === 'USD' ? 10 : 70, { measure: 'value', unit })], { file })
    expect(pool([cell('USD', 'a.csv'), cell('CNY', 'b.csv')], day).problems).toEqual([])
  })

  test('keep the days on which they were downloaded, so that an old one beside a new one does not become newer', () => {
    const old: Source = {
      ...{
        id: 'gacc-china-export-2031-02-10-abcdef01',
        publisher: 'Customs',
        origin: 'Customs',
        title: 'Query',
      },
      ...{ known: '2031-02-10', complete: true, kind: 'official-statistics' },
      files: [{ name: 'old.csv', sha256: 'old.csv' }],
    }
    const known = { ...dataset, sources: new Map([...dataset.sources, [old.id, old]]) }
    const files = [
      reading([flow('99051110', '901', 1000)], { file: 'old.csv' }),
      reading([flow('99051110', '902', 2000)], { file: 'new.csv' }),
    ]
    const { entries, sources } = entriesOf(files, known, '2031-02-28', false)
    const days = new Map(sources.map((source) => [source.id, source.known]))
    expect(entries.map(({ observation: { series: id, source } }) => [id, days.get(source)])).toEqual([
      ['magnets', '2031-02-28'],
      ['magnets-us', '2031-02-28'],
      ['magnets-japan', '2031-02-10'],
    ])
    expect(entries[2]?.observation.source).toBe(old.id)
  })
})

function fail(): never {
  throw new Error('the fixture has a mapping')
}
