// Rows of dated marks with a status each in; the rows over one axis of months out, and above them a key drawn with the marks.
import { MEASURE_STATUSES, type MeasureStatus } from '../analysis/measures.ts'
import { type Day, lastDay } from '../dataset/period.ts'
import type { Language } from '../languages/language.ts'
import { alongTime } from './along-time.ts'
import type { Drawing } from './chart.ts'
import { across, down, type Layer, layered, rules, words } from './layered.ts'
import { namedMonths } from './named-months.ts'
import { COLOUR, SIZE, type Width, WIDTH } from './theme.ts'
import { labelWidth, widest } from './wrap-text.ts'

interface Row {
  name: string
  /** Stands at the end of the row. */
  total: string
  marks: readonly { day: Day; status: MeasureStatus }[]
}

/** Words are grey, what is in effect has the accent; every status has a shape of its own. */
const LOOKS: Record<MeasureStatus, { shape: string; colour: string }> = {
  announced: { shape: 'circle', colour: COLOUR.other },
  agreed: { shape: 'square', colour: COLOUR.ink },
  'in force': { shape: 'diamond', colour: COLOUR.accent },
  delivered: { shape: 'triangle-up', colour: COLOUR.accent },
  ended: { shape: 'cross', colour: COLOUR.other },
}
/** Height of one line of marks, distance at which two marks would touch, and room around them, in CSS pixels. */
const LINE = 15
const APART = 13
const KEY = 24
const FOOT = 22

/** At least one row with a mark. Names and totals stand beside the marks, on a phone above them. */
export function statusTimeline(language: Language, width: Width, rows: readonly Row[]): Drawing {
  const beside = width === WIDTH.wide
  const names = rows.map(({ name }) => name)
  const totals = rows.map(({ total }) => total)
  const left = beside ? widest(names, SIZE.direct) + 18 : 8
  const right = beside ? width - widest(totals, SIZE.direct) - 18 : width - 8
  const days = rows.flatMap(({ marks }) => marks.map(({ day }) => day)).sort()
  const [first, last] = [(days[0] ?? '').slice(0, 7), (days.at(-1) ?? '').slice(0, 7)]
  const x = alongTime([`${first}-01`, lastDay(last)], [left, right])
  let y = KEY
  const placed = rows.map(({ name, total, marks }) => {
    const lanes: number[] = []
    const top = y + 6
    const firstLine = top + (beside ? 0 : 18) + LINE / 2
    const dots = marks.map(({ day, status }) => {
      const at = x(day)
      const free = lanes.findIndex((taken) => at - taken >= APART)
      const lane = free < 0 ? lanes.length : free
      lanes[lane] = at
      return { x: at, y: firstLine + lane * LINE, status }
    })
    const bottom = firstLine + (lanes.length - 0.5) * LINE + 6
    y = bottom
    return { name, total, dots, bottom, nameY: beside ? (top + bottom - 6) / 2 : top + 7 }
  })
  const height = Math.ceil(y + FOOT)
  const size = { width, height }
  const months = namedMonths(language, first, last, right - left).map((month) => ({
    x: x(`${month}-01`),
    y: y + 13,
    text: language.shortPeriod(month),
  }))
  // The name of a month at an end of the axis stands within the drawing.
  const dates = months.map((month) => {
    const half = labelWidth(month.text, SIZE.label) / 2
    return { ...month, x: Math.min(Math.max(month.x, half), width - half) }
  })
  // Where names stand above the marks, the lines of the months leave them free.
  const spans = beside
    ? [{ y: KEY, toY: y + 4 }]
    : placed.map(({ nameY, bottom }) => ({ y: nameY + 9, toY: bottom }))
  const statuses = MEASURE_STATUSES.filter((one) =>
    rows.some(({ marks }) => marks.some(({ status }) => status === one)),
  )
  let keyX = 6
  const key = statuses.map((status) => {
    const entry = { x: keyX, y: 9, status, text: language.statuses[status] }
    keyX += labelWidth(entry.text, SIZE.direct) + 30
    return entry
  })
  const edges = [{ y: KEY }, ...placed.map(({ bottom }) => ({ y: bottom }))]
  return layered(width, height, [
    rules(
      'months',
      months.flatMap(({ x }) => spans.map((span) => ({ x, toX: x, ...span }))),
      size,
    ),
    rules(
      'edges',
      edges.map(({ y }) => ({ x: 0, toX: width, y, toY: y })),
      size,
    ),
    marksLayer(
      'measures',
      placed.flatMap(({ dots }) => dots),
      size,
    ),
    marksLayer('key', key, size),
    words(
      'keywords',
      key.map(({ x, y, text }) => ({ x: x + 9, y, text })),
      size,
    ),
    words(
      'members',
      placed.map(({ name, nameY }) => ({ x: 0, y: nameY, text: name })),
      size,
    ),
    words(
      'totals',
      placed.map(({ total, nameY }) => ({ x: width, y: nameY, text: total })),
      size,
      { align: 'right', color: COLOUR.muted },
    ),
    words('dates', dates, size, { align: 'center', fontSize: SIZE.label, color: COLOUR.muted }),
  ])
}

function marksLayer(
  name: string,
  rows: readonly { x: number; y: number; status: MeasureStatus }[],
  { width, height }: { width: number; height: number },
): Layer {
  const looks = MEASURE_STATUSES.map((status) => LOOKS[status])
  const scale = (range: readonly string[]) => ({ domain: [...MEASURE_STATUSES], range })
  return {
    name,
    rows,
    mark: { type: 'point', filled: true, size: 80, opacity: 1 },
    encoding: {
      x: across(width),
      y: down(height),
      color: { field: 'status', type: 'nominal', scale: scale(looks.map(({ colour }) => colour)) },
      shape: { field: 'status', type: 'nominal', scale: scale(looks.map(({ shape }) => shape)) },
    },
  }
}
