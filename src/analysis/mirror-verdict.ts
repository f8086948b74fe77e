// What two customs offices report of one flow in; what can be said of the gap, by the thresholds of the house, out. Verdicts
// say what would explain a gap, and not what does: the figures alone cannot tell.
import type { Briefing } from '../dataset/schema.ts'

type Thresholds = Pick<Briefing['thresholds'], 'mirrorTiming' | 'mirrorFreight'>

/** Both figures of a flow over a period that is long enough to be judged, or not. */
export interface Sides {
  china: number
  japan: number
  long: boolean
}

/** Weights are counted alike on both sides, so that only goods under way part them. */
export type WeightVerdict = 'agree' | 'wide' | 'too-short'

/**
 * Japan's value includes freight and insurance, China's does not. `freight`: as that would have it. `with-timing`: goods under
 * way must add to it. `wide`: more than both together. `turned`: China's is the greater by more than timing explains.
 */
export type ValueVerdict = 'freight' | 'with-timing' | 'wide' | 'turned' | 'too-short'

/**
 * Weight and value a kilogram together. `other-goods`: both part, so the two hardly count the same goods. `more-goods`: only the
 * weights part. `other-values`: only the values a kilogram part. `alike`: neither does.
 */
export type GoodsVerdict = 'other-goods' | 'more-goods' | 'other-values' | 'alike' | 'too-short'

/** What adding up the tariff codes does to the gap of a single one. */
export type TogetherVerdict = 'closes' | 'stays' | 'agree' | 'too-short'

/** Equal to the last bits counts as equal, so that a gap that is exactly the threshold does not pass it. */
const ROUNDING = 1e-9

const beyond = (one: number, other: number) => one > other + ROUNDING * Math.abs(other)

export function judgeWeights({ china, japan, long }: Sides, { mirrorTiming }: Thresholds): WeightVerdict {
  if (!long) return 'too-short'
  return beyond(Math.abs(china - japan), (japan * mirrorTiming.value) / 100) ? 'wide' : 'agree'
}

/** Of values, and of values a kilogram: both hold freight on one side only, and timing may move both. */
export function judgeValues(
  { china, japan, long }: Sides,
  { mirrorTiming, mirrorFreight }: Thresholds,
): ValueVerdict {
  if (!long) return 'too-short'
  const raised = (percent: number) => china * (1 + percent / 100)
  if (beyond(japan, raised(mirrorFreight.value + mirrorTiming.value))) return 'wide'
  if (beyond(raised(-mirrorTiming.value), japan)) return 'turned'
  return beyond(japan, raised(mirrorFreight.value)) || beyond(china, japan) ? 'with-timing' : 'freight'
}

/** Whether values lie further apart than freight and timing together explain. */
export function isApart(verdict: ValueVerdict): boolean {
  return verdict === 'wide' || verdict === 'turned'
}

export function judgeGoods(weights: WeightVerdict, valueAKilogram: ValueVerdict): GoodsVerdict {
  if (weights === 'too-short' || valueAKilogram === 'too-short') return 'too-short'
  if (weights === 'wide') return isApart(valueAKilogram) ? 'other-goods' : 'more-goods'
  return isApart(valueAKilogram) ? 'other-values' : 'alike'
}

export function judgeTogether(all: WeightVerdict, each: readonly WeightVerdict[]): TogetherVerdict {
  if (all === 'too-short') return 'too-short'
  if (all === 'wide') return 'stays'
  return each.includes('wide') ? 'closes' : 'agree'
}
