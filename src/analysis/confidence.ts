// How much weight a judgement bears, computed from its evidence by the table in confidence-table.ts and never chosen: each
// factor is as good as its weakest row, and the judgement is as good as its weakest factor. No weights, no sums.
import type { Rule } from '../dataset/observed.ts'
import { addMonths, lastDay, type Month } from '../dataset/period.ts'
import type { Briefing } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { knownPlants } from './capacity.ts'
import { bestKind, EARLY, type Factor, type Level, levels, type Reason, table } from './confidence-table.ts'
import type { Figure } from './figure.ts'
import type { Signal } from './signal.ts'

/** What was found of one factor and the confidence that it supports. */
export interface Support {
  factor: Factor
  level: Level
  reason: Reason
}

/** Plain JSON. */
export interface Confidence {
  level: Level
  /** In the order of the table; without the sample where nothing is tested. */
  factors: Support[]
  /** What keeps the level from being high: the factors that support no more than it. */
  weakest: Support[]
}

interface Context {
  vintage: Vintage
  /** The month that the judgement is about. */
  month: Month
  thresholds: Briefing['thresholds']
}

/** A row or record that a judgement rests on. */
interface Evidence {
  sources: readonly string[]
  weak: boolean
  /** Worked out from what sources print: the rounding of a rate comes with it. */
  implied: boolean
  plan: boolean
  /** The steps that settled disputes over it. */
  disputes: readonly Rule[]
}

/**
 * The confidence of a judgement that states these figures and, where it is given, the verdict of this test. Throws (a bug)
 * if the figures rest on nothing.
 */
export function confidence(context: Context, figures: readonly Figure[], signal?: Signal): Confidence {
  const { vintage, thresholds } = context
  const evidence = evidenceOf(vintage, figures)
  if (evidence.length === 0) throw new Error('a judgement must rest on evidence')
  const factors = [
    weakestOf(evidence.map((row) => kindOf(vintage, row))),
    weakestOf(evidence.map((row) => corroborationOf(vintage, thresholds, row))),
    ...(signal === undefined ? [] : [weakestOf([sampleOf(thresholds, signal)])]),
    weakestOf(evidence.map(conflictOf)),
    weakestOf(figures.map((figure) => freshnessOf(context, figure))),
  ]
  const level = levels.findLast((one) => factors.some((factor) => factor.level === one)) ?? 'low'
  return {
    level,
    factors,
    weakest: level === 'high' ? [] : factors.filter((factor) => factor.level === level),
  }
}

/** The line of the table that supports least of those that were found; among equals the first. */
function weakestOf(found: readonly Reason[]): Support {
  const supports: Support[] = table.filter(({ reason }) => found.includes(reason))
  const rank = ({ level }: Support) => levels.indexOf(level)
  return supports.reduce((worst, one) => (rank(one) > rank(worst) ? one : worst))
}

function evidenceOf(vintage: Vintage, figures: readonly Figure[]): Evidence[] {
  const plans = new Set(
    knownPlants(vintage).flatMap(({ plant, status }) => (status === 'operating' ? [] : plant.id)),
  )
  const rows = figures
    .flatMap(({ inputs }) => inputs)
    .map((input): Evidence => ({
      sources: [input.source, ...input.corroboratedBy],
      weak: input.mark === 'weak',
      implied: input.basis === 'derived',
      plan: false,
      disputes: vintage.conflicts
        .filter(({ series, period, other }) => {
          return series === input.series && period === input.period && other.mark !== 'rejected'
        })
        .map(({ rule }) => rule),
    }))
  const records = figures
    .flatMap(({ records }) => records)
    .map(({ kind, id, sources }): Evidence => ({
      sources,
      weak: false,
      implied: false,
      plan: kind === 'plant' && plans.has(id),
      disputes: [],
    }))
  return [...rows, ...records]
}

function kindOf(vintage: Vintage, { sources, weak, plan }: Evidence) {
  if (plan) return 'plan'
  return weak ? 'weak' : bestKind(sources.map((id) => vintage.source(id).kind))
}

function corroborationOf(
  vintage: Vintage,
  thresholds: Context['thresholds'],
  { sources, implied }: Evidence,
) {
  // Copies of one wire share its origin and corroborate nothing.
  const origins = new Set(sources.map((id) => vintage.source(id).origin)).size
  if (implied) return 'implied'
  return origins >= thresholds.independentPublishers.value ? 'several' : 'single'
}

function sampleOf({ longHistory, shortestHistory }: Context['thresholds'], { verdict, sample }: Signal) {
  if (verdict === 'unknown') return 'untestable'
  if (sample < shortestHistory.value) return 'too-short'
  return sample < longHistory.value ? 'short' : 'long'
}

function conflictOf({ disputes }: Evidence) {
  if (disputes.length === 0) return 'undisputed'
  const open = disputes.filter((rule) => rule !== 'totals')
  if (open.length === 0) return 'ruled-out'
  return open.every((rule) => EARLY.includes(rule)) ? 'settled-early' : 'settled-late'
}

function freshnessOf({ month, thresholds }: Context, { period }: Figure) {
  const last = lastDay(period).slice(0, 7)
  if (last >= month) return 'current'
  return addMonths(last, thresholds.freshMonths.value) >= month ? 'earlier' : 'old'
}
