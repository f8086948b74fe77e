// Measures as they stood on the day of the vintage, and how many there are by instrument and by status.
import { compareLastDay } from '../dataset/order.ts'
import { type Measure, measure } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { derivedQuantity, type Quantity } from './figure.ts'
import { type StatusNow, statusAt } from './history.ts'

export type Instrument = Measure['instruments'][number]
type Member = Measure['member']
export type MeasureStatus = Measure['history'][number]['status']

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

/** A measure and its status as known on the day of the vintage. */
export interface MeasureNow extends StatusNow<MeasureStatus> {
  measure: Measure
}

/** Measures whose status was known by the day of the vintage, by the date of that status. */
export function knownMeasures(vintage: Vintage): MeasureNow[] {
  return vintage.dataset.measures
    .flatMap((record): MeasureNow[] => {
      const now = statusAt(record.history, vintage)
      return now === undefined ? [] : [{ measure: record, ...now }]
    })
    .sort((a, b) => compareLastDay(a.since, b.since))
}

/** How many of the measures there are, as a quantity. */
export function countOf(measures: readonly MeasureNow[], vintage: Vintage, formula: string): Quantity {
  return derivedQuantity(measures.length, 'count', vintage.asOf, formula, [])
}
