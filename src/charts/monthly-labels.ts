// The labels of a monthly drawing, each beside what it names and clear of everything else. One that finds no room is left
// out: what it says stands in the table of values.
import { addMonths } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Language } from '../languages/language.ts'
import { type Layer, type Point, type Size, type Word, words } from './drawing.ts'
import { beside, boxAround, LabelPlaces, near } from './label-places.ts'
import type { KnownSlot, Slots } from './monthly-slots.ts'
import type { Plot } from './plot.ts'
import { furthestPrint } from './prints.ts'
import { type SeriesMark, takeMarks } from './series-marks.ts'
import { COLOUR, QUIET, SIZE } from './theme.ts'
import type { MonthsAcross } from './time-axis.ts'
import { unknownPlaces } from './unknown-places.ts'

export function monthlyLabels(
  language: Language,
  plot: Plot,
  across: MonthsAcross,
  { known, unknown, last, marks }: Slots & { marks: readonly SeriesMark[] },
  unit: Unit,
): Layer[] {
  const { labels } = language
  const quantity = (value: number) => language.quantity(value, unit)
  const { left, right, top, bottom } = plot
  const places = new LabelPlaces({ left: left - 4, right: right + 4, bottom: bottom - 3, top: top - 6 })
  const at = (one: KnownSlot, value = one.value): Point => ({ x: across.middle(one), y: plot.y(value) })
  takeMarks(places, plot, marks)
  for (const one of known.filter(({ pair }) => pair))
    places.take(boxAround(at(one), { width: across.slot * 2, height: 6 }))
  const gaps = unknownPlaces(language, bottom, unknown.map(across.edges), places)
  const newest = known.at(-1)
  const isLatest = newest?.last === last
  const told = [
    ...runsOfSignals(known).flatMap((run) => {
      const months = run.map(({ first }) => first)
      const span = months.length === 1 ? (months[0] ?? '') : `${months[0]}/${months.at(-1)}`
      const side = (one: KnownSlot) => (one.value < (one.ordinary?.low ?? 0) ? 'below' : 'above')
      return places.put(labels.signal(language.shortPeriod(span)), (size) =>
        run.flatMap((one) => near(at(one), size, side(one))),
      )
    }),
    ...(newest && !isLatest
      ? places.put(
          labels.valueOf(language.shortPeriod(newest.observed.period), quantity(newest.observed.value)),
          (size) => near(at(newest), size),
        )
      : []),
    ...known
      .filter((one) => isLatest && one.first === addMonths(last, -12) && !one.pair)
      .flatMap((one) =>
        places.put(labels.yearEarlier(quantity(one.value)), (size) => near(at(one), size, 'below')),
      ),
    ...known.flatMap((one) => {
      if (one.prints === undefined) return []
      const far = furthestPrint(one.value, one.prints)
      const side = far > one.value ? 'above' : 'below'
      return places.put(labels.otherPrint(quantity(far)), (size) => near(at(one, far), size, side))
    }),
  ]
  const notes = [
    ...pairNotes(known, labels, (one, text) => places.put(text, (size) => beside(at(one), size, 'below'))),
    ...places.put(labels.ordinary, (size) => besideBand(known, size, at)),
  ]
  const latest =
    newest && isLatest ? [{ x: right + 7, y: plot.y(newest.value), text: quantity(newest.value) }] : []
  return [
    ...gaps,
    words('notes', notes, QUIET),
    words('told', told, { fontSize: SIZE.label }),
    words('value', latest, { align: 'left', fontWeight: 600, color: COLOUR.accent }),
  ]
}

/** Each pair by its months, and one of them, the newest that has room, with what its bar shows. */
function pairNotes(
  known: readonly KnownSlot[],
  { pair, pairMeans }: { pair: string; pairMeans: string },
  put: (one: KnownSlot, text: string) => Word[],
): Word[] {
  let explained = false
  const newestFirst = known.filter((one) => one.pair).reverse()
  return newestFirst.flatMap((one) => {
    const full = explained ? [] : put(one, pairMeans)
    explained ||= full.length > 0
    return full.length > 0 ? full : put(one, pair)
  })
}

/** Below or above the band, where it is the most even over the width of the label; the later first. */
function besideBand(
  known: readonly KnownSlot[],
  { width, height }: Size,
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
      { x, y: Math.max(...lows) + 3 + height / 2, cost: spread(lows) },
      { x, y: Math.min(...highs) - 3 - height / 2, cost: spread(highs) },
    ]
  })
  return candidates.sort((a, b) => a.cost - b.cost || b.x - a.x)
}

/** Signals in months that follow each other. */
function runsOfSignals(known: readonly KnownSlot[]): KnownSlot[][] {
  const runs: KnownSlot[][] = []
  for (const one of known.filter(({ signal }) => signal)) {
    const run = runs.at(-1)
    if (run?.at(-1)?.first === addMonths(one.first, -1)) run.push(one)
    else runs.push([one])
  }
  return runs
}
