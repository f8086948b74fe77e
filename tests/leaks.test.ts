// Nothing that became known later may enter a finding: every source that the findings of a day name was public by then, and
// the findings of a day are those of a data set from which all that came later was removed beforehand.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseIssue } from '../src/build/choose-issue.ts'
import { findingsOf } from '../src/build/findings.ts'
import { type Day, periodKind } from '../src/dataset/period.ts'
import type { Dataset } from '../src/dataset/read.ts'
import { newestDay } from '../src/dataset/vintage.ts'
import { rareEarths as dataset } from './data-sets.ts'

const TODAY = '2026-11-21'
const knownOf = (id: string) => dataset.sources.get(id)?.known ?? ''
const required = new Set(dataset.briefing.required)
const monthly = dataset.observations.filter(
  ({ series, period, mark }) => required.has(series) && periodKind(period) === 'month' && mark !== 'rejected',
)
/** Days on which something became public, from the first month that an issue could have been written of. */
const turns = [...new Set([...dataset.sources.values()].map(({ known }) => known))]
  .filter((day) => monthly.some(({ source }) => knownOf(source) <= day))
  .sort()

/** A day of the span, or one on which something became public, or the day before it; and which known month to take. */
const issues = fc
  .tuple(
    fc.oneof(
      fc.date({
        min: new Date(turns[0] ?? ''),
        max: new Date(newestDay(dataset)),
        noInvalidDate: true,
      }),
      fc.constantFrom(...turns.flatMap((day) => [new Date(day), dayBefore(day)])),
    ),
    fc.nat(),
    fc.boolean(),
  )
  .map(([date, number, newest]) => {
    const asOf = date.toISOString().slice(0, 10)
    const months = [
      ...new Set(monthly.filter(({ source }) => knownOf(source) <= asOf).map(({ period }) => period)),
    ].sort()
    return { asOf, month: newest ? months.at(-1) : months[number % months.length] }
  })
  .filter(({ month }) => month !== undefined)

const draw = (seed: number, count: number) => fc.sample(issues, { seed, numRuns: count })

function findings(data: Dataset, asOf: Day, month: string | undefined) {
  const chosen = chooseIssue(data, { asOf, month, today: TODAY })
  return findingsOf(chosen.vintage, chosen.month)
}

describe('no finding rests on what became known later', () => {
  test('200 days: every source that is named was public, and every record had been told by one of its own', () => {
    const seen = { sources: new Set<string>(), records: new Set<string>() }
    for (const { asOf, month } of draw(1, 200)) {
      const { sources, records } = namedIn(findings(dataset, asOf, month))
      const late = [...sources].filter((id) => knownOf(id) === '' || knownOf(id) > asOf)
      expect(late, `${month} as of ${asOf}`).toEqual([])
      const untold = [...records].filter((key) => !(told.get(key) ?? []).some((id) => knownOf(id) <= asOf))
      expect(untold, `${month} as of ${asOf}`).toEqual([])
      for (const id of sources) seen.sources.add(id)
      for (const key of records) seen.records.add(key)
    }
    // The days were late enough, and the eyes open, for nearly all that there is.
    expect(seen.sources.size).toBeGreaterThan(dataset.sources.size * 0.8)
    expect(seen.records.size).toBeGreaterThan(told.size * 0.7)
  }, 120_000)

  test('30 days: the findings are those of a data set without anything later', () => {
    const differs = draw(2, 30).filter(({ asOf, month }) => {
      const earlier = without(asOf)
      expect(findings(dataset, asOf, month), `${month} as of ${asOf}`).toEqual(findings(earlier, asOf, month))
      return JSON.stringify(earlier.measures) !== JSON.stringify(dataset.measures)
    })
    // Otherwise nothing had been removed, and nothing was shown.
    expect(differs.length).toBeGreaterThan(20)
  })
})

/** What a value names, however deep: the ids of sources, by the key that holds them, and of records that sources told. */
function namedIn(value: unknown, found = { sources: new Set<string>(), records: new Set<string>() }) {
  if (value === null || typeof value !== 'object') return found
  const { kind, id } = value as { kind?: unknown; id?: unknown }
  if (typeof kind === 'string' && told.has(`${kind} ${String(id)}`))
    found.records.add(`${kind} ${String(id)}`)
  for (const [key, one] of Object.entries(value)) {
    // Neither a chart's grammar nor a formula holds ids: what they draw on stands beside them.
    if (key === 'spec' || key === 'derivation') continue
    if (/^(source|sources|corroboratedBy|\w+Sources)$/.test(key)) {
      for (const name of Array.isArray(one) ? one : [one])
        if (typeof name === 'string') found.sources.add(name)
    }
    namedIn(one, found)
  }
  return found
}

/** The sources of each record by `kind id`. */
const told = new Map<string, readonly string[]>([
  ...dataset.events.map(({ id, sources }) => [`event ${id}`, sources] as const),
  ...dataset.buffers.map(({ id, sources }) => [`buffer ${id}`, sources] as const),
  ...dataset.scenarios.losses.map(({ id, sources }) => [`loss ${id}`, sources] as const),
  ...dataset.scenarios.stocks.map(({ days, sources }) => [`stock stock-${days}`, sources] as const),
  ...dataset.evidence.map(({ id, sources }) => [`evidence ${id}`, sources] as const),
  ...dataset.claims.map(({ id, sources }) => [`statement ${id}`, sources] as const),
  ...dataset.measures.map(({ id, history }) => [`measure ${id}`, all(history)] as const),
  ...dataset.plants.map(({ id, history }) => [`plant ${id}`, all(history)] as const),
])

function all(history: readonly { sources: readonly string[] }[]): string[] {
  return history.flatMap(({ sources }) => sources)
}

/** The data set as it would have been written on the day: later sources are gone, and what rests on them alone. */
function without(day: Day): Dataset {
  const { folder, files, briefing, ...rest } = dataset
  const { series: definitions, sources, observations: rows, ...records } = rest
  const observations = rows.filter(({ source }) => knownOf(source) <= day)
  const known = new Set(observations.map(({ series, period }) => `${series} ${period}`))
  const series = new Map(
    [...definitions].map(([id, one]) => [
      id,
      { ...one, mismatches: one.mismatches.filter(({ period }) => known.has(`${id} ${period}`)) },
    ]),
  )
  return {
    ...(pruned(records, day) as typeof records),
    ...{ folder, files, briefing, series, observations },
    sources: new Map([...sources].filter(([, { known }]) => known <= day)),
  }
}

/** The value without what names sources of which none was known by the day, and without a history that has no step left. */
function pruned(value: unknown, day: Day): unknown {
  if (Array.isArray(value)) return value.map((one) => pruned(one, day)).filter((one) => one !== undefined)
  if (value === null || typeof value !== 'object') return value
  const fields = Object.entries(value).map(([key, one]): [string, unknown] => [
    key,
    key === 'sources' ? (one as string[]).filter((id) => knownOf(id) <= day) : pruned(one, day),
  ])
  const bare = (one: unknown) => Array.isArray(one) && one.length === 0
  const gone = fields.some(([key, one]) => (key === 'sources' || key === 'history') && bare(one))
  return gone ? undefined : Object.fromEntries(fields)
}

function dayBefore(day: Day): Date {
  return new Date(new Date(day).getTime() - 86_400_000)
}
