// The marks of the signal strip: the lines of its scale, and a mark for each change.
import type { Signal } from '../analysis/signal.ts'
import { type Layer, type Plot, positions, textLayer } from './plot.ts'
import { COLOUR, SIZE } from './theme.ts'

export interface StripMark {
  label: string
  /** In per cent, as the edges of what is ordinary, which are absent where the history is too short. */
  change: number
  low?: number
  high?: number
  verdict: Signal['verdict']
  /** Whether a value that the change rests on is derived or weak. */
  hollow: boolean
}

/** No change as a dark line, others as light ones, all named below. */
export function scaleLayers(plot: Plot, ticks: readonly { x: number; text: string }[]): Layer[] {
  const { x, y, y2 } = positions(plot)
  const upright = ticks.map((tick) => ({ ...tick, value: 0, value2: plot.top }))
  const middle = plot.width / 2
  const rule = (name: string, color: string, isMiddle: boolean): Layer => ({
    name,
    rows: upright.filter((tick) => Math.abs(tick.x - middle) < 0.01 === isMiddle),
    mark: { type: 'rule', color },
    encoding: { x, y, y2 },
  })
  return [
    rule('grid', COLOUR.grid, false),
    rule('zero', COLOUR.muted, true),
    textLayer(
      plot,
      'ticks',
      ticks.map((tick) => ({ ...tick, value: 0 })),
      { dy: 11, fontSize: SIZE.label, color: COLOUR.muted },
    ),
  ]
}

/** Diamonds for signals, circles for all else, arrows for what lies beyond the scale; hollow where the change is not firm. */
export function markLayers(
  plot: Plot,
  marks: readonly (StripMark & { x: number; value: number; off: boolean })[],
): Layer[] {
  const { x, y } = positions(plot)
  const kinds = [
    {
      name: 'ordinary',
      shape: 'circle',
      size: 62,
      of: marks.filter((one) => !one.off && one.verdict !== 'signal'),
    },
    {
      name: 'signals',
      shape: 'diamond',
      size: 96,
      of: marks.filter((one) => !one.off && one.verdict === 'signal'),
    },
    {
      name: 'offright',
      shape: 'triangle-right',
      size: 74,
      of: marks.filter((one) => one.off && one.change > 0),
    },
    {
      name: 'offleft',
      shape: 'triangle-left',
      size: 74,
      of: marks.filter((one) => one.off && one.change < 0),
    },
  ]
  return kinds.flatMap(({ name, shape, size, of }) =>
    [false, true].map((hollow): Layer => {
      const color = name === 'signals' ? COLOUR.accent : COLOUR.ink
      return {
        name: hollow ? `${name}hollow` : name,
        rows: of.filter((one) => one.hollow === hollow).map((one) => ({ x: one.x, value: one.value })),
        mark: {
          type: 'point',
          shape,
          size,
          filled: !hollow,
          opacity: 1,
          color,
          strokeWidth: hollow ? 1.5 : 0,
        },
        encoding: { x, y },
      }
    }),
  )
}
