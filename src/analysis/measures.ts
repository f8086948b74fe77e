// Measures as they stood on the day of the vintage, and how many there are by instrument and by status.
import { compareLastDay } from '../dataset/order.ts'
import type { Period } from '../dataset/period.ts'
import { type Measure, measure } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { derived, type Quantity } from './quantity.ts'
import { countAmong } from './formula.ts'
import { firstWith, knownSteps, newestDetail, type StatusNow, statusAt, toldBy } from './history.ts'

export type Instrument = Measure['instruments'][number]
type Member = Measure['member']
type Step = Measure['history'][number]
export type MeasureStatus = Step['status']

export const INSTRUMENTS: readonly Instrument[] = measure.shape.instruments.element.options
export const MEMBERS: readonly Member[] = measure.shape.member.options
export const MEASURE_STATUSES: readonly MeasureStatus[] = [
  'announced',
  'agreed',
  'in force',
  'delivered',
  'ended',
]
/** More than words: rules that apply, or money and goods that moved. */
export const IN_EFFECT: readonly MeasureStatus[] = ['in force', 'delivered']

/** A measure as known on the day of the vintage; a detail that no source had told is undefined. */
export interface MeasureNow extends StatusNow<MeasureStatus> {
  measure: Measure
  text: string | undefined
  amount: Step['amount'] | undefined
  /** The series of its price floor. */
  floor: string | undefined
  qualifier: string | undefined
  /** The first date with a status in effect. */
  inEffectSince: Period | undefined
  /** Those of the status and of every detail. */
  sources: string[]
}

/** Measures whose status was known by the day of the vintage, by the date of that status. */
export function knownMeasures(vintage: Vintage): MeasureNow[] {
  return vintage.dataset.measures
    .flatMap((record): MeasureNow[] => {
      const steps = knownSteps(record.history, vintage)
      const now = statusAt(steps)
      if (now === undefined) return []
      const text = newestDetail(steps, (step) => step.text)
      const amount = newestDetail(steps, (step) => step.amount)
      const floor = newestDetail(steps, (step) => step.floor)
      const qualifier = newestDetail(steps, (step) => step.qualifier)
      return [
        {
          ...now,
          measure: record,
          text: text?.detail,
          amount: amount?.detail,
          floor: floor?.detail,
          qualifier: qualifier?.detail,
          inEffectSince: firstWith(steps, IN_EFFECT),
          sources: toldBy([now, text, amount, floor, qualifier]),
        },
      ]
    })
    .sort((a, b) => compareLastDay(a.since, b.since))
}

/** How many of all measures some are, as a quantity. */
export function countOf(some: readonly MeasureNow[], all: readonly MeasureNow[], vintage: Vintage): Quantity {
  const refs = (measures: readonly MeasureNow[]) =>
    measures.map(({ measure: { id }, sources }) => ({ kind: 'measure' as const, id, sources }))
  return derived('count', vintage.asOf, countAmong(refs(some), refs(all)))
}
