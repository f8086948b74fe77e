// Several series over time on one scale, each named at its last point. Periods that are unknown break the line; a value
// between two unknown ones still shows as a point.
import { lastDay, type Period } from '../dataset/period.ts'
import { COLOUR, SIZE, themed, timeAxis, WIDTH } from './theme.ts'

export interface Line {
  label: string
  /** In time order; null where the value is unknown. */
  points: readonly { period: Period; value: number | null }[]
  tone: 'accent' | 'ink' | 'other'
}

export interface LineOptions {
  /** Ticks of the time axis: days or months, and d3's format for them. */
  ticks: readonly string[]
  tickFormat: string
  /** d3's format for the values: `,d`, `.0f`. */
  format?: string
  width?: number
  height?: number
  /** Room for the labels at the right, in CSS pixels. */
  right?: number
  /** Smallest distance between two labels, as a part of the height of the scale. */
  spread?: number
}

const tones = { accent: COLOUR.accent, ink: COLOUR.ink, other: COLOUR.other }

/** The drawing and the marks that it must have. Lines without a known value are left out; undefined when none is left. */
export function labelledLines(
  lines: readonly Line[],
  options: LineOptions,
): { spec: ReturnType<typeof themed>; marks: Record<string, number> } | undefined {
  const {
    ticks,
    tickFormat,
    format = ',d',
    width = WIDTH.full,
    height = 190,
    right = 130,
    spread = 0.09,
  } = options
  const known = lines.filter(({ points }) => points.some(({ value }) => value !== null))
  if (known.length === 0) return undefined
  const rows = known.flatMap(({ label, points }) =>
    points.map(({ period, value }) => ({ label, at: middle(period), value })),
  )
  const dots = rows.filter(({ value }) => value !== null)
  const top = Math.max(...dots.map(({ value }) => value ?? 0))
  const labels = spreadLabels(
    known.map(({ label, points }) => {
      const last = points.findLast(({ value }) => value !== null)
      return { label, at: middle(last?.period ?? ''), value: last?.value ?? 0, place: last?.value ?? 0 }
    }),
    top * spread,
  )
  const x = { field: 'at', type: 'temporal', scale: { type: 'utc' }, axis: timeAxis(ticks, tickFormat) }
  const y = {
    field: 'value',
    type: 'quantitative',
    scale: { zero: true },
    axis: { title: null, tickCount: 4, format },
  }
  const color = {
    field: 'label',
    type: 'nominal',
    scale: { domain: known.map(({ label }) => label), range: known.map(({ tone }) => tones[tone]) },
  }
  const spec = themed(
    width,
    height,
    {
      layer: [
        {
          name: 'lines',
          data: { values: rows },
          mark: { type: 'line', strokeWidth: 1.8, strokeCap: 'round', invalid: 'break-paths-show-domains' },
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
    },
    right,
  )
  return { spec, marks: { lines: known.length, points: dots.length, labels: labels.length } }
}

/** A year stands at its middle, a month at its fifteenth, a day at itself. */
function middle(period: Period): string {
  if (period.length === 4) return `${period}-07-01`
  if (period.length === 7) return `${period}-15`
  return period.includes('/') ? lastDay(period) : period
}

/** Moves labels apart until none is nearer than the gap, keeping their order; the highest stays where it is. */
function spreadLabels<T extends { place: number }>(labels: readonly T[], gap: number): T[] {
  const placed: T[] = []
  for (const label of [...labels].sort((a, b) => b.place - a.place)) {
    const above = placed.at(-1)
    placed.push({
      ...label,
      place: above === undefined ? label.place : Math.min(label.place, above.place - gap),
    })
  }
  return placed
}
