// China's share of Japan's imports over the years, one line a measure. Only known points; years without one break the line.
import { lastDay, type Month, yearOf } from '../dataset/period.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { placeOnTime, spreadBelow, withGaps } from './place-on-time.ts'
import { brokenLine, COLOUR, SIZE, themed, timeAxis, WIDTH } from './theme.ts'

const TONES = ['ink', 'accent', 'other'] as const
/** Smallest distance between two labels, in per cent points of the scale. */
const GAP = 9

/**
 * Shares in per cent up to the month; `ceiling` is the aim for one supplier, drawn across. At most three
 * measures. Undefined when nothing is known.
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
    const last = known.at(-1)
    return last ? [{ label: vintage.series(series).short, tone: TONES[index % 3] ?? 'ink', known, last }] : []
  })
  const drawn = lines.flatMap(({ known }) => known)
  const [first] = drawn.map(({ period }) => yearOf(period)).sort()
  if (first === undefined) return undefined
  const rows = lines.flatMap(({ tone, known }) => withGaps(known).map((row) => ({ ...row, tone })))
  const points = lines.flatMap(({ tone, known }) =>
    known.map(({ period, value, weak }) => ({
      at: placeOnTime(period),
      value,
      tone,
      evidence: weak ? 'weak' : 'plain',
    })),
  )
  const labels = spreadBelow(
    lines.map(({ label, tone, last: { period, value } }) => {
      return { at: placeOnTime(period), value, text: `${label}, ${language.quantity(value, '%')}`, tone }
    }),
    GAP,
    ceiling?.value,
  )
  const last = Number(yearOf(month))
  const years = Array.from({ length: last - Number(first) + 1 }, (_, index) => String(Number(first) + index))
  const x = {
    type: 'temporal',
    scale: { type: 'utc', nice: false },
    axis: timeAxis(
      years.filter((year) => Number(year) % 2 === 0).map((year) => `${year}-07-01`),
      '%Y',
    ),
  }
  const y = {
    field: 'value',
    type: 'quantitative',
    scale: { domain: [0, 100] },
    axis: { title: null, tickCount: 5, format: 'd' },
  }
  const tones = { domain: TONES, range: TONES.map((tone) => COLOUR[tone]) }
  const color = { field: 'tone', type: 'nominal', scale: tones }
  const aim = ceiling && [
    {
      from: placeOnTime(ceiling.period),
      to: `${last}-12-31`,
      value: ceiling.value,
      text: `${language.labels.ceiling}, ${language.quantity(ceiling.value, '%')}`,
    },
  ]
  const spec = themed(
    WIDTH.wide,
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
              {
                name: 'ceiling',
                data: { values: aim },
                mark: { type: 'rule', strokeDash: [4, 3], color: COLOUR.muted },
                encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' }, y },
              },
              {
                name: 'aim',
                data: { values: aim },
                mark: { type: 'text', align: 'right', dx: -6, color: COLOUR.muted, fontSize: SIZE.label },
                encoding: { x: { ...x, field: 'from' }, y, text: { field: 'text', type: 'nominal' } },
              },
            ]
          : []),
        {
          name: 'lines',
          data: { values: rows },
          mark: { ...brokenLine, strokeWidth: 1.8 },
          encoding: { x: { ...x, field: 'at' }, y, color },
        },
        {
          name: 'points',
          data: { values: points },
          mark: { type: 'point', filled: true, size: 45, opacity: 1 },
          encoding: {
            x: { ...x, field: 'at' },
            y,
            color,
            shape: {
              field: 'evidence',
              type: 'nominal',
              scale: { domain: ['plain', 'weak'], range: ['circle', 'cross'] },
            },
          },
        },
        {
          name: 'labels',
          data: { values: labels },
          mark: { type: 'text', align: 'left', dx: 10, fontSize: SIZE.direct, fontWeight: 600 },
          encoding: {
            x: { ...x, field: 'at' },
            y: { ...y, field: 'place' },
            color,
            text: { field: 'text', type: 'nominal' },
          },
        },
      ],
    },
    24,
  )
  return {
    name: 'japan-share',
    wide: {
      spec,
      marks: {
        baseline: 1,
        ...(aim && { ceiling: 1, aim: 1 }),
        lines: lines.length,
        points: points.length,
        labels: labels.length,
      },
    },
    alternative: lines.map(({ label, known }) => language.alternative.series(label, known, '%')).join(' '),
    sources: sourcesOf([...drawn, ...(ceiling ? [ceiling] : [])]),
  }
}
