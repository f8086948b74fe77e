// A folder in, a checked Dataset out; or one BriefingError with every problem there is.
import { BriefingError } from '../errors.ts'
import { checkIntegrity } from './integrity.ts'
import type { Day } from './period.ts'
import { type Dataset, readDataset } from './read.ts'

/**
 * Reads and checks a data set. `today` is the day of the check in UTC; `label` is the folder as the operator knows it.
 * Throws a BriefingError with all problems, in the order of the files.
 */
export function checkedDataset(folder: string, today: Day, label = folder): Dataset {
  const { dataset, problems, places, ids } = readDataset(folder, label)
  const whole = problems.length === 0
  const all =
    dataset === undefined
      ? problems
      : [...problems, ...checkIntegrity({ dataset, places, ids, whole, today })]
  if (all.length > 0) throw new BriefingError(all)
  if (dataset === undefined) throw new Error('a data set without problems is complete')
  return dataset
}
