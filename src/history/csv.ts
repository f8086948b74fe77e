// Comparisons in, the text of history.csv out: one row a month and series, for machines.
import type { Day } from '../dataset/period.ts'
import type { Comparison } from './compare.ts'
import type { Said } from './said.ts'

const FIELDS = ['value', 'change_percent', 'change_on', 'verdict'] as const
const HEADER = [
  'month',
  'series',
  'unit',
  'then_day',
  ...FIELDS.map((field) => `then_${field}`),
  'now_day',
  ...FIELDS.map((field) => `now_${field}`),
  'revision_percent',
].join(',')

/** How the file begins, whatever version wrote it. */
export const BEGINNING = 'month,series,'

/** What is unknown is empty; numbers with at most four decimals. Nothing in it needs quotes: ids, words, days and numbers. */
export function csvOf(comparisons: readonly Comparison[], asOf: Day): string {
  const rows = comparisons.map(({ month, series, released, then, now, revision }) =>
    [
      month,
      series,
      (now ?? then)?.unit ?? '',
      released,
      ...fields(then),
      asOf,
      ...fields(now),
      number(revision),
    ].join(','),
  )
  return [HEADER, ...rows].map((row) => `${row}\n`).join('')
}

function fields(said: Said | null): string[] {
  return said === null
    ? ['', '', '', '']
    : [number(said.value), number(said.change), said.against, said.verdict]
}

function number(value: number | null): string {
  return value === null ? '' : String(Math.round(value * 10_000) / 10_000)
}
