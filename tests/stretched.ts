// A data set in; the same with every name that a chart prints as long as the schema lets it be, or, where the schema sets no
// limit, three tenths longer than the longest there is. What tells two names apart stays at their beginning.
import type { Dataset } from '../src/dataset/read.ts'

/** The limits of schema.ts. */
const SHORT = 32
const LABEL = 28
const MORE = 1.3

export function stretched(dataset: Dataset): Dataset {
  const { series, events, plants, measures, scenarios } = dataset
  const product = longest(plants.map((plant) => plant.product))
  const stock = longest(scenarios.stocks.map(({ label }) => label))
  const name = longest(measures.map((measure) => measure.name))
  return {
    ...dataset,
    series: new Map([...series].map(([id, one]) => [id, { ...one, short: inParts(one.short) }])),
    events: events.map((event) => ({ ...event, label: padded(event.label, LABEL) })),
    plants: plants.map((plant) => ({ ...plant, product: padded(plant.product, product) })),
    measures: measures.map((measure) => ({ ...measure, name: padded(measure.name, name) })),
    scenarios: {
      ...scenarios,
      stocks: scenarios.stocks.map((one) => ({ ...one, label: padded(one.label, stock) })),
    },
  }
}

function longest(texts: readonly string[]): number {
  return Math.ceil(Math.max(...texts.map(({ length }) => length)) * MORE)
}

/** A short name may hold a partner or a product beside a comma: both grow. */
function inParts(short: string): string {
  const parts = short.split(', ')
  const spare = SHORT - short.length
  return parts.map((part) => padded(part, part.length + Math.floor(spare / parts.length))).join(', ')
}

const WORDS = ' and heavy permanent magnets made from compounds and metals of rare earths and their alloys'

function padded(text: string, length: number): string {
  return `${text}${WORDS.slice(0, Math.max(0, length - text.length))}`.trimEnd()
}
