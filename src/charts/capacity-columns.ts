// Capacity by year and status in; a stacked column a year out, the parts named beside the last one, with a line for what it
// is held against. Order, tone and, for what is only planned, an outline tell the parts apart: in grey print too.
import { ACTIVE, type YearCapacity } from '../analysis/capacity.ts'
import type { Language } from '../languages/language.ts'
import type { Drawing } from './chart.ts'
import { drawing, rules, type Word, words } from './drawing.ts'
import { bars, baseline, plotWithin, roundTicks, scaleRoom, valueGrid } from './plot.ts'
import { COLOUR, LINE, SIZE, type Width, WIDTH } from './theme.ts'
import { YEAR_AXIS } from './time-axis.ts'
import { widest } from './wrap-text.ts'

const TONES = {
  field: 'status',
  looks: {
    operating: COLOUR.accent,
    unproved: COLOUR.accentMid,
    building: COLOUR.accentPale,
    planned: COLOUR.accent,
  },
}
const HEIGHT = 240
const HEAD = 20
/** Between the last column and the names of its parts, in CSS pixels. */
const LEAD = 22

export function capacityColumns(
  language: Language,
  width: Width,
  years: readonly [YearCapacity, ...YearCapacity[]],
  against: { value: number; name: string } | undefined,
): Drawing {
  const last = years.at(-1) ?? years[0]
  const highest = roundTicks(Math.max(last.total, against?.value ?? 0)).at(-1) ?? 1
  const named = ACTIVE.filter((status) => last.tonnes[status] > 0).map((status) => {
    const [name, value] = [language.statuses[status], language.quantity(last.tonnes[status], 't')]
    return { status, lines: width === WIDTH.wide ? [`${name}, ${value}`] : [name, value] }
  })
  const nameRoom = widest(
    named.flatMap(({ lines }) => lines),
    SIZE.direct,
  )
  const size = { width, height: HEIGHT }
  const room = { left: scaleRoom(language, highest), right: nameRoom + LEAD, top: HEAD, bottom: YEAR_AXIS }
  const plot = plotWithin(size, room, highest)
  const { left, right, bottom, y } = plot
  const step = (right - left) / years.length
  const column = Math.min(step * 0.68, 64)
  const middle = (index: number) => left + (index + 0.5) * step
  const parts = years.flatMap(({ year, tonnes }, index) => {
    let base = 0
    return ACTIVE.flatMap((status) => {
      const from = base
      base += tonnes[status]
      const [x, toX] = [middle(index) - column / 2, middle(index) + column / 2]
      const part = { year, status, x, toX, base: from, value: base, hollow: status === 'planned' }
      return tonnes[status] === 0 ? [] : [part]
    })
  })
  const places = upwards(
    named.map(({ status, lines }) => {
      const part = parts.find((one) => one.year === last.year && one.status === status)
      return { status, lines, middle: part ? y((part.base + part.value) / 2) : bottom }
    }),
    bottom,
  )
  const lines = places.flatMap(({ status, lines, place }) =>
    lines.map((text, index) => ({
      x: width - nameRoom,
      y: place + (index - (lines.length - 1) / 2) * LINE,
      ...{ text, status },
    })),
  )
  const leads = places.map(({ middle: from, place }) => ({
    x: middle(years.length - 1) + column / 2 + 3,
    y: from,
    toX: width - nameRoom - 4,
    toY: place,
  }))
  const value = against && y(against.value)
  const line = value === undefined ? [] : [{ x: left, toX: right, y: value, toY: value }]
  const reference = (): Word[] => {
    if (against === undefined || value === undefined) return []
    // Below its line, unless a column reaches up there.
    const isFree = y(last.total) - value > 38
    const text = `${against.name}: ${language.quantity(against.value, 't')}`
    return [{ x: left + 4, y: value + (isFree ? 11 : -9), text }]
  }
  const over = (text: string, index: number, at: number) => ({ x: middle(index), y: at, text })
  return drawing(size, [
    ...valueGrid(language, plot),
    ...bars(plot, 'capacity', parts, TONES),
    baseline(plot),
    words(
      'totals',
      years.map(({ total }, index) => over(language.digits(total, 't'), index, y(total) - 9)),
      { fontWeight: 600 },
    ),
    words(
      'years',
      years.map(({ year }, index) => over(year, index, bottom + 11)),
      { color: COLOUR.muted },
    ),
    rules('leads', leads, { color: COLOUR.other }),
    words('statuses', lines, { align: 'left' }),
    rules('exports', line, { strokeDash: [5, 3], strokeWidth: 1.5, color: COLOUR.ink }),
    words('reference', reference(), { align: 'left', fontWeight: 600 }),
  ])
}

/** The middle of each part from the lowest up, moved where two labels would touch, or a label the axis. */
function upwards<Part extends { lines: readonly string[]; middle: number }>(
  parts: readonly Part[],
  bottom: number,
) {
  let floor = bottom
  return parts.map((part) => {
    const half = (part.lines.length * LINE) / 2 + 1
    const place = Math.min(part.middle, floor - half)
    floor = place - half
    return { ...part, place }
  })
}
