// Tests of one series against others: a destination against everyone else, magnets against compounds and metals.
import { againstOther } from '../analysis/against-other.ts'
import { againstRest, contribution } from '../analysis/decomposition.ts'
import { figureDirection } from '../analysis/direction.ts'
import type { Figure } from '../analysis/figure.ts'
import { derived, type Quantity } from '../analysis/quantity.ts'
import { minus } from '../analysis/formula.ts'
import type { Signal } from '../analysis/signal.ts'
import type { Outcome } from '../dataset/driver-tests.ts'
import type { Tested } from './driver-tests.ts'
import { addIfKnown, type Named, type SectionInput, seriesName, seriesShort } from './section.ts'
import { type SignalFinding, signalFinding } from './signal-finding.ts'

export interface RestTest {
  /** The series of the destination. */
  name: Named
  short: Named
  destination: Figure
  rest: Figure
  /** The first less the second, in percentage points. */
  margin: Figure
  /** What the destination contributed to the change of the total: in tonnes, and in per cent of it. */
  difference: Figure | null
  share: Figure | null
  /** The share reads as a part: it lies between nothing and the whole. */
  shareSpeaks: boolean
  signal: SignalFinding
}

export interface GoodsTest {
  short: Named
  otherShort: Named
  one: Figure
  other: Figure
  /** The first less the second, in percentage points. */
  margin: Figure
  signal: SignalFinding
}

/** A destination against everyone else. */
export function restTest(
  input: SectionInput,
  test: 'japan-against-rest' | 'us-against-rest',
  part: string,
  total: string,
): Tested<RestTest> {
  const { vintage, month, figures, thresholds } = input
  const result = againstRest(vintage, part, total, month, thresholds)
  if (result === undefined) return null
  const { destination, rest, margin } = result
  const id = (name: string) => `drivers.${part}.${name}`
  const share = contribution(vintage, part, total, month, result.against)
  return {
    test,
    outcome: gapOutcome(margin, result.signal, thresholds),
    rests: margin.derivation,
    finding: {
      name: seriesName(vintage, part),
      short: seriesShort(vintage, part),
      destination: figures.add(id('change'), destination),
      rest: figures.add(id('rest'), rest),
      margin: figures.add(id('margin'), margin),
      difference: addIfKnown(figures, id('difference'), share?.difference),
      share: addIfKnown(figures, id('share'), share?.share),
      shareSpeaks: share !== undefined && share.share.value > 0 && share.share.value <= 100,
      signal: signalFinding(figures, id('signal'), result.signal),
    },
  }
}

/** Goods that need a licence if they hold a controlled element, against those of which most need none. */
export function goodsTest(
  { vintage, month, figures, thresholds }: SectionInput,
  series: string,
  otherSeries: string,
): Tested<GoodsTest> {
  const result = againstOther(vintage, series, otherSeries, month, thresholds)
  if (result === undefined) return null
  const { one, other, signal } = result
  const margin = derived('pp', month, minus(one.derivation, other.derivation))
  return {
    test: 'magnets-against-compounds',
    outcome: gapOutcome(margin, signal, thresholds),
    rests: margin.derivation,
    finding: {
      short: seriesShort(vintage, series),
      otherShort: seriesShort(vintage, otherSeries),
      one: figures.add('drivers.goods.one', one),
      other: figures.add('drivers.goods.other', other),
      margin: figures.add('drivers.goods.margin', margin),
      signal: signalFinding(figures, 'drivers.goods.signal', signal),
    },
  }
}

/** That a series did not fall behind needs no history to say; by how unusual a margin it did, does. */
function gapOutcome(
  margin: Quantity,
  { verdict }: Signal,
  { littleChanged }: SectionInput['thresholds'],
): Outcome {
  const way = figureDirection(margin, littleChanged.value)
  if (way === 'flat') return 'not-behind'
  if (way === 'up') return verdict === 'signal' ? 'ahead-signal' : 'not-behind'
  const behind = { signal: 'behind-signal', ordinary: 'behind-ordinary' } as const
  return verdict === 'signal' || verdict === 'ordinary' ? behind[verdict] : 'behind-unjudged'
}
