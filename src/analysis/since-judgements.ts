// An archived edition, what this issue judges and its vintage in; the judgements that turned out otherwise than then, each
// with the reason that follows from the data, out.
import type { ArchivedEdition, Judgement } from '../dataset/edition.ts'
import type { Month } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { type Against, baseMonth, changeOn } from './change.ts'
import { derived, type Quantity } from './quantity.ts'
import { ofRecord } from './formula.ts'
import { editionRecord } from './printed-then.ts'
import { type Signal, testedAgainst, testSignal } from './signal.ts'

/**
 * Why: it speaks of a newer period; a value that it rests on was not known then, or was revised; the history is longer, or
 * was revised; there is other evidence, or it is read otherwise; none of these, so the rules or the choices changed.
 */
export type FlipReason =
  'newer-period' | 'value-new' | 'value-revised' | 'longer-history' | 'history-revised' | 'evidence' | 'rules'

/** A change in per cent, where one could be made, and its verdict. */
export interface SignalSide {
  month: Month
  against: Against
  verdict: Signal['verdict']
  change: Quantity | undefined
}
type Weight = Pick<Extract<Judgement, { kind: 'confidence' }>, 'level' | 'weakest'>
type Claim = Extract<Judgement, { kind: 'claim' }>

export type Flip =
  | { kind: 'signal'; id: string; then: SignalSide; now: SignalSide; reason: FlipReason }
  | { kind: 'confidence'; id: string; then: Weight; now: Weight; reason: FlipReason }
  | {
      kind: 'claim'
      id: string
      text: string
      then: Claim['verdict']
      now: Claim['verdict']
      reason: FlipReason
    }
  | { kind: 'lead'; then: string[]; now: string[]; reason: FlipReason }

/**
 * Judgements that both issues made and that differ, in the order of this issue. A signal test differs in its verdict or in
 * the direction of the change; the month judged then is set against that of this issue, and is judged once more itself.
 */
export function flipsSince(
  edition: ArchivedEdition,
  judgements: readonly Judgement[],
  vintage: Vintage,
): Flip[] {
  const before = edition.snapshot.judgements
  return judgements.flatMap((now): Flip[] => {
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
      const reason = then.about === now.about ? 'evidence' : 'newer-period'
      const weight = ({ level, weakest }: Weight) => ({ level, weakest })
      return [{ kind: 'confidence', id: now.id, then: weight(then), now: weight(now), reason }]
    }
    return then?.kind === 'signal' ? signalFlips(edition, vintage, then, now) : []
  })
}

type SignalJudgement = Extract<Judgement, { kind: 'signal' }>

function signalFlips(
  edition: ArchivedEdition,
  vintage: Vintage,
  then: SignalJudgement,
  now: SignalJudgement,
): Flip[] {
  const { thresholds } = vintage.dataset.briefing
  const side = (month: Month): SignalSide => ({
    month,
    against: testedAgainst(month),
    verdict: testSignal(vintage, now.id, month, thresholds).verdict,
    change: changeOn(vintage, now.id, month, testedAgainst(month))?.percent,
  })
  const source = edition.snapshot.values[now.id]?.periods[then.about]?.source
  const record = editionRecord(edition, vintage, source === undefined ? [] : [source])
  const printed: SignalSide = {
    month: then.about,
    against: testedAgainst(then.about),
    verdict: then.verdict,
    change: then.change === null ? undefined : derived('%', then.about, ofRecord(record, then.change)),
  }
  const differs = (one: SignalSide) =>
    one.verdict !== printed.verdict ||
    directionOf(one, thresholds.littleChanged.value) !== directionOf(printed, thresholds.littleChanged.value)
  const sides: [SignalSide, FlipReason][] = [
    ...(now.about === then.about
      ? []
      : [[side(now.about), 'newer-period'] satisfies [SignalSide, FlipReason]]),
    [side(then.about), reasonOf(edition, vintage, then)],
  ]
  return sides
    .filter(
      ([one, reason]) => differs(one) && (reason !== 'newer-period' || (isMade(one) && isMade(printed))),
    )
    .map(([one, reason]) => ({ kind: 'signal', id: now.id, then: printed, now: one, reason }))
}

/** A month that is not known yet is a gap, which the issue says elsewhere, and no judgement. */
function isMade({ verdict }: SignalSide): boolean {
  return verdict !== 'unknown'
}

function directionOf({ change }: SignalSide, littleChanged: number): number | undefined {
  if (change === undefined) return undefined
  return Math.abs(change.value) < littleChanged ? 0 : Math.sign(change.value)
}

/** Why the same month would be judged otherwise today. */
function reasonOf(
  edition: ArchivedEdition,
  vintage: Vintage,
  { id, about, sample }: SignalJudgement,
): FlipReason {
  const held = edition.snapshot.values[id]?.periods ?? {}
  const against = testedAgainst(about)
  const own = [about, baseMonth(about, against)]
  if (own.some((month) => held[month] === undefined && vintage.at(id, month) !== undefined))
    return 'value-new'
  if (own.some((month) => held[month]?.value !== vintage.at(id, month)?.value)) return 'value-revised'
  const { thresholds } = vintage.dataset.briefing
  if (testSignal(vintage, id, about, thresholds).sample > sample) return 'longer-history'
  const months = vintage.all(id, 'month')
  if (months.some(({ period, value }) => held[period]?.value !== value)) return 'history-revised'
  return 'rules'
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().every((id, index) => id === [...b].sort()[index])
}
