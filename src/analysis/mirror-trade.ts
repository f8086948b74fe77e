// The trade from China to Japan in both customs offices' books, flow by flow: each gap with its verdict, the flows added up, and
// value by weight on either side.
import type { Month, Period } from '../dataset/period.ts'
import type { Briefing } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { change } from './formula.ts'
import {
  isLong,
  type MirrorGap,
  mirrorGap,
  type MirrorPair,
  mirrorPeriod,
  mirrorTogether,
} from './mirror-gap.ts'
import {
  type Difference,
  type GoodsVerdict,
  judgeGoods,
  judgeTogether,
  judgeValues,
  judgeWeights,
  type Sides,
  type TogetherVerdict,
  type ValueVerdict,
  type WeightVerdict,
} from './mirror-verdict.ts'
import { derived, type Quantity } from './quantity.ts'
import { unitValueOf } from './unit-value.ts'

const pairOf = (what: string): MirrorPair => ({
  china: `mirror-${what}-china`,
  japan: `mirror-${what}-japan`,
})

/** The tariff codes 2846.90, 2846.10 and 2805.30: all that trade statistics set apart as rare earths. */
const FLOWS = [
  { goods: 'compounds', weight: pairOf('compounds'), value: pairOf('compounds-value') },
  { goods: 'cerium', weight: pairOf('cerium'), value: undefined },
  { goods: 'metals', weight: pairOf('metals'), value: undefined },
] as const

/** A gap with its verdict; null while a side is not known. */
export interface MirrorWeights extends MirrorGap {
  verdict: WeightVerdict | null
}

export interface MirrorValues {
  china: Quantity
  japan: Quantity
  /** How far Japan's figure lies above China's, in per cent of China's, as freight is reckoned. */
  excess: Quantity
  verdict: ValueVerdict
}

export interface MirrorFlow {
  goods: (typeof FLOWS)[number]['goods']
  pair: MirrorPair
  weight: MirrorWeights
  /** With the gap as the weights have it. */
  value?: MirrorValues & Pick<MirrorGap, 'gap'>
  /** Value by weight. */
  unit?: MirrorValues & { goods: GoodsVerdict }
}

export interface MirrorTrade {
  /** Of all figures. */
  period: Period
  long: boolean
  flows: MirrorFlow[]
  /** Null while a side of one of the flows is not known. */
  together: (MirrorWeights & { codes: TogetherVerdict }) | null
}

/** Undefined while no flow is known from both sides for one period up to the month. */
export function mirrorTrade(
  vintage: Vintage,
  month: Month,
  thresholds: Briefing['thresholds'],
): MirrorTrade | undefined {
  const period = mirrorPeriod(
    vintage,
    FLOWS.map(({ weight }) => weight),
    month,
  )
  if (period === undefined) return undefined
  const long = isLong(period)
  const judged = (gap: MirrorGap): MirrorWeights => {
    const sides = sidesOf(gap.china?.quantity, gap.japan?.quantity, long)
    return { ...gap, verdict: sides ? judgeWeights(sides, thresholds) : null }
  }
  const flows = FLOWS.map(({ goods, weight: pair, value: valuePair }): MirrorFlow => {
    const weight = judged(mirrorGap(vintage, pair, period))
    const values = valuePair && mirrorGap(vintage, valuePair, period)
    const value = valuesOf(values?.china?.quantity, values?.japan?.quantity, long, thresholds)
    const [china, japan] = (['china', 'japan'] as const).map((side) =>
      unitValueOf(values?.[side]?.quantity, weight[side]?.quantity),
    )
    const unit = valuesOf(china, japan, long, thresholds)
    return {
      ...{ goods, pair, weight },
      ...(value && { value: { ...value, gap: values?.gap } }),
      ...(unit && weight.verdict && { unit: { ...unit, goods: judgeGoods(weight.verdict, unit.verdict) } }),
    }
  })
  const all = mirrorTogether(flows.map(({ weight }) => weight))
  const sum = all && judged(all)
  const codes = sum?.verdict
    ? judgeTogether(
        differenceOf(sum, sum.verdict),
        flows.flatMap(({ weight }) => (weight.verdict ? [differenceOf(weight, weight.verdict)] : [])),
      )
    : null
  return {
    ...{ period, long, flows },
    together: sum && codes ? { ...sum, codes } : null,
  }
}

function sidesOf(china: Quantity | undefined, japan: Quantity | undefined, long: boolean): Sides | undefined {
  return china && japan && { china: china.value, japan: japan.value, long }
}

function differenceOf({ china, japan }: MirrorGap, verdict: WeightVerdict): Difference {
  return { verdict, difference: (china?.quantity.value ?? 0) - (japan?.quantity.value ?? 0) }
}

function valuesOf(
  china: Quantity | undefined,
  japan: Quantity | undefined,
  long: boolean,
  thresholds: Briefing['thresholds'],
): MirrorValues | undefined {
  const sides = sidesOf(china, japan, long)
  if (!sides || !china || !japan || china.value === 0) return undefined
  const excess = derived('%', china.period, change(japan.derivation, china.derivation))
  return { china, japan, excess, verdict: judgeValues(sides, thresholds) }
}
