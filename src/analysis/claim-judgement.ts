// What a claim is told by the data: how it came out, the figures beside it, what it rests on, and what has to be added.
import type { Observed } from '../dataset/observed.ts'
import type { Period } from '../dataset/period.ts'
import { derived, type Quantity } from './quantity.ts'
import { countTerms, plus } from './formula.ts'
import type { Signal } from './signal.ts'

/** A figure that stands beside a claim, and what it is the figure of. */
export interface Beside {
  /**
   * `surpassing`: how many go beyond it, and `furthest` the one that does most; `next`: where none does, the one that comes
   * nearest. `part`: the months known of a longer period. `apart`: a share that shows the series to be no part of the whole.
   * `buffers`: records of Japan's buffers.
   */
  what: 'value' | 'change' | 'share' | 'apart' | 'surpassing' | 'furthest' | 'next' | 'part' | 'buffers'
  series?: string
  /** For those beside an extreme: which. */
  is?: 'highest' | 'lowest'
  /** For a share: the whole. */
  of?: string
  /** For a change: where it begins. */
  from?: Period
  period: Period
  quantity: Quantity
}

/** A stretch of a record of which not every period is known. */
export interface Gaps {
  /** How many of its months or years are known, and how many it has. */
  known: Quantity
  all: Quantity
  first: Period
  last: Period
}

export type Caveat =
  /** It fits only when rounded to one digit fewer. */
  | { kind: 'rounded' }
  /** The direction is right, the change so small that it counts as none. */
  | { kind: 'little-changed' }
  /** The signal test had to use its bar for short histories. */
  | { kind: 'short-history' }
  | { kind: 'weak' | 'contested' | 'derived' }
  /** Those who made the statement dispute the figure taken, and so does another source. */
  | { kind: 'contested-own' }
  /** Only those who made the statement, or whom they copied, dispute the figure taken. */
  | { kind: 'own-print' }
  /** What contradicts the statement are values that they print themselves. */
  | { kind: 'own-values' }
  | ({ kind: 'gaps' } & Gaps)
  /** The series that the words name tells otherwise, or is not known. */
  | { kind: 'other-series'; series: string; named: string; beside: Beside[] }

export interface SeriesPeriod {
  series: string
  period: Period
}

/** Why the data of the day cannot tell. */
export type Reason =
  | { kind: 'not-known'; missing: SeriesPeriod[] }
  /** Nobody prints these values but those who made the statement, or whom they copied. */
  | { kind: 'own-source'; missing: SeriesPeriod[] }
  /** The statement does not say by what measure; those known disagree about it, or some are not known. */
  | { kind: 'measure'; missing: SeriesPeriod[] }
  | ({ kind: 'gaps' } & Gaps)
  | { kind: 'too-little-history' }
  | { kind: 'event-not-known' }

export interface Judgement {
  outcome: 'holds' | 'fails' | 'unknown'
  beside: Beside[]
  /** The values on which the outcome hangs. */
  rests: Observed[]
  caveats: Caveat[]
  /** When the outcome is unknown. */
  reason?: Reason
  /** When the signal test was asked. */
  signal?: Signal
  /** When a dated event decides. */
  event?: string
}

/** A judgement that the data of the day do not allow. */
export function unknown(reason: Reason, beside: Beside[] = []): Judgement {
  return { outcome: 'unknown', beside, rests: [], caveats: [], reason }
}

/** Where less than this part of a record is known, its gaps could turn any statement about the whole of it. */
const ENOUGH = 1 / 2

/**
 * What a statement about a whole record is worth that no known value contradicts: it holds where every period is known, holds
 * with a caveat where at least half are, and cannot be checked otherwise.
 */
export function asFarAsKnown(judgement: Omit<Judgement, 'outcome'>, record: Stretch): Judgement {
  const gaps = gapsOf(record)
  if (gaps === undefined) return { ...judgement, outcome: 'holds' }
  const caveats: Caveat[] = [...judgement.caveats, { kind: 'gaps', ...gaps }]
  return gaps.known.value < gaps.all.value * ENOUGH
    ? { ...judgement, outcome: 'unknown', reason: { kind: 'gaps', ...gaps } }
    : { ...judgement, outcome: 'holds', caveats }
}

/** The values known of a stretch of months or years, and how many there could be. */
export interface Stretch {
  values: readonly Observed[]
  count: number
  first: Period
  last: Period
}

/** Undefined where the stretch has no gap. */
export function gapsOf({ values, count, first, last }: Stretch): Gaps | undefined {
  if (values.length === count) return undefined
  const known = countTerms(values)
  const all = plus(known, count - values.length)
  return { known: derived('count', last, known), all: derived('count', last, all), first, last }
}
