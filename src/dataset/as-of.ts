// The day that an operator asked for in; the day of the vintage out.
import { BriefingError } from '../errors.ts'
import type { Day } from './period.ts'
import type { Dataset } from './read.ts'
import { newestDay } from './vintage.ts'

/** The day asked for, or the newest on which anything in the data became public; refused when it lies ahead. */
export function asOfDay(dataset: Dataset, asked: Day | undefined, today: Day): Day {
  const day = asked ?? newestDay(dataset)
  if (day <= today) return day
  throw BriefingError.at(
    '--as-of',
    `found ${day}, which is later than today, ${today}`,
    'name a day up to today',
  )
}
