// Where months stand across a plot, and the axis below it: their names as often as there is room, beneath them the years.
import { addMonths, type Month, monthNumber, monthRange, yearOf } from '../dataset/period.ts'
import type { Language } from '../languages/language.ts'
import { labelSize } from './label-places.ts'
import { type Layer, type Plot, positions, textLayer } from './plot.ts'
import { COLOUR, SIZE } from './theme.ts'

/** Room that the axis needs below the plot, in CSS pixels. */
export const MONTH_AXIS = 34

export interface MonthsAcross {
  months: Month[]
  /** Width of a month, in CSS pixels. */
  slot: number
  /** The left edge of a month. */
  left: (month: Month) => number
  /** The middle of a stretch of months. */
  middle: (stretch: { first: Month; last: Month }) => number
  /** Its left and right edge. */
  edges: (stretch: { first: Month; last: Month }) => { from: number; to: number }
}

/** The months share the width that there is from `start` on. */
export function monthsAcross(first: Month, last: Month, width: number, start = 0): MonthsAcross {
  const months = monthRange(first, last)
  const slot = width / months.length
  const left = (month: Month) => start + (monthRange(first, month).length - 1) * slot
  return {
    months,
    slot,
    left,
    middle: (stretch) => (left(stretch.first) + left(addMonths(stretch.last, 1))) / 2,
    edges: (stretch) => ({ from: left(stretch.first), to: left(addMonths(stretch.last, 1)) }),
  }
}

export function monthAxis(plot: Plot, language: Language, { months, slot, left }: MonthsAcross): Layer[] {
  const name = (month: Month) => language.labels.monthOnAxis(month)
  const widest = Math.max(...months.map((month) => labelSize(name(month), SIZE.label).width))
  const every = [1, 3, 6].find((count) => count * slot >= widest + 5) ?? 12
  const named = months
    .filter((month) => (monthNumber(month) - 1) % every === 0)
    .map((month) => ({ x: left(month) + slot / 2, value: 0, text: name(month) }))
  const years = [...new Set(months.map(yearOf))].map((text) => {
    const own = months.filter((month) => yearOf(month) === text)
    const start = left(own[0] ?? '')
    const width = own.length * slot
    const fits = width > labelSize(text, SIZE.label).width + 6
    return { x: start + width / 2, start, text, value: 0, fits }
  })
  const { x } = positions(plot)
  const floor = plot.room.top + plot.height
  const type = { fontSize: SIZE.label, color: COLOUR.muted }
  return [
    textLayer(plot, 'months', named, { ...type, dy: 11 }),
    textLayer(
      plot,
      'years',
      years.filter(({ fits }) => fits),
      { ...type, dy: 25 },
    ),
    {
      name: 'newyears',
      rows: years.slice(1).map(({ start }) => ({ x: start })),
      mark: { type: 'rule', color: COLOUR.otherPale },
      encoding: { x, y: { value: floor + 19 }, y2: { value: floor + MONTH_AXIS - 1 } },
    },
  ]
}
