// Cells in rows and columns in; a grid of shaded cells out, each with its value and what the shade means in words, so that
// the shade only helps to find it.
import type { Drawing } from './chart.ts'
import { byField, drawing, words } from './drawing.ts'
import { COLOUR, LINE, QUIET, SIZE } from './theme.ts'
import { wrapText } from './wrap-text.ts'

interface Head {
  title: string
  note?: string
}

interface Grid {
  titles: { rows: string; columns: string }
  rows: readonly Head[]
  columns: readonly Head[]
  /** Row by row. The shade runs from 0, the darkest, to 1. */
  cells: readonly (readonly { text: string; note: string; shade: number }[])[]
  /** Room for the heads of the rows, in CSS pixels. */
  names: number
}

/**
 * From dark to pale: in grey print every step is paler than the one before. The middle of the accent is left out, since
 * neither dark nor pale words stand out from it.
 */
const SHADES = [COLOUR.ink, COLOUR.accent, COLOUR.accentPale, COLOUR.otherPale, COLOUR.band]
/** Shades on which words are pale. */
const DARK = 2
const ROW = 44
const CELL_GAP = 2

export function heatGrid(width: number, { titles, rows, columns, cells, names }: Grid): Drawing {
  const cellWidth = (width - names) / columns.length
  const columnNotes = columns.map(({ note }) =>
    note === undefined ? [] : wrapText(note, cellWidth - 8, SIZE.label),
  )
  const head = 36 + Math.max(...columnNotes.map(({ length }) => length)) * LINE
  const placed = cells.flatMap((row, index) =>
    row.map(({ text, note, shade }, column) => {
      const [left, top] = [names + column * cellWidth, head + index * ROW]
      const step = String(Math.round(shade * (SHADES.length - 1)))
      return {
        ...{ x: left + CELL_GAP, toX: left + cellWidth - CELL_GAP },
        ...{ y: top + CELL_GAP, toY: top + ROW - CELL_GAP },
        ...{ step, text, note },
        middle: { x: left + cellWidth / 2, y: top + ROW / 2 },
      }
    }),
  )
  const valuesOn = (name: string, isDark: boolean) => {
    const on = placed.filter(({ step }) => Number(step) < DARK === isDark)
    const mark = { color: isDark ? COLOUR.paper : COLOUR.ink }
    const values = on.map(({ middle: { x, y }, text, step }) => ({ x, y: y - 7, text, step }))
    const notes = on.map(({ middle: { x, y }, note, step }) => ({ x, y: y + 8, text: note, step }))
    return [
      words(`${name}values`, values, { ...mark, fontWeight: 600 }),
      words(`${name}notes`, notes, { ...mark, fontSize: SIZE.label }),
    ]
  }
  const rowNotes = rows.map(({ note }) => (note === undefined ? [] : wrapText(note, names - 8, SIZE.label)))
  const rowTop = (row: number) => head + row * ROW + ROW / 2 - ((rowNotes[row]?.length ?? 0) * LINE) / 2
  const rowHeads = rows.map(({ title }, row) => ({ x: 0, y: rowTop(row), text: title }))
  const notes = [
    ...rowNotes.flatMap((lines, row) =>
      lines.map((text, line) => ({ x: 0, y: rowTop(row) + (line + 1) * LINE, text })),
    ),
    ...columnNotes.flatMap((lines, column) =>
      lines.map((text, line) => ({
        x: names + column * cellWidth + CELL_GAP,
        y: 40 + line * LINE,
        text,
      })),
    ),
  ]
  const columnHeads = columns.map(({ title }, column) => ({
    x: names + column * cellWidth + CELL_GAP,
    y: 25,
    text: title,
  }))
  const corner = [
    { x: names + CELL_GAP, y: 8, text: titles.columns },
    { x: 0, y: 25, text: titles.rows },
  ]
  const heads = { align: 'left', fontWeight: 600 }
  const quiet = { ...QUIET, align: 'left' }
  return drawing({ width, height: head + ROW * rows.length }, [
    {
      name: 'cells',
      rows: placed.map(({ x, toX, y, toY, step, text }) => ({ x, toX, y, toY, step, text })),
      mark: { type: 'rect' },
      encoding: {
        x2: { field: 'toX' },
        y2: { field: 'toY' },
        fill: byField({ field: 'step', looks: Object.fromEntries(SHADES.entries()) }),
      },
    },
    ...valuesOn('dark', true),
    ...valuesOn('pale', false),
    words('rows', rowHeads, heads),
    words('columns', columnHeads, heads),
    words('notes', notes, quiet),
    words('titles', corner, quiet),
  ])
}
