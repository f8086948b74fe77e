// Monthly series side by side on one scale, a panel each: bars from zero, the last month in the accent colour with its value.
// A month that no source gives has a dotted place of its own; what is not firm is hollow; contested values have a whisker.
import { addMonths, type Month } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Language } from '../languages/language.ts'
import type { Drawing } from './chart.ts'
import { inLines } from './label-places.ts'
import { MONTH_AXIS, monthAxis, monthsAcross } from './month-axis.ts'
import { whiskerLayers } from './series-marks.ts'
import { panelLabels, type PanelSlot } from './panel-labels.ts'
import {
  baseline,
  drawing,
  plotWithin,
  positions,
  roundTicks,
  textLayer,
  valueAt,
  valueGrid,
} from './plot.ts'
import { periodOf, type Slot } from './published-slots.ts'
import { COLOUR, SIZE, WIDTH, type Width } from './theme.ts'
import type { Cell, ValueTable } from './value-table.ts'

export interface Panel {
  title: string
  /** What is known, in time order. */
  known: readonly PanelSlot[]
}

export interface PanelScale {
  first: Month
  last: Month
  unit: Unit
  width: Width
  /** Of the bars, in CSS pixels. */
  height: number
}

const LEFT = 42
const TITLE_LINE = 15
/** Head-room for the values above the bars, in CSS pixels. */
const HEAD = 16

export function monthlyPanels(
  language: Language,
  panels: readonly Panel[],
  { first, last, unit, width, height }: PanelScale,
): Drawing {
  const apart = width === WIDTH.narrow ? 12 : 24
  const own = (width - LEFT - 6 - apart * (panels.length - 1)) / panels.length
  const titles = panels.map(({ title }) => inLines(title, own, SIZE.direct, 600))
  const lines = Math.max(...titles.map(({ length }) => length))
  const room = { left: LEFT, right: 6, top: lines * TITLE_LINE + 4, bottom: MONTH_AXIS }
  const reach = panels.flatMap(({ known }) =>
    known.flatMap(({ value, prints }) => [value, prints?.high ?? 0]),
  )
  const size = { width, height: height + room.top + room.bottom }
  const plot = plotWithin(size, room, (Math.max(...reach) * height) / (height - HEAD))
  const { x, x2, y, y2 } = positions(plot)
  const ticks = roundTicks(plot.top).map((value) => ({ value, text: language.digits(value, 'count') }))
  const placed = panels.map((panel, index) => {
    const start = index * (own + apart)
    const known = panel.known.filter((one) => one.first >= first && one.last <= last)
    return { known, start, lines: titles[index] ?? [], across: monthsAcross(first, last, own, start) }
  })
  const bars = placed.flatMap(({ known, across: { left, slot } }) =>
    known.map((one) => ({
      x: left(one.first) + slot * 0.16,
      x2: left(one.last) + slot * 0.84,
      value: one.value,
      value2: 0,
      period: periodOf(one),
      hollow: one.hollow !== undefined,
      kind: one.last === last ? 'latest' : one.pair ? 'pairs' : 'bars',
    })),
  )
  const colours = { bars: COLOUR.other, pairs: COLOUR.otherPale, latest: COLOUR.accent }
  const barLayers = Object.entries(colours).flatMap(([kind, color]) =>
    [false, true].map((hollow) => ({
      name: `${kind}${hollow ? 'hollow' : ''}`,
      rows: bars.filter((bar) => bar.kind === kind && bar.hollow === hollow),
      mark: { type: 'bar', filled: !hollow, color, strokeWidth: hollow ? 1.4 : 0 },
      encoding: { x, x2, y, y2 },
    })),
  )
  return drawing(plot, [
    ...valueGrid(plot, ticks),
    ...barLayers,
    ...whiskerLayers(
      plot,
      placed.flatMap(({ known, across: { middle } }) =>
        known.flatMap((one) =>
          one.prints ? [{ x: middle(one), value: one.value, prints: one.prints }] : [],
        ),
      ),
    ),
    ...placed.flatMap(({ start, across }) => [
      baseline(plot, start, start + own),
      ...monthAxis(plot, language, across),
    ]),
    ...placed.flatMap(({ known, across }) => panelLabels(language, plot, across, known, { last, unit })),
    textLayer(
      plot,
      'titles',
      placed.flatMap(({ start, lines: own }) =>
        own.map((text, line) => ({
          x: start,
          value: valueAt(plot, height + (own.length - line - 0.5) * TITLE_LINE),
          text,
        })),
      ),
      { align: 'left', fontWeight: 600, color: COLOUR.ink },
    ),
  ])
}

/** A row a month, a column a panel; a pair has a row of its own. */
export function tableOfPanels(
  language: Language,
  panels: readonly Panel[],
  months: readonly Month[],
  unit: Unit,
): ValueTable {
  const { labels } = language
  const cell = (known: readonly PanelSlot[], { first, last }: Slot): Cell => {
    const found = known.find((one) => one.first === first && one.last === last)
    if (found === undefined) return null
    const { value, contested, hollow } = found
    return { value, ...(contested ? { doubt: 'contested' } : hollow === 'weak' && { doubt: 'weak' }) }
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
