// The header of one of Japan’s trade tables in, which column holds what out.
import { BriefingError } from '../../errors.ts'
import type { InputFile } from '../input-file.ts'
import { ProblemList } from '../problem-list.ts'

export interface MonthColumns {
  /** 1 to 12 */
  number: number
  /** As the header spells it, for traces. */
  name: string
  quantity1: number
  quantity2: number
  value: number
}

export interface EStatColumns {
  direction: number
  year: number
  code: number
  /** Absent where the rows are totals over all countries. */
  country: number | undefined
  /** Whether rows are split by customs office. */
  byOffice: boolean
  unit1: number
  unit2: number
  /** The year so far. */
  total: Omit<MonthColumns, 'number'>
  months: readonly MonthColumns[]
  names: readonly string[]
  /** Those that make a row one of a kind. */
  key: readonly number[]
}

export const DIRECTION = 'Exp or Imp'
export const CODE = 'HS'
/** Older files spell April in their own way. */
const months = ['Jan', 'Feb', 'Mar', 'Apr|Apl', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const measures = ['Quantity1', 'Quantity2', 'Value'] as const
const needed = [DIRECTION, 'Year', CODE, 'Unit1', 'Unit2', ...measures.map((measure) => `${measure}-Year`)]
const known = new Set([
  ...[...needed, 'Country', 'Custom', ''],
  ...months.flatMap((month) =>
    month.split('|').flatMap((name) => measures.map((measure) => `${measure}-${name}`)),
  ),
])

/** Throws a BriefingError with everything that the header lacks or has too much. */
export function eStatColumns(file: InputFile, header: readonly string[]): EStatColumns {
  const where = `${file.label}:1`
  const names = header.map((name) => name.trim())
  if (names.includes('Commodity') && !names.includes(CODE)) {
    const message =
      'found the column Commodity instead of HS: a table of principal commodities (概況品), which has no HS codes'
    throw BriefingError.at(
      where,
      message,
      'download the table "Commodity by Country" (品別国別表) of the same year',
    )
  }
  const problems = new ProblemList()
  const complain = (message: string): void =>
    problems.add(message, {
      where,
      message,
      hint: 'download the table "Commodity by Country" (品別国別表) again',
    })

  const missing = needed.filter((name) => !names.includes(name))
  if (missing.length > 0) complain(`found no ${columns(missing)}`)
  const strange = names.filter((name) => !known.has(name))
  if (strange.length > 0) complain(`found ${columns(strange)}, not known in this table`)
  const twice = names.filter((name, index) => name !== '' && names.indexOf(name) !== index)
  if (twice.length > 0) complain(`found the ${columns(twice)} twice`)

  const found = months.flatMap((spellings, index) => {
    const present = spellings
      .split('|')
      .filter((name) => measures.some((measure) => names.includes(`${measure}-${name}`)))
    if (present.length > 1) complain(`found the month ${present.join(' and ')} twice`)
    const [name] = present
    if (name === undefined) return []
    const lost = measures.map((measure) => `${measure}-${name}`).filter((column) => !names.includes(column))
    if (lost.length > 0) complain(`found no ${columns(lost)}`)
    return [{ number: index + 1, ...triple(names, name) }]
  })
  if (found.some(({ number }, index) => number !== index + 1) || found.length === 0) {
    const list = found.length === 0 ? 'no month' : found.map(({ name }) => name).join(', ')
    complain(`found ${list}, expected all months from January on`)
  }
  problems.throwIfAny()
  const at = (name: string): number => names.indexOf(name)
  return {
    ...{ direction: at(DIRECTION), year: at('Year'), code: at(CODE), unit1: at('Unit1'), unit2: at('Unit2') },
    country: names.includes('Country') ? at('Country') : undefined,
    byOffice: names.includes('Custom'),
    ...{ total: triple(names, 'Year'), months: found, names },
    key: [DIRECTION, 'Year', 'Custom', CODE, 'Country'].filter((name) => names.includes(name)).map(at),
  }
}

function triple(names: readonly string[], name: string): Omit<MonthColumns, 'number'> {
  const at = (measure: string): number => names.indexOf(`${measure}-${name}`)
  return { name, quantity1: at('Quantity1'), quantity2: at('Quantity2'), value: at('Value') }
}

function columns(names: readonly string[]): string {
  return `${names.length === 1 ? 'column' : 'columns'} ${names.map((name) => JSON.stringify(name)).join(', ')}`
}
