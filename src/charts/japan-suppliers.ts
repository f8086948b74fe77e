// Japan's partners in one year: their shares by weight and by value, a column of bars each.
import type { Observed } from '../dataset/observed.ts'
import type { Language } from '../languages/language.ts'
import { type BarCell, barColumns } from './bar-columns.ts'
import { type Chart, inBothWidths, sourcesOf } from './chart.ts'
import { hollowNotes, isHollow, stepOfPrint } from './prints.ts'
import { valueCell } from './value-table.ts'

interface SupplierBars {
  country: string
  weight: Observed | null
  value: Observed | null
}

/** Undefined without partners. A share that is not known has no bar. */
export function japanSuppliers(language: Language, suppliers: readonly SupplierBars[]): Chart | undefined {
  const drawn = suppliers.flatMap(({ weight, value }) => [weight, value].filter((one) => one !== null))
  if (drawn.length === 0) return undefined
  const { byWeight, byValue, country } = language.labels
  const cell = (observed: Observed | null): BarCell | null =>
    observed && {
      value: observed.value,
      text: language.quantity(observed.value, '%', stepOfPrint(observed)),
      tone: 'accent',
      hollow: isHollow([observed]),
    }
  const rows = suppliers.map(({ country: name, weight, value }) => ({
    name,
    cells: [cell(weight), cell(value)],
  }))
  const heads = [byWeight, byValue].map(language.capital)
  const named = (measure: 'weight' | 'value') =>
    suppliers.flatMap(({ country: name, [measure]: observed }) =>
      observed === null ? [] : [{ name, value: observed.value, step: stepOfPrint(observed) }],
    )
  return {
    name: 'japan-suppliers',
    ...inBothWidths((width) =>
      barColumns(width, rows, { heads, notes: hollowNotes(language, 'bars', drawn) }),
    ),
    alternative: [
      { what: heads[0], list: named('weight') },
      { what: heads[1], list: named('value') },
    ]
      .filter(({ list }) => list.length > 0)
      .map(({ what = '', list }) => language.alternative.ends(what, list, '%'))
      .join(' '),
    table: {
      columns: [{ name: country }, { name: heads[0] ?? '', unit: '%' }, { name: heads[1] ?? '', unit: '%' }],
      rows: suppliers.map(({ country: name, weight, value }) => [
        { text: name },
        valueCell(weight),
        valueCell(value),
      ]),
    },
    sources: sourcesOf(drawn),
  }
}
