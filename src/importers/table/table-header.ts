// The first line of a table in, the names of its columns out, as they stand there.
import { CsvError, parse } from 'csv-parse/sync'
import { BriefingError } from '../../errors.ts'
import type { InputFile } from '../input-file.ts'
import { again, wrongBytes, wrongQuotes } from './table-problems.ts'

const LINE_BREAK = 0x0a

/** Throws a BriefingError where the first line is no header in this encoding. */
export function tableHeader(file: InputFile, encoding: string, delimiter: string): string[] {
  const end = file.head.indexOf(LINE_BREAK)
  if (end < 0 && file.bytes > file.head.length) {
    throw BriefingError.at(
      `${file.label}:1`,
      'found no line break in the first 64 kB, expected a header',
      again,
    )
  }
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(
      file.head.subarray(0, end < 0 ? undefined : end + 1),
    )
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new BriefingError([wrongBytes(file.label, 1, encoding)])
  }
  try {
    return parse(text, { delimiter, record_delimiter: ['\r\n', '\n'], relax_column_count: true })[0] ?? []
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new BriefingError([wrongQuotes(file.label, 1)])
  }
}

/** Which cell of a row stands in the column. */
export function columnIndex(file: InputFile, header: readonly string[], column: string): number {
  const index = header.indexOf(column)
  if (index >= 0) return index
  const message = `found no column ${JSON.stringify(column)} in the header`
  throw BriefingError.at(`${file.label}:1`, message, 'download the table with this column')
}
