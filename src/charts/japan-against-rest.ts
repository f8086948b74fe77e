// What each destination contributed to the change of magnet exports: horizontal bars in tonnes, Japan in the accent colour.
import type { Observed } from '../dataset/observed.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { COLOUR, nameAxis, SIZE, themed, WIDTH } from './theme.ts'

export interface DestinationBar {
  label: string
  /** Change in tonnes, and in per cent of what went there before. */
  tonnes: number
  percent: number
  accent: boolean
  drawn: readonly Observed[]
}

/** Undefined without bars. */
export function japanAgainstRest(language: Language, bars: readonly DestinationBar[]): Chart | undefined {
  if (bars.length === 0) return undefined
  const labels = bars.map(({ label }) => label)
  const rows = bars.map(({ label, tonnes, percent, accent }) => ({
    label,
    tonnes,
    base: 0,
    tone: accent ? 'japan' : 'other',
    // Values stand outside the end of their bar; a bar to the left has them at its left.
    side: tonnes < 0 ? 'left' : 'right',
    text: `${language.signed(tonnes, 't')} (${language.signed(percent, '%')})`,
  }))
  const reach = Math.max(...rows.map(({ tonnes }) => Math.abs(tonnes)), 1)
  const ends = rows.map(({ tonnes }) => tonnes)
  // Room for the value beyond the end of the longest bar, on a side that has bars.
  const [lowest, highest] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  const domain = [lowest - reach * (lowest < 0 ? 0.32 : 0.01), highest + reach * (highest > 0 ? 0.32 : 0.01)]
  const y = {
    field: 'label',
    type: 'nominal',
    sort: labels,
    axis: { ...nameAxis, labelPadding: 8 },
  }
  const x = { field: 'tonnes', type: 'quantitative', scale: { domain, nice: false }, axis: null }
  const values = (side: 'left' | 'right') => rows.filter((row) => row.side === side)
  const texts = (side: 'left' | 'right') =>
    values(side).length === 0
      ? []
      : [
          {
            name: side,
            data: { values: values(side) },
            mark: {
              type: 'text',
              align: side === 'left' ? 'right' : 'left',
              dx: side === 'left' ? -6 : 6,
              fontSize: SIZE.direct,
            },
            encoding: { y, x, text: { field: 'text', type: 'nominal' } },
          },
        ]
  const spec = themed(WIDTH.wide, 30 * rows.length + 16, {
    layer: [
      {
        name: 'bars',
        data: { values: rows },
        mark: { type: 'bar', height: 17 },
        encoding: {
          y,
          x,
          x2: { field: 'base' },
          color: {
            field: 'tone',
            type: 'nominal',
            scale: { domain: ['japan', 'other'], range: [COLOUR.accent, COLOUR.other] },
          },
        },
      },
      {
        name: 'zero',
        data: { values: [{ tonnes: 0 }] },
        mark: { type: 'rule', color: COLOUR.muted },
        encoding: { x },
      },
      ...texts('left'),
      ...texts('right'),
    ],
  })
  const [left, right] = [values('left').length, values('right').length]
  return {
    name: 'japan-against-rest',
    wide: {
      spec,
      marks: { bars: rows.length, zero: 1, ...(left > 0 && { left }), ...(right > 0 && { right }) },
    },
    alternative: language.alternative.contributions(bars),
    sources: sourcesOf(bars.flatMap(({ drawn }) => drawn)),
  }
}
