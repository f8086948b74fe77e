// What turned out otherwise than in the issue before, and why: the forms, without the search for them.
import type { Judgement } from '../dataset/edition.ts'
import type { Month } from '../dataset/period.ts'
import type { Against } from './change.ts'
import type { Quantity } from './quantity.ts'
import type { Signal } from './signal.ts'

/**
 * Why: it speaks of a newer period; a value that it rests on was not known then, or was revised; the history is longer, or
 * was revised; its value is the same and older by now; there is other evidence, or it is read otherwise; none of these, so the
 * rules or the choices changed. Why there is none any more: what it rests on is not known, or it is not asked for.
 */
export type FlipReason =
  | 'newer-period'
  | 'value-new'
  | 'value-revised'
  | 'longer-history'
  | 'history-revised'
  | 'aged'
  | 'evidence'
  | 'rules'
  | 'lapsed'
  | 'dropped'

/** A change in per cent, where one could be made, and its verdict. */
export interface SignalSide {
  month: Month
  against: Against
  verdict: Signal['verdict']
  change: Quantity | undefined
}
export type Weight = Pick<Extract<Judgement, { kind: 'confidence' }>, 'level' | 'weakest'>
type Claim = Extract<Judgement, { kind: 'claim' }>

export type Flip =
  | { kind: 'signal'; id: string; then: SignalSide; now: SignalSide; reason: FlipReason }
  | { kind: 'confidence'; id: string; then: Weight; now: Weight | null; reason: FlipReason }
  | {
      kind: 'claim'
      id: string
      text: string
      then: Claim['verdict']
      now: Claim['verdict'] | null
      reason: FlipReason
    }
  | { kind: 'lead'; then: string[]; now: string[]; reason: FlipReason }
