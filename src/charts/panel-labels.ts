// The labels of one panel of monthly bars: unknown months, the value of the last month and of the highest one, values too
// small to be seen as a bar, what other sources print and what a wide bar is.
import type { Month } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Language } from '../languages/language.ts'
import { type Layer, words } from './drawing.ts'
import { LabelPlaces } from './label-places.ts'
import { BESIDE_BAR, type MonthBar, topOf } from './month-bars.ts'
import { unknownRuns } from './monthly-slots.ts'
import type { Plot } from './plot.ts'
import { furthestPrint } from './prints.ts'
import { COLOUR, QUIET, SIZE } from './theme.ts'
import type { MonthsAcross } from './time-axis.ts'
import { unknownPlaces } from './unknown-places.ts'

/** A bar lower than this, in CSS pixels, cannot be seen, so that its value must be printed. */
const UNSEEN = 2

export function panelLabels(
  language: Language,
  plot: Plot,
  across: MonthsAcross,
  known: readonly MonthBar[],
  { last, unit }: { last: Month; unit: Unit },
): Layer[] {
  const { months, slot, middle, edges } = across
  const first = months[0] ?? last
  const panel = edges({ first, last })
  const [left, right] = [panel.from - 4, panel.to + 5]
  const places = new LabelPlaces({ left, right, bottom: plot.bottom - 2, top: plot.top - 4 })
  for (const one of known) {
    const { from, to } = edges(one)
    const air = BESIDE_BAR * slot
    places.take({ left: from + air, right: to - air, bottom: plot.bottom, top: plot.y(topOf(one)) })
  }
  /** Above the bar, as near to it as its neighbours allow, and within the panel. */
  const above = (one: MonthBar, text: string, weight: 400 | 600 = 400) =>
    places.put(
      text,
      ({ width, height }) => {
        const shifts = [0, -0.2, 0.2, -0.5, 0.5].map((part) =>
          Math.min(Math.max(middle(one) + part * width, left + width / 2), right - width / 2),
        )
        const base = plot.y(topOf(one)) - height / 2
        return [3, 8, 14, 22, 32, 44, 58, 74].flatMap((rise) => shifts.map((x) => ({ x, y: base - rise })))
      },
      weight,
    )
  const gaps = unknownPlaces(language, plot.bottom, unknownRuns(known, first, last).map(edges), places)
  const value = (one: MonthBar) => language.quantity(one.value, unit)
  const earlier = known.filter((one) => one.last !== last)
  const highest = Math.max(...known.map((one) => one.value))
  const latest = known.filter((one) => one.last === last).flatMap((one) => above(one, value(one), 600))
  const unseen = earlier.filter((one) => plot.bottom - plot.y(one.value) < UNSEEN)
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
  return [
    ...gaps,
    words('notes', pair ? above(pair, language.labels.pairMeans) : [], QUIET),
    words('told', [...small, ...told], { fontSize: SIZE.label }),
    words('value', latest, { fontSize: SIZE.label, fontWeight: 600, color: COLOUR.accent }),
  ]
}
