// The three parts of the trade on one scale: compounds and metals, magnets, other products.
import { type Month, monthRange } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { labelledLines } from './labelled-lines.ts'
import { placeOnTime } from './place-on-time.ts'

/** Undefined when no part is known for any of the months. */
export function exportParts(
  vintage: Vintage,
  language: Language,
  first: Month,
  last: Month,
): Chart | undefined {
  const months = monthRange(first, last)
  const products = (month: Month) => vintage.at('products', month)
  const magnets = (month: Month) => vintage.at('magnets', month)
  const others = (month: Month) => {
    const [all, part] = [products(month), magnets(month)]
    return all && part ? all.value - part.value : null
  }
  const lines = [
    {
      label: vintage.series('exports').short,
      tone: 'accent' as const,
      at: (month: Month) => vintage.at('exports', month)?.value ?? null,
    },
    {
      label: vintage.series('magnets').short,
      tone: 'ink' as const,
      at: (month: Month) => magnets(month)?.value ?? null,
    },
    { label: language.labels.otherProducts, tone: 'other' as const, at: others },
  ].map(({ label, tone, at }) => ({
    label,
    tone,
    points: months.map((month) => ({ period: month, value: at(month) })),
  }))
  const ticks = months.map(placeOnTime)
  const drawing = labelledLines(lines, { ticks, tickFormat: '%b', height: 180 })
  if (drawing === undefined) return undefined
  const used = months.flatMap((month) => [vintage.at('exports', month), products(month), magnets(month)])
  const latest = lines.flatMap(({ label, points }) => {
    const value = points.at(-1)?.value ?? null
    return value === null ? [] : [{ name: label, value }]
  })
  return {
    name: 'export-parts',
    wide: drawing,
    alternative: language.alternative.items(
      `${language.labels.parts}, ${language.period(last)}`,
      latest,
      't',
    ),
    sources: sourcesOf(used.filter((observed) => observed !== undefined)),
  }
}
