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
import { type RichText, richText } from '../analysis/prose.ts'
import { addMonths, lastDay, type Period, periodKind } from '../dataset/period.ts'
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

export function rowOf(now: MeasureNow): MeasureRow {
  const { status, since, amount, qualifier, sources } = now
  const { id, name, who, instruments } = now.measure
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

/** The text of a measure as known; null where no source had told one, or a figure in it was not known. */
export function measureText(
  { vintage, figures }: Pick<SectionInput, 'vintage' | 'figures'>,
  id: string,
  { text }: MeasureNow,
): RichText | null {
  return text === undefined ? null : (richText(vintage, figures, id, text) ?? null)
}

/** The measures by member, each by date; their number, and how many are in effect. */
export function measureTable(
  { vintage, month, figures, language }: SectionInput,
  measures: readonly MeasureNow[],
) {
  const count = (name: string, of: readonly MeasureNow[]) =>
    figures.add(`g7-response.measures.${name}`, countOf(of, measures, vintage))
  const inEffect = measures.filter(({ status }) => IN_EFFECT.includes(status))
  const after = measures.filter(({ since }) => lastDay(since) > lastDay(month))
  return {
    count: count('count', measures),
    inEffect: count('in-effect', inEffect),
    withAmount: count(
      'with-amount',
      measures.filter(({ amount }) => amount !== undefined),
    ),
    after: after.length === 0 ? null : count('after-month', after),
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
  const add = (id: string, of: readonly MeasureNow[]) =>
    of.length === 0
      ? null
      : figures.add(`g7-response.counts.${id.replaceAll(' ', '-')}`, countOf(of, measures, vintage))
  const rows = INSTRUMENTS.map((instrument) => {
    const of = measures.filter(({ measure }) => measure.instruments.includes(instrument))
    return {
      instrument,
      cells: statuses.map((status) => ({
        figure: add(
          `${instrument}.${status}`,
          of.filter((one) => one.status === status),
        ),
      })),
      total: add(`${instrument}.all`, of),
    }
  }).filter(({ total }) => total !== null)
  const all = statuses.map((status) => ({
    figure: add(
      `all.${status}`,
      measures.filter((one) => one.status === status),
    ),
  }))
  return { statuses, rows, all }
}

/**
 * Steps of the month of the issue and of the month after it, as far as they were known, with the text of the record. One of
 * which only the year is known could be any month's and is left out.
 */
export function latestSteps({ vintage, figures, month }: SectionInput, measures: readonly MeasureNow[]) {
  const first = `${month}-01`
  const last = [lastDay(addMonths(month, 1)), vintage.asOf].sort()[0] ?? vintage.asOf
  const rows = measures.filter(
    ({ since }) => periodKind(since) !== 'year' && lastDay(since) >= first && lastDay(since) <= last,
  )
  return {
    first,
    last,
    rows: rows.map((now) => ({
      row: rowOf(now),
      text: measureText({ vintage, figures }, `g7-response.step.${now.measure.id}`, now),
    })),
  }
}
