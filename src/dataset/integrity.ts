// Rules that need more than one record. Each rule is a function from the data set to its problems; all of them always run.
import type { Problem } from '../errors.ts'
import { show } from './explain.ts'
import { type Day, monthsOf, type Period, periodKind } from './period.ts'
import type { Places } from './places.ts'
import type { Dataset, ReadResult } from './read.ts'
import { lastDigit } from './settle.ts'
import { tokensOf } from './prose.ts'
import { Vintage } from './vintage.ts'

interface Context {
  dataset: Dataset
  places: Places
  ids: ReadResult['ids']
  /** The day on which the check runs: nothing may have become public later. */
  today: Day
}

type Check = (context: Context) => Problem[]

/** A day later than any: the vintage that knows every row. */
const END_OF_TIME: Day = '9999-12-31'

/** Runs every rule. The data set may have lost records that were refused; what names those is not reported a second time. */
export function checkIntegrity(context: Context): Problem[] {
  const checks: Check[] = [
    namedSourcesExist,
    namedSeriesExist,
    unitsMatch,
    noDuplicateRows,
    derivedRowsSayHow,
    valuesArePlausible,
    knownByToday,
    knownAfterPeriodBegan,
    calendarNamed,
    sourcesAreCited,
    tokensHaveValues,
    historiesInOrder,
    monthsFitTotals,
  ]
  return checks.flatMap((check) => check(context))
}

const namedSourcesExist: Check = ({ dataset, places, ids }) => {
  const missing = (record: object, id: string, ...path: PropertyKey[]): Problem[] =>
    ids.sources.has(id)
      ? []
      : [{ where: places.of(record, ...path), message: `found the source "${id}", which sources.yaml does not have`, hint: 'correct the id, or add the source' }]
  const { scenarios } = dataset
  return [
    ...dataset.observations.flatMap((row) => missing(row, row.source, 'source')),
    ...citingRecords(dataset).flatMap(({ record, path, sources }) =>
      sources.flatMap((id, index) => missing(record, id, ...path, 'sources', index)),
    ),
    ...scenarios.losses.flatMap((loss, index) => loss.sources.flatMap((id, at) => missing(scenarios, id, 'losses', index, 'sources', at))),
    ...scenarios.stocks.flatMap((stock, index) => stock.sources.flatMap((id, at) => missing(scenarios, id, 'stocks', index, 'sources', at))),
  ]
}

const namedSeriesExist: Check = ({ dataset, places, ids }) => {
  const missing = (record: object, id: string, ...path: PropertyKey[]): Problem[] =>
    ids.series.has(id)
      ? []
      : [{ where: places.of(record, ...path), message: `found the series "${id}", which series.yaml does not have`, hint: 'correct the id, or define the series' }]
  const { briefing, scenarios } = dataset
  return [
    ...dataset.observations.flatMap((row) => missing(row, row.series, 'series')),
    ...[...dataset.series.values()].flatMap((series) => (series.rate ? missing(series, series.rate.of, 'rate', 'of') : [])),
    ...dataset.measures.flatMap((measure) => (measure.floor ? missing(measure, measure.floor, 'floor') : [])),
    ...briefing.required.flatMap((id, index) => missing(briefing, id, 'required', index)),
    ...scenarios.losses.flatMap((loss, index) => missing(scenarios, loss.series, 'losses', index, 'series')),
  ]
}

const unitsMatch: Check = ({ dataset, places }) =>
  dataset.observations.flatMap((row): Problem[] => {
    const unit = dataset.series.get(row.series)?.unit
    if (unit === undefined || unit === row.unit) return []
    return [{ where: places.of(row, 'unit'), message: `found the unit "${row.unit}", but the series "${row.series}" is in "${unit}"`, hint: 'convert the value, or correct the unit' }]
  })

const noDuplicateRows: Check = ({ dataset, places }) => {
  const seen = new Map<string, object>()
  return dataset.observations.flatMap((row): Problem[] => {
    const key = `${row.series} ${row.period} ${row.source}`
    const first = seen.get(key)
    seen.set(key, first ?? row)
    if (first === undefined) return []
    return [{ where: places.of(row), message: `found ${key} a second time; it stands already at ${places.of(first)}`, hint: 'remove one; a revision needs a source of its own' }]
  })
}

const derivedRowsSayHow: Check = ({ dataset, places }) =>
  dataset.observations.flatMap((row): Problem[] => {
    if (row.note !== undefined) return []
    if (row.basis === 'derived') {
      return [{ where: places.of(row, 'note'), message: 'found a derived value without a note', hint: 'say in the note how it was derived' }]
    }
    if (row.mark === undefined) return []
    return [{ where: places.of(row, 'note'), message: `found the mark "${row.mark}" without a note`, hint: 'say in the note why' }]
  })

const valuesArePlausible: Check = ({ dataset, places }) =>
  dataset.observations.flatMap((row): Problem[] => {
    const [low, high] = dataset.series.get(row.series)?.plausible ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
    if (row.value >= low && row.value <= high) return []
    return [{ where: places.of(row, 'value'), message: `found ${row.value} ${row.unit}, outside the plausible range ${low} to ${high} of "${row.series}"`, hint: 'correct the value, or widen the range in series.yaml' }]
  })

const knownByToday: Check = ({ dataset, places, today }) => [
  ...[...dataset.sources.values()].flatMap((source): Problem[] => {
    if (source.known <= today) return []
    return [{ where: places.of(source, 'known'), message: `found known: ${source.known}, which is later than today, ${today}`, hint: 'give the day on which it was public' }]
  }),
  ...dataset.events.flatMap((event): Problem[] => {
    if (event.scheduled || event.date <= today) return []
    return [{ where: places.of(event, 'date'), message: `found an event of ${event.date}, which is later than today, ${today}`, hint: 'correct the date, or mark it "scheduled: true"' }]
  }),
]

const knownAfterPeriodBegan: Check = ({ dataset, places }) =>
  dataset.observations.flatMap((row): Problem[] => {
    const known = dataset.sources.get(row.source)?.known
    const begins = row.period.slice(0, 10).split('/')[0] ?? ''
    if (known === undefined || begins <= known) return []
    return [{ where: places.of(row, 'period'), message: `found the period ${row.period}, but its source was known on ${known}, before it began`, hint: 'correct the period, or the source' }]
  })

const calendarNamed: Check = ({ dataset, places }) => {
  const releases = new Set(dataset.briefing.calendar.map(({ id }) => id))
  return [...dataset.series.values()].flatMap((series): Problem[] => {
    if (series.release === undefined || releases.has(series.release)) return []
    return [{ where: places.of(series, 'release'), message: `found the release "${series.release}", which the calendar in briefing.yaml does not have`, hint: 'correct it, or add it to the calendar' }]
  })
}

const sourcesAreCited: Check = ({ dataset, places }) => {
  const cited = new Set([
    ...dataset.observations.map(({ source }) => source),
    ...citingRecords(dataset).flatMap(({ sources }) => sources),
    ...dataset.scenarios.losses.flatMap(({ sources }) => sources),
    ...dataset.scenarios.stocks.flatMap(({ sources }) => sources),
  ])
  return [...dataset.sources.values()].flatMap((source): Problem[] =>
    cited.has(source.id)
      ? []
      : [{ where: places.of(source, 'id'), message: `found the source "${source.id}", which nothing cites`, hint: 'remove it; sources.yaml holds only what is cited' }],
  )
}

const tokensHaveValues: Check = ({ dataset, places, ids }) => {
  const usable = new Set(dataset.observations.filter(({ mark }) => mark !== 'rejected').map(({ series, period }) => `${series} ${period}`))
  const check = (record: object, prose: string, ...path: PropertyKey[]): Problem[] =>
    tokensOf(prose).flatMap((token): Problem[] => {
      const where = places.of(record, ...path)
      if (token.series === undefined) {
        return [{ where, message: `found ${show(token.text)}, expected [[series period]]`, hint: 'write for example [[magnets 2025-05]]' }]
      }
      if (!ids.series.has(token.series)) {
        return [{ where, message: `found ${show(token.text)}, but there is no series "${token.series}"`, hint: 'correct the series' }]
      }
      if (usable.has(`${token.series} ${token.period}`)) return []
      return [{ where, message: `found ${show(token.text)}, but no observation has that series and period`, hint: 'correct it, or add the observation' }]
    })
  return [
    ...dataset.events.flatMap((record) => check(record, record.text, 'text')),
    ...dataset.measures.flatMap((record) => check(record, record.text, 'text')),
    ...dataset.buffers.flatMap((record) => check(record, record.text, 'text')),
    ...dataset.plants.flatMap((record) => check(record, record.note ?? '', 'note')),
    ...dataset.drivers.flatMap((record) => [
      ...check(record, record.expects, 'expects'),
      ...record.evidence.flatMap((item, index) => check(record, item.text, 'evidence', index, 'text')),
    ]),
    ...dataset.scenarios.losses.flatMap((loss, index) => check(dataset.scenarios, loss.assumption, 'losses', index, 'assumption')),
  ]
}

const historiesInOrder: Check = ({ dataset, places }) =>
  [...dataset.measures, ...dataset.plants].flatMap((record) =>
    record.history.flatMap((step, index): Problem[] => {
      const before = record.history[index - 1]
      if (before === undefined || before.date <= step.date) return []
      return [{ where: places.of(record, 'history', index, 'date'), message: `found ${step.date} after ${before.date}`, hint: 'put the history in the order of its dates' }]
    }),
  )

/** Every published total whose months are all known must be their sum, within tolerance and rounding, or be listed as a mismatch. */
const monthsFitTotals: Check = ({ dataset, places }) => {
  const vintage = new Vintage(dataset, END_OF_TIME)
  return [...dataset.series.values()].flatMap((series) => {
    if (series.unit === '%' || series.unit === 'index') return []
    const sums = vintage.every(series.id).flatMap((total) => {
      const parts = partsOf(vintage, series.id, total.period)
      return parts === undefined ? [] : [{ total, parts }]
    })
    const off = sums.flatMap(({ total, parts }): { period: Period; problem: Problem }[] => {
      const sum = parts.reduce((left, { value }) => left + value, 0)
      const rounding = [total, ...parts].reduce((left, { value }) => left + lastDigit(value) / 2, 0)
      const derived = [total, ...parts].filter(({ basis }) => basis === 'derived').length
      const allowed = series.tolerance * (1 + derived) + rounding
      if (Math.abs(sum - total.value) <= allowed) return []
      const row = dataset.observations.find(({ file, line }) => file === total.refs[0].file && line === total.refs[0].line)
      const message = `found ${total.value} ${series.unit} for ${series.id} in ${total.period}, but its months add up to ${Math.round(sum * 10) / 10}; they may differ by ${Math.round(allowed * 10) / 10}`
      const hint = 'correct the total or a month, or list the period under mismatches in series.yaml, with the reason'
      return [{ period: total.period, problem: { where: row ? places.of(row, 'value') : places.of(series), message, hint } }]
    })
    const listed = new Set(series.mismatches.map(({ period }) => period))
    const healed = series.mismatches.flatMap((mismatch, index): Problem[] => {
      const checked = sums.some(({ total }) => total.period === mismatch.period)
      if (!checked || off.some(({ period }) => period === mismatch.period)) return []
      return [{ where: places.of(series, 'mismatches', index, 'period'), message: `found the mismatch ${mismatch.period}, but its months now add up`, hint: 'remove the mismatch' }]
    })
    return [...off.filter(({ period }) => !listed.has(period)).map(({ problem }) => problem), ...healed]
  })
}

/** The months of a total, with the January–February pair where it stands for both; undefined if one is unknown. */
function partsOf(vintage: Vintage, series: string, period: Period) {
  const months = monthsOf(period)
  if (months.length < 3 || periodKind(period) === 'month') return undefined
  const [first, second] = months
  const singles = first && second ? [vintage.at(series, first), vintage.at(series, second)] : []
  const pair = vintage.at(series, `${first}/${second}`)
  const head = singles.every((value) => value !== undefined) ? singles : [pair]
  const values = [...head, ...months.slice(2).map((month) => vintage.at(series, month))]
  return values.every((value) => value !== undefined) ? values : undefined
}

function citingRecords(dataset: Dataset): { record: object; path: PropertyKey[]; sources: readonly string[] }[] {
  return [
    ...[...dataset.events, ...dataset.buffers].map((record) => ({ record, path: [], sources: record.sources })),
    ...dataset.drivers.flatMap((record) =>
      record.evidence.map(({ sources }, index) => ({ record, path: ['evidence', index], sources })),
    ),
    ...[...dataset.measures, ...dataset.plants].flatMap((record) =>
      record.history.map(({ sources }, index) => ({ record, path: ['history', index], sources })),
    ),
  ]
}
