// Several series over time on one scale, each named at its last point. Periods that are unknown break the line; a value
// between two unknown ones still shows as a point.
import type { Period } from '../dataset/period.ts'
import type { Drawing } from './chart.ts'
import { placeOnTime, spreadBelow } from './place-on-time.ts'
import { brokenLine, COLOUR, SIZE, themed, timeAxis, valueAxis, WIDTH, type Width } from './theme.ts'

export interface Line {
  label: string
  /** In time order; null where the value is unknown. */
  points: readonly { period: Period; value: number | null }[]
  tone: 'accent' | 'ink' | 'other'
}

interface LineOptions {
  /** Ticks of the time axis: days or months, and d3's format for them. */
  ticks: readonly string[]
  tickFormat: string
  height: number
  width?: Width
}

/** Smallest distance between two labels, as a part of the height of the scale. */
const GAP = 0.09

const tones = { accent: COLOUR.accent, ink: COLOUR.ink, other: COLOUR.other }

/** The drawing and the marks that it must have. Lines without a known value are left out; undefined when none is left. */
export function labelledLines(
  lines: readonly Line[],
  { ticks, tickFormat, height, width = WIDTH.wide }: LineOptions,
): Drawing | undefined {
  const known = lines.filter(({ points }) => points.some(({ value }) => value !== null))
  if (known.length === 0) return undefined
  const rows = known.flatMap(({ label, points }) =>
    points.map(({ period, value }) => ({ label, at: placeOnTime(period), value })),
  )
  const dots = rows.filter(({ value }) => value !== null)
  const top = Math.max(...dots.map(({ value }) => value ?? 0))
  const labels = spreadBelow(
    known.map(({ label, points }) => {
      const last = points.findLast(({ value }) => value !== null)
      return { label, at: placeOnTime(last?.period ?? ''), value: last?.value ?? 0 }
    }),
    top * GAP,
  )
  const x = { field: 'at', type: 'temporal', scale: { type: 'utc' }, axis: timeAxis(ticks, tickFormat) }
  const y = {
    field: 'value',
    type: 'quantitative',
    scale: { zero: true },
    axis: valueAxis(),
  }
  const color = {
    field: 'label',
    type: 'nominal',
    scale: { domain: known.map(({ label }) => label), range: known.map(({ tone }) => tones[tone]) },
  }
  const spec = themed(width, height, {
    layer: [
      {
        name: 'lines',
        data: { values: rows },
        mark: { ...brokenLine, strokeWidth: 1.8 },
        encoding: { x, y, color },
      },
      {
        name: 'points',
        data: { values: dots },
        mark: { type: 'point', filled: true, size: 22, opacity: 1 },
        encoding: { x, y, color },
      },
      {
        name: 'labels',
        data: { values: labels },
        mark: { type: 'text', align: 'left', dx: 9, fontSize: SIZE.direct, fontWeight: 600 },
        encoding: { x, y: { ...y, field: 'place' }, color, text: { field: 'label', type: 'nominal' } },
      },
    ],
  })
  return { spec, marks: { lines: known.length, points: dots.length, labels: labels.length } }
}
