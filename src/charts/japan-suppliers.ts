// Japan's partners in one year: their shares by weight and by value, two bars a country.
import type { Observed } from '../dataset/observed.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { COLOUR, nameAxis, SIZE, themed, WIDTH } from './theme.ts'

interface SupplierBars {
  country: string
  weight: Observed | null
  value: Observed | null
}

/** Undefined without partners. A share that is not known has no bar. */
export function japanSuppliers(language: Language, suppliers: readonly SupplierBars[]): Chart | undefined {
  if (suppliers.length === 0) return undefined
  const { byWeight, byValue } = language.labels
  const countries = suppliers.map(({ country }) => country)
  const bars = suppliers.flatMap(({ country, weight, value }, index) =>
    [
      { measure: byWeight, observed: weight },
      { measure: byValue, observed: value },
    ].flatMap(({ measure, observed }) => {
      if (observed === null) return []
      const share = language.quantity(observed.value, '%')
      // The first country's bars say which colour is which measure.
      return [
        {
          country,
          measure,
          value: observed.value,
          base: 0,
          text: index === 0 ? `${share} ${measure}` : share,
        },
      ]
    }),
  )
  const y = {
    field: 'country',
    type: 'nominal',
    sort: countries,
    scale: { paddingInner: 0.3 },
    axis: nameAxis,
  }
  const yOffset = {
    field: 'measure',
    type: 'nominal',
    sort: [byWeight, byValue],
    scale: { paddingInner: 0.1 },
  }
  const x = { field: 'value', type: 'quantitative', scale: { zero: true, nice: false }, axis: null }
  const color = {
    field: 'measure',
    type: 'nominal',
    scale: { domain: [byWeight, byValue], range: [COLOUR.other, COLOUR.accent] },
  }
  const spec = themed(
    WIDTH.wide,
    38 * suppliers.length + 12,
    {
      data: { values: bars },
      layer: [
        { name: 'bars', mark: { type: 'bar' }, encoding: { y, yOffset, x, x2: { field: 'base' }, color } },
        {
          name: 'texts',
          mark: { type: 'text', align: 'left', dx: 5, fontSize: SIZE.label },
          encoding: { y, yOffset, x, text: { field: 'text', type: 'nominal' } },
        },
      ],
    },
    16,
  )
  const side = (measure: 'weight' | 'value', what: string) => {
    const named = suppliers.flatMap((one) => {
      const observed = one[measure]
      return observed === null ? [] : [{ name: one.country, value: observed.value }]
    })
    return language.alternative.items(what, named, '%')
  }
  return {
    name: 'japan-suppliers',
    wide: { spec, marks: { bars: bars.length, texts: bars.length } },
    alternative: `${side('weight', byWeight)} ${side('value', byValue)}`,
    sources: sourcesOf(
      suppliers.flatMap(({ weight, value }) => [weight, value].filter((one) => one !== null)),
    ),
  }
}
