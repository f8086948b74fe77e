// Published estimates of what a halt would cost, one bar an estimate. They rest on different assumptions and are not averaged.
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { type LabelledBar, labelledBars } from './labelled-bars.ts'

/** Values in per cent of GDP, with the length of the halt in months. Undefined without an estimate. */
export function japanLosses(
  vintage: Vintage,
  language: Language,
  losses: readonly { observed: Observed; months: number }[],
): Chart | undefined {
  const [first, ...rest] = losses.map(({ observed, months }): LabelledBar => {
    const { short, unit } = vintage.series(observed.series)
    const length = `${language.cardinal(months)} ${language.labels.months}`
    return {
      label: short,
      value: observed.value,
      text: `${language.quantity(observed.value, unit)}, ${length}`,
      tone: 'accent',
    }
  })
  if (first === undefined) return undefined
  const named = [first, ...rest].map(({ label, value }) => ({ name: label, value }))
  return {
    name: 'japan-losses',
    wide: labelledBars([first, ...rest]),
    alternative: language.alternative.items(language.labels.lossEstimates, named, '% of GDP'),
    sources: sourcesOf(losses.map(({ observed }) => observed)),
  }
}
