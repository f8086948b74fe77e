// Capacity by year and status in; a stacked column a year out, the parts named beside the last one, with a line for what it
// is held against. Order, tone and, for what is only planned, an outline tell the parts apart: in grey print too.
import { ACTIVE, type YearCapacity } from '../analysis/capacity.ts'
import type { Language } from '../languages/language.ts'
import type { Drawing } from './chart.ts'
import { across, layered, rules, words } from './layered.ts'
import { roundTicks } from './round-ticks.ts'
import { COLOUR, SIZE, type Width, WIDTH } from './theme.ts'
import { widest } from './wrap-text.ts'

const FILLS = {
  operating: COLOUR.accent,
  unproved: COLOUR.accentMid,
  building: COLOUR.accentPale,
  planned: COLOUR.paper,
}
const HEIGHT = 240
const FOOT = 20
const HEAD = 20
const LINE = 13.5
/** Between the last column and the names of its parts, in CSS pixels. */
const LEAD = 22

export function capacityColumns(
  language: Language,
  width: Width,
  years: readonly [YearCapacity, ...YearCapacity[]],
  against: { value: number; name: string } | undefined,
): Drawing {
  const size = { width, height: HEIGHT }
  const last = years.at(-1) ?? years[0]
  const ticks = roundTicks(Math.max(last.total, against?.value ?? 0), 5)
  const top = ticks.at(-1) ?? 1
  const perTonne = (HEIGHT - FOOT - HEAD) / top
  const y = (tonnes: number) => HEIGHT - FOOT - tonnes * perTonne
  const axis = ticks.map((tick) => language.digits(tick, 'count'))
  const left = widest(axis, SIZE.label) + 8
  const names = new Map(
    ACTIVE.map((status) => {
      const value = language.quantity(last.tonnes[status], 't')
      const name = language.statuses[status]
      return [status, width === WIDTH.wide ? [`${name}, ${value}`] : [name, value]] as const
    }),
  )
  const named = ACTIVE.filter((status) => last.tonnes[status] > 0)
  const room = widest(
    named.flatMap((status) => names.get(status) ?? []),
    SIZE.direct,
  )
  const right = width - room - LEAD
  const step = (right - left) / years.length
  const column = Math.min(step * 0.68, 64)
  const middle = (index: number) => left + (index + 0.5) * step
  const parts = years.flatMap(({ year, tonnes }, index) => {
    let base = 0
    return ACTIVE.flatMap((status) => {
      const from = base
      base += tonnes[status]
      return tonnes[status] === 0 ? [] : [{ year, x: middle(index), status, from, to: base }]
    })
  })
  const totals = years.map(({ total }, index) => ({
    x: middle(index),
    y: y(total) - 9,
    text: language.digits(total, 't'),
  }))
  const edge = middle(years.length - 1) + column / 2
  const labels = upwards(
    parts
      .filter(({ year }) => year === last.year)
      .map(({ status, from, to }) => ({
        status,
        lines: names.get(status) ?? [],
        middle: y((from + to) / 2),
      })),
  )
  const lines = labels.flatMap(({ status, lines, place }) =>
    lines.map((text, index) => ({
      x: width - room,
      y: place + (index - (lines.length - 1) / 2) * LINE,
      text,
      status,
    })),
  )
  const leads = labels.map((label) => ({
    x: edge + 3,
    y: label.middle,
    toX: width - room - 4,
    toY: label.place,
  }))
  const value = against && y(against.value)
  const line = value === undefined ? [] : [{ x: left, toX: right, y: value, toY: value }]
  // Below its line, unless a column reaches up there.
  const isFree = value !== undefined && y(last.total) - value > 38
  const reference =
    against === undefined || value === undefined
      ? []
      : [
          {
            x: left + 4,
            y: value + (isFree ? 11 : -9),
            text: `${against.name}: ${language.quantity(against.value, 't')}`,
          },
        ]
  const paler = { fontSize: SIZE.label, color: COLOUR.muted }
  const toned = (range: readonly string[]) => ({
    field: 'status',
    type: 'nominal',
    scale: { domain: [...ACTIVE], range },
  })
  const inTonnes = { domain: [-FOOT / perTonne, top + HEAD / perTonne], nice: false, padding: 0 }
  return layered(width, HEIGHT, [
    rules(
      'grid',
      ticks.map((tick) => ({ x: left, toX: right, y: y(tick), toY: y(tick) })),
      size,
    ),
    words(
      'scale',
      ticks.map((tick, index) => ({ x: left - 8, y: y(tick), text: axis[index] ?? '' })),
      size,
      { ...paler, align: 'right' },
    ),
    {
      name: 'capacity',
      rows: parts,
      mark: { type: 'bar', orient: 'vertical', width: column, strokeWidth: 1 },
      encoding: {
        x: across(width),
        y: { field: 'from', type: 'quantitative', scale: inTonnes, axis: null },
        y2: { field: 'to' },
        fill: toned(Object.values(FILLS)),
        stroke: toned(Object.values({ ...FILLS, planned: COLOUR.accent })),
      },
    },
    words('totals', totals, size, { align: 'center', fontWeight: 600 }),
    words(
      'years',
      years.map(({ year }, index) => ({ x: middle(index), y: HEIGHT - 9, text: year })),
      size,
      { align: 'center', color: COLOUR.muted },
    ),
    rules('leads', leads, size, { color: COLOUR.other }),
    words('statuses', lines, size),
    rules('exports', line, size, { strokeDash: [5, 3], strokeWidth: 1.5, color: COLOUR.ink }),
    words('reference', reference, size, { fontWeight: 600 }),
  ])
}

/** The middle of each part from the lowest up, moved where two labels would touch, or a label the axis. */
function upwards<Part extends { lines: readonly string[]; middle: number }>(parts: readonly Part[]) {
  let floor = HEIGHT - FOOT
  return parts.map((part) => {
    const half = (part.lines.length * LINE) / 2 + 1
    const place = Math.min(part.middle, floor - half)
    floor = place - half
    return { ...part, place }
  })
}
