// Readings of one format and the mapping in; the values that they give its series out, and what they cannot give.
import { grouped } from '../dataset/grouped.ts'
import type { Mapping, Rule } from '../dataset/mapping-schema.ts'
import { monthsOf, type Period, periodKind, yearOf } from '../dataset/period.ts'
import type { Series } from '../dataset/schema.ts'
import type { Flow, FormatId } from './flow.ts'
import { type Pool, sumOf } from './pool.ts'
import { amountNote, shareNote } from './row-note.ts'
import { ABSENT, type Selected, selectFlows } from './select-flows.ts'
import type { Missed, SeriesRow } from './series-row.ts'

export interface RowsInput {
  pool: Pool
  format: FormatId
  mapping: Mapping
  series: ReadonlyMap<string, Series>
  complete: boolean
}

/** Every rule in every month or year of the tables; and in a year all of whose months the tables have. */
export function seriesRows(input: RowsInput): { rows: SeriesRow[]; missed: Missed[] } {
  const rows: SeriesRow[] = []
  const missed: Missed[] = []
  for (const rule of input.mapping.rules) {
    const flows = input.pool.flows.filter(
      ({ reporter, direction, measure }) =>
        reporter === rule.reporter && direction === rule.direction && measure === rule.measure,
    )
    for (const [period, months] of periodsOf(flows)) {
      const row = rowOf(rule, period, months, input)
      if ('why' in row) missed.push({ series: rule.series, period, why: row.why })
      else rows.push(row)
    }
  }
  return { rows, missed }
}

/** The flows of each period; of a year that is only there by months, those of each of its twelve months. */
function periodsOf(flows: readonly Flow[]): Map<Period, Flow[][]> {
  const byPeriod = grouped(flows, ({ period }) => period)
  const periods = new Map([...byPeriod].map(([period, own]): [Period, Flow[][]] => [period, [own]]))
  const years = new Set([...byPeriod.keys()].filter((period) => periodKind(period) === 'month').map(yearOf))
  for (const year of years) {
    const months = monthsOf(year).flatMap((month) => {
      const own = byPeriod.get(month)
      return own === undefined ? [] : [own]
    })
    if (months.length === 12 && !periods.has(year)) periods.set(year, months)
  }
  return periods
}

function rowOf(
  rule: Rule,
  period: Period,
  parts: readonly Flow[][],
  input: RowsInput,
): SeriesRow | { why: string } {
  const unit = input.series.get(rule.series)?.unit
  if (unit === undefined) throw new Error(`no series "${rule.series}" in the data set`)
  const select = (partner: string) => selectAll(rule, parts, partner, input)
  const own = select(rule.partner)
  if ('why' in own) return own
  const amount = sumOf(own.flows)
  const [first] = own.flows
  if (amount === null || first === undefined) return { why: ABSENT }
  const table = { format: input.format, reporter: rule.reporter, direction: rule.direction }
  const base = { series: rule.series, period, unit, table }
  if (rule.share) {
    const world = select('world')
    if ('why' in world) return world
    const all = sumOf(world.flows)
    if (all === null || all === 0) return { why: 'the world’s amount is not above zero' }
    if (world.flows[0]?.unit !== first.unit)
      return { why: 'the partner and the world are in different units' }
    const partner = input.mapping.partners.find(({ id }) => id === rule.partner)
    const value = plain((100 * amount) / all, 3)
    const flows = [...new Set([...own.flows, ...world.flows])]
    return {
      ...base,
      value,
      basis: 'derived',
      ...weak(flows),
      note: shareNote(own.flows, world.flows, partner),
      flows,
    }
  }
  const conversion = input.mapping.conversions.find(({ from, to }) => from === first.unit && to === unit)
  if (conversion === undefined)
    return { why: `the table is in ${first.unit}, the series in ${unit}, and no conversion is stated` }
  const { flows } = own
  return {
    ...base,
    value: plain(amount / conversion.divideBy, 6),
    // What one table says of one period is its figure, in whatever unit and however many of its lines make it up: the totals of
    // customs are the sums of these lines. A year made of months is worked out: its months may have been revised since.
    basis: parts.length === 1 ? 'reported' : 'derived',
    ...weak(flows),
    note: amountNote(flows, conversion.divideBy),
    flows,
  }
}

/** Of a year by its months every month has to be known; a partner that a whole table does not list traded nothing in that month. */
function selectAll(rule: Rule, parts: readonly Flow[][], partner: string, input: RowsInput): Selected {
  const { mapping, format, complete, pool } = input
  const { partial } = pool
  const selected = parts.map((flows) =>
    selectFlows({ rule, flows, mapping, format, partial, complete }, partner),
  )
  const failed = selected.find(
    (one) => 'why' in one && !(one.absent && parts.length > 1 && partial.size === 0),
  )
  if (failed !== undefined && 'why' in failed) return failed
  const flows = selected.flatMap((one) => ('why' in one ? [] : one.flows))
  return flows.length === 0 ? { why: ABSENT, absent: true } : { flows }
}

function weak(flows: readonly Flow[]): { mark?: 'weak' } {
  return flows.some(({ estimated }) => estimated !== undefined) ? { mark: 'weak' } : {}
}

/** Free of the tail that binary arithmetic leaves. */
function plain(value: number, decimals: number): number {
  return Number(value.toFixed(decimals))
}
