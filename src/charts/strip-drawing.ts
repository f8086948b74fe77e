// The rows of the signal strip in, their drawing out. On a phone the words of a row stand above its band, not beside it.
import type { Signal } from '../analysis/signal.ts'
import type { Language } from '../languages/language.ts'
import type { Drawing } from './chart.ts'
import { bothWays, drawing, type Layer, points, rules, words } from './drawing.ts'
import { labelSize } from './label-places.ts'
import { ratioScale } from './ratio-scale.ts'
import { COLOUR, QUIET, SIZE, WIDTH, type Width } from './theme.ts'
import { widest } from './wrap-text.ts'

export interface StripMark {
  label: string
  /** In per cent, as the edges of what is ordinary, which are absent where the history is too short. */
  change: number
  low?: number
  high?: number
  verdict: Signal['verdict']
  /** Whether a value that the change rests on is derived or weak. */
  hollow: boolean
}

/** Where the columns stand and how high a row is, in CSS pixels. */
const WIDE = { left: 136, right: 116, head: 20, row: 25, words: 0 }
const NARROW = { left: 16, right: 16, head: 4, row: 47, words: 13 }
const BAND = 13
const FOOT = 20

export function stripDrawing(language: Language, rows: readonly StripMark[], width: Width): Drawing {
  const { labels, verdictLabels } = language
  const isNarrow = width === WIDTH.narrow
  const { left, head, row, words: own, ...rest } = isNarrow ? NARROW : WIDE
  const changeOf = ({ change }: StripMark) => language.signed(change, '%')
  // Room for the changes beside the plot, and for a mark at its edge.
  const changes = isNarrow ? 0 : widest(rows.map(changeOf), SIZE.direct) + 22
  const right = width - rest.right - changes
  const bottom = head + row * rows.length
  const scale = ratioScale(
    rows.map(({ high }) => high ?? 0),
    { left, right },
    isNarrow,
  )
  const placed = rows.map((one, index) => ({
    ...one,
    x: scale.at(one.change),
    y: head + index * row + (isNarrow ? own + 4 + BAND / 2 : row / 2),
    off: scale.isOff(one.change),
  }))
  const bands = placed.flatMap(({ low, high, y }) =>
    low === undefined || high === undefined
      ? []
      : [{ x: scale.at(low), toX: scale.at(high), y: y - BAND / 2, toY: y + BAND / 2, hollow: false }],
  )
  const lift = isNarrow ? BAND / 2 + 10 : 0
  const namesY = placed.map(({ y }) => y - lift)
  const beyond = placed
    .filter(({ off }) => off)
    .map(({ change, x, y }) => {
      const half = labelSize(labels.offScale).width / 2 + 9
      return { x: change > 0 ? x - half : x + half, y, text: labels.offScale }
    })
  const zero = scale.at(0)
  const ordinary = bands.slice(0, 1).map((first) => ({
    // Clear of the line of no change, which runs through the rows.
    x: isNarrow ? zero + 5 + labelSize(labels.ordinary).width / 2 : zero,
    y: isNarrow ? first.toY + 8 : head - 9,
    text: labels.ordinary,
  }))
  // On a phone the lines of the scale stop where a row has its words.
  const spans = isNarrow
    ? placed.map(({ y }) => ({ y: y + BAND, toY: y - BAND / 2 - 2 }))
    : [{ y: bottom, toY: head }]
  const ticks = scale.ticks.map((tick) => ({
    tick,
    x: scale.at(tick),
    y: bottom + 11,
    text: language.signed(tick, '%', 1),
  }))
  const upright = (isZero: boolean) =>
    ticks
      .filter(({ tick }) => (tick === 0) === isZero)
      .flatMap(({ x }) => spans.map((span) => ({ x, toX: x, ...span })))
  const besideRows = (x: number, textOf: (one: StripMark) => string) =>
    placed.map((one, index) => ({ x, y: namesY[index] ?? one.y, text: textOf(one) }))
  const verdictOf = ({ verdict }: StripMark) => verdictLabels[verdict]
  return drawing(
    { width, height: bottom + FOOT },
    [
      rules('grid', upright(false)),
      rules('zero', upright(true), { color: COLOUR.muted }),
      words(
        'scale',
        ticks.map(({ x, y, text }) => ({ x, y, text })),
        QUIET,
      ),
      ...bothWays(
        'bands',
        bands,
        COLOUR.otherPale,
        { type: 'bar' },
        { x2: { field: 'toX' }, y2: { field: 'toY' } },
      ),
      ...markLayers(placed),
      words('beyond', beyond, QUIET),
      words(
        'names',
        besideRows(2, ({ label }) => label),
        { align: 'left' },
      ),
      words(
        'values',
        isNarrow
          ? besideRows(width - 2, (one) => `${changeOf(one)}, ${verdictOf(one)}`)
          : besideRows(right + changes, changeOf),
        { align: 'right' },
      ),
      words('verdicts', isNarrow ? [] : besideRows(right + changes + 12, verdictOf), {
        ...QUIET,
        align: 'left',
      }),
      words('notes', ordinary, QUIET),
    ],
    rows.some(({ hollow }) => hollow) ? [labels.hollowChange] : [],
  )
}

/** Diamonds for signals, circles for all else, arrows for what lies beyond the scale; hollow where the change is not firm. */
function markLayers(marks: readonly (StripMark & { x: number; y: number; off: boolean })[]): Layer[] {
  const kinds: [string, string, number, (one: (typeof marks)[number]) => boolean][] = [
    ['ordinary', 'circle', 62, ({ off, verdict }) => !off && verdict !== 'signal'],
    ['signals', 'diamond', 96, ({ off, verdict }) => !off && verdict === 'signal'],
    ['offright', 'triangle-right', 74, ({ off, change }) => off && change > 0],
    ['offleft', 'triangle-left', 74, ({ off, change }) => off && change < 0],
  ]
  return kinds.flatMap(([name, shape, area, isOf]) => {
    const own = marks.filter(isOf).map(({ x, y, hollow }) => ({ x, y, hollow }))
    return points(name, own, { shape, area, colour: name === 'signals' ? COLOUR.accent : COLOUR.ink })
  })
}
