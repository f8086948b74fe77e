// The trade from China to Japan in both customs offices' books in; what the section on Japan says of it, out.
import { type MirrorFlow, mirrorTrade, type MirrorTrade } from '../analysis/mirror-trade.ts'
import { isApart, type ValueVerdict } from '../analysis/mirror-verdict.ts'
import { chosen } from '../analysis/formula.ts'
import { derived } from '../analysis/quantity.ts'
import { addMonths, lastDay } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { addIfKnown, type Named, type SectionInput } from './section.ts'

/** Months after which a gap is no longer led with. */
const RECENT = 24

/** Null while no weight is known from both offices for one period. */
export function mirrorFindings(input: SectionInput) {
  const { vintage, month, thresholds, figures } = input
  const trade = mirrorTrade(vintage, month, thresholds)
  if (trade === undefined) return null
  const { period, long, flows, together } = trade
  const limit = (name: 'mirrorTiming' | 'mirrorFreight') => {
    const { value } = thresholds[name]
    const quantity = derived('%', month, chosen(`thresholds.${name}`, value))
    const printed = Number.isInteger(value) ? { ...quantity, step: 1 } : quantity
    return figures.add(`japan-exposure.mirror.${name}`, printed)
  }
  const known = flows.map((flow) => ({ ...flow, name: mirrorName(vintage, flow) }))
  const weights = known.map(({ goods, name, weight }) => ({ name, ...weightFindings(input, goods, weight) }))
  const values = known.flatMap(({ goods, name, value, unit }) =>
    value === undefined
      ? []
      : [
          {
            name,
            ...valueFindings(input, goods, value),
            unit: unit ? unitFindings(input, goods, unit) : null,
          },
        ],
  )
  const judged = weights
    .flatMap(({ name, gap, verdict }) => (gap && verdict ? [{ name, gap, verdict }] : []))
    .sort((a, b) => Math.abs(b.gap.value) - Math.abs(a.gap.value))
  const wide = judged.filter(({ verdict }) => verdict === 'wide')
  const doubt = doubtOf(wide.length > 0, together, values)
  return {
    ...{ period, long, weights, values, wide },
    timing: limit('mirrorTiming'),
    freight: limit('mirrorFreight'),
    /** The widest gap between weights. */
    widest: judged[0] ?? null,
    /** Flows of which a side is missing, so that they cannot be added up. */
    missing: weights.flatMap(({ name, china, japan }) =>
      china && japan ? [] : [{ name, china: china === null, japan: japan === null }],
    ),
    together: together && { ...weightFindings(input, 'together', together), codes: together.codes },
    doubt,
    /** The gap is worth leading with. */
    inDoubt: doubt === 'all' && lastDay(period).slice(0, 7) > addMonths(month, -RECENT),
  }
}

/** What a gap that is wider than timing and freight explain leaves uncertain: all shares, or only those of single codes. */
function doubtOf(
  isWide: boolean,
  together: MirrorTrade['together'],
  values: readonly { verdict: ValueVerdict; unit: { verdict: ValueVerdict } | null }[],
): 'all' | 'products' | null {
  const [inValue, byWeight] = [
    values.some(({ verdict }) => isApart(verdict)),
    values.some(({ unit }) => unit !== null && isApart(unit.verdict)),
  ]
  if (!isWide && !inValue && !byWeight) return null
  return together?.verdict === 'agree' && !inValue ? 'products' : 'all'
}

/** A flow as its series are called up to the comma, after which they say who reports it. */
export function mirrorName(vintage: Vintage, { pair: { japan } }: Pick<MirrorFlow, 'pair'>): Named {
  return { kind: 'series', id: japan, text: vintage.series(japan).short.split(', ')[0] ?? japan }
}

function weightFindings(
  { figures }: SectionInput,
  name: string,
  { china, japan, gap, verdict }: MirrorFlow['weight'],
) {
  const id = `japan-exposure.mirror.${name}`
  const found = {
    china: addIfKnown(figures, `${id}.china`, china?.quantity),
    japan: addIfKnown(figures, `${id}.japan`, japan?.quantity),
    gap: addIfKnown(figures, `${id}.gap`, gap),
  }
  // There is no gap in per cent of nothing, and a verdict all the same.
  return { ...found, verdict, judged: found.gap ?? found.japan }
}

function valueFindings(
  { figures }: SectionInput,
  goods: string,
  { china, japan, gap, excess, verdict }: NonNullable<MirrorFlow['value']>,
) {
  const id = `japan-exposure.mirror.${goods}-value`
  return {
    china: figures.add(`${id}.china`, china),
    japan: figures.add(`${id}.japan`, japan),
    gap: addIfKnown(figures, `${id}.gap`, gap),
    excess: figures.add(`${id}.excess`, excess),
    verdict,
  }
}

function unitFindings(
  { figures }: SectionInput,
  flow: string,
  { china, japan, excess, verdict, goods }: NonNullable<MirrorFlow['unit']>,
) {
  const id = `japan-exposure.mirror.${flow}-unit`
  return {
    china: figures.add(`${id}.china`, china),
    japan: figures.add(`${id}.japan`, japan),
    excess: figures.add(`${id}.excess`, excess),
    verdict,
    goods,
    /** It asks for a cause, of which the data say nothing. */
    open: goods !== 'alike' && goods !== 'too-short',
  }
}
