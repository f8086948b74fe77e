// One row a series: what is ordinary for it as a band, this month's change as a mark, and beside them the change and the
// verdict in words. What is signal and what is noise.
import type { Observed } from '../dataset/observed.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, inBothWidths, sourcesOf } from './chart.ts'
import { isHollow } from './prints.ts'
import { stripDrawing, type StripMark } from './strip-drawing.ts'
import { doubtOf } from './value-table.ts'

export interface StripRow extends Omit<StripMark, 'hollow'> {
  /** The values that the change rests on. */
  drawn: readonly Observed[]
}

/** Undefined without rows. */
export function signalStrip(language: Language, rows: readonly StripRow[]): Chart | undefined {
  if (rows.length === 0) return undefined
  const { labels, verdictLabels } = language
  const marks = rows.map(({ drawn, ...row }) => ({ ...row, hollow: isHollow(drawn) }))
  return {
    name: 'signal-strip',
    ...inBothWidths((width) => stripDrawing(language, marks, width)),
    alternative: language.alternative.changes(rows),
    table: {
      columns: [
        { name: labels.series },
        { name: labels.change, unit: '%' },
        { name: labels.ordinaryFrom, unit: '%' },
        { name: labels.ordinaryTo, unit: '%' },
        { name: labels.signalTest },
      ],
      rows: rows.map((row) => [
        { text: row.label },
        { value: row.change, ...doubtOf(row.drawn) },
        row.low === undefined ? null : { value: row.low },
        row.high === undefined ? null : { value: row.high },
        { text: verdictLabels[row.verdict] },
      ]),
    },
    sources: sourcesOf(rows.flatMap(({ drawn }) => drawn)),
  }
}
