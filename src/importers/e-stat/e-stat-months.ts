// A file of one year in, and what its name and the operator say; the last month that was published in it out. Never told from the
// data: in a table of the current year a zero may mean "nothing" or "not yet".
import { monthIn, monthNumber, type Day, type Month, yearOf } from '../../dataset/period.ts'
import { BriefingError } from '../../errors.ts'
import type { InputFile } from '../input-file.ts'

const DECEMBER = 12

export interface Said {
  through?: Month | undefined
  retrieved: Day
}

/**
 * The number of the last published month, 1 to 12. December where the file was downloaded in March of the year after or later.
 * Throws a BriefingError where nobody says it, or what is said cannot be.
 */
export function lastPublished(
  file: InputFile,
  year: string,
  { through, retrieved }: Said,
  columns: number,
): number {
  const refuse = (message: string, hint: string): never => {
    throw BriefingError.at(file.label, message, hint)
  }
  const named = monthInName(file.name, year)
  if (through !== undefined && named !== undefined && through !== named) {
    return refuse(
      `found ${named} in its name, but --through says ${through}`,
      'correct the one that is wrong',
    )
  }
  const said = through ?? named
  if (said === undefined || yearOf(said) > year) {
    if (retrieved < `${Number(year) + 1}-03-01`) {
      const message = `holds ${year}, and was downloaded on ${retrieved}, before all its months were published; found no month in its name`
      return refuse(
        message,
        `say --through with the last published month, such as ${year}-03, or put it into the name`,
      )
    }
    return reaching(DECEMBER)
  }
  if (yearOf(said) < year)
    return refuse(`holds ${year}, but --through says ${said}`, `say --through with a month of ${year}`)
  if (said >= retrieved.slice(0, 7)) {
    return refuse(
      `was downloaded on ${retrieved}, but its last month is said to be ${said}, which had not ended`,
      'correct the month or the day of the download',
    )
  }
  return reaching(monthNumber(said))

  function reaching(number: number): number {
    if (number <= columns) return number
    const wanted = monthIn(year, number)
    const last = monthIn(year, columns)
    return refuse(
      `has columns up to ${last}, expected up to ${wanted}`,
      `download it again, or say --through ${last}`,
    )
  }
}

/** `2026-03` or `202603`, but not the day of a download such as `2026-04-28`; undefined where several stand there, or another year. */
export function monthInName(name: string, year: string): Month | undefined {
  const found = [...name.matchAll(/(?<!\d)(\d{4})[-_.]?(0[1-9]|1[0-2])(?!\d|[-_.]\d{1,2}(?!\d))/g)]
  const months = new Set(found.map(([, year = '', month = '']) => `${year}-${month}`))
  const [only, ...more] = months
  return only !== undefined && more.length === 0 && yearOf(only) === year ? only : undefined
}
