// Prices over time on a scale from zero: a line that breaks where a whole month is without a price, hollow points where a
// price is not firm, a whisker where prints disagree; its ends and its latest value named, and a floor drawn across.
import { addMonths, type Day, lastDay, type Month } from '../dataset/period.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { alongTime } from './along-time.ts'
import type { Drawing } from './chart.ts'
import { isFirm, printedRange } from './doubt.ts'
import { layered, rules, words } from './layered.ts'
import { namedMonths } from './named-months.ts'
import { pathBoxes, placeLabels } from './place-labels.ts'
import { placeOnTime } from './place-on-time.ts'
import { placedWords } from './placed-words.ts'
import { pointOf, points } from './points.ts'
import { latestLines, priceLabels } from './price-labels.ts'
import { roundTicks } from './round-ticks.ts'
import { runLines } from './run-lines.ts'
import { COLOUR, SIZE, type Width } from './theme.ts'
import { widest } from './wrap-text.ts'

interface PriceLine {
  /** In time order, at least one. */
  prices: readonly [Observed, ...Observed[]]
  unit: Unit
  first: Month
  last: Month
  floor?: { value: number; from: Day; text: string } | undefined
}

const HEIGHT = 185
/** Room for the note below the axis. */
const NOTE = 18
const FOOT = 22
const HEAD = 14

export function priceLine(vintage: Vintage, language: Language, width: Width, line: PriceLine): Drawing {
  const { prices, unit, first, last, floor } = line
  const open = !prices.every(isFirm)
  const size = { width, height: HEIGHT + (open ? NOTE : 0) }
  const ranges = prices.flatMap((price) => {
    const range = printedRange(vintage, price)
    return range ? [{ price, ...range }] : []
  })
  const tops = [...prices.map(({ value }) => value), ...ranges.map(({ high }) => high), floor?.value ?? 0]
  const ticks = roundTicks(Math.max(...tops), 4)
  const top = ticks.at(-1) ?? 1
  const newest = prices.at(-1) ?? prices[0]
  const axis = ticks.map((tick) => language.digits(tick, 'count'))
  const left = widest(axis, SIZE.label)
  const right = width - widest(latestLines(language, newest, unit), SIZE.direct, 600) - 14
  const plot = { left: left + 8, right }
  const x = alongTime([`${first}-01`, lastDay(last)], [plot.left, right])
  const y = (value: number) => HEAD + (1 - value / top) * (HEIGHT - HEAD - FOOT)
  const at = ({ period, value }: Observed) => ({ x: x(placeOnTime(period)), y: y(value) })
  const runs = unbroken(prices).map((run) => run.map(at))
  const rule = floor && { x: x(floor.from), toX: right, y: y(floor.value), toY: y(floor.value) }
  const labels = priceLabels(
    language,
    prices,
    unit,
    at,
    floor && rule && { from: rule, toX: right, text: floor.text },
  )
  const taken = [
    ...runs.flatMap((run) => pathBoxes(run)),
    ...(rule ? pathBoxes([rule, { x: rule.toX, y: rule.toY }], 2) : []),
  ]
  const frame = { left: plot.left, right: width, top: 0, bottom: HEIGHT - FOOT }
  const months = namedMonths(language, first, last, right - plot.left).map((month) => ({
    x: x(`${month}-01`),
    y: HEIGHT - 7,
    text: language.shortPeriod(month),
  }))
  const grid = ticks.map((tick) => ({ x: plot.left, toX: right, y: y(tick), toY: y(tick) }))
  const scale = ticks.map((tick, index) => ({ x: left, y: y(tick), text: axis[index] ?? '' }))
  const tickMarks = months.map(({ x }) => ({ x, toX: x, y: y(0), toY: y(0) + 4 }))
  const whiskers = ranges.map(({ price, low, high }) => {
    const { x } = at(price)
    return { x, toX: x, y: y(high), toY: y(low) }
  })
  const notes = open ? [{ x: 0, y: HEIGHT + NOTE - 8, text: language.labels.openPoints }] : []
  return layered(width, size.height, [
    rules('grid', grid, size),
    rules('ticks', tickMarks, size, { color: COLOUR.muted }),
    words('scale', scale, size, { align: 'right', fontSize: SIZE.label, color: COLOUR.muted }),
    words('dates', months, size, { align: 'center', fontSize: SIZE.label, color: COLOUR.muted }),
    rules('floor', rule ? [rule] : [], size, { strokeDash: [5, 3], strokeWidth: 1.5, color: COLOUR.ink }),
    rules('whiskers', whiskers, size, { color: COLOUR.accent }),
    runLines(runs, size),
    ...points(
      prices.map((price) => ({ ...pointOf(price, at(price)), latest: price === newest })),
      size,
    ),
    words('notes', notes, size, { fontSize: SIZE.label, color: COLOUR.muted }),
    ...placedWords(placeLabels(labels, taken, frame), size),
  ])
}

/** Runs of prices between which no whole month is without one. */
function unbroken(prices: readonly Observed[]): Observed[][] {
  const runs: Observed[][] = []
  for (const price of prices) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    const joins = before && price.period.slice(0, 7) <= addMonths(before.period.slice(0, 7), 1)
    if (run && joins) run.push(price)
    else runs.push([price])
  }
  return runs
}
