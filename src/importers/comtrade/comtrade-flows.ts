// Rows of UN Comtrade in, from JSON or from a table alike; flows out, and what was left out and why.
import type { Mapping } from '../../dataset/mapping-schema.ts'
import type { Problem } from '../../errors.ts'
import { hasAllPartners } from './comtrade-control.ts'
import { findContradictions } from './comtrade-contradictions.ts'
import type { ComtradeRecord, Located } from './comtrade-record.ts'
import { type LeftKind, selectRecord } from './comtrade-select.ts'
import { comtradeWeight } from './comtrade-weight.ts'
import type { Flow, LeftOut, Reading } from '../flow.ts'
import { LeftOutRows } from '../left-out-rows.ts'
import { placeOf } from '../place-of.ts'
import type { ProblemList } from '../problem-list.ts'

type Found = Pick<Reading, 'flows' | 'leftOut' | 'otherCodes' | 'allPartners'>

/** Amounts in kilograms and US dollars. Whatever is wrong is added to the problems; `label` is the file for them. */
export function comtradeFlows(
  rows: readonly Located[],
  mapping: Mapping,
  label: string,
  problems: ProblemList,
): Found {
  const flows: Flow[] = []
  const otherCodes = new Map<string, number>()
  const leftOut = new LeftOutRows()
  const kinds: Record<LeftKind, number> = { foreign: 0, wide: 0, part: 0 }
  for (const row of rows) {
    const { record, at } = row
    const selection = selectRecord(record, mapping)
    if ('otherCode' in selection) {
      otherCodes.set(selection.otherCode, (otherCodes.get(selection.otherCode) ?? 0) + 1)
      continue
    }
    if ('why' in selection) {
      kinds[selection.kind]++
      leftOut.add(selection.what, selection.why, placeOf(at(selection.field)))
      continue
    }
    const { reporter, direction, weightNeeded } = selection
    findContradictions(row, { direction, weightNeeded }, label, problems)
    const partner = record.partnerCode === 0 ? 'world' : String(record.partnerCode)
    const cell = { reporter, direction, code: record.cmdCode, partner, period: periodOf(record) }
    const { field, ...weight } = comtradeWeight(record)
    // Without a weight the total is no total, but its parts may have theirs.
    if (partner === 'world' && weight.amount === null) {
      leftOut.add('weights of all partners together', 'the rows give none', placeOf(at('netWgt')))
    } else flows.push({ ...cell, measure: 'weight', ...weight, unit: 'kg', at: at(field) })
    flows.push({
      ...cell,
      measure: 'value',
      amount: record.primaryValue,
      unit: 'USD',
      at: at('primaryValue'),
    })
  }
  if (flows.length === 0) {
    if (kinds.foreign > 0 && kinds.foreign === rows.length)
      problems.add('none', noneAskedFor(leftOut.list, label))
    else if (kinds.part > 0) problems.add('none', noTotals(leftOut.list, label))
  }
  const allPartners = hasAllPartners(flows, label, problems)
  return { flows, otherCodes, leftOut: leftOut.list, allPartners }
}

function periodOf({ period }: ComtradeRecord): string {
  return period.length === 4 ? period : `${period.slice(0, 4)}-${period.slice(4)}`
}

function noneAskedFor(left: readonly LeftOut[], label: string): Problem {
  return {
    where: label,
    message: `found only ${left.map(({ what }) => what).join('; ')}, for which mapping.yaml has no rule`,
    hint: 'ask for what China exports (156, X) or what Japan imports (392, M), or add rules',
  }
}

function noTotals(left: readonly LeftOut[], label: string): Problem {
  return {
    where: label,
    message: `found only ${left.map(({ what }) => what).join('; ')}, and not the rows that hold them`,
    hint: 'ask for customsCode=C00, motCode=0 and partner2Code=0',
  }
}
