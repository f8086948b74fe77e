// A final edition to be made in; what must hold before it leaves, check by check, and the edition itself out. Nothing is written.
import { checkedInput } from '../build/checked-input.ts'
import type { Edition, MakeOptions } from '../build/edition.ts'
import { asOfDay } from '../dataset/as-of.ts'
import type { Day, Month } from '../dataset/period.ts'
import type { Dataset } from '../dataset/read.ts'
import { Vintage } from '../dataset/vintage.ts'
import { BriefingError } from '../errors.ts'
import { type Check, failing, holding } from './check.ts'
import { freshness } from './freshness.ts'
import { headlineConflicts } from './headline-conflicts.ts'
import { requiredKnown } from './required-known.ts'

/** Makes an edition in memory, as `makeEdition` does; tests hand in their own. */
export type Make = (options: MakeOptions) => Promise<Edition>

export interface Gated extends MakeOptions {
  month: Month
  /** Whether the month has to be the newest that is due: not so for a correction. */
  fresh: boolean
  make: Make
  /** Told which edition it is, before any work is done for it; may refuse by throwing. */
  chosen?: (asOf: Day) => void
  /** Holds the bytes of the edition that was made against those that it has to have. */
  bytes: (made: Edition, asOf: Day) => Promise<Check> | Check
}

export interface Verdict {
  /** Absent where the data could not be read. */
  asOf?: Day
  checks: Check[]
  /** Absent where it could not be made. */
  edition?: Edition
}

/** Every check is made that can be, so that one report names all that is to be mended. */
export async function gate(gated: Gated): Promise<Verdict> {
  const { report, month, today, fresh, make } = gated
  report('checking the data')
  const read = await attempt(() => checkedInput(gated, today))
  if ('problems' in read) {
    const unsound = failing('data', 'the data or the templates are not sound', read.problems)
    return { checks: [unsound, ...(['required', 'conflicts', 'page', 'bytes'] as const).map(unlooked)] }
  }
  const dataset = read.value
  const asOf = asOfDay(dataset, gated.asOf, today)
  gated.chosen?.(asOf)
  const checks = await ofData(dataset, asOf, month, fresh ? today : undefined)
  const made = await attempt(() => make({ ...gated, asOf }))
  if ('problems' in made) {
    const unmade = failing('page', 'the edition cannot be made', made.problems)
    return { asOf, checks: [...checks, unmade, unlooked('bytes')] }
  }
  const edition = made.value
  const page = holding('page', `${edition.pages} pages, meets the rules of PDF/UA-1 and of the house`)
  const bytes = await checked('bytes', 'could not be made again', () => gated.bytes(edition, asOf))
  return { asOf, checks: [...checks, page, bytes], edition }
}

/** Without today, the month need not be the newest. */
async function ofData(dataset: Dataset, asOf: Day, month: Month, today: Day | undefined): Promise<Check[]> {
  const vintage = new Vintage(dataset, asOf)
  return [
    today === undefined
      ? holding('data', 'sound; a correction may be of an earlier month')
      : await checked('data', 'nothing says what is due', () => freshness(vintage, month, today)),
    requiredKnown(vintage, month),
    headlineConflicts(vintage, month),
  ]
}

function unlooked(name: Check['name']): Check {
  return failing(name, 'not looked at, because of the above', [])
}

/** A check; where it cannot be made for something that the operator can mend, it does not hold. */
async function checked(
  name: Check['name'],
  otherwise: string,
  check: () => Promise<Check> | Check,
): Promise<Check> {
  const tried = await attempt(check)
  return 'problems' in tried ? failing(name, otherwise, tried.problems) : tried.value
}

async function attempt<T>(
  work: () => Promise<T> | T,
): Promise<{ value: T } | Pick<BriefingError, 'problems'>> {
  try {
    return { value: await work() }
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error
    return { problems: error.problems }
  }
}
