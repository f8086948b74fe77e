// The marks of a monthly series: the line between neighbouring months, a point for each, whiskers to what other sources print.
import { addMonths } from '../dataset/period.ts'
import type { Point } from './label-places.ts'
import type { KnownSlot } from './monthly-slots.ts'
import { type Layer, type Plot, positions, valueAt } from './plot.ts'
import { whyHollow } from './prints.ts'
import { COLOUR } from './theme.ts'

/** Between a hollow mark and the line that would cross it, in CSS pixels. */
const CLEAR = 4
/** Half the length of the stroke at the end of a whisker. */
const END = 3.5

export function rule(color: string, strokeWidth: number): object {
  return { type: 'rule', color, strokeWidth }
}

/** From each month to the next one, where both are known apart. `at` gives the place of a value. */
export function lineLayer(plot: Plot, known: readonly KnownSlot[], at: (one: KnownSlot) => Point): Layer {
  const { x, x2, y, y2 } = positions(plot)
  const rows = known.flatMap((one, index) => {
    const next = known[index + 1]
    if (next === undefined || one.pair || next.pair || next.first !== addMonths(one.first, 1)) return []
    const [from, to] = [at(one), at(next)]
    const length = Math.hypot(to.x - from.x, to.y - from.y)
    const along = (distance: number) => ({
      x: from.x + ((to.x - from.x) * distance) / length,
      value: valueAt(plot, from.y + ((to.y - from.y) * distance) / length),
    })
    const start = along(whyHollow(one.observed) ? CLEAR : 0)
    const end = along(length - (whyHollow(next.observed) ? CLEAR : 0))
    return [{ ...start, x2: end.x, value2: end.value }]
  })
  return { name: 'lines', rows, mark: rule(COLOUR.other, 1.4), encoding: { x, x2, y, y2 } }
}

/** From the lowest to the highest print of each contested value, with a stroke where another source stands. */
export function whiskerLayers(
  plot: Plot,
  contested: readonly { x: number; value: number; low: number; high: number }[],
): Layer[] {
  const { x, x2, y, y2 } = positions(plot)
  return [
    {
      name: 'whiskers',
      rows: contested.map(({ x: at, low, high }) => ({ x: at, value: low, value2: high })),
      mark: rule(COLOUR.ink, 1),
      encoding: { x, y, y2 },
    },
    {
      name: 'prints',
      rows: contested.flatMap(({ x: at, value, low, high }) =>
        [low, high].filter((end) => end !== value).map((end) => ({ x: at - END, x2: at + END, value: end })),
      ),
      mark: rule(COLOUR.ink, 1),
      encoding: { x, x2, y },
    },
  ]
}

/** A layer for each way to draw a month: the month of the issue or another, ordinary or not, firm or hollow. */
export function pointLayers(
  plot: Plot,
  known: readonly KnownSlot[],
  last: string,
  at: (one: KnownSlot) => Point,
): Layer[] {
  const { x, y } = positions(plot)
  const both = [false, true]
  return both.flatMap((latest) =>
    both.flatMap((signal) =>
      both.map((hollow): Layer => {
        const drawn = known.filter(
          (one) =>
            !one.pair &&
            (one.last === last) === latest &&
            one.signal === signal &&
            (whyHollow(one.observed) !== undefined) === hollow,
        )
        return {
          name: `${latest ? 'latest' : ''}${signal ? 'signals' : 'points'}${hollow ? 'hollow' : ''}`,
          rows: drawn.map((one) => ({ x: at(one).x, value: one.value })),
          mark: {
            type: 'point',
            shape: signal ? 'diamond' : 'circle',
            size: (latest ? 44 : 26) * (signal ? 1.8 : 1),
            filled: !hollow,
            opacity: 1,
            color: latest ? COLOUR.accent : signal ? COLOUR.ink : COLOUR.muted,
            strokeWidth: hollow ? 1.4 : 0,
          },
          encoding: { x, y },
        }
      }),
    ),
  )
}
