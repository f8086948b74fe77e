// What a page is made of: the findings and drawings of an issue, and what turns them into one page in one language.
import type { Figure } from '../analysis/figure.ts'
import type { Chart } from '../charts/chart.ts'
import type { Series, Source } from '../dataset/schema.ts'
import type { Language } from '../languages/language.ts'

/** What is the same in every medium. */
export interface Content {
  language: Language
  /** The folder of the language's templates. */
  templates: string
  sources: ReadonlyMap<string, Source>
  series: ReadonlyMap<string, Series>
  /** What every template may name besides its own findings. */
  issue: Record<string, unknown>
  /** In the order of the page. The section that lists the sources comes last, when all are cited. */
  sections: readonly { name: string; findings: object }[]
  /** How records are called, by kind and id: `plant mp-10x`. */
  recordNames: ReadonlyMap<string, string>
  /** Every figure of the issue. */
  figures: readonly Figure[]
  /** `narrow` is the drawing for phones, where there is one; paper and mail need none. */
  charts: readonly { chart: Chart; svg: string; narrow?: string }[]
  /** Changes smaller than this, in per cent, are little changed. */
  littleChangedPercent: number
  /** Of a corrected edition its name, `R1`, and what the one before printed, by the id of each figure that reads otherwise now. */
  correction?: { name: string; before: ReadonlyMap<string, Figure> }
}

export interface Page extends Content {
  /** Paper has an annex for the figures of the summary; a screen has the ledger of all. */
  medium: 'screen' | 'paper'
  /** Style sheets with the fonts in them. */
  css: Record<'screen' | 'paper', string>
}
