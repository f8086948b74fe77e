// Prices and where they stand in; the labels of a price line out: the latest, the floor, the highest and the lowest.
import type { Observed } from '../dataset/observed.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Language } from '../languages/language.ts'
import type { Label } from './place-labels.ts'

type Place = { x: number; y: number }

/** What stands beside the latest price, a line each. */
export function latestLines(language: Language, { value, period }: Observed, unit: Unit): string[] {
  return [language.quantity(value, unit), language.shortPeriod(period)]
}

/** In the order in which they are placed. `floor` is the line drawn across, with what it is. */
export function priceLabels(
  language: Language,
  prices: readonly [Observed, ...Observed[]],
  unit: Unit,
  at: (price: Observed) => Place,
  floor: { from: Place; toX: number; text: string } | undefined,
): Label[] {
  const newest = prices.at(-1) ?? prices[0]
  const [highest, lowest] = [extreme(prices, 1), extreme(prices, -1)]
  const beside = (price: Observed, dy: number): Label => {
    const { x, y } = at(price)
    return {
      lines: [latestLines(language, price, unit).join(', ')],
      places: [
        { x, y: y + dy, align: 'center' },
        { x: x + 6, y: y + dy, align: 'right' },
        { x: x - 6, y: y + dy, align: 'left' },
      ],
    }
  }
  const end = at(newest)
  return [
    {
      lines: latestLines(language, newest, unit),
      strong: true,
      places: [6, -6, -16, 16].map((dy) => ({ x: end.x + 9, y: end.y + dy, align: 'left' as const })),
    },
    ...(floor ? [floorLabel(floor)] : []),
    ...(highest === newest ? [] : [beside(highest, -13)]),
    ...(lowest === newest || lowest === highest ? [] : [beside(lowest, 13)]),
  ]
}

/** Before the line across where that is free, else above or below it. */
function floorLabel({ from, toX, text }: { from: Place; toX: number; text: string }): Label {
  const { x, y } = from
  return {
    lines: [text],
    places: [
      { x: x - 6, y, align: 'right' },
      { x: toX, y: y - 11, align: 'right' },
      { x: toX, y: y + 12, align: 'right' },
      { x: x - 6, y: y - 22, align: 'right' },
    ],
  }
}

function extreme([first, ...others]: readonly [Observed, ...Observed[]], sign: 1 | -1): Observed {
  return others.reduce((best, one) => (sign * one.value > sign * best.value ? one : best), first)
}
