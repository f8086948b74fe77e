// Years of exports and quotas in, their drawing out: exports as points that a line joins where years are neighbours, the
// quota as a step for each year, each named beside it.
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import type { Drawing } from './chart.ts'
import { labelSize } from './label-places.ts'
import { longViewLabels, type Step, type YearRange } from './long-view-labels.ts'
import {
  baseline,
  drawing,
  type Layer,
  type Plot,
  plotWithin,
  positions,
  roundTicks,
  textLayer,
  valueGrid,
} from './plot.ts'
import { rangeOfPrints, whyHollow } from './prints.ts'
import { type SeriesMark, seriesLayers } from './series-marks.ts'
import { COLOUR, SIZE, type Width } from './theme.ts'

const HEIGHT = 220
const ROOM = { left: 42, top: 10, bottom: 20 }
interface Years {
  years: readonly string[]
  exports: readonly Observed[]
  quotas: readonly Observed[]
}

export function longViewDrawing(
  vintage: Vintage,
  language: Language,
  { years, exports, quotas }: Years,
  width: Width,
): Drawing {
  const newest = exports.at(-1)
  const right = newest ? labelSize(language.quantity(newest.value, 't'), SIZE.direct, 600).width + 12 : 12
  const ranges = exports.map((one) => rangeOfPrints(vintage, one))
  const reach = [...exports, ...quotas].map(({ value }) => value)
  const top = Math.max(...reach, ...ranges.map((range) => range?.high ?? 0)) * 1.08
  const plot = plotWithin({ width, height: HEIGHT }, { ...ROOM, right }, top)
  const slot = plot.width / years.length
  const left = (year: string) => years.indexOf(year) * slot
  const marks = exports.map((one, index): SeriesMark => {
    const { period, value } = one
    const [hollow, prints] = [whyHollow(one), ranges[index]]
    return {
      x: left(period) + slot / 2,
      value,
      period,
      ...(hollow && { hollow }),
      latest: period === years.at(-1),
      signal: false,
      joined: Number(exports[index - 1]?.period) === Number(period) - 1,
      ...(prints && { prints }),
    }
  })
  const steps = quotas
    .filter(({ period }) => years.includes(period))
    .map((quota) => ({
      x: left(quota.period) + 1,
      x2: left(quota.period) + slot - 1,
      value: quota.value,
      period: quota.period,
      weak: whyHollow(quota) !== undefined,
    }))
  const range = { left: (year: string) => left(year), slot }
  return drawing(plot, [
    ...valueGrid(
      plot,
      roundTicks(plot.top).map((value) => ({ value, text: language.digits(value, 'count') })),
    ),
    baseline(plot),
    yearAxis(plot, years, range),
    ...quotaLayers(plot, steps),
    ...seriesLayers(plot, marks),
    ...longViewLabels(language, plot, { years, marks, steps, ...range }),
  ])
}

/** As many years as there is room for, all multiples of one number. */
function yearAxis(plot: Plot, years: readonly string[], { left, slot }: YearRange): Layer {
  const width = labelSize('2000', SIZE.label).width + 6
  const every = [1, 2, 5].find((count) => count * slot >= width) ?? 10
  const rows = years
    .filter((year) => Number(year) % every === 0)
    .map((year) => ({ x: left(year) + slot / 2, value: 0, text: year }))
  return textLayer(plot, 'years', rows, { dy: 11, fontSize: SIZE.label, color: COLOUR.muted })
}

/** A step a year, dashed where the evidence is weak. */
function quotaLayers(plot: Plot, steps: readonly Step[]): Layer[] {
  const { x, x2, y } = positions(plot)
  return [false, true].map((weak) => ({
    name: weak ? 'quotasweak' : 'quotas',
    rows: steps
      .filter((step) => step.weak === weak)
      .map(({ x: from, x2: to, value, period }) => ({ x: from, x2: to, value, period })),
    mark: { type: 'rule', color: COLOUR.ink, strokeWidth: 1.6, ...(weak && { strokeDash: [3, 2] }) },
    encoding: { x, x2, y },
  }))
}
