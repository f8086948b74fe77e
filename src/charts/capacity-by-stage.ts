// A row for each stage and product, a column for how far its tonnage has come. Nothing is added across rows.
import { PARTS, type ProductCapacity } from '../analysis/capacity.ts'
import type { Language } from '../languages/language.ts'
import { type BarCell, type BarRow, barColumns } from './bar-columns.ts'
import { type Chart, inBothWidths } from './chart.ts'
import { NONE } from './value-table.ts'

const TONES = { operating: 'accent', unproved: 'mid', dated: 'pale', undated: 'accent' } as const

/** Undefined when no plant has a tonnage. */
export function capacityByStage(language: Language, products: readonly ProductCapacity[]): Chart | undefined {
  if (products.length === 0) return undefined
  const { labels, stages } = language
  const parts = PARTS.filter((part) => products.some(({ tonnes }) => tonnes[part] > 0))
  const rows = products.map(({ stage, product, tonnes }, index): BarRow => {
    const cells = parts.map((part): BarCell | null => {
      const value = tonnes[part]
      if (value === 0) return null
      return { value, text: language.digits(value, 't'), tone: TONES[part], hollow: part === 'undated' }
    })
    const begins = stage !== products[index - 1]?.stage
    return {
      ...(begins && { group: language.capital(stages[stage]) }),
      name: language.capital(product),
      cells,
    }
  })
  const heads = parts.map((part) => labels.capacityParts[part])
  const greatest = (of: (tonnes: ProductCapacity['tonnes']) => number) => {
    const [first, ...others] = products
      .map(({ product, tonnes }) => ({ name: product, value: of(tonnes) }))
      .filter(({ value }) => value > 0)
    return first && others.reduce((best, one) => (one.value > best.value ? one : best), first)
  }
  return {
    name: 'capacity-by-stage',
    ...inBothWidths((width) => barColumns(width, rows, { heads })),
    alternative: language.alternative.capacityByStage(
      products.length,
      greatest(({ operating, unproved }) => operating + unproved),
      greatest(({ dated, undated }) => dated + undated),
    ),
    table: {
      columns: [
        { name: labels.product },
        { name: labels.stage },
        ...heads.map((name) => ({ name, unit: 't/year' as const })),
      ],
      rows: products.map(({ stage, product, tonnes }) => [
        { text: product },
        { text: stages[stage] },
        ...parts.map((part) => (tonnes[part] === 0 ? NONE : { value: tonnes[part] })),
      ]),
    },
    sources: [...new Set(products.flatMap(({ sources }) => sources))],
  }
}
