// Monthly series side by side on one scale, a panel each: bars from zero, the last month in the accent colour with its value.
// A month that no source gives has a dotted place of its own; what is not firm is hollow; contested values have a whisker.
import { addMonths, type Month } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Language } from '../languages/language.ts'
import type { Drawing } from './chart.ts'
import { drawing, words } from './drawing.ts'
import { type MonthBar, monthBars, topOf } from './month-bars.ts'
import type { Slot } from './monthly-slots.ts'
import { panelLabels } from './panel-labels.ts'
import { baseline, plotWithin, scaleRoom, valueGrid } from './plot.ts'
import { hollowNotes } from './prints.ts'
import { COLOUR, LINE, SIZE, WIDTH, type Width } from './theme.ts'
import { MONTH_AXIS, monthAxis, monthsAcross } from './time-axis.ts'
import { type Cell, doubtOf, type ValueTable } from './value-table.ts'
import { wrapText } from './wrap-text.ts'

export interface Panel {
  title: string
  /** What is known, in time order. */
  known: readonly MonthBar[]
}

interface PanelScale {
  first: Month
  last: Month
  unit: Unit
  width: Width
}

const RIGHT = 6
/** Height of the bars, and above them room for their values. */
const HEIGHT = 120
const HEAD = 16
const TONES = { bars: COLOUR.other, pairs: COLOUR.otherPale, latest: COLOUR.accent }

export function monthlyPanels(
  language: Language,
  panels: readonly Panel[],
  { first, last, unit, width }: PanelScale,
): Drawing {
  const apart = width === WIDTH.narrow ? 12 : 24
  const reach = Math.max(...panels.flatMap(({ known }) => known.map(topOf)))
  const start = scaleRoom(language, reach)
  const own = (width - start - RIGHT - apart * (panels.length - 1)) / panels.length
  const titles = panels.map(({ title }) => wrapText(title, own, SIZE.direct, 600))
  const lines = Math.max(...titles.map(({ length }) => length))
  const room = { left: start, right: RIGHT, top: lines * LINE + 4, bottom: MONTH_AXIS }
  const size = { width, height: HEIGHT + room.top + room.bottom }
  const plot = plotWithin(size, room, (reach * HEIGHT) / (HEIGHT - HEAD))
  const placed = panels.map(({ known }, index) => {
    const left = start + index * (own + apart)
    return {
      ...{ left, right: left + own, lines: titles[index] ?? [] },
      known: known.filter((one) => one.first >= first && one.last <= last),
      across: monthsAcross(first, last, { left, right: left + own }),
    }
  })
  const shown = placed.flatMap(({ known, across }) => known.map((one) => ({ ...one, across })))
  const titleRows = placed.flatMap(({ left, lines: own }) =>
    own.map((text, line) => ({ x: left, y: plot.top - (own.length - line - 0.5) * LINE, text })),
  )
  return drawing(
    size,
    [
      ...valueGrid(language, plot),
      ...monthBars(plot, shown, TONES, (one) => (one.last === last ? 'latest' : one.pair ? 'pairs' : 'bars')),
      ...placed.flatMap(({ left, right, across }) => [
        baseline(plot, left, right),
        ...monthAxis(language, across, plot.bottom),
      ]),
      ...placed.flatMap(({ known, across }) => panelLabels(language, plot, across, known, { last, unit })),
      words('titles', titleRows, { align: 'left', fontWeight: 600 }),
    ],
    hollowNotes(
      language,
      'bars',
      shown.flatMap(({ drawn }) => drawn),
    ),
  )
}

/** A row a month, a column a panel; a pair has a row of its own. */
export function tableOfPanels(
  language: Language,
  panels: readonly Panel[],
  months: readonly Month[],
  unit: Unit,
): ValueTable {
  const { labels } = language
  const cell = (known: readonly MonthBar[], { first, last }: Slot): Cell => {
    const found = known.find((one) => one.first === first && one.last === last)
    return found === undefined ? null : { value: found.value, ...doubtOf(found.drawn) }
  }
  const rowOf = (slot: Slot, name: Cell) => [name, ...panels.map(({ known }) => cell(known, slot))]
  const isPair = ({ first, last }: Slot) =>
    panels.some(({ known }) => known.some((one) => one.pair && one.first === first && one.last === last))
  return {
    columns: [{ name: labels.month }, ...panels.map(({ title }) => ({ name: title, unit }))],
    rows: months.flatMap((period) => {
      const pair = { first: period, last: addMonths(period, 1) }
      const name = { text: labels.pairMean(language.period(`${pair.first}/${pair.last}`)) }
      const single = rowOf({ first: period, last: period }, { period })
      return isPair(pair) ? [rowOf(pair, name), single] : [single]
    }),
  }
}
