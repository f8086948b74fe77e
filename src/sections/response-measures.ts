// The measures of the G7 and its partners as rows, counts and the latest steps, ready for the template of g7-response.
import {
  countOf,
  IN_EFFECT,
  INSTRUMENTS,
  type Instrument,
  MEASURE_STATUSES,
  MEMBERS,
  type MeasureNow,
  type MeasureStatus,
} from '../analysis/measures.ts'
import { richText } from '../analysis/prose.ts'
import { addMonths, lastDay, type Period } from '../dataset/period.ts'
import type { Named, SectionInput } from './section.ts'

/** What the vintage knows of one measure. */
export interface MeasureRow {
  id: string
  name: Named
  who: Named
  instruments: Instrument[]
  amount: { value: number; currency: string } | null
  status: MeasureStatus
  since: Period
  qualifier: Named | null
  sources: string[]
}

export function rowOf({ measure, status, since, sources }: MeasureNow): MeasureRow {
  const { id, name, who, instruments, amount, qualifier } = measure
  const named = (text: string): Named => ({ kind: 'measure', id, text })
  return {
    id,
    name: named(name),
    who: named(who),
    instruments,
    amount: amount ?? null,
    status,
    since,
    qualifier: qualifier === undefined ? null : named(qualifier),
    sources,
  }
}

/** The measures by member, each by date; their number, and how many are in effect. */
export function measureTable(
  { vintage, month, figures, language }: SectionInput,
  measures: readonly MeasureNow[],
) {
  const count = (name: string, formula: string, of: readonly MeasureNow[]) =>
    figures.add(`g7-response.measures.${name}`, countOf(of, vintage, formula))
  const inEffect = measures.filter(({ status }) => IN_EFFECT.includes(status))
  const after = measures.filter(({ since }) => lastDay(since) > lastDay(month))
  return {
    count: count('count', 'n(measures)', measures),
    inEffect: count('in-effect', 'n(in force or delivered)', inEffect),
    qualified: count(
      'in-effect-qualified',
      'n(in force or delivered, with a qualifier)',
      inEffect.filter(({ measure }) => measure.qualifier),
    ),
    withAmount: count(
      'with-amount',
      'n(with an amount)',
      measures.filter(({ measure }) => measure.amount),
    ),
    after: after.length === 0 ? null : count('after-month', `n(status dated after ${month})`, after),
    groups: MEMBERS.map((member) => {
      const rows = measures.filter(({ measure }) => measure.member === member).map(rowOf)
      return {
        member,
        name: { kind: 'measure', id: rows[0]?.id ?? '', text: language.members[member] },
        rows,
      }
    }).filter(({ rows }) => rows.length > 0),
  }
}

/** How many measures use an instrument, by status. A measure with two instruments counts under both. */
export function instrumentCounts({ vintage, figures }: SectionInput, measures: readonly MeasureNow[]) {
  const statuses = MEASURE_STATUSES.filter((status) => measures.some((one) => one.status === status))
  const add = (id: string, formula: string, of: readonly MeasureNow[]) =>
    of.length === 0
      ? null
      : figures.add(`g7-response.counts.${id.replaceAll(' ', '-')}`, countOf(of, vintage, formula))
  const rows = INSTRUMENTS.map((instrument) => {
    const of = measures.filter(({ measure }) => measure.instruments.includes(instrument))
    return {
      instrument,
      cells: statuses.map((status) => ({
        figure: add(
          `${instrument}.${status}`,
          `n(${instrument}, ${status})`,
          of.filter((one) => one.status === status),
        ),
      })),
      total: add(`${instrument}.all`, `n(${instrument})`, of),
    }
  }).filter(({ total }) => total !== null)
  const all = statuses.map((status) => ({
    figure: add(
      `all.${status}`,
      `n(${status})`,
      measures.filter((one) => one.status === status),
    ),
  }))
  return { statuses, rows, all }
}

/** Steps of the month of the issue and of the month after it, as far as they were known, with the text of the record. */
export function latestSteps({ vintage, figures, month }: SectionInput, measures: readonly MeasureNow[]) {
  const first = `${month}-01`
  const last = [lastDay(addMonths(month, 1)), vintage.asOf].sort()[0] ?? vintage.asOf
  const rows = measures.filter(({ since }) => lastDay(since) >= first && lastDay(since) <= last)
  return {
    first,
    last,
    rows: rows.map((now) => ({
      row: rowOf(now),
      text: richText(vintage, figures, `g7-response.step.${now.measure.id}`, now.measure.text) ?? null,
    })),
  }
}
