// Tests of the month that could not be made: of which values each is short. What those that were made show stands elsewhere.
import { unknownForBase } from '../analysis/base-effect.ts'
import { baseMonth } from '../analysis/change.ts'
import { isNewYear, testedAgainst } from '../analysis/signal.ts'
import { addMonths, type Month } from '../dataset/period.ts'
import { type Named, type SectionInput, seriesName } from './section.ts'

/** A series and those of the months asked for that are not known. */
export interface Unknown {
  name: Named
  months: Month[]
}

/** What a comparison of a destination with everyone else lacks; empty also where a value is known and is nought. */
export function unknownForRest(input: SectionInput, part: string, total: string): Unknown[] {
  const { month } = input
  const months = [month, baseMonth(month, testedAgainst(month))]
  return [part, total].flatMap((series) => unknownIn(input, series, months))
}

/** Why the season was not tested: the New Year, or the values that are not known; neither where no other year is known. */
export function seasonGap(input: SectionInput, series: string) {
  const { month } = input
  const newYear = isNewYear(month)
  return { newYear, unknown: newYear ? [] : unknownIn(input, series, [month, addMonths(month, -1)]) }
}

/** A series whose base was not tested, and the months that this lacks. */
export function baseGap({ vintage, month }: SectionInput, series: string): Unknown {
  return { name: seriesName(vintage, series), months: unknownForBase(vintage, series, month) }
}

function unknownIn({ vintage }: SectionInput, series: string, months: readonly Month[]): Unknown[] {
  const unknown = months.filter((month) => vintage.at(series, month) === undefined)
  return unknown.length === 0 ? [] : [{ name: seriesName(vintage, series), months: unknown }]
}
