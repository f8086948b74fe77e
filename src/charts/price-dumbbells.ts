// Pairs of prices in; two marks and the line between them for each, on a scale where equal lengths are equal ratios.
import type { PricePair } from '../analysis/price-pair.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import type { Drawing } from './chart.ts'
import { drawing, points, rules, words } from './drawing.ts'
import { twoSided } from './longest-scale.ts'
import { hollowNotes, isHollow, rangeOfPrints, stepOfPrint } from './prints.ts'
import { whiskers } from './series-marks.ts'
import { COLOUR, QUIET, SIZE, type Width, WIDTH } from './theme.ts'
import { labelWidth, widest } from './wrap-text.ts'

export interface PriceRow {
  /** The element and the month of the quotes. */
  label: string
  gap: PricePair
}

const HEAD = 20
const FOOT = 18
/** Between a mark and its label, in CSS pixels. */
const LABEL = 9

/** Names stand beside the marks, on a phone above them. */
export function priceDumbbells(
  vintage: Vintage,
  language: Language,
  rows: readonly PriceRow[],
  width: Width,
): Drawing {
  const { labels } = language
  const beside = width === WIDTH.wide
  const ratios = rows.map(({ gap }) => language.quantity(gap.ratio.value, 'ratio'))
  const names = rows.map(({ label }) => label)
  const ratioWidth = Math.max(widest(ratios, SIZE.direct, 600), labelWidth(labels.europeToChina, SIZE.label))
  const left = beside ? widest(names, SIZE.direct) + 12 : 0
  const right = beside ? width - ratioWidth - 12 : width
  const rowHeight = beside ? 28 : 44
  const bottom = HEAD + rowHeight * rows.length
  const marks = rows.flatMap(({ gap: { drawn } }, row) =>
    drawn.map((price, index) => ({
      price,
      row,
      place: index === 0 ? labels.china : labels.europe,
      log: Math.log10(price.value),
      // Labels stand outside the pair, so that they stay apart however close the prices are.
      side: drawn[0].value > drawn[1].value === (index === 0) ? ('right' as const) : ('left' as const),
      y: HEAD + row * rowHeight + (beside ? rowHeight / 2 : 31),
    })),
  )
  const texts = marks.map(
    (mark) => `${mark.place} ${language.quantity(mark.price.value, 'USD/kg', stepOfPrint(mark.price))}`,
  )
  const x = twoSided(
    marks.map(({ log, side }, index) => ({
      value: log,
      side,
      room: labelWidth(texts[index] ?? '', SIZE.direct) + LABEL + 1,
    })),
    [left, right],
  )
  const placed = marks.map((mark, index) => ({
    ...mark,
    x: x(mark.log),
    text: texts[index] ?? '',
  }))
  const links = rows.flatMap((_, row) => {
    const [from, to] = placed.filter((mark) => mark.row === row)
    return from && to ? [{ x: from.x, toX: to.x, y: from.y, toY: to.y }] : []
  })
  const contested = placed.flatMap(({ price, x: at, y }) => {
    const range = rangeOfPrints(vintage, price)
    if (range === undefined) return []
    const [low, high] = [range.low, range.high].map((print) => ({ x: x(Math.log10(print)), y }))
    return low && high ? [{ low, high, value: { x: at, y } }] : []
  })
  const logs = marks.map(({ log }) => log)
  const ticks = powersBetween(Math.min(...logs), Math.max(...logs)).flatMap((power) => {
    const at = x(power)
    return at < left + 8 || at > right - 8 ? [] : [{ x: at, text: language.digits(10 ** power, 'count') }]
  })
  // Where names stand between the rows, the lines of the scale leave them free.
  const spans = beside
    ? [{ y: HEAD, toY: bottom }]
    : rows.map((_, row) => ({ y: HEAD + row * rowHeight + 21, toY: HEAD + row * rowHeight + 41 }))
  const grid = ticks.flatMap(({ x }) => spans.map((span) => ({ x, toX: x, ...span })))
  const textsAt = (side: 'left' | 'right') =>
    placed
      .filter((mark) => mark.side === side)
      .map(({ x, y, text }) => ({ x: side === 'left' ? x - LABEL : x + LABEL, y, text }))
  const nameY = (row: number) => HEAD + row * rowHeight + (beside ? rowHeight / 2 : 11)
  const at = (place: string) =>
    placed
      .filter((mark) => mark.place === place)
      .map(({ price, x, y }) => {
        const { period, value } = price
        return { x, y, period, value, hollow: isHollow([price]) }
      })
  const area = beside ? 90 : 70
  return drawing(
    { width, height: bottom + FOOT },
    [
      rules('ticks', grid),
      words(
        'scale',
        ticks.map((tick) => ({ ...tick, y: bottom + FOOT / 2 })),
        QUIET,
      ),
      rules('gaps', links, { color: COLOUR.otherPale, strokeWidth: 4 }),
      ...whiskers(contested),
      ...points('china', at(labels.china), { area, shape: 'square', colour: COLOUR.other }),
      ...points('europe', at(labels.europe), { area, colour: COLOUR.accent }),
      words('lefttexts', textsAt('left'), { align: 'right' }),
      words('righttexts', textsAt('right'), { align: 'left' }),
      words(
        'names',
        names.map((text, row) => ({ x: 0, y: nameY(row), text })),
        { align: 'left' },
      ),
      words(
        'ratios',
        ratios.map((text, row) => ({ x: width - 1, y: nameY(row), text })),
        { align: 'right', fontWeight: 600 },
      ),
      words('heads', [{ x: width - 1, y: 8, text: labels.europeToChina }], { ...QUIET, align: 'right' }),
    ],
    hollowNotes(
      language,
      'points',
      rows.flatMap(({ gap }) => gap.drawn),
    ),
  )
}

function powersBetween(low: number, high: number): number[] {
  const [first, last] = [Math.floor(low), Math.ceil(high)]
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
