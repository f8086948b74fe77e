// The quiet labels of a monthly drawing: what the band is, what a wide bar is, what a hollow mark is. Each stands once, or
// once a pair, where there is room for it.
import type { Language } from '../languages/language.ts'
import { beside, type LabelSize, near, type Point } from './label-places.ts'
import type { KnownSlot } from './monthly-slots.ts'
import { whyHollow } from './prints.ts'

/** Places a label at one of its candidates: one, or none where there is no room. */
export type Put<T> = (text: string, candidates: (size: LabelSize) => readonly Point[]) => T[]

/** `at` gives the place of a value of a month, by default of its own. */
export function monthlyNotes<T>(
  { labels }: Language,
  known: readonly KnownSlot[],
  at: (one: KnownSlot, value?: number) => Point,
  put: Put<T>,
): T[] {
  const hollow = known.flatMap((one) => {
    const why = whyHollow(one.observed)
    return why ? [{ one, text: labels.hollow[why] }] : []
  })
  return [
    ...pairNotes(known, labels, (one, text) => put(text, (size) => beside(at(one), size, 'below'))),
    ...firstPlaced([beside, near], (places) =>
      firstPlaced(hollow.reverse(), ({ one, text }) => put(text, (size) => places(at(one), size))),
    ),
    ...put(labels.ordinary, (size) => besideBand(known, size, at)),
  ]
}

/** Each pair by its months, and one of them, the newest that has room, with what its bar shows. */
function pairNotes<T>(
  known: readonly KnownSlot[],
  { pair, pairMeans }: { pair: string; pairMeans: string },
  put: (one: KnownSlot, text: string) => T[],
): T[] {
  let explained = false
  const newestFirst = known.filter((one) => one.pair).reverse()
  return newestFirst.flatMap((one) => {
    const full = explained ? [] : put(one, pairMeans)
    explained ||= full.length > 0
    return full.length > 0 ? full : put(one, pair)
  })
}

/** What the first gives for which anything could be placed. */
function firstPlaced<M, T>(marks: readonly M[], put: (mark: M) => T[]): T[] {
  for (const mark of marks) {
    const placed = put(mark)
    if (placed.length > 0) return placed
  }
  return []
}

/** Below or above the band, where it is the most even over the width of the label; the later first. */
function besideBand(
  known: readonly KnownSlot[],
  { width, height }: LabelSize,
  at: (one: KnownSlot, value?: number) => Point,
): Point[] {
  const band = known.flatMap((one) =>
    one.ordinary ? [{ low: at(one, one.ordinary.low), high: at(one, one.ordinary.high) }] : [],
  )
  const candidates = band.flatMap(({ low: { x } }) => {
    const over = band.filter(({ low }) => Math.abs(low.x - x) < width / 2 + 4)
    const lows = over.map(({ low }) => low.y)
    const highs = over.map(({ high }) => high.y)
    const spread = (edge: readonly number[]) => Math.max(...edge) - Math.min(...edge)
    return [
      { x, y: Math.min(...lows) - 3 - height / 2, cost: spread(lows) },
      { x, y: Math.max(...highs) + 3 + height / 2, cost: spread(highs) },
    ]
  })
  return candidates.sort((a, b) => a.cost - b.cost || b.x - a.x)
}
