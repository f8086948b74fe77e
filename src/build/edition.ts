// What the pipeline is given and what it makes.
import type { EditionName } from '../archive/edition-name.ts'
import type { Final } from '../archive/manifest.ts'
import type { Place } from '../archive/place.ts'
import type { Day, Month } from '../dataset/period.ts'
import type { Files } from '../issue.ts'
import type { LaunchOptions } from '../pdf/browser.ts'
import type { Wanted } from './choose-issue.ts'

export interface MakeOptions extends Wanted {
  /** Folder of the data set, and how it is called in messages and findings. */
  data: string
  dataLabel: string
  /** The program's folder, with its templates. */
  home: string
  /** Major version of Node. */
  node: string
  browser: LaunchOptions
  /** The program veraPDF, which then checks the PDF too. */
  veraPdf?: string | undefined
  /** The editions so far: the issue says what is new since the one before. */
  archive: Place
  /** The edition to compare with instead of the one before; null compares with none. */
  previous?: EditionName | null
  /** What makes the edition final; without it a draft is made, and says so. */
  final?: Final | null
  /** Told of each step as it begins. */
  report: (step: string) => void
}

/** An edition that is nowhere yet: its files, and what the operator is told about it. */
export interface Edition {
  month: Month
  asOf: Day
  files: Files
  pages: number
  charts: number
  figures: number
  sources: number
  conflicts: number
  gaps: string[]
}
