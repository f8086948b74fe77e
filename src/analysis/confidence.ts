// How much weight a judgement bears. Computed from its evidence, never chosen.
import type { Figure } from './figure.ts'
import type { Signal } from './signal.ts'
import type { Vintage } from '../dataset/vintage.ts'

export type Confidence = 'high' | 'moderate' | 'low'

/**
 * High: every row comes from a wire or better, is printed by another source too and is undisputed.
 * Low: some row is weak, or the test that the judgement rests on had too little history.
 * Moderate: everything between. A short history caps confidence at moderate.
 */
export function confidence(vintage: Vintage, figures: readonly Figure[], signal?: Signal): Confidence {
  const inputs = figures.flatMap((figure) => figure.inputs)
  if (inputs.length === 0 || figures.some(({ weak }) => weak)) return 'low'
  if (signal && (signal.verdict === 'too-little-history' || signal.verdict === 'unknown')) return 'low'
  const trusted = inputs.every(({ source, corroboratedBy, contested, basis }) => {
    const kinds = [source, ...corroboratedBy].map((id) => vintage.source(id).kind)
    const direct = kinds.some((kind) => ['official-statistics', 'official-statement', 'wire'].includes(kind))
    return direct && corroboratedBy.length > 0 && !contested && basis === 'reported'
  })
  return trusted && !signal?.short ? 'high' : 'moderate'
}
