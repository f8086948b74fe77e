// China's share of Japan's imports over the years, one line a measure. Only known points; years without one break the line.
import { lastDay, type Month, type Period, yearOf } from '../dataset/period.ts'
import type { Observed } from '../dataset/settle.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { COLOUR, SIZE, themed, timeAxis, WIDTH } from './theme.ts'

const TONES = ['ink', 'accent', 'other'] as const

/**
 * Shares in per cent up to the month; `ceiling` is the aim for one supplier, drawn across. At most three measures, the
 * last first in the order of the colours. Undefined when nothing is known.
 */
export function japanShare(
  vintage: Vintage,
  language: Language,
  measures: readonly string[],
  month: Month,
  ceiling: Observed | undefined,
): Chart | undefined {
  const lines = measures.flatMap((series, index) => {
    const known = vintage.every(series).filter(({ period }) => lastDay(period) <= lastDay(month))
    return known.length === 0 ? [] : [{ label: vintage.series(series).short, tone: TONES[index % 3] ?? 'ink', known }]
  })
  const drawn = lines.flatMap(({ known }) => known)
  const [first] = drawn.map(({ period }) => yearOf(period)).sort()
  if (first === undefined) return undefined
  const rows = lines.flatMap(({ tone, known }) => withGaps(known).map((row) => ({ ...row, tone })))
  const points = lines.flatMap(({ tone, known }) =>
    known.map(({ period, value, weak }) => ({ at: place(period), value, tone, evidence: weak ? 'weak' : 'plain' })),
  )
  const labels = spread(
    lines.flatMap(({ label, tone, known }) => {
      const last = known.at(-1)
      return last === undefined ? [] : [{ at: place(last.period), value: last.value, text: `${label}, ${language.quantity(last.value, '%')}`, tone }]
    }),
  )
  const last = Number(yearOf(month))
  const years = Array.from({ length: last - Number(first) + 1 }, (_, index) => String(Number(first) + index))
  const x = {
    type: 'temporal',
    scale: { type: 'utc', nice: false },
    axis: timeAxis(years.filter((year) => Number(year) % 2 === 0).map((year) => `${year}-07-01`), '%Y'),
  }
  const y = { field: 'value', type: 'quantitative', scale: { domain: [0, 100] }, axis: { title: null, tickCount: 5, format: 'd' } }
  const color = { field: 'tone', type: 'nominal', scale: { domain: TONES, range: TONES.map((tone) => COLOUR[tone]) } }
  const aim = ceiling && [{ from: place(ceiling.period), to: `${last}-12-31`, value: ceiling.value, text: `${language.labels.ceiling}, ${language.quantity(ceiling.value, '%')}` }]
  const spec = themed(
    WIDTH.full,
    215,
    {
      layer: [
        {
          // Holds the scale open from the first year to the end of the last.
          name: 'baseline',
          data: { values: [{ from: `${first}-01-01`, to: `${last}-12-31`, value: 0 }] },
          mark: { type: 'rule', color: COLOUR.muted },
          encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' }, y },
        },
        ...(aim
          ? [
              { name: 'ceiling', data: { values: aim }, mark: { type: 'rule', strokeDash: [4, 3], color: COLOUR.muted }, encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' }, y } },
              {
                name: 'aim',
                data: { values: aim },
                mark: { type: 'text', align: 'right', dx: -6, color: COLOUR.muted, fontSize: SIZE.label },
                encoding: { x: { ...x, field: 'from' }, y, text: { field: 'text', type: 'nominal' } },
              },
            ]
          : []),
        { name: 'lines', data: { values: rows }, mark: { type: 'line', strokeWidth: 1.8, strokeCap: 'round', invalid: 'break-paths-show-domains' }, encoding: { x: { ...x, field: 'at' }, y, color } },
        {
          name: 'points',
          data: { values: points },
          mark: { type: 'point', filled: true, size: 40, opacity: 1 },
          encoding: { x: { ...x, field: 'at' }, y, color, shape: { field: 'evidence', type: 'nominal', scale: { domain: ['plain', 'weak'], range: ['circle', 'cross'] } } },
        },
        {
          name: 'labels',
          data: { values: labels },
          mark: { type: 'text', align: 'left', dx: 10, fontSize: SIZE.direct, fontWeight: 600 },
          encoding: { x: { ...x, field: 'at' }, y: { ...y, field: 'place' }, color, text: { field: 'text', type: 'nominal' } },
        },
      ],
    },
    150,
  )
  return {
    name: 'japan-share',
    spec,
    marks: { baseline: 1, ...(aim && { ceiling: 1, aim: 1 }), lines: lines.length, points: points.length, labels: labels.length },
    alternative: lines.map(({ label, known }) => language.alternative.series(label, known, '%')).join(' '),
    sources: sourcesOf([...drawn, ...(ceiling ? [ceiling] : [])]),
  }
}

/** A year stands at its middle, a span at its end, a month at its fifteenth. */
function place(period: Period): string {
  if (period.length === 4) return `${period}-07-01`
  return period.length === 7 ? `${period}-15` : lastDay(period)
}

/** A null between two values that lie more than a year apart breaks the line there. */
function withGaps(known: readonly Observed[]): { at: string; value: number | null }[] {
  return known.flatMap(({ period, value }, index) => {
    const before = known[index - 1]
    const apart = before !== undefined && Number(yearOf(period)) - Number(yearOf(before.period)) > 1
    return [...(apart ? [{ at: `${yearOf(period)}-01-01`, value: null }] : []), { at: place(period), value }]
  })
}

/** Labels no nearer than nine points of the scale, from the highest down. */
function spread<T extends { value: number }>(labels: readonly T[]): (T & { place: number })[] {
  const placed: (T & { place: number })[] = []
  for (const label of [...labels].sort((a, b) => b.value - a.value)) {
    const above = placed.at(-1)?.place
    placed.push({ ...label, place: above === undefined ? label.value : Math.min(label.value, above - 9) })
  }
  return placed
}
