// Rows to be appended in; each set against what the data set holds: new, a revision, in agreement, or held already.
import type { Problem } from '../errors.ts'
import { compareText } from '../dataset/order.ts'
import type { Observed, Rule } from '../dataset/observed.ts'
import type { Dataset } from '../dataset/read.ts'
import type { LocatedObservation } from '../dataset/read-csv.ts'
import { sameFigure } from '../dataset/same-figure.ts'
import type { Source } from '../dataset/schema.ts'
import { END_OF_TIME, Vintage } from '../dataset/vintage.ts'
import type { Entry } from './entry.ts'
import { olderDownload } from './older-download.ts'
import { ProblemList } from './problem-list.ts'
import { question } from './question.ts'

export interface Compared extends Entry {
  status: 'new' | 'revises' | 'agrees'
  /** What was held for the period before; undefined where nothing was. */
  before: Observed | undefined
  /** What set this row aside in favour of another print; undefined where it is taken, or agrees with what is. */
  setAside: Rule | undefined
  /** Whether this value is what the data set says from now on, in place of another, if only within the tolerance. */
  taken: boolean
  /** Why a person has to look at it before it is written. */
  question: string | undefined
}

export interface Comparison {
  rows: Compared[]
  /** Rows that stand in the data set already, from this file or an earlier one of the same publisher. */
  held: Entry[]
  problems: readonly Problem[]
}

/** `sources` are those that the entries add to the data set. */
export function compareRows(
  dataset: Dataset,
  entries: readonly Entry[],
  sources: readonly Source[],
): Comparison {
  const all = new Map([...dataset.sources, ...sources.map((source): [string, Source] => [source.id, source])])
  const held: Entry[] = []
  const problems = new ProblemList()
  const fresh = entries.filter((entry) => {
    const before = heldRow(entry, dataset, all)
    if (before === undefined) return true
    held.push(entry)
    const { observation, where } = entry
    if (before.source === observation.source && before.value !== observation.value)
      problems.add('value', otherValue(entry, before, where))
    return false
  })
  for (const entry of fresh) {
    const rival = rivalOf(entry, dataset, all)
    if (rival) problems.add('day', sameDay(entry, rival, all))
  }
  const located = fresh.map(({ observation }, index): LocatedObservation => ({
    ...observation,
    file: 'import',
    line: index + 1,
  }))
  const then = new Vintage(dataset, END_OF_TIME)
  const now = new Vintage(
    { ...dataset, sources: all, observations: [...dataset.observations, ...located] },
    END_OF_TIME,
  )
  const rows = fresh.map((entry): Compared => {
    const { observation } = entry
    const { series: id, period, source } = observation
    const before = then.at(id, period)
    const series = now.series(id)
    const agrees = before !== undefined && sameFigure(observation, before, series)
    const conflict = now.conflicts.find(
      ({ series: of, period: at, other }) => of === id && at === period && other.source === source,
    )
    const status = before === undefined ? 'new' : agrees ? 'agrees' : 'revises'
    const setAside = conflict?.rule
    const after = now.at(id, period)?.value
    const taken = before !== undefined && after !== before.value && after === observation.value
    const older =
      before && status === 'revises'
        ? olderDownload(entry, { before, held: dataset.observations, entries, sources: all })
        : undefined
    return { ...entry, status, before, setAside, taken, question: older ?? question(observation, then, now) }
  })
  return { rows, held, problems: problems.empty ? [] : problems.asError().problems }
}

/**
 * The row that makes an entry needless: of the same source; or, of imports, the last one of the same publisher up to its day,
 * where it has the same value, since a rolling table repeats what it said before.
 */
function heldRow(
  { observation }: Entry,
  { observations }: Dataset,
  sources: ReadonlyMap<string, Source>,
): LocatedObservation | undefined {
  const { series, period, value, source } = observation
  const rows = observations.filter((row) => row.series === series && row.period === period)
  const same = rows.find((row) => row.source === source)
  const own = sources.get(source)
  if (same !== undefined || own?.files === undefined) return same
  const earlier = rows
    .filter((row) => {
      const other = sources.get(row.source)
      return other?.files !== undefined && other.origin === own.origin && other.known <= own.known
    })
    .sort((a, b) => compareText(sources.get(a.source)?.known ?? '', sources.get(b.source)?.known ?? ''))
    .at(-1)
  return earlier?.value === value ? earlier : undefined
}

function otherValue({ observation }: Entry, before: LocatedObservation, where: string): Problem {
  const { series, period, value, source } = observation
  return {
    where,
    message: `found ${value} for ${series} in ${period}, but the data set holds ${before.value} from the same source "${source}" (${before.file}:${before.line})`,
    hint: 'rows are never changed: where the file is the same, mapping.yaml has changed since; take that back, or give the revision a source of its own',
  }
}

/** Another value of an import of the same publisher and day: nothing would tell which of the two is the revision. */
function rivalOf(
  { observation }: Entry,
  { observations }: Dataset,
  sources: ReadonlyMap<string, Source>,
): LocatedObservation | undefined {
  const { series, period, value, source, basis } = observation
  const own = sources.get(source)
  if (own?.files === undefined) return undefined
  return observations.find((row) => {
    const other = sources.get(row.source)
    if (row.series !== series || row.period !== period || row.basis !== basis || row.value === value)
      return false
    return other?.files !== undefined && other.origin === own.origin && other.known === own.known
  })
}

function sameDay(
  { observation, where }: Entry,
  rival: LocatedObservation,
  sources: ReadonlyMap<string, Source>,
): Problem {
  const { series, period, value } = observation
  const source = sources.get(rival.source)
  const files = source?.files?.map(({ name }) => name).join(' and ')
  return {
    where,
    message: `found ${value} for ${series} in ${period}, but ${files}, said to be downloaded on the same day, ${source?.known}, has ${rival.value}`,
    hint: `say with --retrieved when this file was downloaded, so that the later one counts; if the other day is wrong, correct it in sources.yaml at ${rival.source}`,
  }
}
