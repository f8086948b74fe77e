// A vintage and a month in; what every section of the issue has to say, its charts and all figures out. No page is made here,
// so that whatever compares editions can ask for the findings alone.
import { Figures } from '../analysis/figure.ts'
import type { Month } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { languages } from '../languages/language.ts'
import { sections } from '../sections/index.ts'

/** The sections in the order of briefing.yaml, and the figures they named. */
export function findingsOf(vintage: Vintage, month: Month) {
  const { briefing } = vintage.dataset
  const figures = new Figures()
  const language = languages[briefing.language]
  const input = { vintage, month, thresholds: briefing.thresholds, figures, language }
  const results = briefing.sections.map((name) => ({ name, ...sections[name](input) }))
  return { results, figures: figures.all() }
}
