// A vintage and a month in; what every section of the issue has to say, its charts and all figures out. No page is made here,
// so that whatever compares editions can ask for the findings alone.
import { Figures } from '../analysis/figure.ts'
import { takeSnapshot } from '../analysis/take-snapshot.ts'
import type { ArchivedEdition, Judgement } from '../dataset/edition.ts'
import type { Month } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { languages } from '../languages/language.ts'
import { sections } from '../sections/index.ts'

/**
 * The sections in the order of briefing.yaml, the figures they named, and what the edition keeps for the next one to be
 * compared with. `previous` is the archived edition that this one is compared with; without it, it is the first.
 */
export function findingsOf(vintage: Vintage, month: Month, previous?: ArchivedEdition) {
  const { briefing } = vintage.dataset
  const figures = new Figures()
  const judgements: Judgement[] = []
  const input = {
    ...{ vintage, month, thresholds: briefing.thresholds, figures, language: languages[briefing.language] },
    ...(previous && { previous }),
    judgements,
  }
  const results = briefing.sections.map((name) => {
    const result = sections[name](input)
    judgements.push(...(result.judgements ?? []))
    return { name, ...result }
  })
  return {
    results,
    figures: figures.all(),
    snapshot: takeSnapshot(vintage, judgements),
    /** What changed since the last issue, for page one; null where the issue has no such section. */
    since: results.find(({ name }) => name === 'changes')?.findings ?? null,
  }
}
