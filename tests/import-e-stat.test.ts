// Japan's trade tables: what is read from three fixtures, worked out by hand, and what is refused, with the line.
import { describe, expect, test } from 'vitest'
import { monthInName } from '../src/importers/e-stat/e-stat-months.ts'
import { eStat } from '../src/importers/e-stat.ts'
import type { ReadOptions } from '../src/importers/format.ts'
import { fixture, inOneLine, mapping, readAs, refusalOf } from './imports.ts'

const name = 'imports-2026-03.csv'
const text = fixture(`e-stat/${name}`).toString('ascii')
const ports = fixture('e-stat/ports-2025.csv')

test('the fixture has the 45 columns', () => {
  const [header = '', row = ''] = text.split('\n')
  expect(header.split(',').slice(0, 12).join()).toBe(
    'Exp or Imp,Year,HS,Country,Unit1,Unit2,Quantity1-Year,Quantity2-Year,Value-Year,Quantity1-Jan,Quantity2-Jan,Value-Jan',
  )
  expect([header.split(',').length, row.split(',').length]).toEqual([45, 45])
  expect(row).toMatch(/^2,2026,'280530010',105, {2},KG,0,2100,15500,0,1200,8400,0,0,0,0,900,7100,0,0,0,/)
})

test('flows of a rolling year, as worked out by hand: a zero up to March is a zero, none behind it', async () => {
  const reading = await readAs(eStat, name, text)
  expect(reading.flows.map(inOneLine)).toEqual([
    `japan import 280530010 105 2026-01 weight 1200 kg ${name}:2:Quantity2-Jan`,
    `japan import 280530010 105 2026-02 weight 0 kg ${name}:2:Quantity2-Feb`,
    `japan import 280530010 105 2026-03 weight 900 kg ${name}:2:Quantity2-Mar`,
    `japan import 280530010 105 2026-01 value 8400 JPY thousand ${name}:2:Value-Jan`,
    `japan import 280530010 105 2026-02 value 0 JPY thousand ${name}:2:Value-Feb`,
    `japan import 280530010 105 2026-03 value 7100 JPY thousand ${name}:2:Value-Mar`,
    `japan import 284690219 105 2026-01 weight 52000 kg ${name}:3:Quantity2-Jan`,
    `japan import 284690219 105 2026-02 weight 48000 kg ${name}:3:Quantity2-Feb`,
    `japan import 284690219 105 2026-03 weight 61000 kg ${name}:3:Quantity2-Mar`,
    `japan import 284690219 105 2026-01 value 310250 JPY thousand ${name}:3:Value-Jan`,
    `japan import 284690219 105 2026-02 value 290000 JPY thousand ${name}:3:Value-Feb`,
    `japan import 284690219 105 2026-03 value 388000 JPY thousand ${name}:3:Value-Mar`,
    `japan import 284690219 110 2026-01 weight 0 kg ${name}:4:Quantity2-Jan`,
    `japan import 284690219 110 2026-02 weight 0 kg ${name}:4:Quantity2-Feb`,
    `japan import 284690219 110 2026-03 weight 7500 kg ${name}:4:Quantity2-Mar`,
    `japan import 284690219 110 2026-01 value 0 JPY thousand ${name}:4:Value-Jan`,
    `japan import 284690219 110 2026-02 value 0 JPY thousand ${name}:4:Value-Feb`,
    `japan import 284690219 110 2026-03 value 20100 JPY thousand ${name}:4:Value-Mar`,
    `japan import 284610000 210 2026-01 weight 300 kg ${name}:5:Quantity1-Jan`,
    `japan import 284610000 210 2026-02 weight 0 kg ${name}:5:Quantity1-Feb`,
    `japan import 284610000 210 2026-03 weight 250 kg ${name}:5:Quantity1-Mar`,
    `japan import 284610000 210 2026-01 value 1500 JPY thousand ${name}:5:Value-Jan`,
    `japan import 284610000 210 2026-02 value 0 JPY thousand ${name}:5:Value-Feb`,
    `japan import 284610000 210 2026-03 value 1300 JPY thousand ${name}:5:Value-Mar`,
  ])
  expect(reading).toMatchObject({ file: name, format: 'e-stat', rows: 8, allPartners: true })
  expect(reading.leftOut).toEqual([
    {
      what: 'rows of exports',
      why: 'mapping.yaml has no rule for this direction',
      rows: 1,
      first: `${name}:9`,
    },
  ])
  expect([...reading.otherCodes]).toEqual([
    ['280519000', 1],
    ['85…', 2],
  ])
  expect(eStat.title(reading)).toBe(
    'Imports by tariff line and partner, 2026-01 to 2026-03 (e-Stat, table by commodity and country)',
  )
})

test('a whole year by port: April spelled Apl, a byte order mark, December published since March', async () => {
  await expect(readAs(eStat, 'ports.csv', ports)).rejects.toThrow(
    'add --complete if the file has every office',
  )
  const { flows, allPartners } = await readAs(eStat, 'ports.csv', ports, { complete: true })
  expect(flows).toHaveLength(48)
  expect(allPartners).toBe(true)
  expect(flows.slice(3, 4).map(inOneLine)).toEqual([
    'japan import 284690219 105 2025-04 weight 400 kg ports.csv:2:Quantity2-Apl',
  ])
  expect(flows.filter(({ period }) => period === '2025-12').map(inOneLine)).toEqual([
    'japan import 284690219 105 2025-12 weight 1200 kg ports.csv:2:Quantity2-Dec',
    'japan import 284690219 105 2025-12 value 12000 JPY thousand ports.csv:2:Value-Dec',
    'japan import 284690219 105 2025-12 weight 5 kg ports.csv:3:Quantity2-Dec',
    'japan import 284690219 105 2025-12 value 60 JPY thousand ports.csv:3:Value-Dec',
  ])
})

test('totals over all countries, with columns up to February', async () => {
  const reading = await readAs(eStat, 'world-202602.csv', fixture('e-stat/world-202602.csv'))
  expect(reading.flows.map(inOneLine)).toEqual([
    'japan import 280530010 world 2026-01 weight 4100 kg world-202602.csv:2:Quantity2-Jan',
    'japan import 280530010 world 2026-02 weight 3900 kg world-202602.csv:2:Quantity2-Feb',
    'japan import 280530010 world 2026-01 value 30500 JPY thousand world-202602.csv:2:Value-Jan',
    'japan import 280530010 world 2026-02 value 29000 JPY thousand world-202602.csv:2:Value-Feb',
  ])
  expect(reading.allPartners).toBe(true)
})

test('columns of later months may be empty, and a file may hold nothing that is wanted', async () => {
  const empty = text.replaceAll(/(,0){27}$/gm, ','.repeat(27))
  expect(empty).not.toBe(text)
  expect((await readAs(eStat, name, empty)).flows).toEqual((await readAs(eStat, name, text)).flows)
  const others = text
    .split('\n')
    .filter((line) => !/'28(?:05300|46)/.test(line))
    .join('\n')
  expect((await readAs(eStat, 'x.csv', others.replace(/^.*'280530010'.*\n/m, ''))).flows).toEqual([])
})

test('read out of core it is the same', async () => {
  expect(await readAs(eStat, name, text, { largeFrom: 0 })).toEqual(await readAs(eStat, name, text))
})

describe('the last published month', () => {
  test.each([
    ['imports-2026-03.csv', '2026-03'],
    ['imports202603.csv', '2026-03'],
    ['d41_2026_03_b.csv', '2026-03'],
    ['2026-03 2026-03.csv', '2026-03'],
    ['2026-01-2026-03.csv', undefined],
    ['2026-01 to 2026-03.csv', undefined],
    ['downloaded-2026-04-28.csv', undefined],
    ['20260428.csv', undefined],
    ['2026-04-1.csv', undefined],
    ['2026-03 (1).csv', '2026-03'],
    ['2025-12.csv', undefined],
    ['1202603.csv', undefined],
    ['imports.csv', undefined],
  ])('in the name %s is %s', (file, expected) => {
    expect(monthInName(file, '2026')).toBe(expected)
  })

  test.each<[string, string, Partial<ReadOptions>]>([
    ['said', 'x.csv', { through: '2026-03' }],
    ['said and named', name, { through: '2026-03' }],
    ['named, and the year was over long ago', name, { retrieved: '2027-05-01' }],
  ])('is March where it is %s', async (_, file, given) => {
    const { flows } = await readAs(eStat, file, text, given)
    expect(
      flows
        .map(({ period }) => period)
        .sort()
        .at(-1),
    ).toBe('2026-03')
  })

  test('of a year before that of --through is December', async () => {
    expect((await readAs(eStat, 'x.csv', ports, { through: '2026-03', complete: true })).flows).toHaveLength(
      48,
    )
  })

  const open = 'before all its months were published; found no month in its name'
  test.each<[string, string, string | Uint8Array, Partial<ReadOptions>, string[]]>([
    ['nobody says it', 'x.csv', text, {}, [`: holds 2026, and was downloaded on 2026-04-28, ${open}`]],
    [
      'the year ended just now',
      'x.csv',
      ports,
      { complete: true, retrieved: '2026-02-28' },
      [`: holds 2025, and was downloaded on 2026-02-28, ${open}`],
    ],
    [
      'two months in the name',
      '2026-01 2026-03.csv',
      text,
      {},
      [`: holds 2026, and was downloaded on 2026-04-28, ${open}`],
    ],
    [
      'name and --through differ',
      name,
      text,
      { through: '2026-02' },
      [': found 2026-03 in its name, but --through says 2026-02'],
    ],
    ['a year before', 'x.csv', text, { through: '2025-12' }, [': holds 2026, but --through says 2025-12']],
    [
      'a month that had not ended',
      'x.csv',
      text,
      { through: '2026-04' },
      [': was downloaded on 2026-04-28, but its last month is said to be 2026-04, which had not ended'],
    ],
    [
      'a month without columns',
      'x.csv',
      fixture('e-stat/world-202602.csv'),
      { through: '2026-03' },
      [': has columns up to 2026-02, expected up to 2026-03'],
    ],
    [
      'a month of nothing but zeros',
      'x.csv',
      text,
      { through: '2026-04', retrieved: '2026-05-28' },
      [': holds nothing but zeros in 2026-04, said to be its last published month: it was published before'],
    ],
    [
      'figures behind it',
      'x.csv',
      text,
      { through: '2026-02' },
      [
        ':2: found "900" in Quantity2-Mar, after the last published month, 2026-02; expected 0',
        ':2: found "7100" in Value-Mar, after the last published month, 2026-02; expected 0',
        ':3: found "61000" in Quantity2-Mar, after the last published month, 2026-02; expected 0',
        ':3: found "388000" in Value-Mar, after the last published month, 2026-02; expected 0',
        ':4: found "7500" in Quantity2-Mar, after the last published month, 2026-02; expected 0',
        ':4: found "20100" in Value-Mar, after the last published month, 2026-02; expected 0',
        ':5: found "250" in Quantity1-Mar, after the last published month, 2026-02; expected 0',
        ':5: found "1300" in Value-Mar, after the last published month, 2026-02; expected 0',
      ],
    ],
  ])('is refused where %s', async (_, file, bytes, given, expected) => {
    expect(await refusalOf(readAs(eStat, file, bytes, given))).toEqual(
      expected.map((problem) => file + problem),
    )
  })
})

function changed(from: string | RegExp, to: string): string {
  const result = text.replace(from, to)
  if (result === text) throw new Error(`the fixture has no ${String(from)}`)
  return result
}

const cut = 'the last line is not closed by a line break, so the download may be cut'
const lines = text.split('\n')
const shiftJis = Buffer.concat([
  Buffer.from(lines.slice(0, 2).join('\n').replace(',105,  ,', ',105,')),
  Buffer.from([0x83, 0x4c, 0x83, 0x8d]),
  Buffer.from(`\n${lines.slice(2).join('\n')}`),
])

describe('refusals', () => {
  test.each<[string, string | Uint8Array, string[]]>([
    ['cut in a line', text.slice(0, text.indexOf(',388000')), [`:3: ${cut}`]],
    [
      'cut in a line, and closed',
      `${text.slice(0, text.indexOf(',388000'))}\n`,
      [':3: found 17 columns, expected 45 as in the header'],
    ],
    [
      'cut in a number, and closed',
      `${text.slice(0, text.indexOf(',388000'))},388${'\n'}`,
      [':3: found 18 columns, expected 45 as in the header'],
    ],
    [
      'half downloaded, and a page behind it',
      `${lines.slice(0, 3).join('\n')}\n<html>503 Service Unavailable</html>\n`,
      [':4: found 1 column, expected 45 as in the header'],
    ],
    ['Shift-JIS', shiftJis, [':2: found bytes that are no UTF-8, in which this format is written']],
    ['semicolons', text.replaceAll(',', ';'), [':1: found columns separated by ";", expected commas']],
    ['tabs', text.replaceAll(',', '\t'), [':1: found columns separated by tabs, expected commas']],
    [
      'principal commodities',
      fixture('e-stat/principal-2025.csv'),
      [
        ':1: found the column Commodity instead of HS: a table of principal commodities (概況品), which has no HS codes',
      ],
    ],
    [
      'exports only',
      text.replaceAll(/^2,/gm, '1,'),
      [':2: found only rows of exports, for which mapping.yaml has no rule'],
    ],
    [
      'no direction',
      changed('\n2,2026', '\n3,2026'),
      [':2: found "3" in Exp or Imp, expected 1 for exports or 2 for imports'],
    ],
    ['another unit', changed(',KG,0,2100', ',NO,0,2100'), [':2: found the units "" and "NO", expected KG']],
    ['tons', changed(',KG,0,2100', ',MT,0,2100'), [':2: found the units "" and "MT", expected KG']],
    [
      'missing columns',
      changed('Unit2', 'Unit').replace('Value-Mar', 'Mar').replace('Value-Year,', 'Value-Year ,'),
      [
        ':1: found no column "Unit2"',
        ':1: found columns "Unit", "Mar", not known in this table',
        ':1: found no column "Value-Mar"',
      ],
    ],
    [
      'a month that is missing',
      changed(/Quantity1-Feb,Quantity2-Feb,Value-Feb,/, 'Quantity1-Apl,Quantity2-Apl,Value-Apl,'),
      [
        ':1: found the month Apr and Apl twice',
        ':1: found Jan, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec, expected all months from January on',
      ],
    ],
    [
      'a column twice',
      changed('Unit1', 'Unit2'),
      [':1: found no column "Unit1"', ':1: found the column "Unit2" twice'],
    ],
    [
      'a year total that does not fit',
      changed(',2100,15500,', ',2101,15500,'),
      [
        ':2: found 2101 in Quantity2-Year, but the months up to 2026-03 add up to 2100: the row is cut, or its columns are not those of the header',
      ],
    ],
    [
      'columns that slid',
      changed('105,  ,KG,0,2100,15500,0,1200', '105,  ,KG,2100,15500,0,0,1200'),
      [
        ':2: found 15500 in Quantity2-Year, but the months up to 2026-03 add up to 2100: the row is cut, or its columns are not those of the header',
        ':2: found 0 in Value-Year, but the months up to 2026-03 add up to 15500: the row is cut, or its columns are not those of the header',
      ],
    ],
    [
      'an amount that is none',
      changed(',52000,310250,', ',52000,-,'),
      [':3: found "-" in Value-Jan, expected a plain number'],
    ],
    [
      'an empty amount',
      changed(',52000,310250,', ',,310250,'),
      [':3: found "" in Quantity2-Jan, expected a plain number'],
    ],
    [
      'a code of six digits',
      changed("'284690219',105", '284690,105'),
      [':3: found the code "284690", expected nine digits'],
    ],
    [
      'another list of countries',
      changed("'284690219',110", "'284690219',VN"),
      [':4: found the country "VN", expected three digits'],
    ],
    [
      'a year that is none',
      changed("2,2026,'284690219',105", "2,26,'284690219',105"),
      [':3: found the year "26", expected four digits'],
    ],
    [
      'two years',
      changed("2,2026,'284690219',105", "2,2025,'284690219',105"),
      [':3: found the year 2025, expected 2026 as in the rows before'],
    ],
    [
      'a year to come',
      text.replaceAll(',2026,', ',2027,').split('\n').slice(0, 2).join('\n') + '\n',
      [':2: found the year 2027, but the table was downloaded on 2026-04-28'],
    ],
    [
      'two downloads in one',
      text + text,
      [
        ':11: found the same row as in line 2, its amounts aside',
        ':12: found the same row as in line 3, its amounts aside',
        ':13: found the same row as in line 4, its amounts aside',
        ':14: found the same row as in line 5, its amounts aside',
        ':18: found the same row as in line 9, its amounts aside',
        ': found 1 row with the code "HS", expected digits',
      ],
    ],
  ])('%s', async (_, bytes, expected) => {
    expect(await refusalOf(readAs(eStat, name, bytes))).toEqual(expected.map((problem) => name + problem))
  })

  test.each([
    ['a page', '<!DOCTYPE html>\n<html>Exp or Imp</html>\n'],
    ['a time series of the ministry', '《世界》\n【月別】,,\n品名,コード\n'],
    ['a table of China', fixture('gacc/exports-2026-03.csv')],
  ])('%s is not recognised', async (_, given) => {
    expect(await refusalOf(readAs(eStat, name, given))).toEqual([`${name}: is not recognised`])
  })

  test('exports are taken where the mapping asks for them', async () => {
    const rules = mapping.rules.map((rule) => ({ ...rule, direction: 'export' as const }))
    const { flows } = await readAs(eStat, name, text, { mapping: { ...mapping, rules } })
    expect(flows.map(inOneLine).slice(0, 1)).toEqual([
      `japan export 284690900 304 2026-01 weight 70 kg ${name}:9:Quantity2-Jan`,
    ])
  })
})
