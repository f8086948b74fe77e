// What each destination contributed to the change of magnet exports: bars from zero in tonnes, Japan in the accent colour.
import type { Observed } from '../dataset/observed.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, type Drawing, inBothWidths, sourcesOf } from './chart.ts'
import { drawing, rules, words } from './drawing.ts'
import { TEXT_GAP, twoSided } from './longest-scale.ts'
import { barsAcross } from './plot.ts'
import { isHollow } from './prints.ts'
import { COLOUR, SIZE, type Width, WIDTH } from './theme.ts'
import { doubtOf } from './value-table.ts'
import { labelWidth, widest } from './wrap-text.ts'

export interface DestinationBar {
  label: string
  /** Change in tonnes, and in per cent of what went there before. */
  tonnes: number
  percent: number
  accent: boolean
  drawn: readonly Observed[]
}

const TONES = { field: 'tone', looks: { accent: COLOUR.accent, other: COLOUR.other } }
const BAR = 15

interface Row {
  name: string
  value: number
  /** Stands beyond the end of the bar, so that no axis is needed. */
  text: string
  tone: keyof (typeof TONES)['looks']
  hollow: boolean
}

/** Undefined without bars. */
export function japanAgainstRest(language: Language, bars: readonly DestinationBar[]): Chart | undefined {
  if (bars.length === 0) return undefined
  const { labels } = language
  const isContested = ({ drawn }: DestinationBar) => doubtOf(drawn).doubt === 'contested'
  const rows = bars.map((bar): Row => ({
    name: bar.label,
    value: bar.tonnes,
    text: `${language.signed(bar.tonnes, 't')} (${language.signed(bar.percent, '%')})${isContested(bar) ? '*' : ''}`,
    tone: bar.accent ? 'accent' : 'other',
    hollow: isHollow(bar.drawn),
  }))
  const notes = [
    ...(rows.some(({ hollow }) => hollow) ? [labels.hollowChange] : []),
    ...(bars.some(isContested) ? [labels.contestedChange] : []),
  ]
  return {
    name: 'japan-against-rest',
    ...inBothWidths((width) => changesDrawing(width, rows, notes)),
    alternative: language.alternative.contributions(bars),
    table: {
      columns: [
        { name: labels.destination },
        { name: labels.change, unit: 't' },
        { name: labels.change, unit: '%' },
      ],
      rows: bars.map(({ label, tonnes, percent, drawn }) => [
        { text: label },
        ...[tonnes, percent].map((value) => ({ value, ...doubtOf(drawn) })),
      ]),
    },
    sources: sourcesOf(bars.flatMap(({ drawn }) => drawn)),
  }
}

/** Names stand beside the bars, on a phone above them. */
function changesDrawing(width: Width, rows: readonly Row[], notes: readonly string[]): Drawing {
  const beside = width === WIDTH.wide
  const names = rows.map(({ name }) => name)
  const left = beside ? widest(names, SIZE.direct) + 13 : 1
  const step = beside ? 26 : 40
  const height = step * rows.length + 4
  const sideOf = ({ value }: Row) => (value < 0 ? ('left' as const) : ('right' as const))
  const ends = [
    ...(['left', 'right'] as const).map((side) => ({ value: 0, side, room: 2 })),
    ...rows.map((row) => {
      const room = labelWidth(row.text, SIZE.direct) + TEXT_GAP + 1
      return { value: row.value, side: sideOf(row), room }
    }),
  ]
  const x = twoSided(ends, [left, width])
  const zero = x(0)
  const placed = rows.map((row, index) => ({ ...row, y: 2 + index * step + (beside ? step / 2 : 27) }))
  const texts = (side: 'left' | 'right') =>
    placed
      .filter((row) => sideOf(row) === side)
      .map((row) => ({ ...row, x: x(row.value) + (side === 'left' ? -TEXT_GAP : TEXT_GAP) }))
  const zeros = beside
    ? [{ x: zero, toX: zero, y: 2, toY: height - 2 }]
    : placed.map(({ y }) => ({ x: zero, toX: zero, y: y - BAR / 2 - 2, toY: y + BAR / 2 + 2 }))
  return drawing(
    { width, height },
    [
      ...barsAcross('bars', placed, { width, zero, perUnit: x(1) - zero, height: BAR }, TONES),
      rules('zeros', zeros, { color: COLOUR.muted }),
      words('falls', texts('left'), { align: 'right' }),
      words('rises', texts('right'), { align: 'left' }),
      words(
        'names',
        placed.map(({ name, y }) => ({ x: 0, y: beside ? y : y - 17, text: name })),
        { align: 'left' },
      ),
    ],
    notes,
  )
}
