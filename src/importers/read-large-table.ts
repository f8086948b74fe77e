// A large table in, read out of core by DuckDB; its wanted rows with their lines out. Only here is DuckDB loaded, and only when it is needed.
import { resolve } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { BriefingError } from '../errors.ts'
import { connected } from './duckdb.ts'
import { explainDuckDB } from './explain-duckdb.ts'
import type { InputFile } from './input-file.ts'
import { ProblemList } from './problem-list.ts'
import { plainCode } from './table-codes.ts'
import { columnIndex, tableHeader } from './table-header.ts'
import { lostLetter, again, wrongColumns } from './table-problems.ts'
import { tableQuery } from './table-query.ts'
import type { ReadTable, Row, Table } from './table.ts'

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
  const code = columnIndex(file, header, options.codes.column)
  const query = tableQuery({
    path: resolve(file.path),
    compressed: file.compressed,
    columns: header.length,
    closedRows: options.closedRows ?? false,
    delimiter: options.delimiter,
    code,
    prefixes: options.codes.prefixes,
    only: Object.entries(options.only ?? {}).map(([column, values]) => [
      columnIndex(file, header, column),
      values,
    ]),
  })
  return connected(file, async (connection) => {
    try {
      const { total, others, broken } = await counted(connection, query.counts)
      if (broken > 0) throw await wrongRows(file, connection, query.broken, header.length)
      if (total + 1 !== file.lines) throw linesLost(file, total)
      return { header, rows: await wanted(file, connection, query, code), total, others }
    } catch (error) {
      throw explainDuckDB(file, error)
    }
  })
}

interface Counts extends Pick<Table, 'total' | 'others'> {
  /** Rows that have not as many columns as the header. */
  broken: number
}

async function counted(connection: DuckDBConnection, { sql, values }: Query): Promise<Counts> {
  const others = new Map<string, number>()
  let total = 0
  let broken = 0
  for (const [name, rows, wrong] of await (await connection.run(sql, values)).getRowsJS()) {
    total += Number(rows)
    broken += Number(wrong)
    if (typeof name === 'string') others.set(name, Number(rows))
  }
  return { total, others, broken }
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

async function wanted(
  file: InputFile,
  connection: DuckDBConnection,
  { lines, cells }: Record<'lines' | 'cells', Query>,
  code: number,
): Promise<Row[]> {
  const places: (readonly [line: number, code: string])[] = []
  for await (const rows of (await connection.stream(lines.sql, lines.values)).yieldRowsJs()) {
    for (const [line, code] of rows) places.push([Number(line), String(code)])
  }
  const taken: Row[] = []
  const problems = new ProblemList()
  let next = 0
  for await (const rows of (await connection.stream(cells.sql, cells.values)).yieldRowsJs()) {
    for (const given of rows) {
      const [line, expected] = places[next++] ?? []
      const row = { line: line ?? 0, cells: given.map(String) }
      if (expected !== plainCode(row.cells[code] ?? '')) throw new Error('rows and their lines have parted')
      const lost = lostLetter(file.label, row)
      if (lost) problems.add('letters', lost)
      else taken.push(row)
    }
  }
  if (next !== places.length) throw new Error('rows and their lines have parted')
  problems.throwIfAny()
  return taken
}

/** The line of a row is its number plus one, but not behind an empty line or a line break inside quotes. */
function linesLost(file: InputFile, total: number): BriefingError {
  const message = `found ${total} rows on ${file.lines} lines, expected one row a line below the header: there are empty lines or line breaks inside cells`
  return BriefingError.at(file.label, message, `remove the empty lines, or ${again}`)
}
