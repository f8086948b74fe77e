// Published estimates of what a halt would cost, one bar an estimate. They rest on different assumptions and are not averaged.
import type { Observed } from '../dataset/observed.ts'
import type { Language } from '../languages/language.ts'
import { type BarRow, barColumns } from './bar-columns.ts'
import { type Chart, inBothWidths, sourcesOf } from './chart.ts'
import { hollowNotes, isHollow, stepOfPrint } from './prints.ts'
import { valueCell } from './value-table.ts'

interface LossEstimate {
  author: string
  /** Length of the halt. */
  months: number
  /** Other metals are cut as well: in grey, and it says so. */
  wider: boolean
  observed: Observed
}

/** Values in per cent of GDP. Undefined without an estimate. */
export function japanLosses(language: Language, losses: readonly LossEstimate[]): Chart | undefined {
  if (losses.length === 0) return undefined
  const { labels } = language
  const named = losses.map((loss) => ({
    ...loss,
    name: loss.wider ? labels.withOtherMetals(loss.author) : loss.author,
    halt: labels.months(language.cardinal(loss.months), loss.months),
  }))
  const rows = named.map(({ name, halt, wider, observed }): BarRow => {
    const { value } = observed
    const tone = wider ? 'other' : 'accent'
    const cell = {
      value,
      text: language.quantity(value, '% of GDP', stepOfPrint(observed)),
      tone,
      hollow: isHollow([observed]),
    } as const
    return { name, note: halt, cells: [cell] }
  })
  const drawn = losses.map(({ observed }) => observed)
  return {
    name: 'japan-losses',
    ...inBothWidths((width) => barColumns(width, rows, { notes: hollowNotes(language, 'bars', drawn) })),
    alternative: language.alternative.ends(
      labels.estimates,
      named.map(({ name, halt, observed }) => ({
        name: `${name}, ${halt}`,
        value: observed.value,
        step: stepOfPrint(observed),
      })),
      '% of GDP',
    ),
    table: {
      columns: [{ name: labels.estimate }, { name: labels.halt }, { name: labels.loss, unit: '% of GDP' }],
      rows: named.map(({ name, halt, observed }) => [{ text: name }, { text: halt }, valueCell(observed)]),
    },
    sources: sourcesOf(drawn),
  }
}
