// Downloaded files in; out, what they would change in the data set, and a way to append it. Nothing is written by looking.
import { checkedDataset } from '../dataset/check.ts'
import type { Direction, Mapping } from '../dataset/mapping-schema.ts'
import type { Day, Month } from '../dataset/period.ts'
import type { Source } from '../dataset/schema.ts'
import { BriefingError, type Problem } from '../errors.ts'
import { type Addition, append, problemsOf, unfinished } from './append.ts'
import { type Compared, compareRows } from './compare-rows.ts'
import type { Entry } from './entry.ts'
import { entriesOf } from './entries.ts'
import type { Reading } from './flow.ts'
import { readInputs } from './read-inputs.ts'
import type { Missed } from './series-row.ts'

export interface ImportOptions {
  /** Files as the operator named them, with where they lie. */
  files: readonly { path: string; label: string }[]
  data: string
  dataLabel: string
  today: Day
  /** The day of the download; the day of the import unless stated. */
  retrieved?: Day | undefined
  direction?: Direction | undefined
  through?: Month | undefined
  complete: boolean
  /** Questions that a person has looked at: `series:period`, or `all`. */
  accept: readonly string[]
  largeFrom: number
}

/** What the files hold and what that would change. */
export interface Preview {
  mapping: Mapping | undefined
  readings: readonly Reading[]
  /** Rows of files in the form of the data set’s own. */
  own: number
  rows: readonly Compared[]
  held: readonly Entry[]
  missed: readonly Missed[]
  /** Rows that a person has to look at first: those with a question that is not accepted. */
  open: readonly Compared[]
  sources: readonly Source[]
  /** What the rules of the data set would find wrong with it. */
  problems: readonly Problem[]
  /** Appends the rows. Only where nothing is open and no problem was found. */
  write: () => void
}

/** Throws a BriefingError with every problem of every file; then nothing of any file is used. */
export async function importFiles(options: ImportOptions): Promise<Preview> {
  const { data, dataLabel, today } = options
  const left = unfinished(data, dataLabel)
  if (left) throw new BriefingError([left])
  const dataset = checkedDataset(data, today, dataLabel)
  const retrieved = options.retrieved ?? today
  if (retrieved > today) {
    const message = `found ${retrieved}, which is later than today, ${today}`
    throw BriefingError.at('--retrieved', message, 'name the day of the download')
  }
  const { readings, own, sources: ownSources } = await readInputs(options, dataset, retrieved)
  const made = entriesOf(readings, dataset, retrieved, options.complete)
  const compared = compareRows(dataset, [...made.entries, ...own], [...made.sources, ...ownSources])
  if (compared.problems.length > 0) throw new BriefingError(compared.problems)
  const { rows, held } = compared
  const cited = new Set(rows.map(({ observation }) => observation.source))
  const sources = [...made.sources, ...ownSources].filter(
    ({ id }) => cited.has(id) && !dataset.sources.has(id),
  )
  refuseUncited(ownSources, cited)
  const addition: Addition = { entries: rows, sources }
  const open = rows.filter(
    ({ question, observation }) => question !== undefined && !isAccepted(observation, options.accept),
  )
  return {
    ...{
      readings,
      own: own.length,
      rows,
      held,
      open,
      sources,
      missed: made.missed,
      mapping: dataset.mapping,
    },
    problems: rows.length === 0 ? [] : problemsOf(data, dataLabel, addition, today),
    write: () => append(data, dataLabel, addition),
  }
}

function isAccepted(
  { series, period }: { series: string; period: string },
  accept: readonly string[],
): boolean {
  return accept.includes('all') || accept.includes(`${series}:${period}`)
}

/** A source that nothing cites could not stand in the data set, and to leave it out unsaid would lose it. */
function refuseUncited(sources: readonly Source[], cited: ReadonlySet<string>): void {
  const idle = sources.filter(({ id }) => !cited.has(id))
  if (idle.length === 0) return
  throw new BriefingError(
    idle.map(({ id }) => ({
      where: 'import',
      message: `found the source "${id}", which no row of these files cites`,
      hint: 'name the file with its rows as well, or take it out',
    })),
  )
}
