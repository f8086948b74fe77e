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

/**
 * What adding up the tariff codes does to the gap of a single one. `closes`: others make up for most of its tonnes. `small`: they
 * do not, but beside all flows it is within what timing explains. `stays`: it is not. `agree`: no code has such a gap.
 */
export type TogetherVerdict = 'closes' | 'small' | 'stays' | 'agree' | 'too-short'

/** China's tonnes less Japan's, with what was said of the two. */
export interface Difference {
  verdict: WeightVerdict
  difference: number
}

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

export function judgeTogether(all: Difference, each: readonly Difference[]): TogetherVerdict {
  if (all.verdict === 'too-short') return 'too-short'
  if (all.verdict === 'wide') return 'stays'
  const wide = each.filter(({ verdict }) => verdict === 'wide')
  if (wide.length === 0) return 'agree'
  // A gap in a small flow is small beside the sum of all, whether or not another code makes up for it.
  const widest = Math.max(...wide.map(({ difference }) => Math.abs(difference)))
  return Math.abs(all.difference) < widest / 2 ? 'closes' : 'small'
}
