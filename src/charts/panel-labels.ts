// The labels of one panel of monthly bars: unknown months, the value of the last month and of the highest one, values too
// small to be seen as a bar, what other sources print and what a hollow bar is.
import type { Month } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Language } from '../languages/language.ts'
import { LabelPlaces, labelSize, type Point } from './label-places.ts'
import type { MonthsAcross } from './month-axis.ts'
import { type Layer, pixelsOf, type Plot, textLayer, valueAt } from './plot.ts'
import { furthestPrint, type Range, whyHollow } from './prints.ts'
import { type PublishedSlot, type Slot, unknownRuns } from './published-slots.ts'
import { COLOUR, SIZE } from './theme.ts'
import { unknownPlaces } from './unknown-places.ts'

export interface PanelSlot extends Slot {
  /** Of a pair the monthly mean. */
  value: number
  pair: boolean
  /** Why it does not stand firm. */
  hollow?: 'derived' | 'weak'
  contested: boolean
  /** Of all prints, where they disagree. */
  prints?: Range
}

/** A slot as it was published. */
export function panelSlot({ observed, ...slot }: PublishedSlot): PanelSlot {
  const hollow = whyHollow(observed)
  return { ...slot, contested: observed.contested, ...(hollow && { hollow }) }
}

/** A bar lower than this, in CSS pixels, cannot be seen, so that its value must be printed. */
const UNSEEN = 2

export function panelLabels(
  language: Language,
  plot: Plot,
  across: MonthsAcross,
  known: readonly PanelSlot[],
  { last, unit }: { last: Month; unit: Unit },
): Layer[] {
  const { months, slot, left, middle, edges } = across
  const start = left(months[0] ?? last)
  const end = start + months.length * slot
  const places = new LabelPlaces({ left: start - 4, right: end + 5, bottom: 2, top: plot.height + 4 })
  const top = (one: PanelSlot): Point => ({
    x: middle(one),
    y: pixelsOf(plot, Math.max(one.value, one.prints?.high ?? 0)),
  })
  for (const one of known) {
    const { x, y } = top(one)
    const half = (one.pair ? 0.84 : 0.34) * slot
    places.take({ left: x - half, right: x + half, bottom: 0, top: y })
  }
  /** Above the bar, as near to it as its neighbours allow, and within the panel. */
  const above = (one: PanelSlot, text: string, weight: 400 | 600 = 400) => {
    const size = labelSize(text, SIZE.label, weight)
    const { x, y } = top(one)
    const shifts = [0, -0.2, 0.2, -0.5, 0.5].map((part) =>
      Math.min(Math.max(x + part * size.width, start - 4 + size.width / 2), end + 5 - size.width / 2),
    )
    const rises = [3, 8, 14, 22, 32, 44, 58, 74]
    const candidates = rises.flatMap((rise) =>
      shifts.map((shift) => ({ x: shift, y: y + rise + size.height / 2 })),
    )
    const place = places.place(size, candidates)
    return place ? [{ x: place.x, value: valueAt(plot, place.y), text }] : []
  }
  const runs = unknownRuns(known, months[0] ?? last, last)
  const gaps = unknownPlaces(language, plot, runs.map(edges), places)
  const value = (one: PanelSlot) => language.quantity(one.value, unit)
  const latest = known.filter((one) => one.last === last)
  const earlier = known.filter((one) => one.last !== last)
  const highest = Math.max(...known.map((one) => one.value))
  const named = latest.flatMap((one) => above(one, value(one), 600))
  const unseen = earlier.filter((one) => pixelsOf(plot, one.value) < UNSEEN)
  const small = unseen.flatMap((one) => above(one, language.digits(one.value, 'count')))
  const told = earlier
    .filter(
      (one) => one.prints !== undefined || (one.value === highest && !one.pair && !unseen.includes(one)),
    )
    .flatMap((one) =>
      above(
        one,
        one.prints
          ? language.labels.otherPrint(language.quantity(furthestPrint(one.value, one.prints), unit))
          : value(one),
      ),
    )
  const pair = known.findLast((one) => one.pair)
  const hollow = known.findLast((one) => one.hollow)
  const notes = [
    ...(pair ? above(pair, language.labels.pairMeans) : []),
    ...(hollow?.hollow ? above(hollow, language.labels.hollow[hollow.hollow]) : []),
  ]
  const type = { fontSize: SIZE.label }
  return [
    ...gaps,
    textLayer(plot, 'notes', notes, { ...type, color: COLOUR.muted }),
    textLayer(plot, 'told', [...small, ...told], { ...type, color: COLOUR.ink }),
    textLayer(plot, 'value', named, { ...type, fontWeight: 600, color: COLOUR.accent }),
  ]
}
