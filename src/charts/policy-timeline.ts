// The monthly series as bars and the policy steps above it: each a line on its day, numbered and named at its top.
import { type Month, monthRange } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { monthTicks } from './place-on-time.ts'
import type { Timeline } from './place-steps.ts'
import { COLOUR, SIZE, themed, timeAxis, WIDTH } from './theme.ts'

/** Height of the bars and of one row of names, in CSS pixels. */
const BARS = 118
const ROW = 15.5

/** Undefined when no month of the series is known. */
export function policyTimeline(
  vintage: Vintage,
  language: Language,
  series: string,
  month: Month,
  { first, end, markers }: Timeline,
): Chart | undefined {
  const months = monthRange(first, month)
  const drawn = months.map((one) => vintage.at(series, one)).filter((observed) => observed !== undefined)
  if (drawn.length === 0) return undefined
  const top = Math.max(...drawn.map(({ value }) => value))
  const rows = Math.max(0, ...markers.map(({ row }) => row + 1))
  const height = BARS + rows * ROW + 10
  // Names stand above the bars on the same scale, whose labelled part ends with the bars.
  const scale = { domain: [0, (top * height) / BARS], nice: false }
  const step = tickStep(top)
  const ticks = Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => index * step)
  const y = { type: 'quantitative', scale, axis: { title: null, values: ticks, format: ',d' } }
  const x = {
    type: 'temporal',
    scale: { type: 'utc', nice: false },
    axis: timeAxis(monthTicks(first, month, 3), '%b %Y'),
  }
  const bars = drawn.map(({ period, value }) => ({
    start: `${period}-08`,
    end: `${period}-22`,
    value,
    base: 0,
    tone: period === month ? 'month' : 'other',
  }))
  const steps = markers.map(({ number, event, day, row }) => ({
    day,
    place: top * (1 + (12 + row * ROW) / BARS),
    base: 0,
    text: `${language.digits(number, 'count')} · ${event.label}`,
    effect: event.effect,
  }))
  const tone = {
    field: 'effect',
    type: 'nominal',
    scale: {
      domain: ['tightens', 'eases', 'neutral', 'unknown'],
      range: [COLOUR.accent, COLOUR.ink, COLOUR.muted, COLOUR.muted],
    },
  }
  const shape = {
    ...tone,
    scale: { ...tone.scale, range: ['triangle-down', 'triangle-up', 'circle', 'circle'] },
  }
  const at = { x: { ...x, field: 'day' }, y: { ...y, field: 'place' } }
  const spec = themed(WIDTH.wide, height + 24, {
    layer: [
      {
        // Holds the scale open to its end, where no bar stands.
        name: 'baseline',
        data: { values: [{ start: `${first}-01`, end, value: 0 }] },
        mark: { type: 'rule', color: COLOUR.muted },
        encoding: { x: { ...x, field: 'start' }, x2: { field: 'end' }, y: { ...y, field: 'value' } },
      },
      {
        name: 'bars',
        data: { values: bars },
        mark: { type: 'bar' },
        encoding: {
          x: { ...x, field: 'start' },
          x2: { field: 'end' },
          y: { ...y, field: 'value' },
          y2: { field: 'base' },
          color: {
            field: 'tone',
            type: 'nominal',
            scale: { domain: ['month', 'other'], range: [COLOUR.accentPale, COLOUR.otherPale] },
          },
        },
      },
      ...(steps.length === 0
        ? []
        : [
            {
              name: 'days',
              data: { values: steps },
              mark: { type: 'rule', strokeWidth: 0.8 },
              encoding: { ...at, y2: { field: 'base' }, color: tone },
            },
            {
              name: 'effects',
              data: { values: steps },
              mark: { type: 'point', filled: true, size: 44, opacity: 1 },
              encoding: { ...at, color: tone, shape },
            },
            {
              name: 'names',
              data: { values: steps },
              mark: { type: 'text', align: 'right', dx: -8, fontSize: SIZE.label },
              encoding: { ...at, color: tone, text: { field: 'text', type: 'nominal' } },
            },
          ]),
    ],
    resolve: { scale: { color: 'independent' } },
  })
  const count = steps.length
  const events = markers.map(({ event }) => ({ label: event.label, date: event.date }))
  return {
    name: 'policy-timeline',
    wide: {
      spec,
      marks: {
        baseline: 1,
        bars: bars.length,
        ...(count > 0 && { days: count, effects: count, names: count }),
      },
    },
    alternative: `${language.alternative.series(vintage.series(series).name, drawn, vintage.series(series).unit)} ${language.alternative.events(events)}`,
    sources: [
      ...new Set([
        ...sourcesOf(drawn),
        ...markers.flatMap(({ event }) => vintage.known(event.sources).slice(0, 1)),
      ]),
    ],
  }
}

/** One, two or five times a power of ten, so that about three ticks stand below the top. */
function tickStep(top: number): number {
  const power = 10 ** Math.floor(Math.log10(top / 3))
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => top / step < 4.5) ?? power * 10
}
