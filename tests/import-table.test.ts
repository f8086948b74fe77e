// The table reader below the importers: what it takes, what it refuses and where, and that both of its ways give the same.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BriefingError } from '../src/errors.ts'
import { connected, DUCKDB_VERSION } from '../src/importers/table/duckdb.ts'
import { openInput } from '../src/importers/input-file.ts'
import { readTable } from '../src/importers/table/read-table.ts'
import type { Table, TableOptions } from '../src/importers/table/table.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-table-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const options = {
  encoding: 'utf-8',
  delimiter: ',',
  codes: { column: 'HS', prefixes: ['2846', '280530'], listed: ['8505'] },
} as const
const small = { largeFrom: Infinity }
const large = { largeFrom: 0 }

/** A name that DuckDB would take for a pattern of several files, in a folder that it would take for a column. */
async function read(bytes: string | Uint8Array, given: Partial<TableOptions>): Promise<Table> {
  const path = join(folder, "table year=2026 [1]*?'.csv")
  writeFileSync(path, bytes)
  return readTable(await openInput(path, 't.csv'), { ...options, largeFrom: Infinity, ...given })
}

async function refusal(bytes: string | Uint8Array, given: Partial<TableOptions>): Promise<string[]> {
  const error: unknown = await read(bytes, given).then(
    () => new Error('was read'),
    (error: unknown) => error,
  )
  if (!(error instanceof BriefingError)) throw error
  return error.problems.map(({ where, message }) => `${where} ${message}`)
}

const both = [
  ['as a stream', small],
  ['out of core', large],
] as const

describe.each(both)('%s', (_, way) => {
  test('takes the wanted rows with their lines, counts the others', async () => {
    const text = `Year,HS,Name
2026,'284690111',"Oxides, ""mixed"""
2026,'280530000',Metals
2026, 2846 ,coarser than a code but not than a rule
2026,28,coarser than both
2026,'280519000',same heading as a wanted one
2026,'280519000',again
2026,'850511000',another
2026,'852351000',of the same chapter
2026,,no code
`
    expect(await read(text, way)).toEqual({
      header: ['Year', 'HS', 'Name'],
      rows: [
        { line: 2, cells: ['2026', "'284690111'", 'Oxides, "mixed"'] },
        { line: 3, cells: ['2026', "'280530000'", 'Metals'] },
        { line: 4, cells: ['2026', ' 2846 ', 'coarser than a code but not than a rule'] },
        { line: 5, cells: ['2026', '28', 'coarser than both'] },
      ],
      total: 9,
      others: new Map([
        ['', 1],
        ['280519000', 2],
        ['850511000', 1],
        ['85…', 1],
      ]),
    })
  })

  test('takes rows that lie across the pieces in which a file is read', async () => {
    // Two megabytes and more, with letters of several bytes.
    const lines = Array.from(
      { length: 40_000 },
      (_, at) => `${at % 7 ? '85' : '2846'},${'é日'.repeat(9)}${at}`,
    )
    const { rows, total } = await read(`HS,Name\n${lines.join('\n')}\n`, way)
    expect(total).toBe(40_000)
    expect(rows.map(({ line, cells }) => [line, cells.join()])).toEqual(
      lines.flatMap((line, at) => (line.startsWith('28') ? [[at + 2, line]] : [])),
    )
  })

  test('takes every row of a wanted code, and none where no code is wanted', async () => {
    const text = "Flow,HS,Mode\n1,2846,0\n2,2846,0\n'3',2846,0\n1,2846,1000\n1,99,0\n"
    const { rows, total, others } = await read(text, way)
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 4, 5])
    expect([total, [...others]]).toEqual([5, [['99', 1]]])
    expect((await read(text, { ...way, codes: { column: 'HS', prefixes: [], listed: [] } })).rows).toEqual([])
  })

  test.each([
    ['a byte order mark', '\uFEFFHS,b\n2846,x\n'],
    ['line breaks of two signs', 'HS,b\r\n2846,x\r\n'],
    ['no last line break', 'HS,b\n2846,x'],
    ['packed', gzipSync('HS,b\n2846,x\n')],
    ['quotes around all', '"HS","b"\n"2846","x"\n'],
  ])('reads with %s', async (_, bytes) => {
    const { header, rows } = await read(bytes, way)
    expect({ header, rows }).toEqual({ header: ['HS', 'b'], rows: [{ line: 2, cells: ['2846', 'x'] }] })
  })

  test('takes a column without a name at the end, tabs, and a header alone', async () => {
    expect((await read('HS,b,\n2846,x,\n', way)).rows).toEqual([{ line: 2, cells: ['2846', 'x', ''] }])
    expect((await read('HS\tb\n2846\t"x,y"\n', { ...way, delimiter: '\t' })).rows).toEqual([
      { line: 2, cells: ['2846', 'x,y'] },
    ])
    expect(await read('HS,b\n', way)).toEqual({ header: ['HS', 'b'], rows: [], total: 0, others: new Map() })
  })

  const good = 'HS,b,c\n2846,x,y\n'
  test.each<[string, string | Uint8Array, string[]]>([
    [
      'too few and too many columns',
      `${good}2846,x\n9999,x,y,z\n2846,x,y,\n`,
      [
        't.csv:3 found 2 columns, expected 3 as in the header',
        't.csv:4 found 4 columns, expected 3 as in the header',
        't.csv:5 found 4 columns, expected 3 as in the header',
      ],
    ],
    ['a last line that is cut', `${good}2846,x`, ['t.csv:3 found 2 columns, expected 3 as in the header']],
    [
      'many wrong rows, of which ten are shown',
      good + '99\n'.repeat(12),
      [
        ...Array.from({ length: 9 }, (_, n) => `t.csv:${n + 3} found 1 column, expected 3 as in the header`),
        't.csv:12 found 1 column, expected 3 as in the header; and 2 more like it',
      ],
    ],
    [
      'a quote that is never closed',
      `${good}2846,"x,y\n2846,x,y\n`,
      ['t.csv:3 found a quote that is never closed, or text beside one, in the row that begins here'],
    ],
    [
      'text behind a quote',
      `${good}2846,"x"z,y\n2846,x,y\n`,
      ['t.csv:3 found a quote that is never closed, or text beside one, in the row that begins here'],
    ],
    [
      'bytes that are no UTF-8',
      Buffer.from(`${good}2846,x,y\n2846,\xe9,y\n`, 'latin1'),
      ['t.csv:4 found bytes that are no UTF-8, in which this format is written'],
    ],
    [
      'such bytes in a row that is not wanted',
      Buffer.from(`${good}9999,\xe9,y\n2846,x,y\n`, 'latin1'),
      ['t.csv:3 found bytes that are no UTF-8, in which this format is written'],
    ],
    [
      'such bytes in the header',
      Buffer.from('HS,b\xe9,c\n2846,x,y\n', 'latin1'),
      ['t.csv:1 found bytes that are no UTF-8, in which this format is written'],
    ],
    [
      'a lost letter',
      `${good}2846,\uFFFD\uFFFD,y\n`,
      ['t.csv:3 found the sign for a lost letter in "��": the file was once read in a wrong encoding'],
    ],
    ['no such column', 'XX,b\n1,2\n', ['t.csv:1 found no column "HS" in the header']],
  ])('refuses %s', async (_, bytes, expected) => {
    expect(await refusal(bytes, way)).toEqual(expected)
  })
})

test('a stream gives lines behind empty lines and line breaks in quotes, and refuses a stray one', async () => {
  const text = '\r\nHS,b\r\n\r\n2846,"x\r\ny"\r\n2846,z\r\n\n'
  expect((await read(text.slice(2), small)).rows).toEqual([
    { line: 3, cells: ['2846', 'x\ny'] },
    { line: 5, cells: ['2846', 'z'] },
  ])
  expect(await refusal('HS,b\n2846,x\r2846,y\n2846,"\r"\n', small)).toEqual([
    't.csv:2 found 3 columns, expected 2 as in the header',
    't.csv:3 found line breaks of more than one kind, or one inside a cell',
  ])
})

test.each([
  ['empty lines', 'HS,b\n2846,x\n\n2846,y\n', 't.csv found 2 rows on 4 lines, expected one row a line'],
  [
    'line breaks in cells',
    'HS,b\n2846,"x\nx"\n',
    't.csv:2 found line breaks of more than one kind, or one inside',
  ],
  ['two kinds of line breaks', 'HS,b\n2846,x\r\n2846,y\n', 't.csv found line breaks of more than one kind'],
])('out of core refuses %s, behind which a row has not the line of its number', async (_, text, expected) => {
  expect((await refusal(text, large)).join()).toContain(expected)
})

test('GB18030 is read as a stream only', async () => {
  const bytes = Buffer.from([
    0x48, 0x53, 0x2c, 0xc3, 0xfb, 0x0a, 0x32, 0x38, 0x34, 0x36, 0x2c, 0xc8, 0xd5, 0xb1, 0xbe, 0x0a,
  ])
  const { header, rows } = await read(bytes, { encoding: 'gb18030' })
  expect([header, rows]).toEqual([['HS', '名'], [{ line: 2, cells: ['2846', '日本'] }]])
  expect(await refusal(bytes, { encoding: 'gb18030', largeFrom: 16 })).toEqual([
    't.csv found 16 bytes of GB18030, which can be read only up to 16 bytes',
  ])
  expect(await refusal(bytes.subarray(0, 14), { encoding: 'gb18030' })).toEqual([
    't.csv:2 found bytes that are no GB18030, in which this format is written',
  ])
})

test.each([
  [
    'is not installed, which is what package.json has',
    'ERR_MODULE_NOT_FOUND',
    'and DuckDB is not installed',
    `run: npm install @duckdb/node-api@${DUCKDB_VERSION}`,
  ],
  [
    'finds no C++ library on the system',
    'ERR_DLOPEN_FAILED',
    'and DuckDB cannot be loaded here: libstdc++.so.6',
    'import the file on another machine, or in parts',
  ],
])('where DuckDB %s, the message says what to do', async (_, code, words, hint) => {
  const path = join(folder, 'x.csv')
  writeFileSync(path, 'x\n'.repeat(1e6))
  const file = await openInput(path, 'x.csv')
  const failure = Object.assign(new Error('libstdc++.so.6'), { code })
  const error: unknown = await connected(
    file,
    () => Promise.resolve(),
    () => Promise.reject(failure),
  ).catch((error: unknown) => error)
  const message = `found 2 MB, which only DuckDB can read, ${words}`
  expect(error).toMatchObject({ problems: [{ where: 'x.csv', message, hint }] })
  const { optionalDependencies } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'),
  ) as { optionalDependencies: Record<string, string> }
  expect(optionalDependencies['@duckdb/node-api']).toBe(DUCKDB_VERSION)
})

test('both ways give the same table, or refuse it', async () => {
  const code = fc.constantFrom(
    "'284690111'",
    '2846',
    '28',
    '28053019',
    "'280519000'",
    '850511',
    ' 8505 ',
    '',
    '合计',
  )
  const cell = fc.oneof(
    fc.stringMatching(/^[ a-z0-9',;é日\t]{0,6}$/),
    fc.constantFrom('', '""', '","', 'say ""it""', '"1,234"', '#', 'NULL', '\\', '-1e5'),
  )
  // Written with quotes where it needs them, and now and then where it does not.
  const written = fc
    .tuple(cell, fc.boolean())
    .map(([text, quoted]) => (quoted || /[",]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text))
  const table = fc.record({
    rows: fc.array(fc.tuple(written, code, written), { maxLength: 30 }),
    lineBreak: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('', '\uFEFF'),
    closed: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(table, async ({ rows, lineBreak, mark, closed }) => {
      const lines = [['a', 'HS', 'b'], ...rows].map((cells) => cells.join(','))
      const text = mark + lines.join(lineBreak) + (closed ? lineBreak : '')
      expect(await read(text, large)).toEqual(await read(text, small))
    }),
    { numRuns: 60, seed: 5 },
  )
})
