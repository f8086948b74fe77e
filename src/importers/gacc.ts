// An export of the query form of Chinese customs (stats.customs.gov.cn) in; its flows out.
import { BriefingError } from '../errors.ts'
import { doubtfulRows } from './doubtful-rows.ts'
import type { Flow } from './flow.ts'
import type { Format } from './format.ts'
import { CODE, gaccColumns } from './gacc/gacc-columns.ts'
import { type GaccContext, gaccRow } from './gacc/gacc-row.ts'
import { gaccEncoding } from './gacc/gacc-text.ts'
import type { InputFile } from './input-file.ts'
import { LeftOutRows } from './left-out-rows.ts'
import { namedDirection } from './gacc/named-direction.ts'
import { ProblemList } from './problem-list.ts'
import { readingTitle } from './reading-title.ts'
import { readTable } from './table/read-table.ts'
import { tableHeader } from './table/table-header.ts'
import { again, refuseSpoilt } from './table/table-problems.ts'
import { listedCodes, wantedCodes } from './wanted-codes.ts'

export const gacc: Format = {
  id: 'gacc',
  name: 'query export of Chinese customs (CSV)',
  publisher: 'General Administration of Customs of China',
  url: 'http://stats.customs.gov.cn/',
  title: (reading) => readingTitle(reading, 'query export'),
  recognises: (file) => gaccEncoding(file) !== undefined,
  read: async (file, options) => {
    const encoding = encodingOf(file)
    const header = tableHeader(file, encoding, ',')
    refuseSpoilt(file, header)
    const direction = namedDirection(file, options.direction)
    const codes = wantedCodes(options.mapping, 'china', direction)
    if (codes.length === 0) {
      const message = `holds ${direction}s of China, for which mapping.yaml has no rule`
      throw BriefingError.at(file.label, message, 'download the other direction, or add a rule')
    }
    const columns = gaccColumns(file, header)
    const table = await readTable(file, {
      encoding,
      delimiter: ',',
      // As it stands in the header, blanks included.
      codes: {
        column: header[columns.code.index] ?? CODE,
        prefixes: codes,
        listed: listedCodes(options.mapping),
      },
      largeFrom: options.largeFrom,
    })
    const context: GaccContext = {
      ...{ label: file.label, name: file.name, columns, direction, codes },
      ...{ partners: options.mapping.partners, retrieved: options.retrieved },
      ...{ problems: new ProblemList(), leftOut: new LeftOutRows() },
    }
    doubtfulRows(file.label, table, context.problems, columns.key)
    const flows = table.rows.flatMap((row): Flow[] => gaccRow(row, context))
    context.problems.throwIfAny()
    return {
      ...{ file: file.name, sha256: file.sha256, format: 'gacc', rows: table.total, flows },
      ...{ leftOut: context.leftOut.list, otherCodes: table.others },
      allPartners: options.complete || columns.partner === undefined,
    }
  },
}

function encodingOf(file: InputFile): 'gb18030' | 'utf-8' {
  const encoding = gaccEncoding(file)
  if (encoding === 'gb18030' || encoding === 'utf-8') return encoding
  const message =
    'found a header whose Chinese letters were once read in a wrong encoding, expected GB18030 or UTF-8'
  throw BriefingError.at(`${file.label}:1`, message, again)
}
