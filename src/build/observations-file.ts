// A vintage in; the data set as it was known on its day as one CSV table out, each row with what is known of its source.
// RFC 4180 in UTF-8: comma, CRLF, quotes only where a field needs them.
import { compareText } from '../dataset/order.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { csvField } from '../dataset/csv-field.ts'

const columns = [
  ...['series', 'period', 'value', 'unit', 'source', 'basis', 'precision', 'mark', 'note'],
  ...['publisher', 'title', 'address', 'known', 'kind', 'file', 'line'],
] as const

/**
 * The text of observations.csv: every print known by the day of the vintage, also those that were set aside, sorted by series,
 * period and source. Numbers are plain decimals; what is absent is empty.
 */
export function observationsFile({ dataset, asOf }: Vintage): string {
  const rows = dataset.observations.flatMap((print) => {
    const { series, period, value, unit, source, basis, precision, mark, note, file, line } = print
    const from = dataset.sources.get(source)
    if (from === undefined || from.known > asOf) return []
    const { publisher, title, url, known, kind } = from
    const own = [series, period, value, unit, source, basis, precision, mark, note]
    return [[...own, publisher, title, url, known, kind, file, line].map(csvField)]
  })
  const sorted = rows.sort((a, b) => compareText(a.slice(0, 5).join(' '), b.slice(0, 5).join(' ')))
  return [columns, ...sorted].map((row) => `${row.join(',')}\r\n`).join('')
}
