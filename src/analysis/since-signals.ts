// The signal test of a series in an archived edition and in this issue in; where it turned out otherwise, and why, out.
import type { ArchivedEdition, Judgement } from '../dataset/edition.ts'
import type { Month } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { baseMonth, changeOn } from './change.ts'
import { derived } from './quantity.ts'
import { ofRecord } from './formula.ts'
import { editionRecord } from './printed-then.ts'
import { testedAgainst, testSignal } from './signal.ts'
import type { Flip, FlipReason, SignalSide } from './since-flip.ts'

type SignalJudgement = Extract<Judgement, { kind: 'signal' }>

/** The month judged then is set against that of this issue, and is judged once more itself. */
export function signalFlips(
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
    .filter(([one, reason]) => differs(one) && (reason !== 'newer-period' || isMade(printed)))
    .map(([one, reason]) => ({
      ...{ kind: 'signal', id: now.id, then: printed, now: one },
      reason: reason === 'newer-period' && !isMade(one) ? 'lapsed' : reason,
    }))
}

/** Of a month that is not known there is no judgement. */
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
