// The part of a drawing that has a scale of values: upwards from zero, in CSS pixels of the drawing. Its axis is made of rules
// and words like all else.
import type { Language } from '../languages/language.ts'
import { bothWays, type ByField, type Layer, rules, type Size, words } from './drawing.ts'
import type { Box } from './label-places.ts'
import { COLOUR, QUIET, SIZE } from './theme.ts'
import { widest } from './wrap-text.ts'

export interface Plot extends Box {
  /** The value at the upper edge; the lower is zero. */
  highest: number
  /** Where a value stands. */
  y: (value: number) => number
}

/** Between the values of the scale and the plot, in CSS pixels, and the least that both take up. */
const SCALE_GAP = 6
export const LEAST_SCALE = 42

/** What is left of a drawing inside its room. A series that was never more than zero gets a scale all the same. */
export function plotWithin({ width, height }: Size, room: Box, reach: number): Plot {
  const highest = reach > 0 ? reach : 1
  const [top, bottom] = [room.top, height - room.bottom]
  return {
    ...{ left: room.left, right: width - room.right, top, bottom, highest },
    y: (value) => bottom - (value / highest) * (bottom - top),
  }
}

/** Whole values from zero, at most six, of which the last lies at or above what is to be reached. */
export function roundTicks(reach: number): number[] {
  if (!(reach > 0)) return [0, 1]
  const power = 10 ** Math.max(0, Math.floor(Math.log10(reach / 5)))
  const step = power * ([1, 2, 5].find((factor) => factor * power * 5 >= reach) ?? 10)
  return Array.from({ length: Math.ceil(reach / step - 1e-9) + 1 }, (_, index) => index * step)
}

/** Room at the left of a plot for the values of its scale. Charts below each other begin at one place where they can. */
export function scaleRoom(language: Language, reach: number): number {
  const texts = roundTicks(reach).map((tick) => language.digits(tick, 'count'))
  return Math.max(LEAST_SCALE, widest(texts, SIZE.label) + SCALE_GAP)
}

/** A line across the plot at each round value up to the given one, which is named at the left; the lowest is the baseline. */
export function valueGrid(language: Language, plot: Plot, upTo = plot.highest): Layer[] {
  const ticks = roundTicks(upTo).filter((tick) => tick <= upTo * (1 + 1e-9))
  return gridAt(language, plot, ticks, ticks)
}

/** A line at each tick above zero, and the names of some. */
export function gridAt(
  language: Language,
  { left, right, y }: Plot,
  ticks: readonly number[],
  named: readonly number[],
): Layer[] {
  const lines = ticks
    .filter((tick) => tick > 0)
    .map((tick) => ({ x: left, toX: right, y: y(tick), toY: y(tick) }))
  const names = named.map((tick) => ({
    x: left - SCALE_GAP,
    y: y(tick),
    text: language.digits(tick, 'count'),
  }))
  return [rules('grid', lines), words('scale', names, { ...QUIET, align: 'right' })]
}

/** The line that the marks stand on. */
export function baseline({ left, right, bottom }: Plot, from = left, to = right): Layer {
  return rules('baseline', [{ x: from, toX: to, y: bottom, toY: bottom }], { color: COLOUR.muted })
}

interface Bar {
  x: number
  toX: number
  value: number
  /** Its other end; zero unless it is a span between two values. */
  base?: number
  hollow: boolean
}

/** Upright bars. Their scale is one of values, so that the gate can see that none is cut off. */
export function bars(plot: Plot, name: string, rows: readonly Bar[], colour: string | ByField): Layer[] {
  const { top, bottom, highest } = plot
  return bothWays(
    name,
    rows.map((row) => ({ base: 0, ...row })),
    colour,
    { type: 'bar' },
    {
      x2: { field: 'toX' },
      y: {
        field: 'value',
        type: 'quantitative',
        axis: null,
        scale: { domain: [0, highest], range: [bottom, top], nice: false, padding: 0 },
      },
      y2: { field: 'base' },
    },
  )
}

interface BarAcross {
  y: number
  value: number
  hollow: boolean
}

/** Bars to either side of a zero in a drawing so wide, on a scale of values as well. */
export function barsAcross(
  name: string,
  rows: readonly BarAcross[],
  { width, zero, perUnit, height }: { width: number; zero: number; perUnit: number; height: number },
  tones: ByField,
): Layer[] {
  return bothWays(
    name,
    rows.map((row) => ({ ...row, base: 0 })),
    tones,
    // The edge lets the shortest be seen beside the line of zero.
    { type: 'bar', orient: 'horizontal', height, strokeWidth: 1 },
    {
      x: {
        field: 'value',
        type: 'quantitative',
        axis: null,
        scale: {
          domain: [-zero / perUnit, (width - zero) / perUnit],
          range: [0, width],
          nice: false,
          padding: 0,
        },
      },
      x2: { field: 'base' },
    },
  )
}
