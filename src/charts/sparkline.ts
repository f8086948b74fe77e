// The last months of a series in the space of a line of text: the highest and the lowest as faint dots, the month of the
// issue as a strong one. Unknown months break the line. It stands beside its value and its sources.
import { addMonths, type Month } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { monthsAcross } from './month-axis.ts'
import { drawing, plotWithin, positions } from './plot.ts'
import { COLOUR } from './theme.ts'

const MONTHS_SHOWN = 13
const SIZE = { width: 150, height: 34 }
const ROOM = { left: 2, right: 4, top: 5, bottom: 5 }

/** Undefined when the month itself, or everything before it, is unknown. */
export function sparkline(
  vintage: Vintage,
  language: Language,
  series: string,
  month: Month,
): Chart | undefined {
  const plotted = plotWithin(SIZE, ROOM, 1)
  const across = monthsAcross(addMonths(month, 1 - MONTHS_SHOWN), month, plotted.width)
  const known = across.months.flatMap((one) => vintage.at(series, one) ?? [])
  const latest = vintage.at(series, month)
  if (latest === undefined || known.length < 2) return undefined
  const values = known.map(({ value }) => value)
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  const plot = { ...plotted, top: highest }
  const { x, x2, y, y2 } = positions(plot)
  const dots = known.map(({ period, value }) => ({
    month: period,
    x: across.middle({ first: period, last: period }),
    value,
  }))
  const segments = dots.flatMap((dot, index) => {
    const next = dots[index + 1]
    return next?.month === addMonths(dot.month, 1) ? [{ ...dot, x2: next.x, value2: next.value }] : []
  })
  const alone = dots.filter(({ month: one }) =>
    segments.every(({ month: from }) => from !== one && addMonths(from, 1) !== one),
  )
  const dot = (size: number, color: string) => ({ type: 'point', filled: true, size, opacity: 1, color })
  return {
    name: `sparkline-${series}`,
    wide: drawing(plot, [
      {
        name: 'floor',
        rows: [{ x: 0, x2: plot.width, value: 0 }],
        mark: { type: 'rule', color: COLOUR.grid },
        encoding: { x, x2, y },
      },
      {
        name: 'lines',
        rows: segments,
        mark: { type: 'rule', color: COLOUR.other, strokeWidth: 1.4, strokeCap: 'round' },
        encoding: { x, x2, y, y2 },
      },
      { name: 'alone', rows: alone, mark: dot(9, COLOUR.other), encoding: { x, y } },
      {
        name: 'extremes',
        rows: dots.filter(
          ({ value, month: one }) => (value === lowest || value === highest) && one !== month,
        ),
        mark: dot(13, COLOUR.muted),
        encoding: { x, y },
      },
      {
        name: 'latest',
        rows: dots.filter(({ month: one }) => one === month),
        mark: dot(36, COLOUR.accent),
        encoding: { x, y },
      },
    ]),
    alternative: language.alternative.series(vintage.series(series).name, known, vintage.series(series).unit),
    sources: sourcesOf(known),
  }
}
