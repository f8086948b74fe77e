// An archived edition, what this issue judges and its vintage in; the judgements that turned out otherwise than then, each
// with the reason that follows from the data, out.
import type { ArchivedEdition, Judgement } from '../dataset/edition.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { levels, table } from './confidence-table.ts'
import type { Flip, Weight } from './since-flip.ts'
import { signalFlips } from './since-signals.ts'

/**
 * Judgements that differ, in the order of this issue, and after them those that it does not make any more. A signal test
 * differs in its verdict or in the direction of the change; the month judged then is set against that of this issue, and is
 * judged once more itself.
 */
export function flipsSince(
  edition: ArchivedEdition,
  judgements: readonly Judgement[],
  vintage: Vintage,
): Flip[] {
  const before = edition.snapshot.judgements
  const differing = judgements.flatMap((now): Flip[] => {
    if (now.kind === 'lead') {
      const then = before.find((one) => one.kind === 'lead')
      if (then?.kind !== 'lead' || same(then.leaders, now.leaders)) return []
      // The tests of a month count among what speaks against an explanation.
      const reason = then.about === now.about ? 'evidence' : 'newer-period'
      return [{ kind: 'lead', then: then.leaders, now: now.leaders, reason }]
    }
    const then = before.find((one) => one.kind === now.kind && one.id === now.id)
    if (now.kind === 'claim') {
      if (then?.kind !== 'claim' || then.verdict === now.verdict) return []
      const { kind, id, text } = now
      return [{ kind, id, text, then: then.verdict, now: now.verdict, reason: 'evidence' }]
    }
    if (now.kind === 'confidence') {
      if (then?.kind !== 'confidence' || then.level === now.level) return []
      const sameValue = hasAged(then, now) ? 'aged' : 'evidence'
      const reason = then.about === now.about ? sameValue : 'newer-period'
      return [{ kind: 'confidence', id: now.id, then: weightOf(then), now: weightOf(now), reason }]
    }
    return then?.kind === 'signal' ? signalFlips(edition, vintage, then, now) : []
  })
  return [...differing, ...before.flatMap((then) => lapsed(then, judgements, differing))]
}

/** Judgements that another states too where it is made: the change of the year stands beside that of the heavy elements. */
const STATED_BY: Readonly<Record<string, string>> = { year: 'heavy' }

/** A judgement that this issue does not make. A series whose test lapsed has no confidence either, which goes without saying. */
function lapsed(then: Judgement, judgements: readonly Judgement[], differing: readonly Flip[]): Flip[] {
  if (then.kind === 'lead' || then.kind === 'signal') return []
  const { id } = then
  const stands = (now: Judgement) => now.kind === then.kind && (now.id === id || now.id === STATED_BY[id])
  if (judgements.some(stands)) return []
  if (then.kind === 'claim') {
    return [{ kind: 'claim', id, text: then.text, then: then.verdict, now: null, reason: 'dropped' }]
  }
  const said = differing.some((flip) => flip.kind === 'signal' && flip.id === id && flip.reason === 'lapsed')
  return said ? [] : [{ kind: 'confidence', id, then: weightOf(then), now: null, reason: 'lapsed' }]
}

function weightOf({ level, weakest }: Weight): Weight {
  return { level, weakest }
}

/** Whether it bears less than then, and nothing but the age of its value keeps it there. */
function hasAged(then: Weight, now: Weight): boolean {
  const isAge = (one: string) => table.some(({ factor, reason }) => factor === 'freshness' && reason === one)
  return levels.indexOf(now.level) > levels.indexOf(then.level) && now.weakest.every(isAge)
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().every((id, index) => id === [...b].sort()[index])
}
