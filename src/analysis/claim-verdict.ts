// A public statement and a vintage in, its verdict out: supported, supported with a caveat, contradicted, or cannot be checked.
import type { Check, Claim } from '../dataset/claim-schema.ts'
import type { ObservationRef } from '../dataset/observed.ts'
import type { Briefing } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { judgeChange, judgeShare, judgeValue } from './claim-amounts.ts'
import { judgeExtreme } from './claim-extremes.ts'
import type { Caveat, Judgement } from './claim-judgement.ts'
import { judgeDirection, judgeSignal, judgeSteepest, judgeTrend } from './claim-moves.ts'
import { judgeBuffers, judgeDated } from './claim-records.ts'

export type Verdict = 'supported' | 'supported-with-caveat' | 'contradicted' | 'cannot-be-checked'

export interface ClaimVerdict extends Judgement {
  verdict: Verdict
}

/**
 * Judges a claim by what was known on the day of the vintage. What nobody prints but the source of the statement does not bear
 * it out. Where its words name another series than its figure fits, the
 * named one is asked first: if it bears the claim out, all is well; if only the other does, that is a caveat.
 */
export function claimVerdict(
  vintage: Vintage,
  check: Check,
  sources: Claim['sources'],
  thresholds: Briefing['thresholds'],
): ClaimVerdict {
  const judgement = borneOut(vintage, bothSeries(vintage, check, thresholds), sources)
  const caveats = [...judgement.caveats, ...doubts(vintage, judgement, sources)]
  return { ...judgement, caveats, verdict: verdictOf(judgement.outcome, caveats) }
}

function verdictOf(outcome: Judgement['outcome'], caveats: readonly Caveat[]): Verdict {
  if (outcome === 'unknown') return 'cannot-be-checked'
  if (outcome === 'fails') return 'contradicted'
  return caveats.length === 0 ? 'supported' : 'supported-with-caveat'
}

function bothSeries(vintage: Vintage, check: Check, thresholds: Briefing['thresholds']): Judgement {
  const fitting = judge(vintage, check, thresholds)
  if (!('named' in check) || check.named === undefined) return fitting
  const { series, named: id } = check
  const asNamed = check.relation === 'share' ? { ...check, of: id } : { ...check, series: id }
  const named = judge(vintage, asNamed, thresholds)
  if (named.outcome === 'holds') return named
  if (fitting.outcome === 'holds') {
    const caveat: Caveat = { kind: 'other-series', series, named: id, beside: named.beside }
    return { ...fitting, caveats: [...fitting.caveats, caveat] }
  }
  // That a change of another series is ordinary does not tell how large this one is.
  if (check.relation === 'signal' && fitting.outcome === 'unknown' && fitting.beside.length > 0)
    return { ...fitting, beside: [...fitting.beside, ...named.beside] }
  return named.outcome === 'fails' ? { ...named, beside: [...named.beside, ...fitting.beside] } : fitting
}

function judge(vintage: Vintage, check: Check, thresholds: Briefing['thresholds']): Judgement {
  switch (check.relation) {
    case 'value':
      return judgeValue(vintage, check)
    case 'change':
      return judgeChange(vintage, check)
    case 'share':
      return judgeShare(vintage, check)
    case 'direction':
      return judgeDirection(vintage, check, thresholds)
    case 'signal':
      return judgeSignal(vintage, check, thresholds)
    case 'extreme':
      return judgeExtreme(vintage, check)
    case 'trend':
      return judgeTrend(vintage, check)
    case 'steepest':
      return judgeSteepest(vintage, check)
    case 'dated':
      return judgeDated(vintage, check)
    case 'buffers':
      return judgeBuffers(vintage, check)
  }
}

/** Cannot be checked where a value that the outcome hangs on is printed by nobody but those who made the statement. */
function borneOut(vintage: Vintage, judgement: Judgement, sources: Claim['sources']): Judgement {
  const isOwn = ownRefs(vintage, sources)
  const own = judgement.rests.filter(({ refs }) => refs.every(isOwn))
  if (judgement.outcome !== 'holds' || own.length === 0) return judgement
  const missing = own.map(({ series, period }) => ({ series, period }))
  return { ...judgement, outcome: 'unknown', reason: { kind: 'own-source', missing } }
}

/** What the values themselves leave in doubt: weak, disputed, derived, or at odds with the statement of their own source. */
function doubts(vintage: Vintage, { outcome, rests }: Judgement, sources: Claim['sources']): Caveat[] {
  const isOwn = ownRefs(vintage, sources)
  const rivals = vintage.conflicts
    .filter(({ other }) => other.mark !== 'rejected')
    .filter((conflict) =>
      rests.some(({ series, period }) => series === conflict.series && period === conflict.period),
    )
    .map(({ other }) => other)
  const found: Caveat[] = []
  if (rests.some(({ weak }) => weak)) found.push({ kind: 'weak' })
  if (rivals.some((rival) => !isOwn(rival)))
    found.push({ kind: rivals.some(isOwn) ? 'contested-own' : 'contested' })
  // That its source prints what it stated is no news of a statement that other values contradict.
  else if (rivals.length > 0 && outcome !== 'fails') found.push({ kind: 'own-print' })
  if (rests.some(({ basis }) => basis === 'derived')) found.push({ kind: 'derived' })
  const allOwn = rests.length > 0 && rests.every(({ refs }) => refs.every(isOwn))
  if (allOwn && outcome === 'fails') found.push({ kind: 'own-values' })
  return found
}

/** Whether a print comes from where the statement comes from. */
function ownRefs(vintage: Vintage, sources: Claim['sources']): (ref: ObservationRef) => boolean {
  const own = new Set(sources.map((id) => vintage.source(id).origin))
  return ({ source }) => own.has(vintage.source(source).origin)
}
