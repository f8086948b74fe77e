// Named values as bars in one or more columns on one scale. Where a bar stands says what it counts, so that no colour has to.
// Every bar has its value beside it, so that no axis is needed. Names stand beside the bars, on a phone above them.
import type { Drawing } from './chart.ts'
import { drawing, type Rule, rules, type Word, words } from './drawing.ts'
import { columnWidths, TEXT_GAP } from './longest-scale.ts'
import { barsAcross } from './plot.ts'
import { COLOUR, LINE, QUIET, SIZE, type Width, WIDTH } from './theme.ts'
import { labelWidth, widest, wrapText } from './wrap-text.ts'

const TONES = {
  field: 'tone',
  looks: {
    accent: COLOUR.accent,
    mid: COLOUR.accentMid,
    pale: COLOUR.accentPale,
    other: COLOUR.other,
  },
}

export interface BarCell {
  value: number
  /** Stands at the end of the bar. */
  text: string
  tone: keyof (typeof TONES)['looks']
  hollow: boolean
}

export interface BarRow {
  /** Begins a group of rows, under this name. */
  group?: string
  name: string
  /** Follows the name in a paler tone. */
  note?: string
  /** One a column; null where there is no bar. */
  cells: readonly (BarCell | null)[]
}

const BAR = 13
/** Between names and notes or bars, in CSS pixels. */
const NAME_GAP = 12
const LONGEST_NAME = 205

/** `heads` name the columns; `notes` stand below the bars. */
export function barColumns(
  width: Width,
  rows: readonly BarRow[],
  { heads = [], notes = [] }: { heads?: readonly string[]; notes?: readonly string[] } = {},
): Drawing {
  const beside = width === WIDTH.wide
  const nameWidth = beside ? LONGEST_NAME : width
  const wrapped = rows.map(({ name }) => wrapText(name, nameWidth, SIZE.direct))
  const names = widest(wrapped.flat(), SIZE.direct)
  const noteWidth = widest(
    rows.map(({ note = '' }) => note),
    SIZE.label,
  )
  const left = beside ? names + (noteWidth > 0 ? noteWidth + NAME_GAP : 0) + NAME_GAP : 0
  const { perUnit, columns } = columnWidths(width - left, rows, heads)
  const headLines = heads.map((head, index) =>
    wrapText(head, (columns[index]?.width ?? 0) - 8, SIZE.label, 600),
  )
  const headHeight = Math.max(0, ...headLines.map(({ length }) => length)) * LINE
  let y = headHeight + (heads.length > 0 ? 6 : 2)
  const groups: Word[] = []
  const edges: Rule[] = []
  const placed = rows.map((row, index) => {
    const lines = wrapped[index] ?? []
    if (row.group !== undefined) {
      if (index > 0) edges.push({ x: 0, toX: width, y, toY: y })
      groups.push({ x: 0, y: y + LINE / 2 + 5, text: row.group })
      y += LINE + 9
    }
    const top = y
    const nameHeight = lines.length * LINE
    y += beside ? Math.max(nameHeight, BAR) + 8 : nameHeight + BAR + 9
    const bar = beside ? top + Math.max(nameHeight, BAR) / 2 : top + nameHeight + BAR / 2 + 1
    return { row, lines, top, bar }
  })
  const nameRows = placed.flatMap(({ lines, top, bar }) =>
    lines.map((text, index) => ({
      x: 0,
      y: beside ? bar + (index - (lines.length - 1) / 2) * LINE : top + (index + 0.5) * LINE,
      text,
    })),
  )
  const noteRows = placed.flatMap(({ row: { note }, lines, top, bar }) => {
    if (note === undefined) return []
    const x = beside ? names + NAME_GAP : labelWidth(lines.at(-1) ?? '', SIZE.direct) + 7
    return [{ x, y: beside ? bar : top + (lines.length - 0.5) * LINE, text: note }]
  })
  const zeros = columns.map(({ x }) => left + x)
  const bars = placed.flatMap(({ row: { name, cells }, bar }) =>
    cells.flatMap((cell, column) => (cell ? [{ name, y: bar, column, ...cell }] : [])),
  )
  const barLayers = zeros.flatMap((zero, column) =>
    barsAcross(
      `bars${column + 1}`,
      bars.filter((bar) => bar.column === column),
      { width, zero, perUnit, height: BAR },
      TONES,
    ),
  )
  const texts = bars.map(({ value, text, tone, y, column }) => ({
    x: (zeros[column] ?? 0) + value * perUnit + TEXT_GAP,
    ...{ y, text, tone },
  }))
  const headRows = headLines.flatMap((lines, column) =>
    lines.map((text, line) => ({
      x: zeros[column] ?? 0,
      y: headHeight - (lines.length - line - 0.5) * LINE,
      text,
    })),
  )
  // Above a bar stands its name, so that there the line is as long as the bar is high.
  const zeroLines = beside
    ? zeros.map((x) => ({ x, toX: x, y: headHeight + 2, toY: y - 4 }))
    : bars.map(({ y, column }) => {
        const x = zeros[column] ?? 0
        return { x, toX: x, y: y - BAR / 2 - 1.5, toY: y + BAR / 2 + 1.5 }
      })
  const atLeft = { align: 'left' }
  return drawing(
    { width, height: y },
    [
      rules('edges', edges),
      ...barLayers,
      rules('zeros', zeroLines, { color: COLOUR.muted }),
      words('names', nameRows, atLeft),
      words('notes', noteRows, { ...QUIET, ...atLeft }),
      words('groups', groups, { ...atLeft, fontWeight: 600 }),
      words('texts', texts, atLeft),
      words('heads', headRows, { ...QUIET, ...atLeft, fontWeight: 600 }),
    ],
    notes,
  )
}
