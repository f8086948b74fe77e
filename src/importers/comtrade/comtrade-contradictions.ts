// A row of UN Comtrade in; where its cells contradict one another, or are no kilograms, as problems out.
import type { Direction } from '../../dataset/mapping-schema.ts'
import type { ComtradeField, Located } from './comtrade-record.ts'
import { comtradeWeight, foreignUnit } from './comtrade-weight.ts'
import { placeOf } from '../place-of.ts'
import type { ProblemList } from '../problem-list.ts'

/** Values are served with cents or without, so that two of them may differ by the rounding. */
const ROUNDING = 1
/** A year is served as a month of itself. */
const WHOLE_YEAR = 52

/** `weightNeeded`: a rule asks for the weight of this code. */
export function findContradictions(
  { record, at }: Located,
  { direction, weightNeeded }: { direction: Direction; weightNeeded: boolean },
  label: string,
  problems: ProblemList,
): void {
  const add = (field: ComtradeField, message: string) => {
    const place = at(field)
    const named = 'line' in place ? `${place.column}: ${message}` : message
    const hint = 'download it again; if it stays so, take the table of the customs office itself'
    problems.add(field, { where: placeOf(place, label), message: named, hint })
  }
  const { freqCode, period, refMonth, primaryValue } = record
  const month = period.length === 4 ? WHOLE_YEAR : Number(period.slice(4))
  if ((freqCode === 'A') !== (month === WHOLE_YEAR)) {
    const expected = freqCode === 'A' ? 'a year' : 'a month'
    add('period', `found ${period}, expected ${expected}, since freqCode is ${freqCode}`)
  } else if (typeof refMonth === 'number' && refMonth !== month) {
    add('refMonth', `found ${refMonth}, expected ${month} for the period ${period}`)
  }
  // Imports are valued with freight, exports without. A zero says that the other one is given.
  const field = direction === 'import' ? 'cifvalue' : 'fobvalue'
  const given = record[field]
  if (given && Math.abs(given - (primaryValue ?? 0)) > ROUNDING) {
    add('primaryValue', `found ${primaryValue ?? 'nothing'} beside ${given} as ${field}, expected the same`)
  }
  const unit = weightNeeded && comtradeWeight(record).amount === null ? foreignUnit(record) : undefined
  if (unit !== undefined) {
    add('qtyUnitCode', `found a quantity in unit ${unit} and no net weight, expected kilograms (8)`)
  }
}
