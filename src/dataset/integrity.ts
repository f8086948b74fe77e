// Rules that need more than one record. Each rule is a function from the data set to its problems; all of them always run.
import type { Problem } from '../errors.ts'
import { claimProblems, seriesOfClaim, unknownEvents } from './claim-rules.ts'
import { coverage } from './coverage.ts'
import { show } from './explain.ts'
import { grouped } from './grouped.ts'
import { lastDay, monthsOf, type Period, yearOf } from './period.ts'
import { type Check, type Context, placeOfPrint, type ValueCheck } from './integrity-context.ts'
import {
  additionsComputeNoWords,
  directionsMatchWords,
  evidenceRatesDrivers,
  neutralBeforeCause,
  testsNamedOnce,
} from './integrity-evidence.ts'
import { mappingIsPlain, mappingNames } from './integrity-mapping.ts'
import { partsFitWholes } from './integrity-parts.ts'
import { tokensHaveValues, tokensNameSeries } from './integrity-prose.ts'
import { accentIsReadable } from './integrity-theme.ts'
import { noTypedDirections, noTypedNumbers, phrasesAreUsed } from './integrity-words.ts'
import type { Places } from './places.ts'
import { additions, measuresHaveText, nothingForetold } from './integrity-records.ts'
import type { Dataset } from './read.ts'
import { lastDigit } from './same-figure.ts'
import { END_OF_TIME, Vintage } from './vintage.ts'

/**
 * Runs the rules. Whether something is missing from the whole, or does not add up, is asked only where no record was
 * refused and none breaks a rule of its own: one mistake would be reported again wherever its record is missed.
 */
export function checkIntegrity(context: Context): Problem[] {
  const ofRecords: Check[] = [
    namedSourcesExist,
    namedSeriesExist,
    unitsMatch,
    noDuplicateRows,
    derivedRowsSayHow,
    valuesArePlausible,
    knownByToday,
    knownAfterPeriodBegan,
    calendarNamed,
    tokensNameSeries,
    historiesInOrder,
    nothingForetold,
    measuresHaveText,
    listsDoNotRepeat,
    sourcesComeLast,
    claimsCanBeChecked,
    evidenceRatesDrivers,
    directionsMatchWords,
    additionsComputeNoWords,
    testsNamedOnce,
    neutralBeforeCause,
    noTypedDirections,
    noTypedNumbers,
    accentIsReadable,
    mappingNames,
    mappingIsPlain,
  ]
  const ofTheWhole: Check[] = [sourcesAreCited, tokensHaveValues, phrasesAreUsed, claimedEventsExist]
  const ofValues: ValueCheck[] = [monthsFitTotals, partsFitWholes]
  const problems = ofRecords.flatMap((check) => check(context))
  if (problems.length > 0 || !context.whole) return problems
  const vintage = new Vintage(context.dataset, END_OF_TIME)
  return [
    ...ofTheWhole.flatMap((check) => check(context)),
    ...ofValues.flatMap((check) => check(context, vintage)),
  ]
}

const namedSourcesExist: Check = ({ dataset, places, ids }) => {
  const { scenarios } = dataset
  const names = [
    ...dataset.observations.map((row): Name => [row.source, row, 'source']),
    ...citingRecords(dataset).flatMap(({ record, path, sources }) =>
      sources.map((id, index): Name => [id, record, ...path, 'sources', index]),
    ),
    ...scenarios.stocks.flatMap(({ sources }, index) =>
      sources.map((id, at): Name => [id, scenarios, 'stocks', index, 'sources', at]),
    ),
  ]
  return unknownNames(names, ids.sources, places, (id) => ({
    message: `found the source "${id}", which sources.yaml does not have`,
    hint: 'correct the id, or add the source',
  }))
}

const namedSeriesExist: Check = ({ dataset, places, ids }) => {
  const { briefing, scenarios } = dataset
  const names = [
    ...dataset.observations.map((row): Name => [row.series, row, 'series']),
    ...[...dataset.series.values()].flatMap((series): Name[] =>
      series.rate ? [[series.rate.of, series, 'rate', 'of']] : [],
    ),
    ...[...dataset.series.values()].flatMap((series): Name[] =>
      series.partOf ? [[series.partOf, series, 'partOf']] : [],
    ),
    ...dataset.measures.flatMap((measure) =>
      measure.history.flatMap(({ floor }, index): Name[] =>
        floor ? [[floor, measure, 'history', index, 'floor']] : [],
      ),
    ),
    ...briefing.required.map((id, index): Name => [id, briefing, 'required', index]),
    ...dataset.claims.flatMap((claim) =>
      seriesOfClaim(claim).map(({ id, key }): Name => [id, claim, 'check', key]),
    ),
    ...scenarios.losses.map((loss, index): Name => [loss.series, scenarios, 'losses', index, 'series']),
  ]
  return unknownNames(names, ids.series, places, (id) => ({
    message: `found the series "${id}", which series.yaml does not have`,
    hint: 'correct the id, or define the series',
  }))
}

/** An id, the record that names it, and where in the record. */
type Name = [id: string, record: object, ...path: PropertyKey[]]

/** One problem for each unknown id, at the first place that names it: a definition that is missing is one mistake. */
function unknownNames(
  names: readonly Name[],
  known: ReadonlySet<string>,
  places: Places,
  words: (id: string) => { message: string; hint: string },
): Problem[] {
  const unknown = grouped(
    names.filter(([id]) => !known.has(id)),
    ([id]) => id,
  )
  return [...unknown].flatMap(([id, [first, ...more]]): Problem[] => {
    if (first === undefined) return []
    const [, record, ...path] = first
    const { message, hint } = words(id)
    const others =
      more.length === 0 ? '' : ` (named in ${more.length} more place${more.length === 1 ? '' : 's'})`
    return [{ where: places.of(record, ...path), message: message + others, hint }]
  })
}

const unitsMatch: Check = ({ dataset, places }) =>
  dataset.observations.flatMap((row): Problem[] => {
    const unit = dataset.series.get(row.series)?.unit
    if (unit === undefined || unit === row.unit) return []
    return [
      {
        where: places.of(row, 'unit'),
        message: `found the unit "${row.unit}", but the series "${row.series}" is in "${unit}"`,
        hint: 'convert the value, or correct the unit',
      },
    ]
  })

const noDuplicateRows: Check = ({ dataset, places }) => {
  const seen = new Map<string, object>()
  return dataset.observations.flatMap((row): Problem[] => {
    const key = `${row.series} ${row.period} ${row.source}`
    const first = seen.get(key)
    seen.set(key, first ?? row)
    if (first === undefined) return []
    return [
      {
        where: places.of(row),
        message: `found ${key} a second time; it stands already at ${places.of(first)}`,
        hint: 'remove one; a revision needs a source of its own',
      },
    ]
  })
}

const derivedRowsSayHow: Check = ({ dataset, places }) =>
  dataset.observations.flatMap((row): Problem[] => {
    if (row.note !== undefined) return []
    if (row.basis === 'derived') {
      return [
        {
          where: places.of(row, 'note'),
          message: 'found a derived value without a note',
          hint: 'say in the note how it was derived',
        },
      ]
    }
    if (row.mark === undefined) return []
    return [
      {
        where: places.of(row, 'note'),
        message: `found the mark "${row.mark}" without a note`,
        hint: 'say in the note why',
      },
    ]
  })

const valuesArePlausible: Check = ({ dataset, places }) =>
  dataset.observations.flatMap((row): Problem[] => {
    const [low, high] = dataset.series.get(row.series)?.plausible ?? [
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]
    if (row.value >= low && row.value <= high) return []
    return [
      {
        where: places.of(row, 'value'),
        message: `found ${row.value} ${row.unit} in ${row.period}, outside the plausible range ${low} to ${high} of "${row.series}"`,
        hint: 'correct the value, or widen the range in series.yaml',
      },
    ]
  })

const knownByToday: Check = ({ dataset, places, today }) => [
  ...[...dataset.sources.values()].flatMap((source): Problem[] => {
    if (source.known <= today) return []
    return [
      {
        where: places.of(source, 'known'),
        message: `found known: ${source.known}, which is later than today, ${today}`,
        hint: 'give the day on which it was public',
      },
    ]
  }),
  ...dataset.events.flatMap((event): Problem[] => {
    if (event.scheduled || event.date <= today) return []
    return [
      {
        where: places.of(event, 'date'),
        message: `found an event of ${event.date}, which is later than today, ${today}`,
        hint: 'correct the date, or mark it "scheduled: true"',
      },
    ]
  }),
]

const knownAfterPeriodBegan: Check = ({ dataset, places }) =>
  dataset.observations.flatMap((row): Problem[] => {
    const known = dataset.sources.get(row.source)?.known
    const begins = row.period.slice(0, 10).split('/')[0] ?? ''
    if (known === undefined || begins <= known) return []
    return [
      {
        where: places.of(row, 'period'),
        message: `found the period ${row.period}, but its source was known on ${known}, before it began`,
        hint: 'correct the period, or the source',
      },
    ]
  })

const calendarNamed: Check = ({ dataset, places }) => {
  const releases = new Set(dataset.briefing.calendar.map(({ id }) => id))
  const names = [...dataset.series.values()].flatMap((series): Name[] =>
    series.release ? [[series.release, series, 'release']] : [],
  )
  return unknownNames(names, releases, places, (id) => ({
    message: `found the release "${id}", which the calendar in briefing.yaml does not have`,
    hint: 'correct it, or add it to the calendar',
  }))
}

const sourcesAreCited: Check = ({ dataset, places }) => {
  const cited = new Set([
    ...dataset.observations.map(({ source }) => source),
    ...citingRecords(dataset).flatMap(({ sources }) => sources),
    ...dataset.scenarios.stocks.flatMap(({ sources }) => sources),
  ])
  return [...dataset.sources.values()].flatMap((source): Problem[] =>
    cited.has(source.id)
      ? []
      : [
          {
            where: places.of(source, 'id'),
            message: `found the source "${source.id}", which nothing cites`,
            hint: 'remove it; sources.yaml holds only what is cited',
          },
        ],
  )
}

const historiesInOrder: Check = ({ dataset, places }) =>
  [...dataset.measures, ...dataset.plants].flatMap((record) =>
    record.history.flatMap((step, index): Problem[] => {
      const before = record.history[index - 1]
      if (before === undefined || lastDay(before.date) <= lastDay(step.date)) return []
      return [
        {
          where: places.of(record, 'history', index, 'date'),
          message: `found ${step.date} after ${before.date}`,
          hint: 'put the history in the order of its dates',
        },
      ]
    }),
  )

/** Entries become ids of figures and names of sections, so that one given twice would stop a build half way. */
const listsDoNotRepeat: Check = ({ dataset: { briefing, scenarios }, places }) => {
  const ids = (records: readonly { id: string }[]) => records.map(({ id }) => id)
  const lists: { record: object; path: PropertyKey[]; values: readonly (string | number)[]; key?: string }[] =
    [
      { record: scenarios, path: ['losses'], values: ids(scenarios.losses), key: 'id' },
      { record: scenarios, path: ['stocks'], values: scenarios.stocks.map(({ days }) => days), key: 'days' },
      { record: scenarios, path: ['cuts', 'values'], values: scenarios.cuts.values },
      { record: scenarios, path: ['lengths', 'values'], values: scenarios.lengths.values },
      { record: briefing, path: ['sections'], values: briefing.sections },
      { record: briefing, path: ['required'], values: briefing.required },
      { record: briefing, path: ['calendar'], values: ids(briefing.calendar), key: 'id' },
    ]
  return lists.flatMap(({ record, path, values, key }) =>
    values.flatMap((value, index): Problem[] => {
      if (values.indexOf(value) === index) return []
      const where = places.of(record, ...path, index, ...(key === undefined ? [] : [key]))
      return [
        {
          where,
          message: `found ${show(value)} a second time in ${path.join('.')}`,
          hint: 'remove one of them',
        },
      ]
    }),
  )
}

/**
 * The list of sources holds what the page has cited so far: anywhere else, later citations would lead nowhere. What changed
 * since the last issue comes just before: it compares what the other sections judge.
 */
const sourcesComeLast: Check = ({ dataset: { briefing }, places }) => {
  const early = briefing.sections.slice(0, -2).indexOf('changes')
  if (briefing.sections.at(-1) === 'sources' && early >= 0) {
    const message = 'found the section "changes" before others whose judgements it compares'
    const hint = 'put "changes" behind all sections but "sources"'
    return [{ where: places.of(briefing, 'sections', early), message, hint }]
  }
  if (briefing.sections.at(-1) === 'sources') return []
  const index = briefing.sections.indexOf('sources')
  return [
    {
      where: places.of(briefing, 'sections', ...(index < 0 ? [] : [index])),
      message: index < 0 ? 'found no section "sources"' : 'found the section "sources" before others',
      hint: 'put "sources" at the end of the sections',
    },
  ]
}

const claimsCanBeChecked: Check = ({ dataset, places, today }) => claimProblems(dataset, places, today)

const claimedEventsExist: Check = ({ dataset, places }) => unknownEvents(dataset, places)

/** Every published total whose months are all known must be their sum, within tolerance and rounding, or be listed as a mismatch. */
const monthsFitTotals: ValueCheck = (context, vintage) => {
  const { dataset, places } = context
  return [...dataset.series.values()].flatMap((series) => {
    if (series.unit === '%' || series.unit === 'index') return []
    const sums = vintage.every(series.id).flatMap((total) => {
      const months = monthsOf(total.period)
      // The January–February pair is itself a total, but of nothing that it could be checked against.
      const parts = months.length < 3 ? undefined : coverage(vintage, series.id, months)
      return parts === undefined ? [] : [{ total, parts }]
    })
    const off = sums.flatMap(({ total, parts }): { period: Period; problem: Problem }[] => {
      const sum = parts.reduce((left, { value }) => left + value, 0)
      const rounding = [total, ...parts].reduce((left, { value }) => left + lastDigit(value) / 2, 0)
      const derived = [total, ...parts].filter(({ basis }) => basis === 'derived').length
      const allowed = series.tolerance * (1 + derived) + rounding
      if (Math.abs(sum - total.value) <= allowed) return []
      const message = `found ${total.value} ${series.unit} for ${series.id} in ${total.period}, but its months add up to ${Math.round(sum * 10) / 10}; they may differ by ${Math.round(allowed * 10) / 10}`
      const hint =
        'correct the total or a month, or list the period under mismatches in series.yaml, with the reason'
      return [
        {
          period: total.period,
          problem: { where: placeOfPrint(context, total), message, hint },
        },
      ]
    })
    const listed = new Set(series.mismatches.map(({ period }) => period))
    const healed = series.mismatches.flatMap((mismatch, index): Problem[] => {
      const checked = sums.some(({ total }) => total.period === mismatch.period)
      if (!checked || off.some(({ period }) => period === mismatch.period)) return []
      return [
        {
          where: places.of(series, 'mismatches', index, 'period'),
          message: `found the mismatch ${mismatch.period}, but its months now add up`,
          hint: 'remove the mismatch',
        },
      ]
    })
    return [...shortestOfYear(off.filter(({ period }) => !listed.has(period))), ...healed]
  })
}

/** A wrong month is missed by every total of its year that holds it; the shortest says most about where it stands. */
function shortestOfYear(off: readonly { period: Period; problem: Problem }[]): Problem[] {
  return [...grouped(off, ({ period }) => yearOf(period)).values()].flatMap((totals) => {
    const [first, ...longer] = [...totals].sort(
      (a, b) => monthsOf(a.period).length - monthsOf(b.period).length,
    )
    if (first === undefined) return []
    const { message, ...rest } = first.problem
    const names = longer.map(({ period }) => period).join(', ')
    return [{ ...rest, message: longer.length === 0 ? message : `${message}; ${names} too` }]
  })
}

function citingRecords(
  dataset: Dataset,
): { record: object; path: PropertyKey[]; sources: readonly string[] }[] {
  return [
    ...[...dataset.events, ...dataset.evidence, ...dataset.buffers, ...dataset.claims].map((record) => ({
      record,
      path: [],
      sources: record.sources,
    })),
    ...[...dataset.measures, ...dataset.plants].flatMap((record) =>
      record.history.map(({ sources }, index) => ({ record, path: ['history', index], sources })),
    ),
    ...dataset.scenarios.losses.map(({ sources }, index) => ({
      record: dataset.scenarios,
      path: ['losses', index],
      sources,
    })),
    ...additions(dataset),
  ]
}
