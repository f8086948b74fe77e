// Cumulative magnet capacity outside China by start year, stacked by status, against what China exported in a year.
import { ACTIVE, type PlantNow, type YearCapacity } from '../analysis/capacity.ts'
import type { Quantity } from '../analysis/quantity.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { COLOUR, SIZE, themed, valueAxis, WIDTH } from './theme.ts'

const TONES = [COLOUR.accent, COLOUR.accentMid, COLOUR.accentPale, COLOUR.otherPale]
const HEIGHT = 240

/** Undefined without a dated plant. `exports` is China's magnet exports of a full year; without it no rule is drawn. */
export function magnetCapacity(
  language: Language,
  years: readonly YearCapacity[],
  plants: readonly PlantNow[],
  exports: Quantity | undefined,
): Chart | undefined {
  const last = years.at(-1)
  if (last === undefined) return undefined
  const bars = years.flatMap(({ year, tonnes }) => {
    let base = 0
    return ACTIVE.flatMap((status) => {
      const from = base
      base += tonnes[status]
      return tonnes[status] === 0 ? [] : [{ year, status, from, to: base }]
    })
  })
  const top = Math.max(last.total, exports?.value ?? 0)
  const names = spread(
    bars.filter(({ year }) => year === last.year),
    top * 0.075,
  ).map(({ status, place, size }) => ({
    year: last.year,
    place,
    text: `${language.statuses[status]}, ${language.quantity(size, 't')}`,
  }))
  const totals = years.map(({ year, total }) => ({ year, total, text: language.digits(total, 't') }))
  const rule = exports && [
    {
      value: exports.value,
      text: `${language.labels.chinaMagnetExports(language.period(exports.period))}: ${language.quantity(exports.value, 't')}`,
    },
  ]
  const x = {
    field: 'year',
    type: 'ordinal',
    axis: { title: null, labelAngle: 0 },
    scale: { paddingInner: 0.35, paddingOuter: 0.2 },
  }
  const quantity = {
    type: 'quantitative',
    // Room for the totals above the bars.
    scale: { domain: [0, top * 1.09], nice: true },
    axis: valueAxis(5),
  }
  const y = (field: string) => ({ field, ...quantity })
  const spec = themed(
    WIDTH.wide,
    HEIGHT,
    {
      layer: [
        {
          name: 'capacity',
          data: { values: bars },
          mark: { type: 'bar' },
          encoding: {
            x,
            y: y('from'),
            y2: { field: 'to' },
            color: { field: 'status', type: 'nominal', scale: { domain: [...ACTIVE], range: TONES } },
          },
        },
        {
          name: 'totals',
          data: { values: totals },
          mark: { type: 'text', dy: -7, fontSize: SIZE.label },
          encoding: { x, y: y('total'), text: { field: 'text', type: 'nominal' } },
        },
        {
          name: 'statuses',
          data: { values: names },
          mark: { type: 'text', align: 'left', dx: 40, fontSize: SIZE.direct },
          encoding: { x, y: y('place'), text: { field: 'text', type: 'nominal' } },
        },
        ...(rule
          ? [
              {
                name: 'exports',
                data: { values: rule },
                mark: { type: 'rule', strokeDash: [5, 3], strokeWidth: 1.5, color: COLOUR.ink },
                encoding: { y: y('value') },
              },
              {
                name: 'reference',
                data: { values: rule },
                mark: { type: 'text', align: 'left', dy: -8, dx: 4, fontWeight: 600, fontSize: SIZE.direct },
                encoding: { x: { value: 0 }, y: y('value'), text: { field: 'text', type: 'nominal' } },
              },
            ]
          : []),
      ],
    },
    140,
  )
  const cited = plants.flatMap(({ sources }) => sources)
  return {
    name: 'magnet-capacity',
    wide: {
      spec,
      marks: {
        capacity: bars.length,
        totals: totals.length,
        statuses: names.length,
        ...(rule && { exports: 1, reference: 1 }),
      },
    },
    alternative: language.alternative.capacity(
      last.year,
      last.total,
      ACTIVE.map((status) => ({ status, tonnes: last.tonnes[status] })).filter(({ tonnes }) => tonnes > 0),
      exports,
    ),
    sources: [...new Set([...cited, ...sourcesOf(exports?.from ?? [])])],
  }
}

/** The middle of each part, moved up where two labels would touch, or a label the axis. */
function spread<Part extends { from: number; to: number }>(parts: readonly Part[], gap: number) {
  let floor = gap / 2
  return parts.map((part) => {
    const place = Math.max((part.from + part.to) / 2, floor)
    floor = place + gap
    return { ...part, place, size: part.to - part.from }
  })
}
