// Rows of dated marks with a status each in; the rows over one axis of months out, and above them a key drawn with the marks.
import { MEASURE_STATUSES, type MeasureStatus } from '../analysis/measures.ts'
import { type Day, monthNumber } from '../dataset/period.ts'
import type { Language } from '../languages/language.ts'
import type { Drawing } from './chart.ts'
import { byField, drawing, type Layer, rules, words } from './drawing.ts'
import { COLOUR, SIZE, type Width, WIDTH } from './theme.ts'
import { MONTH_AXIS, monthAxis, monthsAcross } from './time-axis.ts'
import { labelWidth, widest } from './wrap-text.ts'

interface Row {
  name: string
  /** Stands at the end of the row. */
  total: string
  marks: readonly { day: Day; status: MeasureStatus }[]
}

/** Words are grey, what is in effect has the accent; every status has a shape of its own. */
const COLOURS: Record<MeasureStatus, string> = {
  announced: COLOUR.other,
  agreed: COLOUR.ink,
  'in force': COLOUR.accent,
  delivered: COLOUR.accent,
  ended: COLOUR.other,
}
const SHAPES: Record<MeasureStatus, string> = {
  announced: 'circle',
  agreed: 'square',
  'in force': 'diamond',
  delivered: 'triangle-up',
  ended: 'cross',
}
/** Height of a line of marks, distance at which two marks would touch, and room around them, in CSS pixels. */
const LANE = 15
const APART = 13
const KEY = 24

/** At least one row with a mark. Names and totals stand beside the marks, on a phone above them. */
export function statusTimeline(language: Language, width: Width, rows: readonly Row[]): Drawing {
  const beside = width === WIDTH.wide
  const names = rows.map(({ name }) => name)
  const totals = rows.map(({ total }) => total)
  const left = beside ? widest(names, SIZE.direct) + 18 : 8
  const right = beside ? width - widest(totals, SIZE.direct) - 18 : width - 8
  const days = rows.flatMap(({ marks }) => marks.map(({ day }) => day)).sort()
  const [first, last] = [(days[0] ?? '').slice(0, 7), (days.at(-1) ?? '').slice(0, 7)]
  const across = monthsAcross(first, last, { left, right })
  let y = KEY
  const placed = rows.map(({ name, total, marks }) => {
    const lanes: number[] = []
    const top = y + 6
    const firstLine = top + (beside ? 0 : 18) + LANE / 2
    const dots = marks.map(({ day, status }) => {
      const at = across.at(day)
      const free = lanes.findIndex((taken) => at - taken >= APART)
      const lane = free < 0 ? lanes.length : free
      lanes[lane] = at
      return { x: at, y: firstLine + lane * LANE, status }
    })
    const bottom = firstLine + (lanes.length - 0.5) * LANE + 6
    y = bottom
    return { name, total, dots, bottom, nameY: beside ? (top + bottom - 6) / 2 : top + 7 }
  })
  // Where names stand above the marks, the lines of the quarters leave them free.
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
  const quarters = across.months.filter((month) => (monthNumber(month) - 1) % 3 === 0).map(across.left)
  const edges = [{ y: KEY }, ...placed.map(({ bottom }) => ({ y: bottom }))]
  return drawing({ width, height: y + 4 + MONTH_AXIS }, [
    rules(
      'quarters',
      quarters.flatMap((x) => spans.map((span) => ({ x, toX: x, ...span }))),
    ),
    rules(
      'edges',
      edges.map(({ y }) => ({ x: 0, toX: width, y, toY: y })),
    ),
    marksIn(
      'measures',
      placed.flatMap(({ dots }) => dots),
    ),
    marksIn('key', key),
    words(
      'keywords',
      key.map(({ x, y, text }) => ({ x: x + 9, y, text })),
      { align: 'left' },
    ),
    words(
      'members',
      placed.map(({ name, nameY }) => ({ x: 0, y: nameY, text: name })),
      { align: 'left' },
    ),
    words(
      'totals',
      placed.map(({ total, nameY }) => ({ x: width, y: nameY, text: total })),
      { align: 'right', color: COLOUR.muted },
    ),
    ...monthAxis(language, across, y + 4),
  ])
}

function marksIn(name: string, rows: readonly { x: number; y: number; status: MeasureStatus }[]): Layer {
  return {
    name,
    rows,
    mark: { type: 'point', filled: true, size: 80, opacity: 1 },
    encoding: {
      fill: byField({ field: 'status', looks: COLOURS }),
      shape: byField({ field: 'status', looks: SHAPES }),
    },
  }
}
