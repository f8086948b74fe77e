// Prices over time on a scale from zero: a line that breaks where a whole month is without a price, and a floor across it.
import { addMonths, type Month } from '../dataset/period.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import type { Drawing } from './chart.ts'
import { drawing } from './drawing.ts'
import { type Level, linePanel } from './line-panel.ts'
import { baseline, plotWithin, roundTicks, scaleRoom, valueGrid } from './plot.ts'
import { hollowNotes, rangeOfPrints, stepOfPrint } from './prints.ts'
import { SIZE, type Width } from './theme.ts'
import { MONTH_AXIS, monthAxis, monthsAcross } from './time-axis.ts'
import { widest } from './wrap-text.ts'

interface PriceLine {
  /** In time order, at least one. */
  prices: readonly [Observed, ...Observed[]]
  unit: Unit
  first: Month
  last: Month
  floor?: Level | undefined
}

const HEIGHT = 197
const HEAD = 14

export function priceLine(
  vintage: Vintage,
  language: Language,
  width: Width,
  { prices, unit, first, last, floor }: PriceLine,
): Drawing {
  const newest = prices.at(-1) ?? prices[0]
  const tops = prices.map((price) => rangeOfPrints(vintage, price)?.high ?? price.value)
  const top = roundTicks(Math.max(...tops, floor?.value ?? 0)).at(-1) ?? 1
  const latest = [
    language.quantity(newest.value, unit, stepOfPrint(newest)),
    language.shortPeriod(newest.period),
  ]
  const size = { width, height: HEIGHT }
  const room = {
    left: scaleRoom(language, top),
    right: widest(latest, SIZE.direct, 600) + 14,
    top: HEAD,
    bottom: MONTH_AXIS,
  }
  const plot = plotWithin(size, room, top)
  const across = monthsAcross(first, last, plot)
  const line = { known: prices, unit, joins: followsOn, level: floor }
  return drawing(
    size,
    [
      ...valueGrid(language, plot),
      baseline(plot),
      ...monthAxis(language, across, plot.bottom),
      ...linePanel(vintage, language, { plot, across, right: width }, line),
    ],
    hollowNotes(language, 'points', prices),
  )
}

/** No whole month between them is without a price. */
function followsOn(before: Observed, next: Observed): boolean {
  return next.period.slice(0, 7) <= addMonths(before.period.slice(0, 7), 1)
}
