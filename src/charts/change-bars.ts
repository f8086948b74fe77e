// Named changes as bars to either side of zero, each with its text beyond its end, so that no axis is needed.
import type { Drawing } from './chart.ts'
import { TEXT_GAP } from './column-widths.ts'
import { drawing, rules, words } from './drawing.ts'
import { barsAcross } from './plot.ts'
import { COLOUR, SIZE, type Width, WIDTH } from './theme.ts'
import { widest } from './wrap-text.ts'

interface ChangeBar {
  name: string
  value: number
  text: string
  tone: keyof typeof TONES
  hollow: boolean
}

const TONES = { accent: COLOUR.accent, other: COLOUR.other }
const BAR = 15

/** Names stand beside the bars, on a phone above them; `notes` below, a line each. */
export function changeBars(width: Width, bars: readonly ChangeBar[], notes: readonly string[]): Drawing {
  const beside = width === WIDTH.wide
  const names = bars.map(({ name }) => name)
  const left = beside ? widest(names, SIZE.direct) + 13 : 1
  const row = beside ? 26 : 40
  const bottom = row * bars.length + 4
  const isFall = ({ value }: ChangeBar) => value < 0
  const room = (falls: boolean) => {
    const texts = bars.filter((bar) => isFall(bar) === falls).map(({ text }) => text)
    return texts.length === 0 ? 2 : widest(texts, SIZE.direct) + TEXT_GAP + 1
  }
  const low = Math.min(0, ...bars.map(({ value }) => value))
  const high = Math.max(0, ...bars.map(({ value }) => value))
  const perUnit = (width - left - room(true) - room(false)) / (high - low || 1)
  const zero = left + room(true) - low * perUnit
  const rows = bars.map((bar, index) => ({ ...bar, y: 2 + index * row + (beside ? row / 2 : 27) }))
  const texts = (falls: boolean) => {
    const gap = falls ? -TEXT_GAP : TEXT_GAP
    const own = rows.filter((bar) => isFall(bar) === falls)
    return own.map(({ value, text, y }) => ({ x: zero + value * perUnit + gap, y, text }))
  }
  const zeros = beside
    ? [{ x: zero, toX: zero, y: 2, toY: bottom - 2 }]
    : rows.map(({ y }) => ({ x: zero, toX: zero, y: y - BAR / 2 - 2, toY: y + BAR / 2 + 2 }))
  return drawing(
    { width, height: bottom },
    [
      ...Object.entries(TONES).flatMap(([tone, colour]) =>
        barsAcross(
          `bars${tone}`,
          rows.filter((bar) => bar.tone === tone),
          { width, zero, perUnit, height: BAR },
          colour,
        ),
      ),
      rules('zeros', zeros, { color: COLOUR.muted }),
      words('falls', texts(true), { align: 'right' }),
      words('rises', texts(false), { align: 'left' }),
      words(
        'names',
        rows.map(({ name, y }) => ({ x: 0, y: beside ? y : y - 17, text: name })),
        { align: 'left' },
      ),
    ],
    notes,
  )
}
