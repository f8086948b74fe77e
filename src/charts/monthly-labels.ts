// The labels of a monthly drawing, each beside what it names and clear of everything else. One that finds no room is left
// out: what it says stands in the table of values.
import { addMonths } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Language } from '../languages/language.ts'
import { boxAround, LabelPlaces, labelSize, near, type Point } from './label-places.ts'
import type { MonthsAcross } from './month-axis.ts'
import { monthlyNotes, type Put } from './monthly-notes.ts'
import type { KnownSlot, Slots } from './monthly-slots.ts'
import { type Layer, pixelsOf, type Plot, textLayer, valueAt } from './plot.ts'
import { furthestPrint } from './prints.ts'
import { type SeriesMark, takeMarks } from './series-marks.ts'
import { COLOUR, SIZE } from './theme.ts'
import { unknownPlaces } from './unknown-places.ts'

type Label = { x: number; value: number; text: string }

export function monthlyLabels(
  language: Language,
  plot: Plot,
  across: MonthsAcross,
  { known, unknown, last, marks }: Slots & { marks: readonly SeriesMark[] },
  unit: Unit,
): Layer[] {
  const { labels } = language
  const quantity = (value: number) => language.quantity(value, unit)
  const places = new LabelPlaces({ left: -4, right: plot.width + 4, bottom: 3, top: plot.height + 6 })
  const at = (one: KnownSlot, value = one.value): Point => ({
    x: across.middle(one),
    y: pixelsOf(plot, value),
  })
  const label = (text: string, { x, y }: Point): Label => ({ x, value: valueAt(plot, y), text })
  const put: Put<Label> = (text, candidates) => {
    const size = labelSize(text, SIZE.label)
    const place = places.place(size, candidates(size))
    return place === undefined ? [] : [label(text, place)]
  }
  takeMarks(places, plot, marks)
  for (const one of known.filter(({ pair }) => pair))
    places.take(boxAround(at(one), { width: across.slot * 2, height: 6 }))
  const gaps = unknownPlaces(language, plot, unknown.map(across.edges), places)
  const newest = known.at(-1)
  const isLatest = newest?.last === last
  const told = [
    ...runsOfSignals(known).flatMap((run) => {
      const months = run.map(({ first }) => first)
      const span = months.length === 1 ? (months[0] ?? '') : `${months[0]}/${months.at(-1)}`
      const side = (one: KnownSlot) => (one.value < (one.ordinary?.low ?? 0) ? 'below' : 'above')
      return put(labels.signal(language.shortPeriod(span)), (size) =>
        run.flatMap((one) => near(at(one), size, side(one))),
      )
    }),
    ...(newest && !isLatest
      ? put(
          labels.valueOf(language.shortPeriod(newest.observed.period), quantity(newest.observed.value)),
          (size) => near(at(newest), size),
        )
      : []),
    ...known
      .filter((one) => isLatest && one.first === addMonths(last, -12) && !one.pair)
      .flatMap((one) => put(labels.yearEarlier(quantity(one.value)), (size) => near(at(one), size, 'below'))),
    ...known.flatMap((one) => {
      if (one.prints === undefined) return []
      const far = furthestPrint(one.value, one.prints)
      const side = far > one.value ? 'above' : 'below'
      return put(labels.otherPrint(quantity(far)), (size) => near(at(one, far), size, side))
    }),
  ]
  return [
    ...gaps,
    textLayer(plot, 'notes', monthlyNotes(language, known, at, put), {
      fontSize: SIZE.label,
      color: COLOUR.muted,
    }),
    textLayer(plot, 'told', told, { fontSize: SIZE.label, color: COLOUR.ink }),
    textLayer(
      plot,
      'value',
      newest && isLatest ? [{ x: plot.width + 7, value: newest.value, text: quantity(newest.value) }] : [],
      { align: 'left', fontWeight: 600, color: COLOUR.accent },
    ),
  ]
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
