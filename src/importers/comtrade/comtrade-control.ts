// Flows of one file of UN Comtrade in; whether its rows double one another out, and whether they are those of every partner.
import { grouped } from '../../dataset/grouped.ts'
import type { Flow } from '../flow.ts'
import { placeOf } from '../place-of.ts'
import { roundingSlack } from '../rounding-slack.ts'
import type { ProblemList } from '../problem-list.ts'

const ONCE =
  'download it again with customsCode=C00, motCode=0, partner2Code=0, one classification, and each partner once, without groups of countries'

/**
 * Adds to the problems where partners add up to more than the row of all partners, neither being an estimate, and where a row
 * is there twice. True where the file has all partners: the service is asked for partners by name, so that it need not. That is
 * told by values, which add up to those of the row of all partners, and cannot be told without such rows.
 */
export function hasAllPartners(flows: readonly Flow[], label: string, problems: ProblemList): boolean {
  findRepeated(flows, label, problems)
  const groups = grouped(flows, ({ reporter, direction, code, period, measure }) =>
    [reporter, direction, code, period, measure].join(' '),
  )
  let all = true
  for (const group of groups.values()) {
    const totals = group.filter(({ partner }) => partner === 'world')
    const parts = group.filter(({ partner }) => partner !== 'world')
    const [expected, found] = [sum(totals), sum(parts)]
    const slack = roundingSlack(expected, parts.length)
    const [total] = totals
    const [first] = parts
    if (total && found > expected + slack && group.every(({ estimated }) => estimated === undefined)) {
      const { code, period, measure, unit, at } = total
      const message = `found ${expected} ${unit} as ${measure} of ${code} with all partners in ${period}, but the partners add up to ${found}`
      problems.add('sum', { where: placeOf(at, label), message, hint: ONCE })
    }
    if (first?.measure === 'value' && (!total || Math.abs(found - expected) > slack)) all = false
  }
  return all
}

/** Of what is known. */
function sum(flows: readonly Flow[]): number {
  return flows.reduce((before, { amount }) => before + (amount ?? 0), 0)
}

/** Tariff lines of eight and more digits have several rows, which are summed; six digits are summed by the service. */
function findRepeated(flows: readonly Flow[], label: string, problems: ProblemList): void {
  const seen = new Map<string, Flow>()
  for (const flow of flows) {
    const { reporter, direction, code, partner, period, measure, at } = flow
    if (measure !== 'value' || code.length > 6) continue
    const key = [reporter, direction, code, partner, period].join(' ')
    const before = seen.get(key)
    if (before === undefined) seen.set(key, flow)
    else {
      const message = `found ${code} with partner ${partner} in ${period} a second time; the first is at ${placeOf(before.at)}`
      problems.add('twice', { where: placeOf(at, label), message, hint: ONCE })
    }
  }
}
