// Months as bars from zero, each in one of the named tones: hollow where they do not stand firm, with a whisker where prints
// disagree. A pair of months is one wide bar at its monthly mean.
import type { Observed } from '../dataset/observed.ts'
import type { Layer } from './drawing.ts'
import { periodOf, type PublishedSlot, type Slot } from './monthly-slots.ts'
import { bars, type Plot } from './plot.ts'
import { isHollow, type Range } from './prints.ts'
import { whisker, whiskers } from './series-marks.ts'
import type { MonthsAcross } from './time-axis.ts'

export interface MonthBar extends Slot {
  /** Of a pair the monthly mean. */
  value: number
  pair: boolean
  /** What the value rests on. */
  drawn: readonly Observed[]
  /** Of all prints, where they disagree. */
  prints?: Range
}

/** Part of a month that is left free at either side of its bar. */
export const BESIDE_BAR = 0.16

export function monthBar({ observed, ...slot }: PublishedSlot): MonthBar {
  return { ...slot, drawn: [observed] }
}

/** Where a bar ends: at its value, or at a print that lies above it. */
export function topOf({ value, prints }: MonthBar): number {
  return Math.max(value, prints?.high ?? 0)
}

/** A layer a tone, named after it; of one bar several may be drawn, each across its own months. */
export function monthBars<Tone extends string>(
  plot: Plot,
  known: readonly (MonthBar & { across: MonthsAcross })[],
  tones: Record<Tone, string>,
  toneOf: (bar: MonthBar) => Tone,
): Layer[] {
  const rows = known.map((one) => {
    const { left, slot } = one.across
    return {
      tone: toneOf(one),
      x: left(one.first) + BESIDE_BAR * slot,
      toX: left(one.last) + (1 - BESIDE_BAR) * slot,
      value: one.value,
      period: periodOf(one),
      hollow: isHollow(one.drawn),
    }
  })
  return [
    ...Object.entries<string>(tones).flatMap(([name, colour]) =>
      bars(
        plot,
        name,
        rows.filter(({ tone }) => tone === name),
        colour,
      ),
    ),
    ...whiskers(
      known.flatMap((one) =>
        one.prints ? [whisker(plot, one.across.middle(one), one.value, one.prints)] : [],
      ),
    ),
  ]
}
