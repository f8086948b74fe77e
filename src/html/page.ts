// What a page is made of: the findings and drawings of an issue, and what turns them into one page in one language.
import type { Chart } from '../charts/chart.ts'
import type { Source } from '../dataset/schema.ts'
import type { Language } from '../languages/language.ts'

export interface Page {
  language: Language
  /** The folder of the language's templates. */
  templates: string
  /** Style sheet with the fonts in it. */
  css: string
  sources: ReadonlyMap<string, Source>
  /** What every template may name besides its own findings. */
  issue: Record<string, unknown>
  /** In the order of the page. The section that lists the sources comes last, when all are cited. */
  sections: readonly { name: string; findings: object }[]
  charts: readonly { chart: Chart; svg: string }[]
  /** Changes smaller than this, in per cent, are little changed. */
  littleChangedPercent: number
}
