// The data set, the templates and the style sheet in; a checked data set out, or one BriefingError with all that is wrong.
import { join } from 'node:path'
import { checkedDataset } from '../dataset/check.ts'
import type { Day } from '../dataset/period.ts'
import type { Dataset } from '../dataset/read.ts'
import { BriefingError, type Problem } from '../errors.ts'
import { lintStyleSheet, lintTemplates } from '../html/lint.ts'
import { languages } from '../languages/language.ts'

/** Where the input stands, and how the operator calls it. */
export interface InputFolders {
  data: string
  dataLabel: string
  /** Folder of the style sheet and of one folder of templates a language. */
  templates: string
  templatesLabel: string
}

/** Checks the data and every language's templates. `today` is the day of the check in UTC. */
export function checkedInput(folders: InputFolders, today: Day): Dataset {
  const problems: Problem[] = []
  const dataset = unless(problems, () => checkedDataset(folders.data, today, folders.dataLabel))
  const { templates, templatesLabel } = folders
  for (const language of Object.values(languages)) {
    const label = `${templatesLabel}/${language.code}`
    problems.push(...lintTemplates(join(templates, language.code), language, label))
  }
  problems.push(...lintStyleSheet(join(templates, 'briefing.css'), `${templatesLabel}/briefing.css`))
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
