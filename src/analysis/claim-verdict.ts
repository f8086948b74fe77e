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
 * Judges a claim by what was known on the day of the vintage. Where its words name another series than its figure fits, the
 * named one is asked first: if it bears the claim out, all is well; if only the other does, that is a caveat.
 */
export function claimVerdict(
  vintage: Vintage,
  check: Check,
  sources: Claim['sources'],
  thresholds: Briefing['thresholds'],
): ClaimVerdict {
  const judgement = bothSeries(vintage, check, thresholds)
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
  const named = judge(vintage, { ...check, series: id }, thresholds)
  if (named.outcome === 'holds') return named
  if (fitting.outcome === 'holds') {
    const caveat: Caveat = { kind: 'other-series', series, named: id, beside: named.beside }
    return { ...fitting, caveats: [...fitting.caveats, caveat] }
  }
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

/** What the values themselves leave in doubt: weak, disputed, derived, or printed by nobody but those who made the claim. */
function doubts(vintage: Vintage, { rests }: Judgement, sources: Claim['sources']): Caveat[] {
  const own = new Set(sources.map((id) => vintage.source(id).origin))
  const isOwn = ({ source }: ObservationRef) => own.has(vintage.source(source).origin)
  const rivals = vintage.conflicts
    .filter(({ other }) => other.mark !== 'rejected')
    .filter((conflict) =>
      rests.some(({ series, period }) => series === conflict.series && period === conflict.period),
    )
    .map(({ other }) => other)
  const found: Caveat[] = []
  if (rests.some(({ weak }) => weak)) found.push({ kind: 'weak' })
  if (rivals.length > 0) found.push({ kind: rivals.every(isOwn) ? 'own-print' : 'contested' })
  if (rests.some(({ basis }) => basis === 'derived')) found.push({ kind: 'derived' })
  if (rests.some(({ refs }) => refs.every(isOwn))) found.push({ kind: 'own-source' })
  return found
}
