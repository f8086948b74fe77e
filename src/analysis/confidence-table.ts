// The table by which confidence is computed: five factors, what can be found of each, and the confidence that it supports.
// The data notes print it from here, so that what is printed is what is computed.
import type { Rule } from '../dataset/observed.ts'
import { type SourceKind, sourceKind } from '../dataset/schema.ts'

/**
 * The words of the UK’s analytical confidence ratings (Professional Head of Intelligence Assessment, “Explaining uncertainty in
 * UK intelligence assessment”, 2025).
 */
export const levels = ['high', 'moderate', 'low'] as const
export type Level = (typeof levels)[number]

/** What can be found of each factor, with the confidence that it supports; what weighs most comes first in its level. */
export const table = [
  // Of the best source that prints the value.
  { factor: 'kind', reason: 'trusted', level: 'high' },
  { factor: 'kind', reason: 'press', level: 'moderate' },
  { factor: 'kind', reason: 'plan', level: 'low' },
  { factor: 'kind', reason: 'weak', level: 'low' },
  { factor: 'kind', reason: 'copy', level: 'low' },
  { factor: 'corroboration', reason: 'several', level: 'high' },
  { factor: 'corroboration', reason: 'single', level: 'moderate' },
  { factor: 'corroboration', reason: 'implied', level: 'moderate' },
  // Only where a signal test is part of the judgement.
  { factor: 'sample', reason: 'long', level: 'high' },
  { factor: 'sample', reason: 'short', level: 'moderate' },
  { factor: 'sample', reason: 'too-short', level: 'low' },
  { factor: 'sample', reason: 'untestable', level: 'low' },
  // A value that the published totals contradict casts no doubt on the one that they confirm.
  { factor: 'conflict', reason: 'ruled-out', level: 'high' },
  { factor: 'conflict', reason: 'undisputed', level: 'high' },
  { factor: 'conflict', reason: 'settled-early', level: 'moderate' },
  { factor: 'conflict', reason: 'settled-late', level: 'low' },
  { factor: 'freshness', reason: 'current', level: 'high' },
  { factor: 'freshness', reason: 'earlier', level: 'moderate' },
  { factor: 'freshness', reason: 'old', level: 'low' },
] as const satisfies readonly { factor: string; reason: string; level: Level }[]

export type Factor = (typeof table)[number]['factor']
export type Reason = (typeof table)[number]['reason']

/** What a kind of source gives the value that it prints. */
const byKind: Record<SourceKind, 'trusted' | 'press' | 'copy'> = {
  'official-statistics': 'trusted',
  'official-statement': 'trusted',
  company: 'trusted',
  wire: 'trusted',
  newspaper: 'press',
  'trade-press': 'press',
  'think-tank': 'press',
  aggregator: 'copy',
}

/** What the best of the kinds gives: the first in the order of trust. */
export function bestKind(kinds: readonly SourceKind[]): 'trusted' | 'press' | 'copy' {
  const best = sourceKind.options.find((kind) => kinds.includes(kind))
  return best === undefined ? 'copy' : byKind[best]
}

/** The kinds of source that give a reason. */
export function kindsOf(reason: 'trusted' | 'press' | 'copy'): SourceKind[] {
  return sourceKind.options.filter((kind) => byKind[kind] === reason)
}

/**
 * Steps that settle a dispute by what a print is, and those by its digits, how many repeat it or which came last. What the
 * totals settle, arithmetic has.
 */
export const EARLY: readonly Rule[] = ['basis', 'kind']
export const LATE: readonly Rule[] = ['precision', 'corroboration', 'later']
