// One row a series: its ordinary variation as a band, this month's change as a dot. What is signal and what is noise.

import type { Observed } from '../dataset/observed.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { COLOUR, nameAxis, SIZE, themed, WIDTH } from './theme.ts'

export interface StripRow {
  label: string
  /** This month's change in per cent. */
  change: number
  /** Edges of ordinary variation in per cent; absent where the history is too short to say. */
  low?: number
  high?: number
  signal: boolean
  drawn: readonly Observed[]
}

/** Undefined without rows. */
export function signalStrip(language: Language, rows: readonly StripRow[]): Chart | undefined {
  if (rows.length === 0) return undefined
  const bands = rows.filter((row) => row.low !== undefined)
  const labels = rows.map(({ label }) => label)
  const y = {
    field: 'label',
    type: 'nominal',
    sort: labels,
    axis: nameAxis,
  }
  const dots = rows.map(({ label, change, signal }) => ({
    label,
    change: change / 100,
    tone: signal ? 'signal' : 'ordinary',
    text: language.signed(change, '%'),
  }))
  const spec = themed(WIDTH.wide, 34 * rows.length + 34, {
    layer: [
      ...(bands.length === 0
        ? []
        : [
            {
              name: 'bands',
              data: {
                values: bands.map(({ label, low = 0, high = 0 }) => ({
                  label,
                  low: low / 100,
                  high: high / 100,
                })),
              },
              mark: { type: 'bar', height: 16, color: COLOUR.otherPale },
              encoding: { y, x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' } },
            },
          ]),
      {
        name: 'zero',
        data: { values: [{ at: 0 }] },
        mark: { type: 'rule', color: COLOUR.muted },
        encoding: { x: { field: 'at', type: 'quantitative' } },
      },
      {
        name: 'changes',
        data: { values: dots },
        mark: { type: 'point', filled: true, size: 70, opacity: 1 },
        encoding: {
          y,
          x: {
            field: 'change',
            type: 'quantitative',
            axis: { title: null, grid: true, tickCount: 6, format: '+.0%' },
          },
          color: {
            field: 'tone',
            type: 'nominal',
            scale: { domain: ['signal', 'ordinary'], range: [COLOUR.accent, COLOUR.ink] },
          },
          shape: {
            field: 'tone',
            type: 'nominal',
            scale: { domain: ['signal', 'ordinary'], range: ['diamond', 'circle'] },
          },
        },
      },
      {
        name: 'values',
        data: { values: dots },
        mark: { type: 'text', dy: -12, fontSize: SIZE.label },
        encoding: {
          y,
          x: { field: 'change', type: 'quantitative' },
          text: { field: 'text', type: 'nominal' },
        },
      },
    ],
  })
  return {
    name: 'signal-strip',
    wide: {
      spec,
      marks: {
        ...(bands.length > 0 && { bands: bands.length }),
        zero: 1,
        changes: dots.length,
        values: dots.length,
      },
    },
    alternative: language.alternative.changes(rows),
    sources: sourcesOf(rows.flatMap(({ drawn }) => drawn)),
  }
}
