// The importer of UN Comtrade: flows worked out by hand from its fixtures, what is left out, and what is refused, and where.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mapping as mappingSchema } from '../src/dataset/mapping-schema.ts'
import { BriefingError } from '../src/errors.ts'
import { cutProblem } from '../src/importers/comtrade/cut-problem.ts'
import { comtrade } from '../src/importers/comtrade.ts'
import type { Flow, Reading } from '../src/importers/flow.ts'
import type { ReadOptions } from '../src/importers/format.ts'
import { openInput } from '../src/importers/input-file.ts'
import { readTable } from '../src/importers/table/read-table.ts'

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures/imports/comtrade', name))
const japan = fixture('japan-2026-03.json').toString()
const china = fixture('china-2025.json').toString()
const bulk = fixture('china-2025-03.txt').toString()
const page = fixture('page-2026-03.csv')

const rule = { partner: 'world', measure: 'weight' }
const mapping = mappingSchema.parse({
  partners: [{ id: 'japan', name: 'Japan', comtrade: ['392'] }],
  conversions: [{ from: 'kg', to: 't', divideBy: 1000 }],
  rules: [
    { ...rule, series: 'exports', reporter: 'china', direction: 'export', codes: ['2846', '280530'] },
    { ...rule, series: 'magnets', reporter: 'china', direction: 'export', codes: ['85051110'] },
    {
      ...rule,
      series: 'imports',
      reporter: 'japan',
      direction: 'import',
      codes: ['280530', '284610', '284690'],
    },
  ],
  leaveOut: [{ code: '850511', reason: 'All metal magnets.' }],
})
const options: ReadOptions = { mapping, complete: false, retrieved: '2026-05-02', largeFrom: Infinity }

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-comtrade-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function opened(content: string | Uint8Array) {
  const path = join(folder, 'given')
  writeFileSync(path, content)
  return openInput(path, 'in/given')
}

async function read(content: string | Uint8Array, given: Partial<ReadOptions> = {}): Promise<Reading> {
  const file = await opened(content)
  expect(comtrade.recognises(file)).toBe(true)
  return comtrade.read(file, { ...options, ...given })
}

async function refusal(content: string | Uint8Array): Promise<string[]> {
  const error: unknown = await read(content).then(
    () => new Error('was read'),
    (error: unknown) => error,
  )
  if (!(error instanceof BriefingError)) throw error
  for (const { hint } of error.problems) expect(hint).toBeTruthy()
  return error.problems.map(({ where, message }) => `${where} ${message}`)
}

/** One line a flow, so that a table of them can be read. */
function shown({ reporter, direction, code, partner, period, amount, unit, estimated, at }: Flow): string {
  const place = 'line' in at ? `${at.line} ${at.column}` : at.path
  const line = [reporter, direction, code, partner, period, amount, unit, place].join(' ')
  return estimated === undefined ? line : `${line}: ${estimated}`
}

const left = ({ leftOut }: Reading) => leftOut.map(({ what, rows, first }) => `${rows} ${what} (${first})`)

describe('an answer as JSON', () => {
  test('gives weights that the reporter counted, and says where the UN estimated', async () => {
    const reading = await read(japan)
    const own = 'taken from the reporter’s own quantity, since'
    expect(reading.flows.map(shown)).toEqual([
      'japan import 284690 world 2026-03 10228.8 kg data[0].netWgt: estimated by the UN',
      'japan import 284690 world 2026-03 2000000 USD data[0].primaryValue',
      'japan import 284690 156 2026-03 6000 kg data[1].netWgt',
      'japan import 284690 156 2026-03 1200000 USD data[1].primaryValue',
      'japan import 284690 704 2026-03 3000 kg data[2].netWgt',
      'japan import 284690 704 2026-03 500000.25 USD data[2].primaryValue',
      `japan import 284690 251 2026-03 30 kg data[3].altQty: ${own} the UN estimated the net weight`,
      'japan import 284690 251 2026-03 250000 USD data[3].primaryValue',
      `japan import 284690 490 2026-03 700 kg data[4].qty: ${own} the UN estimated the net weight`,
      'japan import 284690 490 2026-03 40000 USD data[4].primaryValue',
      'japan import 284690 233 2026-03 80.5 kg data[5].netWgt: estimated by the UN',
      'japan import 284690 233 2026-03 10000 USD data[5].primaryValue',
      // No weight of the total, since it is not given; that of a partner is withheld, which is not zero.
      'japan import 280530 world 2026-03 300700.5 USD data[6].primaryValue',
      'japan import 280530 156 2026-03 5000 kg data[7].netWgt',
      'japan import 280530 156 2026-03 300000 USD data[7].primaryValue',
      'japan import 280530 410 2026-03  kg data[8].netWgt',
      'japan import 280530 410 2026-03 700.5 USD data[8].primaryValue',
      'japan import 284610 world 2026-03 900 kg data[9].netWgt',
      'japan import 284610 world 2026-03 9000 USD data[9].primaryValue',
      `japan import 284610 156 2026-03 900 kg data[10].altQty: ${own} no net weight is given`,
      'japan import 284610 156 2026-03 9000 USD data[10].primaryValue',
    ])
    expect(reading.flows.find(({ partner }) => partner === '410')?.amount).toBeNull()
    expect(reading).toMatchObject({ file: 'given', format: 'comtrade', rows: 23, allPartners: true })
    expect(left(reading)).toEqual([
      '1 weights of all partners together (given: data[6].netWgt)',
      '1 rows of mode of transport 1000 (given: data[11].motCode)',
      '1 rows of customs procedure C01 (given: data[12].customsCode)',
      '1 rows of second partners (given: data[13].partner2Code)',
      '1 rows of mode of supply 1 (given: data[14].mosCode)',
      '2 rows of code 2846 (given: data[15].cmdCode)',
      '1 rows of code TOTAL (given: data[17].cmdCode)',
      '1 rows of flow RX (given: data[20].flowCode)',
      '1 rows of reporter japan, exports (given: data[21].flowCode)',
      '1 rows of reporter 410 (given: data[22].reporterCode)',
    ])
    expect([...reading.otherCodes]).toEqual([
      ['280519', 1],
      ['850511', 1],
    ])
    expect(comtrade.title(reading)).toBe(
      'Imports by six-digit code and partner, 2026-03 (UN Comtrade, as reported by Japan)',
    )
  })

  test('takes a year as a year, packed or not, and is not sure of having all partners', async () => {
    const expected = [
      'china export 284690 world 2025 50000 kg data[0].netWgt',
      'china export 284690 world 2025 7000000 USD data[0].primaryValue',
      'china export 284690 392 2025 9000 kg data[1].netWgt',
      'china export 284690 392 2025 2000000 USD data[1].primaryValue',
      'china export 280530 392 2025 4000 kg data[2].netWgt',
      'china export 280530 392 2025 1000000 USD data[2].primaryValue',
    ]
    for (const content of [china, `\uFEFF${china}`, gzipSync(china)]) {
      const reading = await read(content)
      expect(reading.flows.map(shown)).toEqual(expected)
      expect(reading.allPartners).toBe(false)
      expect(reading.leftOut).toEqual([
        { what: 'rows of code 850511', why: 'All metal magnets.', rows: 1, first: 'given: data[3].cmdCode' },
      ])
    }
    expect((await read(china, { complete: true })).allPartners).toBe(true)
  })
})

describe('a table', () => {
  const expected = [
    'china export 280530 world 2025-03 400 kg 4 NetWgt',
    'china export 280530 world 2025-03 80000.5 USD 4 PrimaryValue',
    'china export 280530 392 2025-03 400 kg 5 NetWgt',
    'china export 280530 392 2025-03 80000.5 USD 5 PrimaryValue',
    'china export 28053011 world 2025-03 400 kg 6 NetWgt',
    'china export 28053011 world 2025-03 80000.5 USD 6 PrimaryValue',
    // Tariff lines have several rows, which are summed later.
    'china export 85051110 392 2025-03 1000 kg 7 NetWgt',
    'china export 85051110 392 2025-03 50000 USD 7 PrimaryValue',
    'china export 85051110 392 2025-03 200 kg 8 NetWgt',
    'china export 85051110 392 2025-03 10000 USD 8 PrimaryValue',
    'china export 85051110 842 2025-03 120 kg 12 NetWgt: estimated by the UN',
    'china export 85051110 842 2025-03 12000 USD 12 PrimaryValue',
  ]
  /** The same columns the other way round. */
  const swapped = (text: string) =>
    text
      .split('\n')
      .map((line) => line.split('\t').reverse().join('\t'))
      .join('\n')
  test.each([
    ['as it is', bulk, Infinity],
    ['packed', gzipSync(bulk), Infinity],
    ['read out of core', bulk, 0],
    ['packed, read out of core', gzipSync(bulk), 0],
    ['with its columns the other way round', swapped(bulk), Infinity],
    ['with lines closed by a tab', bulk.replaceAll('\n', '\t\n'), Infinity],
    ['with other capitals', bulk.replace(/^.*/, (names) => names.toUpperCase()), Infinity],
  ])('of bulk data, %s', async (_, content, largeFrom) => {
    const reading = await read(content, { largeFrom })
    const lower = (line: string) => line.toLowerCase()
    expect(reading.flows.map(shown).map(lower)).toEqual(expected.map(lower))
    expect(left(reading)).toEqual([
      '1 rows of code TOTAL (given:2)',
      '1 rows of mode of transport 2100 (given:9)',
    ])
    expect(reading.rows).toBe(11)
    expect(Object.fromEntries(reading.otherCodes)).toEqual({ '01': 1, '85051190': 1, '85…': 1 })
  })

  test.each([
    ['in Windows-1252', page],
    ['in UTF-8', Buffer.from(page.toString('latin1'))],
    ['in UTF-8 with its mark', Buffer.from(`\uFEFF${page.toString('latin1')}`)],
    ['with a header that is closed too', Buffer.from(page.toString('latin1').replace('\r\n', ',\r\n'))],
    ['with rows that are not closed', Buffer.from(page.toString('latin1').replaceAll(',\r\n', '\r\n'))],
  ])('of the web page, %s', async (_, content) => {
    const reading = await read(content, { largeFrom: 0 })
    expect(reading.flows.map(shown)).toEqual([
      'japan import 280530 world 2026-03 5030 kg 2 netWgt',
      'japan import 280530 world 2026-03 300700.5 USD 2 primaryValue',
      'japan import 280530 156 2026-03 5000 kg 3 netWgt',
      'japan import 280530 156 2026-03 300000 USD 3 primaryValue',
      'japan import 280530 384 2026-03 30 kg 4 netWgt',
      'japan import 280530 384 2026-03 700.5 USD 4 primaryValue',
    ])
    expect(reading.allPartners).toBe(true)
  })
})

test.each([Infinity, 0])(
  'rows closed by a comma that the header lacks, from %i bytes out of core',
  async (largeFrom) => {
    const way = {
      encoding: 'utf-8',
      delimiter: ',',
      codes: { column: 'code', prefixes: ['28'], listed: [] },
      largeFrom,
    } as const
    const file = await opened('code,name\n28,a,\n28,b\n28,"",\n')
    const { rows } = await readTable(file, { ...way, closedRows: true })
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['28', 'a'],
      ['28', 'b'],
      ['28', ''],
    ])
    await expect(readTable(file, way)).rejects.toThrow('in/given:2: found 3 columns, expected 2')
    const shifted = await opened('code,name\n28,a,b\n')
    await expect(readTable(shifted, { ...way, closedRows: true })).rejects.toThrow(
      'found 3 columns, expected 2',
    )
  },
)

/** The answer with one text of it changed. */
const changed = (from: string | RegExp, to: string, answer = japan) => {
  const text = answer.replace(from, to)
  expect(text).not.toBe(answer)
  return text
}

/** Amounts are invented. */
const row = {
  ...{ typeCode: 'C', freqCode: 'M', refMonth: 3, period: '202603', reporterCode: 392, flowCode: 'M' },
  ...{ partnerCode: 156, partner2Code: 0, classificationCode: 'H6', cmdCode: '284690' },
  ...{ customsCode: 'C00', mosCode: '0', motCode: 0, qtyUnitCode: 8, qty: 60, isQtyEstimated: false },
  ...{ netWgt: 60, isNetWgtEstimated: false, cifvalue: 900, fobvalue: null, primaryValue: 900 },
}
type Change = Partial<Record<keyof typeof row, unknown>>

const answer = (...changes: Change[]) =>
  JSON.stringify({
    ...{ elapsedTime: '0.01 secs', count: changes.length },
    ...{ data: changes.map((change) => ({ ...row, ...change })), error: '' },
  })
const many = (count: number) =>
  answer(...Array.from({ length: count }, (_, at) => ({ partnerCode: 1000 + at })))
const twice =
  'found 284690 with partner 156 in 2026-03 a second time; the first is at given: data[0].primaryValue'

describe('refuses', () => {
  test.each([
    ['half an answer', japan.slice(0, 3000), 'in/given:5:259 ends in the middle: the download was cut'],
    [
      'an answer cut in a text',
      '{"elapsedTime":"0.0',
      'in/given:1:20 ends in the middle: the download was cut',
    ],
    ['what is no JSON', changed('}\n]', '} "x"]'), 'in/given:24:885 is no JSON: found "\\""'],
    ['a web page', '<!DOCTYPE html><title>UN Comtrade</title>', 'in/given is a web page, expected JSON'],
    [
      'a failure',
      changed('"error":""', '"error":"Time-out"'),
      'in/given: error the service failed: "Time-out"',
    ],
    [
      'a refusal of the service',
      '{ "statusCode": 401, "message": "Access denied due to missing subscription key." }',
      'in/given the service refused: "Access denied due to missing subscription key."',
    ],
    [
      'another count',
      changed('"count":23', '"count":24'),
      'in/given: data found 23 rows, expected 24, as count says',
    ],
    [
      'no list of rows',
      '{"elapsedTime":"0","count":1,"data":{}}',
      'in/given: data data: found {}, expected a list',
    ],
    ['no rows', answer(), 'in/given: data found no rows'],
    [
      'a wrong type',
      answer({ netWgt: '60' }),
      'in/given: data[0].netWgt netWgt: found "60", expected a plain number such as 1234.5',
    ],
    ['a negative amount', answer({ qty: -1 }), 'in/given: data[0].qty qty: found -1, expected at least 0'],
    ['services', answer({ typeCode: 'S' }), 'in/given: data[0].typeCode typeCode: found "S", expected "C"'],
    [
      'another classification',
      answer({ classificationCode: 'S4' }),
      'in/given: data[0].classificationCode classificationCode: found "S4", expected the Harmonized System (HS, H0 to H6)',
    ],
    [
      'a month that does not exist',
      answer({ period: '202613' }),
      'in/given: data[0].period period: found "202613", expected a period such as "2025" or "202503"',
    ],
    [
      'a year as a month',
      answer({ period: '2026' }),
      'in/given: data[0].period found 2026, expected a month, since freqCode is M',
    ],
    [
      'another month',
      answer({ refMonth: 4 }),
      'in/given: data[0].refMonth found 4, expected 3 for the period 202603',
    ],
    [
      'a year of another month',
      answer({ freqCode: 'A', period: 2025, refMonth: 12 }),
      'in/given: data[0].refMonth found 12, expected 52 for the period 2025',
    ],
    [
      'another value with freight',
      answer({ primaryValue: 800 }),
      'in/given: data[0].primaryValue found 800 beside 900 as cifvalue, expected the same',
    ],
    [
      'another value without freight',
      answer({ reporterCode: 156, flowCode: 'X', partnerCode: 392, fobvalue: 90 }),
      'in/given: data[0].primaryValue found 900 beside 90 as fobvalue, expected the same',
    ],
    [
      'pieces instead of a weight',
      answer({ netWgt: 0, qtyUnitCode: 5 }),
      'in/given: data[0].qtyUnitCode found a quantity in unit 5 and no net weight, expected kilograms (8)',
    ],
    [
      'the other direction',
      answer({ flowCode: 'X' }, { reporterCode: 156 }),
      'in/given found only rows of reporter japan, exports; rows of reporter china, imports, for which mapping.yaml has no rule',
    ],
    [
      'parts without what holds them',
      answer({ motCode: 1000 }, { customsCode: 'C01' }),
      'in/given found only rows of mode of transport 1000; rows of customs procedure C01, and not the rows that hold them',
    ],
    ['a row that is there twice', answer({}, {}), `in/given: data[1].primaryValue ${twice}`],
    [
      'the same in two classifications',
      answer({}, { classificationCode: 'H5' }),
      `in/given: data[1].primaryValue ${twice}`,
    ],
    [
      'columns that are missing',
      bulk.replace('customsCode', 'customs').replace('NetWgt', 'weight'),
      'in/given:1 found no column customsCode, netWgt',
    ],
    ['a table without rows', bulk.replace(/\n[^]*/, '\n'), 'in/given found no rows'],
    [
      'a table whose last line may be cut',
      bulk.slice(0, -2),
      'in/given:12 the last line is not closed by a line break, so the download may be cut',
    ],
    [
      'an amount with commas',
      bulk.replace('\t80000.5\t80000.5', '\t80,000.5\t80000.5'),
      'in/given:4 fobvalue: found "80,000.5", expected a plain number such as 1234.5',
    ],
    [
      'codes as a spreadsheet writes them',
      bulk.replace('\t851110\t', '\t8.51E+05\t').replace('\t280530\t', '\t280530.0\t'),
      'in/given:4 cmdCode: found "280530.0", expected a code such as 284690 or TOTAL',
      'in/given found 1 row with the code "8.…", expected one such as 284690 or TOTAL',
    ],
    [
      'another value in a table',
      bulk.replace('\t80000.5\t80000.5', '\t80000.5\t80010.5'),
      'in/given:4 PrimaryValue: found 80010.5 beside 80000.5 as fobvalue, expected the same',
    ],
  ])('%s', async (_, content, ...problems) => {
    expect((await refusal(content)).sort()).toEqual(problems.sort())
  })

  test('an answer of as many rows as the service gives at most', async () => {
    const cut =
      'found exactly as many rows as the service gives at most, 500, so that the answer is likely to be cut'
    expect(await refusal(many(500))).toEqual([`in/given: data ${cut}`])
    expect((await read(many(499))).rows).toBe(499)
    expect([100_000, 250_000, 499, 100_001].map((rows) => cutProblem(rows, 'x') !== undefined)).toEqual([
      ...[true, true, false, false],
    ])
  })

  test('a table of the web page of exactly 500 rows, but not a bulk file', async () => {
    const [header = '', first = ''] = page.toString('latin1').split('\r\n')
    const rows = Array.from({ length: 500 }, (_, at) => first.replace(/,392,/, `,${400 + at},`))
    expect((await refusal([header, ...rows, ''].join('\n'))).at(0)).toContain('at most, 500')
    const [names = '', one = ''] = bulk.split('\n')
    expect((await read([names, ...Array.from({ length: 500 }, () => one), ''].join('\n'))).rows).toBe(500)
  })

  test('JSON that is too large to be read whole, before it is read', async () => {
    const file = { ...(await opened(japan)), bytes: 65 * 1024 * 1024 }
    await expect(comtrade.read(file, options)).rejects.toThrow('found JSON of 65 MB, expected at most 64 MB')
  })

  test('JSON with a sign that the engine names without its place', async () => {
    const [problem] = await refusal(japan.replace('"data":[', '"data":[,'))
    expect(problem).toMatch(/^in\/given(?::1:44)? is no JSON: .*,/)
  })

  test('everything at once, of each kind the first ten', async () => {
    const wrong = Array.from({ length: 12 }, () => ({ netWgt: 'x' }))
    const problems = await refusal(
      answer(...wrong, { refMonth: 9, primaryValue: 7 }).replace('"count":13', '"count":9'),
    )
    expect(problems).toHaveLength(13)
    expect(problems[0]).toBe('in/given: data found 13 rows, expected 9, as count says')
    expect(problems[10]).toMatch(/data\[9\]\.netWgt .*; and 2 more like it$/)
    expect(problems.slice(11).map((problem) => problem.split(' ')[1])).toEqual([
      'data[12].refMonth',
      'data[12].primaryValue',
    ])
  })
})

describe('the row of all partners', () => {
  test('is a control: its partners may not add up to more, and do add up to it where all are there', async () => {
    const amounts = fc.array(fc.integer({ min: 1000, max: 1e9 }), { minLength: 1, maxLength: 9 })
    const world = (total: number) => ({ partnerCode: 0, netWgt: total, cifvalue: null, primaryValue: total })
    await fc.assert(
      fc.asyncProperty(amounts, async (parts) => {
        const total = parts.reduce((sum, part) => sum + part, 0)
        const rows = parts.map((part, at) => ({ ...world(part), partnerCode: 100 + at }))
        expect((await read(answer(world(total), ...rows))).allPartners).toBe(true)
        expect((await read(answer(...rows))).allPartners).toBe(false)
        expect((await read(answer(world(total * 2), ...rows))).allPartners).toBe(false)
        expect(await refusal(answer(world(total / 2), ...rows))).toHaveLength(2)
        // A net weight that the UN estimated proves nothing; the value still does.
        const guessed = rows.map((row) => ({ ...row, isNetWgtEstimated: true, isQtyEstimated: true }))
        expect(await refusal(answer(world(total / 2), ...guessed))).toHaveLength(1)
      }),
      { numRuns: 10 },
    )
  })
})

test('real weights of 2025: what China says it sent to Japan, against what Japan says came from China', async () => {
  // Read at UN Comtrade in January 2026; of the value of Japan’s imports only its rounded form is known, of metals none.
  const year = { freqCode: 'A', refMonth: 52, period: '2025' }
  const sent = { ...year, reporterCode: 156, flowCode: 'X', partnerCode: 392, cifvalue: null }
  const { flows } = await read(
    answer(
      { ...sent, cmdCode: '280530', netWgt: 5476122, fobvalue: null, primaryValue: null },
      { ...sent, cmdCode: '284690', netWgt: 9519652, fobvalue: 83633156, primaryValue: 83633156 },
      { ...year, cmdCode: '280530', netWgt: 5415988, cifvalue: null, primaryValue: null },
      { ...year, cmdCode: '284690', netWgt: 7035648, cifvalue: 94490000, primaryValue: 94490000 },
    ),
  )
  const gap = (wanted: string, of: Flow['measure']) => {
    const [there, here] = flows.filter(({ code, measure }) => code === wanted && measure === of)
    return ((Number(there?.amount) / Number(here?.amount) - 1) * 100).toFixed(1)
  }
  expect([gap('280530', 'weight'), gap('284690', 'weight'), gap('284690', 'value')]).toEqual([
    '1.1',
    '35.3',
    '-11.5',
  ])
})

test.each([
  ['an answer', japan, true],
  ['a bulk file', bulk, true],
  ['a table of the web page', page, true],
  ['a page of the service', '<html>UN Comtrade is down', true],
  ['another page', '<html>Not found', false],
  ['the API of e-Stat', '{"GET_STATS_DATA":{"RESULT":{"STATUS":0}}}', false],
  ['a table of e-Stat', 'Exp or Imp,Year,HS,Country,Unit1,Unit2\n', false],
  ['nothing but blanks', ' \n', false],
])('recognises %s', async (_, content, expected) => {
  expect(comtrade.recognises(await opened(content))).toBe(expected)
})
