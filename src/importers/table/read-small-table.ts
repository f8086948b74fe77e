// A table in, read as a stream; its wanted rows with their lines out. Nothing else of it is kept.
import { pipeline } from 'node:stream/promises'
import { CsvError, type Options, parse } from 'csv-parse'
import { compareText } from '../../dataset/order.ts'
import { BriefingError } from '../../errors.ts'
import { decodedLines } from './decoded-lines.ts'
import { ProblemList } from '../problem-list.ts'
import { isWanted, otherCode, plainCode } from './table-codes.ts'
import { columnIndex, tableHeader } from './table-header.ts'
import { lostLetter, strayBreak, wrongColumns, wrongQuotes } from './table-problems.ts'
import type { ReadTable, Row } from './table.ts'

interface Given {
  record: string[]
  raw: string
}

export const readSmallTable: ReadTable = async (file, options) => {
  const { delimiter, encoding } = options
  const header = tableHeader(file, encoding, delimiter)
  const code = columnIndex(file, header, options.codes.column)
  const near = [...options.codes.prefixes, ...options.codes.listed]
  const rows: Row[] = []
  const others = new Map<string, number>()
  const problems = new ProblemList()
  let total = -1
  let next = 1

  const take = ({ record: cells, raw }: Given): null => {
    const closed = options.closedRows === true && cells.length === header.length + 1 && cells.at(-1) === ''
    const record = closed ? cells.slice(0, -1) : cells
    // The parser's own count of lines is wrong after empty lines, so it is counted in the text.
    const blank = /^\n*/.exec(raw)?.[0] ?? ''
    const line = next + breaksIn(blank)
    next += breaksIn(raw)
    total++
    if (total === 0) return null
    const where = `${file.label}:${line}`
    if (record.length !== header.length)
      problems.add('columns', wrongColumns(file.label, line, record.length, header.length))
    else if (record.some((cell) => cell.includes('\r'))) problems.add('breaks', strayBreak(where))
    else {
      const found = plainCode(record[code] ?? '')
      if (!isWanted(found, options.codes.prefixes)) {
        const name = otherCode(found, near)
        others.set(name, (others.get(name) ?? 0) + 1)
      } else {
        const row = { line, cells: record }
        const lost = lostLetter(file.label, row)
        if (lost) problems.add('letters', lost)
        else rows.push(row)
      }
    }
    return null
  }

  try {
    await pipeline(
      oneKindOfBreak(decodedLines(file, encoding)),
      parse({ ...csv, delimiter, on_record: take as never }),
      drain,
    )
  } catch (error) {
    if (error instanceof CsvError) problems.add('quotes', wrongQuotes(file.label, next))
    else if (error instanceof BriefingError)
      error.problems.forEach((problem) => problems.add('bytes', problem))
    else throw error
  }
  problems.throwIfAny()
  return { header, rows, total, others: new Map([...others].sort(([a], [b]) => compareText(a, b))) }
}

const csv: Options = {
  raw: true,
  relax_column_count: true,
  skip_empty_lines: true,
  record_delimiter: '\n',
}

/** The parser leaves half of a line break of two signs out of what it gives as raw. No piece ends between the two. */
async function* oneKindOfBreak(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of pieces) yield piece.replaceAll('\r\n', '\n')
}

/** Every row was taken as it came by. */
async function drain(parser: AsyncIterable<unknown>): Promise<void> {
  for await (const row of parser) throw new Error(`left behind by the parser: ${JSON.stringify(row)}`)
}

function breaksIn(text: string): number {
  return text.split('\n').length - 1
}
