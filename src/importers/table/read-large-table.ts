// A large table in, read out of core by DuckDB; its wanted rows with their lines out. Only here is DuckDB loaded, and only when it is needed.
import { resolve } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { parse } from 'csv-parse/sync'
import { BriefingError } from '../../errors.ts'
import { connected } from './duckdb.ts'
import { explainDuckDB } from './explain-duckdb.ts'
import type { InputFile } from '../input-file.ts'
import { linesOf } from './lines-of.ts'
import { ProblemList } from '../problem-list.ts'
import { isWanted, plainCode } from './table-codes.ts'
import { columnIndex, tableHeader } from './table-header.ts'
import { lostLetter, again, wrongColumns } from './table-problems.ts'
import { tableQuery } from './table-query.ts'
import type { ReadTable, Row, Table, TableOptions } from './table.ts'

export const readLargeTable: ReadTable = async (file, options) => {
  if (options.encoding !== 'utf-8') {
    const message = `found ${file.bytes} bytes of ${options.encoding.toUpperCase()}, which can be read only up to ${options.largeFrom} bytes`
    throw BriefingError.at(
      file.label,
      message,
      'download the table in parts, such as a year or a heading at a time',
    )
  }
  const header = tableHeader(file, options.encoding, options.delimiter)
  const query = tableQuery({
    path: resolve(file.path),
    compressed: file.compressed,
    columns: header.length,
    closedRows: options.closedRows ?? false,
    delimiter: options.delimiter,
    code: columnIndex(file, header, options.codes.column),
    prefixes: options.codes.prefixes,
    listed: options.codes.listed,
  })
  return connected(file, async (connection) => {
    try {
      const { total, others, broken, lines } = await found(connection, query.found)
      if (broken > 0) throw await wrongRows(file, connection, query.broken, header.length)
      if (total + 1 !== file.lines) throw linesLost(file, total)
      return { header, rows: await rowsOn(file, options, header, lines), total, others }
    } catch (error) {
      throw explainDuckDB(file, error)
    }
  })
}

interface Found extends Pick<Table, 'total' | 'others'> {
  /** Rows that have not as many columns as the header. */
  broken: number
  /** Of the rows to be taken, in the order of the file. */
  lines: number[]
}

async function found(connection: DuckDBConnection, { sql, values }: Query): Promise<Found> {
  const others = new Map<string, number>()
  let total = 0
  let broken = 0
  let lines: number[] = []
  for (const [name, rows, wrong, taken] of await (await connection.run(sql, values)).getRowsJS()) {
    total += Number(rows)
    broken += Number(wrong)
    if (typeof name === 'string') others.set(name, Number(rows))
    else if (Array.isArray(taken)) lines = taken.map(Number).sort((a, b) => a - b)
  }
  return { total, others, broken, lines }
}

interface Query {
  sql: string
  values: string[]
}

async function wrongRows(
  file: InputFile,
  connection: DuckDBConnection,
  { sql, values }: Query,
  expected: number,
): Promise<BriefingError> {
  const problems = new ProblemList()
  const result = await connection.stream(sql, values)
  for await (const rows of result.yieldRowsJs()) {
    for (const [line, found] of rows) {
      problems.add('columns', wrongColumns(file.label, Number(line), Number(found), expected))
    }
  }
  return problems.asError()
}

/** DuckDB has found each to be a row of so many columns; what it numbered has to be what stands there. */
async function rowsOn(
  file: InputFile,
  { delimiter, codes, closedRows }: TableOptions,
  header: readonly string[],
  lines: readonly number[],
): Promise<Row[]> {
  const code = columnIndex(file, header, codes.column)
  const text = await linesOf(file, lines)
  const given = parse(text, { delimiter, record_delimiter: ['\r\n', '\n'], relax_column_count: true })
  if (given.length !== lines.length) throw new Error('rows and their lines have parted')
  const problems = new ProblemList()
  const rows = lines.map((line, index): Row => {
    const all = given[index] ?? []
    const cells = closedRows ? all.slice(0, header.length) : all
    if (cells.length !== header.length || !isWanted(plainCode(cells[code] ?? ''), codes.prefixes)) {
      throw new Error('rows and their lines have parted')
    }
    const lost = lostLetter(file.label, { line, cells })
    if (lost) problems.add('letters', lost)
    return { line, cells }
  })
  problems.throwIfAny()
  return rows
}

/** The line of a row is its number plus one, but not behind an empty line or a line break inside quotes. */
function linesLost(file: InputFile, total: number): BriefingError {
  const message = `found ${total} rows on ${file.lines} lines, expected one row a line below the header: there are empty lines or line breaks inside cells`
  return BriefingError.at(file.label, message, `remove the empty lines, or ${again}`)
}
