// Japan's imports from China in the months around the reported halt of 2010: each month a bar with its value.
import { type Month, monthRange } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { accentTone, SIZE, themed, valueAxis, WIDTH } from './theme.ts'

const SERIES = 'japan-imports-china'

/** The lowest month stands in the accent colour. Undefined when no month is known. */
export function japan2010(
  vintage: Vintage,
  language: Language,
  first: Month,
  last: Month,
): Chart | undefined {
  const months = monthRange(first, last)
  const drawn = months.flatMap((month) => vintage.at(SERIES, month) ?? [])
  if (drawn.length === 0) return undefined
  const { name, unit } = vintage.series(SERIES)
  const highest = Math.max(...drawn.map(({ value }) => value))
  const lowest = Math.min(...drawn.map(({ value }) => value))
  const rows = drawn.map(({ period, value }) => ({
    month: language.shortPeriod(period),
    value,
    base: 0,
    text: language.quantity(value, unit),
    tone: value === lowest ? 'accent' : 'other',
  }))
  const domain = months.map((month) => language.shortPeriod(month))
  const x = {
    field: 'month',
    type: 'nominal',
    sort: domain,
    scale: { domain, paddingInner: 0.3 },
    axis: { title: null, labelAngle: 0, ticks: false },
  }
  const y = {
    field: 'value',
    type: 'quantitative',
    scale: { domain: [0, highest * 1.12], nice: false },
    axis: valueAxis(),
  }
  const spec = themed(WIDTH.wide, 145, {
    data: { values: rows },
    layer: [
      { name: 'bars', mark: { type: 'bar' }, encoding: { x, y, y2: { field: 'base' }, color: accentTone } },
      {
        name: 'texts',
        mark: { type: 'text', dy: -7, fontSize: SIZE.direct, fontWeight: 600 },
        encoding: { x, y, text: { field: 'text', type: 'nominal' } },
      },
    ],
  })
  return {
    name: 'japan-2010',
    wide: { spec, marks: { bars: rows.length, texts: rows.length } },
    alternative: language.alternative.series(name, drawn, unit),
    sources: sourcesOf(drawn),
  }
}
