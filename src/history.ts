// What was said of each month on its release day beside what is known now, as a table and as a file.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { asOfDay } from './dataset/as-of.ts'
import { checkedDataset } from './dataset/check.ts'
import type { Day } from './dataset/period.ts'
import { Vintage } from './dataset/vintage.ts'
import { BriefingError, writing } from './errors.ts'
import { type Comparison, compareMonth, releasedMonths } from './history/compare.ts'
import { BEGINNING, csvOf } from './history/csv.ts'
import { scoreOf } from './history/score.ts'
import { tableOf } from './history/table.ts'
import { languages } from './languages/language.ts'

export interface HistoryOptions {
  /** Folder of the data set, and how the operator calls it. */
  data: string
  dataLabel: string
  /** Without one, as of the newest day on which anything in the data became public. */
  asOf: Day | undefined
  today: Day
  /** The file to write, and how the operator calls it. */
  file: { path: string; label: string }
  /** Told at the beginning and after each month how many are done. */
  progress: (done: number, total: number) => void
}

/** Writes the file and gives the lines for the terminal. Throws a BriefingError for what the operator can mend. */
export async function history(options: HistoryOptions): Promise<string[]> {
  const { file, progress } = options
  checkFile(file)
  const dataset = checkedDataset(options.data, options.today, options.dataLabel)
  const now = new Vintage(dataset, asOfDay(dataset, options.asOf, options.today))
  const months = releasedMonths(now)
  const comparisons: Comparison[] = []
  progress(0, months.length)
  for (const [index, month] of months.entries()) {
    comparisons.push(...compareMonth(now, month))
    progress(index + 1, months.length)
    // Lets a signal that ends the program through.
    await setImmediate()
  }
  writeWhole(file, csvOf(comparisons, now.asOf))
  return tableOf(comparisons, scoreOf(comparisons), now.asOf, languages[dataset.briefing.language])
}

/** Refuses to replace anything but a history, before any work is done for it. */
function checkFile({ path, label }: HistoryOptions['file']): void {
  if (!existsSync(path)) return
  const own = statSync(path).isFile() && readFileSync(path, 'utf8').startsWith(BEGINNING)
  if (own) return
  throw BriefingError.at(label, 'found something else than a history there', 'name another file with --out')
}

/** Written beside and put in its place by renaming, so that it is there whole or not at all. */
function writeWhole({ path, label }: HistoryOptions['file'], text: string): void {
  writing(label, 'make room for it, or name another file with --out', () => {
    mkdirSync(dirname(path), { recursive: true })
    const fresh = mkdtempSync(join(dirname(path), `.${basename(path)}-`))
    try {
      writeFileSync(join(fresh, 'whole'), text)
      renameSync(join(fresh, 'whole'), path)
    } finally {
      rmSync(fresh, { recursive: true })
    }
  })
}
