// Points at their places in; their layers out: filled where firm, hollow where not, and the latest larger than the others.
import type { Observed } from '../dataset/observed.ts'
import { isFirm } from './doubt.ts'
import { across, down, type Layer } from './layered.ts'
import { COLOUR } from './theme.ts'

export interface Point {
  /** What it stands for; the check of the drawing holds it against the table of values. */
  period: string
  value: number
  x: number
  y: number
  firm: boolean
}

/** The point of a value, at a place in CSS pixels. */
export function pointOf(observed: Observed, { x, y }: { x: number; y: number }): Point {
  const { period, value } = observed
  return { period, value, x, y, firm: isFirm(observed) }
}

/** Places in CSS pixels; `area` in square pixels. */
export function pointLayer(
  name: string,
  rows: readonly Point[],
  { width, height }: { width: number; height: number },
  { area, shape = 'circle', colour = COLOUR.accent }: { area: number; shape?: string; colour?: string },
): Layer {
  return {
    name,
    rows,
    mark: { type: 'point', filled: true, shape, size: area, opacity: 1, stroke: colour, strokeWidth: 1.4 },
    encoding: {
      x: across(width),
      y: down(height),
      fill: {
        field: 'firm',
        type: 'nominal',
        scale: { domain: [true, false], range: [colour, COLOUR.paper] },
      },
    },
  }
}

/** The points of lines. */
export function points(
  all: readonly (Point & { latest: boolean })[],
  size: { width: number; height: number },
): Layer[] {
  const earlier = all.filter(({ latest }) => !latest)
  const latest = all.filter((point) => point.latest)
  return [pointLayer('points', earlier, size, { area: 26 }), pointLayer('latest', latest, size, { area: 62 })]
}
