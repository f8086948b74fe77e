// Claims that state a movement without its size: a direction, a significant change, a trend, the steepest change of a record.
import type { CheckOf } from '../dataset/claim-schema.ts'
import { addMonths, type Month, monthRange, monthsOf } from '../dataset/period.ts'
import type { Briefing } from '../dataset/schema.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { baseMonth } from './change.ts'
import { asFarAsKnown, type Beside, type Judgement, unknown } from './claim-judgement.ts'
import type { Quantity } from './quantity.ts'
import { changeBetween, missing } from './known-value.ts'
import { testSignal } from './signal.ts'

type Moved = CheckOf<'direction'>['is']
type Thresholds = Briefing['thresholds']

/** Whether a change goes the way that is claimed. */
function agrees(is: Moved, change: Quantity): boolean {
  return is === 'rose' ? change.value > 0 : change.value < 0
}

export function judgeDirection(
  vintage: Vintage,
  check: CheckOf<'direction'>,
  thresholds: Thresholds,
): Judgement {
  const { series, from, period, is } = check
  const change = changeBetween(vintage, series, from, period)
  if (change === undefined)
    return unknown({ kind: 'not-known', missing: missing(vintage, series, [from, period]) })
  const { quantity, observed: rests } = change
  const small = Math.abs(quantity.value) < thresholds.littleChanged.value
  return {
    outcome: agrees(is, quantity) ? 'holds' : 'fails',
    beside: [{ what: 'change', series, from, period, quantity }],
    rests,
    caveats: small ? [{ kind: 'little-changed' }] : [],
  }
}

export function judgeSignal(vintage: Vintage, check: CheckOf<'signal'>, thresholds: Thresholds): Judgement {
  const { series, period, is } = check
  const signal = testSignal(vintage, series, period, thresholds)
  const from = baseMonth(period, signal.against)
  const change = changeBetween(vintage, series, from, period)
  if (change === undefined || signal.verdict === 'unknown')
    return unknown({ kind: 'not-known', missing: missing(vintage, series, [from, period]) })
  const { quantity, observed: rests } = change
  const beside: Beside[] = [{ what: 'change', series, from, period, quantity }]
  // A change the other way refutes the claim however short the history.
  if (signal.verdict === 'too-little-history' && agrees(is, quantity))
    return { ...unknown({ kind: 'too-little-history' }, beside), signal }
  const holds = signal.verdict === 'signal' && agrees(is, quantity)
  const caveats = holds && signal.short ? [{ kind: 'short-history' as const }] : []
  return { outcome: holds ? 'holds' : 'fails', beside, rests, caveats, signal }
}

export function judgeTrend(vintage: Vintage, check: CheckOf<'trend'>): Judgement {
  const { series, period, is } = check
  const months = monthsOf(period)
  const [first = '', ...later] = months
  const last = later.at(-1) ?? first
  const steps = later.flatMap((month) => stepTo(vintage, series, month))
  if (steps.length === 0) return unknown({ kind: 'not-known', missing: missing(vintage, series, months) })
  const against = steps.filter(({ quantity }) => !agrees(is, quantity)).sort(bySize)
  const [counter] = against
  if (counter !== undefined)
    return { outcome: 'fails', beside: [counter.beside], rests: counter.observed, caveats: [] }
  const whole = changeBetween(vintage, series, first, last)
  const beside: Beside[] =
    whole === undefined
      ? steps.map((step) => step.beside)
      : [{ what: 'change', series, from: first, period: last, quantity: whole.quantity }]
  const rests = steps.flatMap(({ observed }) => observed)
  const values = steps.map(({ now }) => now)
  return asFarAsKnown({ beside, rests, caveats: [] }, { values, count: later.length, first, last })
}

export function judgeSteepest(vintage: Vintage, check: CheckOf<'steepest'>): Judgement {
  const { series, period, is } = check
  const [own] = stepTo(vintage, series, period)
  const from = addMonths(period, -1)
  if (own === undefined)
    return unknown({ kind: 'not-known', missing: missing(vintage, series, [from, period]) })
  const record = vintage.all(series, 'month').map((month) => month.period)
  const [first = period, last = period] = [record[0], record.at(-1)]
  const others = record.flatMap((month) => (month === period ? [] : stepTo(vintage, series, month)))
  const same = others.filter(({ quantity }) => agrees(is, quantity)).sort(bySize)
  const steeper = same.filter(({ quantity }) => Math.abs(quantity.value) > Math.abs(own.quantity.value))
  const fails = !agrees(is, own.quantity) || steeper.length > 0
  const base = {
    beside: [own, ...steeper.slice(0, 1)].map((step) => step.beside),
    rests: own.observed,
    caveats: [],
  }
  if (fails) return { ...base, outcome: 'fails' }
  const values = [own, ...others].map(({ now }) => now)
  return asFarAsKnown(base, { values, count: monthRange(first, last).length - 1, first, last })
}

interface StepTo {
  now: Observed
  quantity: Quantity
  observed: Observed[]
  beside: Beside
}

/** The change of a series from the month before; none where either month is unknown. */
function stepTo(vintage: Vintage, series: string, period: Month): StepTo[] {
  const from = addMonths(period, -1)
  const now = vintage.at(series, period)
  const change = changeBetween(vintage, series, from, period)
  if (now === undefined || change === undefined) return []
  return [{ now, ...change, beside: { what: 'change', series, from, period, quantity: change.quantity } }]
}

function bySize(a: StepTo, b: StepTo): number {
  return Math.abs(b.quantity.value) - Math.abs(a.quantity.value)
}
