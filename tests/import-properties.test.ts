// Whatever a query of customs holds: importing it again adds nothing, the order of files changes nothing, and every row that was
// written can be followed back to the lines of the file that it came from.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { afterAll, describe, expect, test } from 'vitest'
import { IMPORTED } from '../src/importers/append.ts'
import { importFiles, type Preview } from '../src/importers/import-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'imports-'))
afterAll(() => rmSync(folder, { recursive: true }))
let count = 0

/** A copy of the fictional data set. */
function data(): string {
  const copy = join(folder, `data-${++count}`)
  cpSync(join(import.meta.dirname, 'fixtures/lumenite'), copy, { recursive: true })
  return copy
}

const into = (data: string, paths: readonly string[]): Promise<Preview> =>
  importFiles({
    ...{ data, dataLabel: 'data', today: '2031-05-01', complete: true, accept: ['all'], largeFrom: Infinity },
    files: paths.map((path) => ({ path, label: path })),
  })

const PARTNERS = [
  ['901', '东岛'],
  ['902', '马洛'],
  ['907', '远国'],
] as const
const HEADER =
  '数据年月,商品编码,商品名称,贸易伙伴编码,贸易伙伴名称,第一数量,第一计量单位,第二数量,第二计量单位,美元,'

/** Rows of a query: a month, a tariff line, a partner, kilograms; no two of one cell. */
const query = fc
  .uniqueArray(
    fc.record({
      month: fc.constantFrom('203101', '203102', '203103'),
      code: fc.constantFrom(
        '99051110',
        '99053011',
        '99053012',
        '99461010',
        '99469011',
        '99469012',
        '99070000',
      ),
      partner: fc.integer({ min: 0, max: 2 }),
      kilograms: fc.integer({ min: 150_000, max: 400_000 }),
    }),
    { minLength: 1, maxLength: 14, selector: ({ month, code, partner }) => `${month} ${code} ${partner}` },
  )
  .map((rows) =>
    rows.map(({ month, code, partner, kilograms }) => {
      const [number, name] = PARTNERS[partner] ?? []
      const amount = kilograms.toLocaleString('en-US')
      return `${month},${code},矿石,${number},${name},"${amount}",千克,,,"${kilograms * 10}",`
    }),
  )

/** The rows in files, each with a header of its own; the names say the direction. */
function files(rows: readonly string[], parts: number): string[] {
  const place = mkdtempSync(join(folder, 'files-'))
  const size = Math.ceil(rows.length / parts)
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => {
    const path = join(place, `gacc-export-${index + 1}.csv`)
    const own = rows.slice(index * size, (index + 1) * size)
    writeFileSync(path, `\ufeff${[HEADER, ...own].join('\r\n')}\r\n`)
    return path
  })
}

/** What a written row says of itself, and what the lines that its note names add up to. */
function follow(row: Record<string, string>, paths: readonly string[]): [said: number, found: number] {
  const [places = ''] = (row.note ?? '').split(':')
  const amounts = [...places.matchAll(/lines? ([\d, to]+) of (\S+\.csv)/gi)].flatMap(
    ([, ranges = '', name = '']) => {
      const path = paths.find((one) => one.endsWith(name)) ?? ''
      const lines: string[][] = parse(readFileSync(path, 'utf8'), { relax_column_count: true })
      return ranges.split(', ').flatMap((range) => {
        const [from = 0, to = from] = range.split(' to ').map(Number)
        return Array.from({ length: to - from + 1 }, (_, index) => lines[from + index - 1] ?? [])
      })
    },
  )
  const column = row.unit === 't' ? 5 : 9
  const sum = amounts.reduce((total, cells) => total + Number((cells[column] ?? '').replaceAll(',', '')), 0)
  return [Number(row.value), sum / (row.unit === 't' ? 1000 : 1_000_000)]
}

describe('whatever a query holds', () => {
  test('importing it again adds nothing, and the order of files changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(query, fc.integer({ min: 1, max: 3 }), async (rows, parts) => {
        const paths = files(rows, parts)
        const [one, other] = [data(), data()]
        const first = await into(one, paths)
        expect(first.problems).toEqual([])
        if (first.rows.length > 0) first.write()
        const second = await into(other, [...paths].reverse())
        if (second.rows.length > 0) second.write()
        for (const name of [IMPORTED, 'sources.yaml']) {
          if (first.rows.length > 0)
            expect(readFileSync(join(one, name), 'utf8')).toBe(readFileSync(join(other, name), 'utf8'))
        }
        const again = await into(one, paths)
        expect(again.rows).toEqual([])
        expect(again.sources).toEqual([])
        expect(again.held.length).toBe(first.rows.length)
      }),
      { numRuns: 8 },
    )
  })

  test('every row that was written leads back to its lines', async () => {
    await fc.assert(
      fc.asyncProperty(query, fc.integer({ min: 1, max: 3 }), async (rows, parts) => {
        const paths = files(rows, parts)
        const place = data()
        const preview = await into(place, paths)
        if (preview.rows.length === 0) return
        preview.write()
        const written: Record<string, string>[] = parse(readFileSync(join(place, IMPORTED), 'utf8'), {
          columns: true,
        })
        expect(written.length).toBe(preview.rows.length)
        for (const row of written) {
          const [said, found] = follow(row, paths)
          expect(said).toBeCloseTo(found, 6)
        }
      }),
      { numRuns: 8 },
    )
  })
})
