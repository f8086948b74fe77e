// The last months of a series in the space of a line of text: the highest and the lowest as faint dots, the month of the
// issue as a strong one. Unknown months break the line. It stands beside its value and its sources.
import { addMonths, type Month } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { drawing, points, rules } from './drawing.ts'
import { plotWithin } from './plot.ts'
import { COLOUR } from './theme.ts'
import { monthsAcross } from './time-axis.ts'

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
  const first = addMonths(month, 1 - MONTHS_SHOWN)
  const known = vintage.all(series, 'month').filter(({ period }) => period >= first && period <= month)
  if (vintage.at(series, month) === undefined || known.length < 2) return undefined
  const values = known.map(({ value }) => value)
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  const plot = plotWithin(SIZE, ROOM, highest)
  const { left, right, bottom, y } = plot
  const { middle } = monthsAcross(first, month, plot)
  const dots = known.map(({ period, value }) => ({
    ...{ period, value, hollow: false },
    ...{ x: middle({ first: period, last: period }), y: y(value) },
  }))
  const neighbours = (index: number) => dots[index]?.period === addMonths(dots[index - 1]?.period ?? month, 1)
  const lines = dots.flatMap((to, index) => {
    const from = dots[index - 1]
    return from && neighbours(index) ? [{ x: from.x, y: from.y, toX: to.x, toY: to.y }] : []
  })
  const alone = dots.filter((_, index) => !neighbours(index) && !neighbours(index + 1))
  const extremes = dots.filter(
    ({ value, period }) => (value === lowest || value === highest) && period !== month,
  )
  return {
    name: `sparkline-${series}`,
    wide: drawing(SIZE, [
      rules('floor', [{ x: left, toX: right, y: bottom, toY: bottom }]),
      rules('lines', lines, { color: COLOUR.other, strokeWidth: 1.4, strokeCap: 'round' }),
      ...points('alone', alone, { area: 9, colour: COLOUR.other }),
      ...points('extremes', extremes, { area: 13, colour: COLOUR.muted }),
      ...points(
        'latest',
        dots.filter(({ period }) => period === month),
        { area: 36, colour: COLOUR.accent },
      ),
    ]),
    alternative: language.alternative.series(vintage.series(series).name, known, vintage.series(series).unit),
    sources: sourcesOf(known),
  }
}
