// The data set, the templates and the style sheet in; a checked data set out, or one BriefingError with all that is wrong.
import { join } from 'node:path'
import { checkedDataset } from '../dataset/check.ts'
import type { Day } from '../dataset/period.ts'
import type { Dataset } from '../dataset/read.ts'
import { BriefingError, type Problem } from '../errors.ts'
import { lintStyleSheet, lintTemplates } from '../html/lint.ts'
import { languages } from '../languages/language.ts'
import { MAIL_SHEET, sheets } from './style-sheet.ts'

/** Where the input stands: the data with what it is called, and the program's folder with its templates. */
export interface Input {
  data: string
  dataLabel: string
  home: string
}

/** Checks the data and every language's templates. `today` is the day of the check in UTC. */
export function checkedInput({ data, dataLabel, home }: Input, today: Day): Dataset {
  const problems: Problem[] = []
  const dataset = unless(problems, () => checkedDataset(data, today, dataLabel))
  for (const language of Object.values(languages)) {
    const folder = `templates/${language.code}`
    problems.push(...lintTemplates(join(home, folder), language, folder))
  }
  for (const sheet of [...sheets, MAIL_SHEET]) {
    const css = `templates/${sheet}`
    problems.push(...lintStyleSheet(join(home, css), css))
  }
  if (dataset === undefined || problems.length > 0) throw new BriefingError(problems)
  return dataset
}

/** What a check gives, or its problems put with the others. */
function unless<T>(problems: Problem[], check: () => T): T | undefined {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error
    problems.push(...error.problems)
    return undefined
  }
}
