// Years of exports and quotas in, their drawing out: exports as points that a line joins where years are neighbours, the
// quota as a step for each year, each named beside it.
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import type { Drawing } from './chart.ts'
import { drawing, type Layer, type Rule, rules, words } from './drawing.ts'
import { LabelPlaces, labelSize, near } from './label-places.ts'
import { unknownRuns } from './monthly-slots.ts'
import { baseline, type Plot, plotWithin, scaleRoom, valueGrid } from './plot.ts'
import { furthestPrint, hollowNotes, isHollow, rangeOfPrints } from './prints.ts'
import { type SeriesMark, seriesLayers, takeMarks } from './series-marks.ts'
import { COLOUR, SIZE, type Width } from './theme.ts'
import { type MonthsAcross, monthsAcross, YEAR_AXIS, yearAxis } from './time-axis.ts'
import { unknownPlaces } from './unknown-places.ts'

const HEIGHT = 220
const quotaMark = { color: COLOUR.ink, strokeWidth: 1.6 }
/** A whisker shorter than this, in CSS pixels, is hidden by its point and gets no label. */
const SHORTEST_WHISKER = 4

interface Years {
  /** The first and the last. */
  ends: readonly [string, string]
  exports: readonly Observed[]
  quotas: readonly Observed[]
}

const yearAt = (year: string) => ({ first: `${year}-01`, last: `${year}-12` })

export function longViewDrawing(
  vintage: Vintage,
  language: Language,
  { ends: [first, last], exports, quotas }: Years,
  width: Width,
): Drawing {
  const newest = exports.at(-1)
  const value = newest && labelSize(language.quantity(newest.value, 't'), SIZE.direct, 600).width
  const ranges = exports.map((one) => rangeOfPrints(vintage, one))
  const tops = [...exports, ...quotas].map(({ value }) => value)
  const reach = Math.max(...tops, ...ranges.map((range) => range?.high ?? 0)) * 1.08
  const size = { width, height: HEIGHT }
  const room = { left: scaleRoom(language, reach), right: (value ?? 0) + 12, top: 10, bottom: YEAR_AXIS }
  const plot = plotWithin(size, room, reach)
  const across = monthsAcross(yearAt(first).first, yearAt(last).last, plot)
  const marks = exports.map((one, index): SeriesMark => {
    const { period, value } = one
    return {
      ...{ period, value, x: across.middle(yearAt(period)), prints: ranges[index] },
      ...{ hollow: isHollow([one]), latest: period === last },
      joined: Number(exports[index - 1]?.period) === Number(period) - 1,
    }
  })
  const steps = quotas
    .filter(({ period }) => period >= first)
    .map((quota) => {
      const { from, to } = across.edges(yearAt(quota.period))
      const y = plot.y(quota.value)
      return { x: from + 1, toX: to - 1, y, toY: y, weak: isHollow([quota]) }
    })
  return drawing(
    size,
    [
      ...valueGrid(language, plot),
      baseline(plot),
      yearAxis(across, plot.bottom),
      rules(
        'quotas',
        steps.filter(({ weak }) => !weak),
        quotaMark,
      ),
      rules(
        'quotasweak',
        steps.filter(({ weak }) => weak),
        { ...quotaMark, strokeDash: [3, 2] },
      ),
      ...seriesLayers(plot, marks),
      ...labelsOf(language, plot, across, { marks, steps }),
    ],
    hollowNotes(language, 'points', exports),
  )
}

/** The last year with its value, the highest and the lowest, the quota, unknown years and what other sources print. */
function labelsOf(
  language: Language,
  plot: Plot,
  across: MonthsAcross,
  { marks, steps }: { marks: readonly SeriesMark[]; steps: readonly (Rule & { weak: boolean })[] },
): Layer[] {
  const { labels } = language
  const quantity = (value: number) => language.quantity(value, 't')
  const { left, right, top, bottom } = plot
  const places = new LabelPlaces({ left: left - 4, right: right + 4, bottom: bottom - 3, top: top - 8 })
  takeMarks(places, plot, marks)
  for (const { x, y, toX, toY } of steps) places.takeLine({ x, y }, { x: toX, y: toY })
  const [first = '', last = first] = [across.months[0], across.months.at(-1)]
  const known = marks.map(({ period }) => yearAt(period))
  const gaps = unknownPlaces(language, bottom, unknownRuns(known, first, last).map(across.edges), places)
  const sorted = [...marks].sort((a, b) => a.value - b.value)
  const extremes = [...new Set([...sorted.slice(0, 1), ...sorted.slice(-1)])].filter(({ latest }) => !latest)
  const at = ({ x }: SeriesMark, value: number) => ({ x, y: plot.y(value) })
  const told = [
    ...places.put(steps.some(({ weak }) => weak) ? labels.quotaPartlyWeak : labels.quota, (size) =>
      [...steps].reverse().flatMap(({ x, toX, y }) => near({ x: (x + toX) / 2, y }, size)),
    ),
    ...extremes.flatMap((mark) =>
      places.put(labels.valueOf(mark.period, quantity(mark.value)), (size) =>
        near(at(mark, mark.value), size, mark === sorted[0] ? 'below' : 'above'),
      ),
    ),
    ...marks.flatMap((mark) => {
      const { value, prints } = mark
      if (prints === undefined || plot.y(prints.low) - plot.y(prints.high) < SHORTEST_WHISKER) return []
      const far = furthestPrint(value, prints)
      const side = far > value ? 'above' : 'below'
      return places.put(labels.otherPrint(quantity(far)), (size) => near(at(mark, far), size, side))
    }),
  ]
  const latest = marks.filter((mark) => mark.latest)
  return [
    ...gaps,
    words('told', told, { fontSize: SIZE.label }),
    words(
      'value',
      latest.map(({ value }) => ({ x: right + 7, y: plot.y(value), text: quantity(value) })),
      { align: 'left', fontWeight: 600, color: COLOUR.accent },
    ),
  ]
}
