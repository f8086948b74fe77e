// Named values as bars in one or more columns on one scale. Where a bar stands says what it counts, so that no colour has to.
// Every bar has its value beside it, so that no axis is needed. Names stand beside the bars, on a phone above them.
import { columnWidths, TEXT_GAP } from './column-widths.ts'
import type { Drawing } from './chart.ts'
import { down, layered, rules, type Word, words } from './layered.ts'
import { COLOUR, SIZE, type Width, WIDTH } from './theme.ts'
import { labelWidth, widest, wrapText } from './wrap-text.ts'

const FILLS = {
  accent: COLOUR.accent,
  mid: COLOUR.accentMid,
  pale: COLOUR.accentPale,
  other: COLOUR.other,
  open: COLOUR.paper,
}

export interface BarCell {
  value: number
  /** Stands at the end of the bar. */
  text: string
  /** `open` is a bar with nothing in it. */
  tone: keyof typeof FILLS
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

const LINE = 14.5
const BAR = 13
/** Between names and notes or bars, in CSS pixels. */
const NAME_GAP = 12
const LONGEST_NAME = 205

/** `heads` name the columns; `foot` stands below the bars. */
export function barColumns(
  width: Width,
  rows: readonly BarRow[],
  { heads = [], foot }: { heads?: readonly string[]; foot?: string | undefined } = {},
): Drawing {
  const beside = width === WIDTH.wide
  const nameWidth = beside ? LONGEST_NAME : width
  const wrapped = rows.map(({ name }) => wrapText(name, nameWidth, SIZE.direct))
  const names = widest(wrapped.flat(), SIZE.direct)
  const notes = widest(
    rows.map(({ note = '' }) => note),
    SIZE.label,
  )
  const left = beside ? names + (notes > 0 ? notes + NAME_GAP : 0) + NAME_GAP : 0
  const { scale, columns } = columnWidths(width - left, rows, heads)
  const headLines = heads.map((head, index) =>
    wrapText(head, (columns[index]?.width ?? 0) - 8, SIZE.label, 600),
  )
  const headHeight = Math.max(0, ...headLines.map(({ length }) => length)) * LINE
  let y = headHeight + (heads.length > 0 ? 6 : 2)
  const groups: Word[] = []
  const edges: { x: number; toX: number; y: number; toY: number }[] = []
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
    return {
      row,
      lines,
      top,
      bar: beside ? top + Math.max(nameHeight, BAR) / 2 : top + nameHeight + BAR / 2 + 1,
    }
  })
  const bottom = y
  const height = Math.ceil(bottom + (foot === undefined ? 0 : LINE + 4))
  const size = { width, height }
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
  const cells = columns.map((column, index) => ({
    ...column,
    x: left + column.x,
    bars: placed.flatMap(({ row, bar }) => {
      const cell = row.cells[index]
      return cell ? [{ name: row.name, base: 0, y: bar, ...cell }] : []
    }),
  }))
  const bars = cells.map(({ x, bars }, index) => ({
    name: `bars${index + 1}`,
    rows: bars,
    mark: { type: 'bar', orient: 'horizontal', height: BAR, xOffset: x, x2Offset: x, strokeWidth: 1 },
    encoding: {
      x: {
        field: 'value',
        type: 'quantitative',
        scale: { domain: [0, width / scale], nice: false, padding: 0 },
        axis: null,
      },
      x2: { field: 'base' },
      y: down(height),
      fill: toned(FILLS),
      stroke: toned({ ...FILLS, open: COLOUR.accent }),
    },
  }))
  const texts = cells.flatMap(({ x, bars }) =>
    bars.map(({ value, text, tone, y }) => ({ x: x + value * scale + TEXT_GAP, y, text, tone })),
  )
  const headRows = headLines.flatMap((lines, index) =>
    lines.map((text, line) => ({
      x: cells[index]?.x ?? 0,
      y: headHeight - (lines.length - line - 0.5) * LINE,
      text,
    })),
  )
  // Above a bar stands its name, so that there the line is as long as the bar is high.
  const zeros = cells.flatMap(({ x, bars }) =>
    beside
      ? [{ x, toX: x, y: headHeight + 2, toY: bottom - 4 }]
      : bars.map(({ y }) => ({ x, toX: x, y: y - BAR / 2 - 1.5, toY: y + BAR / 2 + 1.5 })),
  )
  const feet = foot === undefined ? [] : [{ x: left, y: bottom + LINE / 2, text: foot }]
  return layered(width, height, [
    rules('edges', edges, size),
    ...bars,
    rules('zeros', zeros, size, { color: COLOUR.muted }),
    words('names', nameRows, size),
    words('notes', noteRows, size, { fontSize: SIZE.label, color: COLOUR.muted }),
    words('groups', groups, size, { fontWeight: 600 }),
    words('texts', texts, size),
    words('heads', headRows, size, { fontSize: SIZE.label, fontWeight: 600, color: COLOUR.muted }),
    words('feet', feet, size, { fontSize: SIZE.label, color: COLOUR.muted }),
  ])
}

function toned(colours: typeof FILLS): object {
  return {
    field: 'tone',
    type: 'nominal',
    scale: { domain: Object.keys(colours), range: Object.values(colours) },
  }
}
