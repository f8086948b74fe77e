// A table of UN Comtrade in, as a bulk file or from the web page; its rows of wanted codes with their lines out.
import type { Mapping } from '../../dataset/mapping-schema.ts'
import { show } from '../../dataset/explain.ts'
import { BriefingError } from '../../errors.ts'
import { cutProblem } from './cut-problem.ts'
import {
  comtradeCell,
  comtradeFields,
  comtradeRecord,
  explainRecord,
  isCode,
  type Located,
} from './comtrade-record.ts'
import { sumsOfCodes } from './comtrade-select.ts'
import type { InputFile } from '../input-file.ts'
import type { ProblemList } from '../problem-list.ts'
import { listedCodes, wantedCodes } from '../wanted-codes.ts'
import { readTable } from '../table/read-table.ts'
import { tableHeader } from '../table/table-header.ts'
import { again, cutEnd } from '../table/table-problems.ts'
import type { Table } from '../table/table.ts'

/** The byte order mark of UTF-8. */
const MARK = Buffer.from('\uFEFF')

/** Names that no other table has together. */
const signs = ['reportercode', 'flowcode', 'cmdcode']

/** The delimiter of the table; undefined where the first line is no header of this format. */
export function comtradeDelimiter({ head }: InputFile): ',' | '\t' | undefined {
  const [first = ''] = head.toString('utf8').split(/\r?\n/)
  const names = first
    .toLowerCase()
    .replace(/^\uFEFF/, '')
    .replaceAll('"', '')
  return ([',', '\t'] as const).find((delimiter) => {
    const columns = names.split(delimiter)
    return signs.every((sign) => columns.includes(sign))
  })
}

/**
 * Tables of the web page are small, and their rows closed by a comma that the header lacks. Names of countries in them are
 * in Windows-1252 or in UTF-8; none is read, so that they are read as the one that knows every byte.
 */
export async function readComtradeCsv(
  file: InputFile,
  delimiter: ',' | '\t',
  { mapping, largeFrom }: { mapping: Mapping; largeFrom: number },
  problems: ProblemList,
): Promise<{ rows: Located[]; total: number; others: Table['others'] }> {
  const ofPage = delimiter === ','
  const encoding = ofPage && !file.head.subarray(0, MARK.length).equals(MARK) ? 'windows-1252' : 'utf-8'
  const columns = columnsOf(file, tableHeader(file, encoding, delimiter))
  const table = await readTable(file, {
    ...{ delimiter, encoding },
    closedRows: ofPage,
    codes: {
      column: columns.get('cmdCode')?.name ?? '',
      // Sums over codes come too, so that they can be listed with their lines.
      prefixes: [...wantedCodes(mapping), ...sumsOfCodes],
      listed: listedCodes(mapping),
    },
    largeFrom: ofPage ? Infinity : largeFrom,
  })
  if (table.total === 0)
    throw BriefingError.at(file.label, 'found no rows', 'ask for a period that is published')
  // A packed file that was cut cannot be unpacked to its end.
  const end = file.compressed ? undefined : cutEnd(file)
  if (end) problems.add('end', end)
  for (const [code, count] of table.others) {
    if (isCode(code)) continue
    const message = `found ${count} ${count === 1 ? 'row' : 'rows'} with the code ${show(code)}, expected one such as 284690 or TOTAL`
    problems.add('codes', { where: file.label, message, hint: again })
  }
  const cut = ofPage ? cutProblem(table.total, file.label) : undefined
  if (cut) problems.add('cut', cut)
  const rows = table.rows.flatMap(({ line, cells }): Located[] => {
    const raw = Object.fromEntries(
      [...columns].map(([field, { index }]) => [field, comtradeCell(field, (cells[index] ?? '').trim())]),
    )
    const result = comtradeRecord.safeParse(raw)
    const at = (field: string) => ({ file: file.name, line, column: columns.get(field)?.name ?? field })
    if (result.success) return [{ record: result.data, at }]
    explainRecord(result.error, raw, () => `${file.label}:${line}`, problems)
    return []
  })
  return { rows, total: table.total, others: table.others }
}

/** Where the fields of a record stand. Throws a BriefingError with every column that is needed and missing. */
function columnsOf(file: InputFile, header: readonly string[]): Map<string, { name: string; index: number }> {
  const lower = header.map((name) => name.trim().toLowerCase())
  const found = comtradeFields.map(({ name, optional }) => ({
    ...{ name, optional, index: lower.indexOf(name.toLowerCase()) },
  }))
  const missing = found.filter(({ index, optional }) => index < 0 && !optional)
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ')
    throw BriefingError.at(
      `${file.label}:1`,
      `found no column ${names}`,
      'download the table with all its columns',
    )
  }
  return new Map(
    found
      .filter(({ index }) => index >= 0)
      .map(({ name, index }) => [name, { name: header[index] ?? name, index }]),
  )
}
