// Readings of one format in; their flows as one table out. What two files both hold must be the same in both.
import type { Problem } from '../errors.ts'
import { grouped } from '../dataset/grouped.ts'
import { compareText } from '../dataset/order.ts'
import type { Day } from '../dataset/period.ts'
import type { Flow, Reading } from './flow.ts'
import { placeOf } from './place-of.ts'

export interface Pool {
  flows: readonly Flow[]
  /** Names of files whose rows may not be the whole of their codes’ partners. */
  partial: ReadonlySet<string>
  problems: readonly Problem[]
}

/**
 * The order in which files are given changes nothing: those of the latest day come first, and of one day they are taken in the
 * order of their checksums. A file of an earlier day, which was imported before, gives only what the later ones do not have.
 */
export function pool(readings: readonly Reading[], dayOf: (reading: Reading) => Day): Pool {
  const files = [...readings].sort(
    (a, b) => compareText(dayOf(b), dayOf(a)) || compareText(a.sha256, b.sha256),
  )
  const taken = new Map<string, { day: Day; sum: number | null; flow: Flow }>()
  const problems: Problem[] = []
  const flows = files.flatMap((reading) => {
    const day = dayOf(reading)
    const byKey = grouped(reading.flows, keyOf)
    return [...byKey].flatMap(([key, own]) => {
      const sum = sumOf(own)
      const earlier = taken.get(key)
      const [first] = own
      if (first === undefined) return []
      if (earlier === undefined) {
        taken.set(key, { day, sum, flow: first })
        return own
      }
      if (earlier.sum !== sum && earlier.day === day)
        problems.push(disagreement(first, sum, earlier.flow, earlier.sum))
      return []
    })
  })
  const partial = new Set(files.filter(({ allPartners }) => !allPartners).map(({ file }) => file))
  return { flows, partial, problems }
}

function keyOf({ reporter, direction, code, partner, period, measure, unit }: Flow): string {
  return [reporter, direction, code, partner, period, measure, unit].join(' ')
}

/** Null where one of them is not known. */
export function sumOf(flows: readonly Flow[]): number | null {
  return flows.reduce<number | null>(
    (sum, { amount }) => (sum === null || amount === null ? null : sum + amount),
    0,
  )
}

function disagreement(flow: Flow, sum: number | null, other: Flow, otherSum: number | null): Problem {
  const what = `${flow.measure} of ${flow.code} with partner ${flow.partner} in ${flow.period}`
  return {
    where: placeOf(flow.at),
    message: `found ${shown(sum)} ${flow.unit} as ${what}, but ${placeOf(other.at)} has ${shown(otherSum)}`,
    hint: 'import the older file first, with --retrieved and the day of its download; then the newer one as a revision',
  }
}

function shown(sum: number | null): string {
  return sum === null ? 'nothing' : String(sum)
}
