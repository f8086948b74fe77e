// How much weight a judgement bears. Computed from its evidence, never chosen.
import type { SourceKind } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Figure } from './figure.ts'
import type { Signal } from './signal.ts'

/** A wire or better. */
const TRUSTED: ReadonlySet<SourceKind> = new Set([
  'official-statistics',
  'official-statement',
  'company',
  'wire',
])

export type Confidence = 'high' | 'moderate' | 'low'

/**
 * High: every row comes from a wire or better, is printed by another publisher too and is undisputed.
 * Low: some row is weak, or there is no row at all but only records of plans, or the test that the judgement rests on had
 * too little history.
 * Moderate: everything between. A short history caps confidence at moderate.
 */
export function confidence(vintage: Vintage, figures: readonly Figure[], signal?: Signal): Confidence {
  const inputs = figures.flatMap((figure) => figure.inputs)
  if (inputs.length === 0 || figures.some(({ weak }) => weak)) return 'low'
  if (signal && (signal.verdict === 'too-little-history' || signal.verdict === 'unknown')) return 'low'
  const trusted = inputs.every(({ source, corroboratedBy, contested, basis }) => {
    const kinds = [source, ...corroboratedBy].map((id) => vintage.source(id).kind)
    const direct = kinds.some((kind) => TRUSTED.has(kind))
    // Copies of one wire share its origin and corroborate nothing.
    const origins = new Set([source, ...corroboratedBy].map((id) => vintage.source(id).origin))
    return direct && origins.size > 1 && !contested && basis === 'reported'
  })
  return trusted && !signal?.short ? 'high' : 'moderate'
}
