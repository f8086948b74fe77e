// One of Japan’s trade tables by commodity and country (e-Stat, 品別国別表) in; its monthly flows out.
import type { Direction } from '../dataset/mapping-schema.ts'
import { monthIn } from '../dataset/period.ts'
import { BriefingError } from '../errors.ts'
import { doubtfulRows } from './doubtful-rows.ts'
import { CODE, DIRECTION, eStatColumns, type EStatColumns } from './e-stat/e-stat-columns.ts'
import { lastPublished } from './e-stat/e-stat-months.ts'
import { eStatRow } from './e-stat/e-stat-row.ts'
import type { Flow } from './flow.ts'
import type { Format, ReadOptions } from './format.ts'
import type { InputFile } from './input-file.ts'
import { LeftOutRows } from './left-out-rows.ts'
import { ProblemList } from './problem-list.ts'
import { readingTitle } from './reading-title.ts'
import { readTable } from './table/read-table.ts'
import { plainCode } from './table/table-codes.ts'
import { tableHeader } from './table/table-header.ts'
import { again, refuseSpoilt } from './table/table-problems.ts'
import type { Row, Table } from './table/table.ts'
import { listedCodes, wantedCodes, wantedDirections } from './wanted-codes.ts'

export const eStat: Format = {
  id: 'e-stat',
  name: 'table of Japan’s trade by commodity and country (e-Stat, CSV)',
  publisher: 'Ministry of Finance of Japan',
  url: 'https://www.e-stat.go.jp/stat-search/files?toukei=00350300',
  title: (reading) => readingTitle(reading, 'e-Stat, table by commodity and country'),
  recognises: ({ head }) => {
    const line = head.toString('utf8').split('\n', 1)[0] ?? ''
    return line.includes(DIRECTION) && /Quantity|Value/.test(line)
  },
  read: async (file, options) => {
    const header = tableHeader(file, 'utf-8', ',')
    refuseSpoilt(file, header)
    const columns = eStatColumns(file, header)
    if (columns.byOffice && !options.complete) throw someOffices(file)
    const table = await readTable(file, {
      ...{ encoding: 'utf-8', delimiter: ',', largeFrom: options.largeFrom },
      codes: {
        column: header[columns.code] ?? CODE,
        prefixes: wantedCodes(options.mapping, 'japan'),
        listed: listedCodes(options.mapping),
      },
    })
    const leftOut = new LeftOutRows()
    const flows = flowsOf(file, columns, table, options, leftOut)
    return {
      ...{ file: file.name, sha256: file.sha256, format: 'e-stat', rows: table.total, flows },
      ...{ leftOut: leftOut.list, otherCodes: table.others, allPartners: true },
    }
  },
}

/** Else the trade of one office would pass for that of Japan. */
function someOffices({ label }: InputFile): BriefingError {
  const message =
    'found the column Custom: rows of single customs offices, of which a file may hold some only'
  const hint =
    'download the table "Commodity by Country" (品別国別表), or add --complete if the file has every office'
  return BriefingError.at(`${label}:1`, message, hint)
}

const directions: Readonly<Record<string, Direction>> = { 1: 'export', 2: 'import' }

function flowsOf(
  file: InputFile,
  columns: EStatColumns,
  table: Table,
  options: ReadOptions,
  leftOut: LeftOutRows,
): Flow[] {
  const problems = new ProblemList()
  doubtfulRows(file.label, table, problems, columns.key)
  const { rows } = table
  const asked = wantedDirections(options.mapping, 'japan')
  const taken = rows.flatMap((row) => {
    const where = `${file.label}:${row.line}`
    const found = plainCode(row.cells[columns.direction] ?? '')
    const direction = directions[found]
    if (direction === undefined) {
      const message = `found ${JSON.stringify(found)} in ${DIRECTION}, expected 1 for exports or 2 for imports`
      problems.add('direction', { where, message, hint: again })
    } else if (asked.has(direction)) return [{ row, direction }]
    else leftOut.add(`rows of ${direction}s`, 'mapping.yaml has no rule for this direction', where)
    return []
  })
  problems.throwIfAny()
  const [first] = leftOut.list
  if (taken.length === 0 && first) {
    const hint = 'download the other direction, or add a rule'
    throw BriefingError.at(first.first, `found only ${first.what}, for which mapping.yaml has no rule`, hint)
  }
  if (taken.length === 0) return []

  const year = yearOf(file, columns, rows, options)
  const last = lastPublished(file, year, options, columns.months.length)
  const context = { label: file.label, name: file.name, columns, year, last, problems }
  const flows = taken.flatMap(({ row, direction }) => eStatRow(row, direction, context))
  problems.throwIfAny()
  const month = monthIn(year, last)
  if (flows.every(({ period, amount }) => period !== month || amount === 0)) {
    const message = `holds nothing but zeros in ${month}, said to be its last published month: it was published before`
    throw BriefingError.at(
      file.label,
      message,
      'name an earlier month with --through, or download the table again',
    )
  }
  return flows
}

/** The one year of the wanted rows; the months of another would need a last published month of their own. */
function yearOf(
  file: InputFile,
  { year }: EStatColumns,
  rows: readonly Row[],
  { retrieved }: ReadOptions,
): string {
  const problems = new ProblemList()
  const expected = plainCode(rows[0]?.cells[year] ?? '')
  for (const { line, cells } of rows) {
    const found = plainCode(cells[year] ?? '')
    const message = !/^\d{4}$/.test(found)
      ? `found the year ${JSON.stringify(found)}, expected four digits`
      : found > retrieved.slice(0, 4)
        ? `found the year ${found}, but the table was downloaded on ${retrieved}`
        : found !== expected
          ? `found the year ${found}, expected ${expected} as in the rows before`
          : undefined
    if (message) problems.add('year', { where: `${file.label}:${line}`, message, hint: again })
  }
  problems.throwIfAny()
  return expected
}
