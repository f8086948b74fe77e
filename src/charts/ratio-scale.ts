// Changes in per cent on a scale of ratios: a half and a double lie equally far from no change, as in the signal test. It is
// cut where bands end, so that one change of hundreds of per cent does not squash all others.

/** The scale shows at least this much: from a third to three times. */
const LEAST = 3
/** Changes of which a scale can be made; a phone has room for the plain ones. */
const TICKS = { wide: [-67, -50, -33, 0, 50, 100, 200], narrow: [-67, -50, 0, 100, 200] }

interface RatioScale {
  /** Where a change stands; one beyond the cut stands at it. */
  at: (changePercent: number) => number
  isOff: (changePercent: number) => boolean
  /** Whole per cent; the third parts are rounded to it. */
  ticks: readonly number[]
}

/** `bands` are the upper edges of all bands, in per cent: none of them is cut. */
export function ratioScale(
  bands: readonly number[],
  { left, right }: { left: number; right: number },
  isNarrow: boolean,
): RatioScale {
  const widest = Math.max(...bands.map((high) => 1 + high / 100))
  const limit = Math.log(Math.max(LEAST, widest * 1.05))
  // A fall to nothing has no logarithm; it lies beyond any cut.
  const log = (change: number) => (change <= -100 ? Number.NEGATIVE_INFINITY : Math.log(1 + change / 100))
  const cut = (value: number) => Math.min(Math.max(value, -limit), limit)
  return {
    at: (change) => left + ((cut(log(change)) + limit) / (2 * limit)) * (right - left),
    isOff: (change) => Math.abs(log(change)) > limit,
    ticks: isNarrow ? TICKS.narrow : TICKS.wide,
  }
}
