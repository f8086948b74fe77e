// The labels of the long view: the last year with its value, the highest and the lowest year, the quota, years that no source
// gives, what other sources print and what a hollow mark is.
import type { Period } from '../dataset/period.ts'
import type { Language } from '../languages/language.ts'
import { LabelPlaces, type LabelSize, labelSize, near, type Point } from './label-places.ts'
import { type Layer, pixelsOf, type Plot, textLayer, valueAt } from './plot.ts'
import { furthestPrint } from './prints.ts'
import { type SeriesMark, takeMarks } from './series-marks.ts'
import { COLOUR, SIZE } from './theme.ts'
import { unknownPlaces } from './unknown-places.ts'

/** A quota, from the left to the right edge of its year. */
export interface Step {
  x: number
  x2: number
  value: number
  weak: boolean
  period: Period
}

export interface YearRange {
  left: (year: string) => number
  slot: number
}

/** A whisker shorter than this, in CSS pixels, is hidden by its point and gets no label. */
const SHORTEST_WHISKER = 4

export function longViewLabels(
  language: Language,
  plot: Plot,
  {
    years,
    marks,
    steps,
    left,
    slot,
  }: YearRange & {
    years: readonly string[]
    marks: readonly SeriesMark[]
    steps: readonly Step[]
  },
): Layer[] {
  const { labels } = language
  const quantity = (value: number) => language.quantity(value, 't')
  const places = new LabelPlaces({ left: -4, right: plot.width + 4, bottom: 3, top: plot.height + 8 })
  const at = (x: number, value: number): Point => ({ x, y: pixelsOf(plot, value) })
  takeMarks(places, plot, marks)
  for (const { x, x2, value } of steps) places.takeLine(at(x, value), at(x2, value))
  const put = (text: string, candidates: (size: LabelSize) => readonly Point[]) => {
    const size = labelSize(text, SIZE.label)
    const place = places.place(size, candidates(size))
    return place ? [{ x: place.x, value: valueAt(plot, place.y), text }] : []
  }
  const unknown = years.filter((year) => !marks.some((mark) => mark.period === year))
  const runs: { from: number; to: number }[] = []
  for (const year of unknown) {
    const run = runs.at(-1)
    if (run !== undefined && Math.abs(run.to - left(year)) < 0.01) run.to += slot
    else runs.push({ from: left(year), to: left(year) + slot })
  }
  const gaps = unknownPlaces(language, plot, runs, places)
  const sorted = [...marks].sort((a, b) => a.value - b.value)
  const extremes = [sorted[0], sorted.at(-1)].filter((mark) => mark !== undefined && !mark.latest)
  const told = [
    ...put(steps.some(({ weak }) => weak) ? labels.quotaPartlyWeak : labels.quota, (size) =>
      [...steps].reverse().flatMap(({ x, x2, value }) => near(at((x + x2) / 2, value), size)),
    ),
    ...[...new Set(extremes)].flatMap((mark) =>
      mark
        ? put(labels.valueOf(mark.period, quantity(mark.value)), (size) =>
            near(at(mark.x, mark.value), size, mark === sorted[0] ? 'below' : 'above'),
          )
        : [],
    ),
    ...marks.flatMap(({ x, value, prints }) => {
      if (prints === undefined || pixelsOf(plot, prints.high - prints.low) < SHORTEST_WHISKER) return []
      const far = furthestPrint(value, prints)
      return put(labels.otherPrint(quantity(far)), (size) =>
        near(at(x, far), size, far > value ? 'above' : 'below'),
      )
    }),
  ]
  const hollow = marks.flatMap(({ x, value, hollow: why }) => (why ? [{ at: at(x, value), why }] : [])).at(-1)
  const latest = marks.find((mark) => mark.latest)
  return [
    ...gaps,
    textLayer(
      plot,
      'notes',
      hollow ? put(labels.hollow[hollow.why], (size) => near(hollow.at, size, 'below')) : [],
      { fontSize: SIZE.label, color: COLOUR.muted },
    ),
    textLayer(plot, 'told', told, { fontSize: SIZE.label, color: COLOUR.ink }),
    textLayer(
      plot,
      'value',
      latest ? [{ x: plot.width + 7, value: latest.value, text: quantity(latest.value) }] : [],
      { align: 'left', fontWeight: 600, color: COLOUR.accent },
    ),
  ]
}
