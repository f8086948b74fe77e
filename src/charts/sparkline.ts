// The last months of a series in the space of a line of text, the month of the issue as a dot. Unknown months break the line.
import { addMonths, type Month, monthRange } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { placeOnTime } from './place-on-time.ts'
import { brokenLine, COLOUR, themed } from './theme.ts'

const MONTHS_SHOWN = 13

/** Undefined when the month itself, or everything before it, is unknown. */
export function sparkline(
  vintage: Vintage,
  language: Language,
  series: string,
  month: Month,
): Chart | undefined {
  const months = monthRange(addMonths(month, 1 - MONTHS_SHOWN), month)
  const known = months.flatMap((one) => vintage.at(series, one) ?? [])
  const latest = vintage.at(series, month)
  if (latest === undefined || known.length < 2) return undefined
  const row = (one: Month, value: number | null) => ({ month: placeOnTime(one), value })
  const x = { field: 'month', type: 'temporal', scale: { type: 'utc' }, axis: null }
  const y = { field: 'value', type: 'quantitative', scale: { zero: true }, axis: null }
  const spec = themed(150, 34, {
    layer: [
      {
        name: 'line',
        data: { values: months.map((one) => row(one, vintage.at(series, one)?.value ?? null)) },
        mark: { ...brokenLine, strokeWidth: 1.4, color: COLOUR.other },
        encoding: { x, y },
      },
      {
        name: 'latest',
        data: { values: [row(month, latest.value)] },
        mark: { type: 'point', filled: true, size: 34, opacity: 1, color: COLOUR.accent },
        encoding: { x, y },
      },
    ],
  })
  return {
    name: `sparkline-${series}`,
    wide: { spec, marks: { line: 1, latest: 1 } },
    alternative: language.alternative.series(vintage.series(series).name, known, vintage.series(series).unit),
    sources: sourcesOf(known),
  }
}
