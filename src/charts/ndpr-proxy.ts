// Neodymium for export from China in US$/kg beside the price floor for NdPr oxide: a proxy, since the products differ.
import { lastDay, type Month, monthRange } from '../dataset/period.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { monthTicks, placeOnTime } from './place-on-time.ts'
import { brokenLine, COLOUR, SIZE, themed, timeAxis, valueAxis, WIDTH } from './theme.ts'

/** The months up to that of the issue; the floor from the day on which it took effect. Undefined when no month is known. */
export function ndprProxy(
  vintage: Vintage,
  language: Language,
  month: Month,
  floor: { value: Observed; since: string } | undefined,
): Chart | undefined {
  const prices = vintage.all('price-neodymium', 'month').filter(({ period }) => period <= month)
  const [first] = prices
  const last = prices.at(-1)
  if (first === undefined || last === undefined) return undefined
  const { name, unit } = vintage.series('price-neodymium')
  const line = monthRange(first.period, last.period).map((one) => ({
    at: placeOnTime(one),
    value: vintage.at('price-neodymium', one)?.value ?? null,
  }))
  const points = line.filter(({ value }) => value !== null)
  const shown = floor !== undefined && floor.since <= lastDay(month) ? floor : undefined
  const rules = shown
    ? [
        {
          from: start(shown.since),
          to: lastDay(month),
          value: shown.value.value,
          text: language.labels.floorAt(language.quantity(shown.value.value, unit)),
        },
      ]
    : []
  const label = [
    { at: placeOnTime(last.period), value: last.value, text: language.quantity(last.value, unit) },
  ]
  const ticks = monthTicks(first.period, month, 6)
  const scale = { scale: { type: 'utc' }, axis: timeAxis(ticks, '%b %Y') }
  const x = { field: 'at', type: 'temporal', ...scale }
  const y = {
    field: 'value',
    type: 'quantitative',
    scale: { zero: true },
    axis: valueAxis(),
  }
  const text = { field: 'text', type: 'nominal' }
  const spec = themed(
    WIDTH.wide,
    190,
    {
      layer: [
        {
          name: 'price',
          data: { values: line },
          mark: { ...brokenLine, strokeWidth: 1.8, color: COLOUR.accent },
          encoding: { x, y },
        },
        {
          name: 'months',
          data: { values: points },
          mark: { type: 'point', filled: true, opacity: 1, size: 20, color: COLOUR.accent },
          encoding: { x, y },
        },
        ...(rules.length === 0
          ? []
          : [
              {
                name: 'floor',
                data: { values: rules },
                mark: { type: 'rule', strokeDash: [5, 3], strokeWidth: 1.5, color: COLOUR.ink },
                encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' }, y },
              },
              {
                name: 'naming',
                data: { values: rules },
                mark: { type: 'text', align: 'right', dx: -6, fontSize: SIZE.direct },
                encoding: { x: { ...x, field: 'from' }, y, text },
              },
            ]),
        {
          name: 'latest',
          data: { values: label },
          mark: {
            type: 'text',
            align: 'left',
            dx: 9,
            fontWeight: 600,
            color: COLOUR.accent,
            fontSize: SIZE.direct,
          },
          encoding: { x, y, text },
        },
      ],
    },
    70,
  )
  return {
    name: 'ndpr-proxy',
    wide: {
      spec,
      marks: { price: 1, months: points.length, ...(rules.length > 0 && { floor: 1, naming: 1 }), latest: 1 },
    },
    alternative: [
      language.alternative.series(name, prices, unit),
      ...rules.map((rule) => `${rule.text}.`),
    ].join(' '),
    sources: sourcesOf([...prices, ...(shown ? [shown.value] : [])]),
  }
}

/** A floor known by month or year begins with it. */
function start(since: string): string {
  return `${since}-01-01`.slice(0, 10)
}
