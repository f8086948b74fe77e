// Wall time and peak memory of importing tables of five million rows, through DuckDB and as a stream, each in a process of its
// own. Run with `npm run bench:import`, or with a number of rows: `npm run bench:import -- 50000`.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { mapping } from '../src/dataset/mapping-schema.ts'
import { comtrade } from '../src/importers/comtrade.ts'
import { eStat } from '../src/importers/e-stat.ts'
import type { Format } from '../src/importers/format.ts'
import { openInput } from '../src/importers/input-file.ts'

interface Run {
  /** Recognising the file: its checksum and lines. */
  openSeconds: number
  readSeconds: number
  /** Of the whole process, on all cores: says what a quiet machine would take where this one is shared. */
  cpuSeconds: number
  peakMegabytes: number
  rows: number
  flows: number
  /** Of the whole reading. */
  checksum: string
}

/** One row in a thousand is of a wanted code, about as in a year of Japan’s trade. */
const WANTED_EVERY = 1000
const wanted = ['280530', '284610', '284690']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Numbers that look like amounts and are the same in every run. */
function amounts(): () => number {
  let state = 1
  return () => {
    state = (state * 48271) % 2147483647
    return state % 10 ** (state % 7)
  }
}

const next = amounts()
/** The further columns of a row repeat after a prime number of rows, so that gigabytes are written in seconds. */
const tails = <T>(make: () => T): T[] => Array.from({ length: 997 }, make)
/** Six digits in all chapters but that of the wanted ones. */
const otherCodes = tails(() => String(290000 + (next() % 680000)))

const tables: Record<string, { format: Format; header: string; rowAt: (index: number) => string }> = {
  'e-stat.csv': {
    format: eStat,
    header: [
      ...['Exp or Imp', 'Year', 'HS', 'Country', 'Unit1', 'Unit2'],
      ...['Year', ...months].flatMap((month) =>
        ['Quantity1', 'Quantity2', 'Value'].map((of) => `${of}-${month}`),
      ),
    ].join(','),
    rowAt: ((ends: string[]) => (index: number) => {
      const [at, tail] = [Math.floor(index / WANTED_EVERY), ends[index % ends.length] ?? '']
      const isWanted = index % WANTED_EVERY === 0
      const code = isWanted
        ? `${wanted[at % 3] ?? ''}${100 + (Math.floor(at / 3) % 900)}`
        : `${otherCodes[index % 997] ?? ''}000`
      return `2,2025,'${code}',${isWanted ? 103 + Math.floor(at / 2700) : 103 + (index % 200)},  ,KG,${tail}`
    })(
      tails(() => {
        const cells = months.map(() => [1 + next(), 1 + next()] as const)
        const sum = (which: 0 | 1) => cells.reduce((before, cell) => before + cell[which], 0)
        return [[sum(0), sum(1)], ...cells].map(([weight, value]) => `0,${weight},${value}`).join(',')
      }),
    ),
  },
  'comtrade.txt': {
    format: comtrade,
    header: [
      ...[
        'datasetCode',
        'typeCode',
        'freqCode',
        'refPeriodId',
        'refYear',
        'refMonth',
        'period',
        'reporterCode',
      ],
      ...['flowCode', 'partnerCode', 'partner2Code', 'classificationCode', 'classificationSearchCode'],
      ...['isOriginalClassification', 'cmdCode', 'customsCode', 'mosCode', 'motCode', 'qtyUnitCode', 'qty'],
      ...['isQtyEstimated', 'altQtyUnitCode', 'altQty', 'isAltQtyEstimated', 'netWgt', 'isNetWgtEstimated'],
      ...['grossWgt', 'isGrossWgtEstimated', 'cifvalue', 'fobvalue', 'primaryValue', 'legacyEstimationFlag'],
      ...['isReported', 'isAggregate'],
    ].join('\t'),
    rowAt: ((ends: string[]) => (index: number) => {
      const [at, tail] = [Math.floor(index / WANTED_EVERY), ends[index % ends.length] ?? '']
      const isWanted = index % WANTED_EVERY === 0
      const code = isWanted ? (wanted[at % 3] ?? '') : (otherCodes[index % 997] ?? '')
      const month = 1 + (Math.floor(at / 3) % 12)
      const period = `2025${String(month).padStart(2, '0')}`
      const start = `20220${period}392\tC\tM\t${period}01\t2025\t${month}\t${period}\t392\tM`
      return `${start}\t${1 + Math.floor(at / 36)}\t0\tH6\tHS\ttrue\t${code}\tC00\t0\t0\t${tail}`
    })(
      tails(() => {
        const [kilograms, dollars] = [1 + next(), next()]
        const weights = `8\t${kilograms}\tfalse\t8\t${kilograms}\tfalse\t${kilograms}\tfalse\t0\tfalse`
        return `${weights}\t${dollars}\t\t${dollars}\t0\ttrue\tfalse`
      }),
    ),
  },
}

function write(path: string, header: string, rowAt: (index: number) => string, rows: number): void {
  const file = openSync(path, 'w')
  writeSync(file, `${header}\n`)
  for (let start = 0; start < rows; start += 10_000) {
    let block = ''
    for (let index = start; index < Math.min(start + 10_000, rows); index++) block += `${rowAt(index)}\n`
    writeSync(file, block)
  }
  closeSync(file)
}

/** In a process of its own, so that the peak is that of this table and this way. */
async function read(format: Format, path: string, largeFrom: number): Promise<Run> {
  const started = performance.now()
  const file = await openInput(path, path)
  const opened = performance.now()
  if (!format.recognises(file)) throw new Error(`${format.id} does not recognise ${path}`)
  const given = mapping.parse(load(readFileSync('data/rare-earths/mapping.yaml', 'utf8')))
  const reading = await format.read(file, {
    mapping: given,
    complete: true,
    retrieved: '2026-05-02',
    largeFrom,
  })
  return {
    openSeconds: (opened - started) / 1000,
    readSeconds: (performance.now() - opened) / 1000,
    cpuSeconds: (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    ...{ rows: reading.rows, flows: reading.flows.length },
    checksum: createHash('sha256')
      .update(JSON.stringify({ ...reading, otherCodes: [...reading.otherCodes] }))
      .digest('hex'),
  }
}

function inChild(name: string, path: string, largeFrom: number): Run {
  const argv = [import.meta.filename, 'read', name, path, String(largeFrom)]
  const { status, stdout } = spawnSync(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] })
  if (status !== 0) throw new Error(`reading ${name} ended with ${status}`)
  return JSON.parse(stdout.toString()) as Run
}

const seconds = (taken: number) => `${taken.toFixed(1).padStart(5)} s`

function measure(rows: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-import-'))
  try {
    process.stdout.write(`${rows} rows, Node ${process.versions.node}\n`)
    for (const [name, { header, rowAt }] of Object.entries(tables)) {
      const path = join(folder, name)
      write(path, header, rowAt, rows)
      process.stdout.write(`${name}, ${(statSync(path).size / 1e6).toFixed(0)} MB\n`)
      const ways = [['DuckDB', 0] as const, ['csv-parse', Infinity] as const]
      const runs = ways.map(([way, largeFrom]) => {
        const run = inChild(name, path, largeFrom)
        const cells = [
          ...[`open ${seconds(run.openSeconds)}`, `read ${seconds(run.readSeconds)}`],
          ...[
            `cpu ${seconds(run.cpuSeconds)}`,
            `peak ${run.peakMegabytes.toFixed(0)} MB`,
            `${run.flows} flows`,
          ],
        ]
        process.stdout.write(`  ${way.padEnd(10)} ${cells.join('   ')}\n`)
        return run
      })
      if (new Set(runs.map(({ checksum }) => checksum)).size > 1)
        throw new Error(`${name}: the two ways differ`)
      if (runs.some((run) => run.rows !== rows || run.flows === 0))
        throw new Error(`${name}: rows are missing`)
      rmSync(path)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const [first = '5000000', name = '', path = '', largeFrom = '0'] = process.argv.slice(2)
if (first === 'read') {
  const table = tables[name]
  if (table === undefined) throw new Error(`no table ${name}`)
  process.stdout.write(JSON.stringify(await read(table.format, path, Number(largeFrom))))
} else measure(Number(first))
