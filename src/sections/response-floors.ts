// Price floors and the prices beside them, ready for the template of g7-response. Nothing is converted between currencies.
import type { Figure } from '../analysis/figure.ts'
import { observedQuantity } from '../analysis/quantity.ts'
import { countOf, IN_EFFECT, type MeasureNow } from '../analysis/measures.ts'
import { againstFloor, quoteChange } from '../analysis/price-floor.ts'
import type { RichText } from '../analysis/prose.ts'
import { compareLastDay } from '../dataset/order.ts'
import { addMonths, lastDay, type Period } from '../dataset/period.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { type MeasureRow, measureText, rowOf } from './response-measures.ts'
import { addIfKnown, type SectionInput, seriesName } from './section.ts'

export interface Floor {
  row: MeasureRow
  value: Figure
  inEffect: boolean
  /** The first day on which it applied, or the date of its status where it does not apply yet. */
  since: Period
  text: RichText | null
}

/** Price floors whose value was known, and how many measures name floors without one. */
export function priceFloors({ vintage, figures }: SectionInput, measures: readonly MeasureNow[]) {
  const naming = measures.filter(({ measure }) => measure.instruments.includes('price floor'))
  const floors = naming.flatMap((now): Floor[] => {
    const value = floorValue(vintage, now)
    if (value === undefined) return []
    const { id } = now.measure
    return [
      {
        row: rowOf(now),
        value: figures.add(
          `g7-response.floor.${id}`,
          observedQuantity(value, vintage.series(value.series).unit),
        ),
        inEffect: IN_EFFECT.includes(now.status),
        since: now.inEffectSince ?? now.since,
        text: measureText({ vintage, figures }, `g7-response.floor-text.${id}`, now),
      },
    ]
  })
  const without = naming.filter((now) => floorValue(vintage, now) === undefined)
  return {
    floors,
    inForce: floors.find(({ inEffect }) => inEffect) ?? null,
    withoutValue: figures.add('g7-response.floors.without-value', countOf(without, measures, vintage)),
  }
}

/** The last value of the floor's series on or before the day of the vintage. */
function floorValue(vintage: Vintage, { floor }: MeasureNow): Observed | undefined {
  if (floor === undefined) return undefined
  return vintage.every(floor).findLast(({ period }) => lastDay(period) <= vintage.asOf)
}

/** The floor that has been in effect longest. */
export function floorInForce({ vintage }: SectionInput, measures: readonly MeasureNow[]) {
  const floors = measures.flatMap((now) => {
    const value = floorValue(vintage, now)
    const { inEffectSince: since, status } = now
    return value && since && IN_EFFECT.includes(status) ? [{ value, since }] : []
  })
  return floors.sort((a, b) => compareLastDay(a.since, b.since))[0]
}

/** The price in China, the last quotes in the floor's currency up to the end of the month, and the proxy. */
export function marketPrices({ vintage, month, figures }: SectionInput, floor: Observed | undefined) {
  const china = quoteChange(vintage, 'price-ndpr-china', month)
  const add = (name: string, observed: Observed | undefined) =>
    addIfKnown(
      figures,
      `g7-response.price.${name}`,
      observed && observedQuantity(observed, vintage.series(observed.series).unit),
    )
  const dollar = (name: string, series: string) => {
    const observed = vintage.every(series).findLast(({ period }) => lastDay(period) <= lastDay(month))
    const distance = observed && floor && againstFloor(vintage, observed, floor)
    return {
      name: seriesName(vintage, series),
      period: observed?.period ?? null,
      price: add(name, observed),
      againstFloor: addIfKnown(figures, `g7-response.price.${name}.against-floor`, distance),
    }
  }
  const later = vintage
    .all('price-ndpr-china', 'day')
    .filter(({ period }) => period > lastDay(month))
    .at(-1)
  return {
    chartFirst: addMonths(month, -11),
    name: seriesName(vintage, 'price-ndpr-china'),
    firstDay: china?.first.period ?? null,
    lastDay: china?.last.period ?? null,
    first: add('china-first', china?.first),
    last: add('china-last', china?.last),
    change: addIfKnown(figures, 'g7-response.price.china-change', china?.percent),
    laterDay: later?.period ?? null,
    later: add('china-later', later),
    quote: dollar('quote', 'price-ndpr-quote'),
    proxy: dollar('proxy', 'price-neodymium'),
  }
}
