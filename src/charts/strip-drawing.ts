// The rows of the signal strip in, their drawing out. On a phone the words of a row stand above its band, not beside it.
import type { Language } from '../languages/language.ts'
import type { Drawing } from './chart.ts'
import { labelSize } from './label-places.ts'
import { drawing, plotWithin, positions, textLayer } from './plot.ts'
import { ratioScale } from './ratio-scale.ts'
import { markLayers, scaleLayers, type StripMark } from './strip-marks.ts'
import { COLOUR, SIZE, WIDTH, type Width } from './theme.ts'

/** Where the columns stand and how high a row is, in CSS pixels. */
const WIDE = { left: 136, right: 178, row: 25, words: 0 }
const NARROW = { left: 16, right: 16, row: 47, words: 13 }
const BAND = 13
const HEAD = 20

export function stripDrawing(language: Language, rows: readonly StripMark[], width: Width): Drawing {
  const { labels, verdictLabels } = language
  const isNarrow = width === WIDTH.narrow
  const { left, right, row, words } = isNarrow ? NARROW : WIDE
  const room = { left, right, top: isNarrow ? 4 : HEAD, bottom: rows.some(({ hollow }) => hollow) ? 36 : 20 }
  const height = row * rows.length
  // Upwards a pixel counts one, as the rows are no values.
  const plot = plotWithin({ width, height: height + room.top + room.bottom }, room, height)
  const highs = rows.map(({ high }) => high ?? 0)
  const scale = ratioScale(highs, plot.width, isNarrow)
  const { x, x2, y, y2 } = positions(plot)
  const placed = rows.map((one, index) => ({
    ...one,
    x: scale.at(one.change),
    value: height - index * row - (isNarrow ? words + 4 + BAND / 2 : row / 2),
  }))
  const bands = placed.flatMap(({ low, high, value }) =>
    low === undefined || high === undefined
      ? []
      : [{ x: scale.at(low), x2: scale.at(high), value: value - BAND / 2, value2: value + BAND / 2 }],
  )
  const beyond = placed
    .filter(({ change }) => scale.isOff(change))
    .map(({ change, value, x: at }) => {
      const half = labelSize(labels.offScale, SIZE.label).width / 2 + 9
      return { x: change > 0 ? at - half : at + half, value, text: labels.offScale }
    })
  const quiet = { fontSize: SIZE.label, color: COLOUR.muted }
  const lift = isNarrow ? BAND / 2 + 10 : 0
  const [first] = bands
  const name = first && {
    // Clear of the line of no change, which runs through the rows.
    x: isNarrow ? scale.at(0) + 5 + labelSize(labels.ordinary, SIZE.label).width / 2 : scale.at(0),
    value: isNarrow ? first.value - 8 : height + 9,
    text: labels.ordinary,
  }
  const changeOf = ({ change }: StripMark) => language.signed(change, '%')
  return drawing(plot, [
    ...scaleLayers(
      plot,
      scale.ticks.map((tick) => ({ x: scale.at(tick), text: language.signed(tick, '%', 1) })),
    ),
    {
      name: 'bands',
      rows: bands,
      mark: { type: 'bar', color: COLOUR.otherPale },
      encoding: { x, x2, y, y2 },
    },
    ...markLayers(
      plot,
      placed.map((one) => ({ ...one, off: scale.isOff(one.change) })),
    ),
    textLayer(plot, 'beyond', beyond, quiet),
    textLayer(
      plot,
      'names',
      placed.map(({ label, value }) => ({ x: 2 - left, value: value + lift, text: label })),
      { align: 'left', color: COLOUR.ink },
    ),
    textLayer(
      plot,
      'values',
      placed.map((one) => ({
        x: plot.width + (isNarrow ? right - 2 : 62),
        value: one.value + lift,
        text: isNarrow ? `${changeOf(one)}, ${verdictLabels[one.verdict]}` : changeOf(one),
      })),
      { align: 'right', color: COLOUR.ink },
    ),
    textLayer(
      plot,
      'verdicts',
      isNarrow
        ? []
        : placed.map(({ value, verdict }) => ({ x: plot.width + 74, value, text: verdictLabels[verdict] })),
      { ...quiet, align: 'left' },
    ),
    textLayer(plot, 'notes', name ? [name] : [], quiet),
    textLayer(
      plot,
      'foot',
      room.bottom > 20 ? [{ x: plot.width / 2, value: 0, text: labels.hollowChange }] : [],
      { ...quiet, dy: 28 },
    ),
  ])
}
