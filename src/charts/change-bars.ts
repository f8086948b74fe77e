// Named changes as bars to either side of zero, each with its text beyond its end, so that no axis is needed.
import type { Drawing } from './chart.ts'
import { down, layered, rules, words } from './layered.ts'
import { COLOUR, SIZE, type Width, WIDTH } from './theme.ts'
import { widest } from './wrap-text.ts'

interface ChangeBar {
  name: string
  value: number
  text: string
  tone: 'accent' | 'other' | 'open'
}

const FILLS = { accent: COLOUR.accent, other: COLOUR.other, open: COLOUR.paper }
const EDGES = { ...FILLS, open: COLOUR.accent }
const BAR = 15
const TEXT_GAP = 6

/** Names stand beside the bars, on a phone above them; `notes` below, a line each. */
export function changeBars(width: Width, bars: readonly ChangeBar[], notes: readonly string[]): Drawing {
  const beside = width === WIDTH.wide
  const left =
    (beside
      ? widest(
          bars.map(({ name }) => name),
          SIZE.direct,
        ) + 12
      : 0) + 1
  const row = beside ? 26 : 40
  const bottom = row * bars.length + 4
  const height = bottom + notes.length * 15
  const size = { width, height }
  const side = ({ value }: ChangeBar) => (value < 0 ? 'left' : 'right')
  const room = (of: 'left' | 'right') => {
    const texts = bars.filter((bar) => side(bar) === of).map(({ text }) => text)
    return texts.length === 0 ? 2 : widest(texts, SIZE.direct) + TEXT_GAP + 1
  }
  const low = Math.min(0, ...bars.map(({ value }) => value))
  const high = Math.max(0, ...bars.map(({ value }) => value))
  const perUnit = (width - left - room('left') - room('right')) / (high - low || 1)
  const zero = left + room('left') - low * perUnit
  const rows = bars.map((bar, index) => ({
    ...bar,
    base: 0,
    y: 2 + index * row + (beside ? row / 2 : 27),
    nameY: 2 + index * row + (beside ? row / 2 : 10),
  }))
  const texts = (of: 'left' | 'right') =>
    words(
      `${of}texts`,
      rows
        .filter((bar) => side(bar) === of)
        .map(({ value, text, tone, y }) => ({
          x: zero + value * perUnit + (of === 'left' ? -TEXT_GAP : TEXT_GAP),
          y,
          text,
          tone,
        })),
      size,
      { align: of === 'left' ? 'right' : 'left' },
    )
  const toned = (colours: typeof FILLS) => ({
    field: 'tone',
    type: 'nominal',
    scale: { domain: Object.keys(colours), range: Object.values(colours) },
  })
  const zeros = beside
    ? [{ x: zero, toX: zero, y: 2, toY: bottom - 2 }]
    : rows.map(({ y }) => ({ x: zero, toX: zero, y: y - BAR / 2 - 2, toY: y + BAR / 2 + 2 }))
  return layered(width, height, [
    {
      name: 'bars',
      rows,
      mark: { type: 'bar', orient: 'horizontal', height: BAR, strokeWidth: 1 },
      encoding: {
        x: {
          field: 'value',
          type: 'quantitative',
          scale: { domain: [-zero / perUnit, (width - zero) / perUnit], nice: false, padding: 0 },
          axis: null,
        },
        x2: { field: 'base' },
        y: down(height),
        fill: toned(FILLS),
        stroke: toned(EDGES),
      },
    },
    rules('zeros', zeros, size, { color: COLOUR.muted }),
    texts('left'),
    texts('right'),
    words(
      'names',
      rows.map(({ name, nameY }) => ({ x: 0, y: nameY, text: name })),
      size,
    ),
    words(
      'notes',
      notes.map((text, index) => ({ x: 0, y: bottom + 8 + index * 15, text })),
      size,
      { fontSize: SIZE.label, color: COLOUR.muted },
    ),
  ])
}
