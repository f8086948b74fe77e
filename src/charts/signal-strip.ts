// One row a series: what is ordinary for it as a band, this month's change as a mark, and beside them the change and the
// verdict in words. What is signal and what is noise.
import type { Observed } from '../dataset/observed.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, inBothWidths, sourcesOf } from './chart.ts'
import { whyHollow } from './prints.ts'
import { stripDrawing } from './strip-drawing.ts'
import type { StripMark } from './strip-marks.ts'

export interface StripRow extends Omit<StripMark, 'hollow'> {
  /** The values that the change rests on. */
  drawn: readonly Observed[]
}

/** Undefined without rows. */
export function signalStrip(language: Language, rows: readonly StripRow[]): Chart | undefined {
  if (rows.length === 0) return undefined
  const { labels, verdictLabels } = language
  const marks = rows.map(({ drawn, ...row }) => ({
    ...row,
    hollow: drawn.some((observed) => whyHollow(observed) !== undefined),
  }))
  const contested = ({ drawn }: StripRow) => drawn.some((observed) => observed.contested)
  const weak = ({ drawn }: StripRow) => drawn.some((observed) => observed.weak)
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
        {
          value: row.change,
          ...(contested(row) ? { doubt: 'contested' as const } : weak(row) && { doubt: 'weak' as const }),
        },
        row.low === undefined ? null : { value: row.low },
        row.high === undefined ? null : { value: row.high },
        { text: verdictLabels[row.verdict] },
      ]),
    },
    sources: sourcesOf(rows.flatMap(({ drawn }) => drawn)),
  }
}
