// Why exports moved: competing explanations ranked by what contradicts them, the tests of the month, prices, and the policy steps.
import type { RecordRef } from '../analysis/formula.ts'
import { testedAgainst } from '../analysis/signal.ts'
import { heavyElements } from '../charts/heavy-elements.ts'
import { japanAgainstRest } from '../charts/japan-against-rest.ts'
import { policyTimeline } from '../charts/policy-timeline.ts'
import { priceGap } from '../charts/price-gap.ts'
import { lastDay } from '../dataset/period.ts'
import { destinationBars } from './driver-destinations.ts'
import { heldAgainstEach } from './driver-evidence.ts'
import { goodsTest, restTest } from './driver-gap-tests.ts'
import { heavyFinding, priceLabel, pricesOf, widest } from './driver-prices.ts'
import { begun } from './driver-rows.ts'
import { baseTest, headlineTest, priceTest, seasonTest } from './driver-tests.ts'
import { timelineOf } from './driver-timeline.ts'
import { addCount, addObserved, drawn, type SectionInput, type SectionResult } from './section.ts'

/** The month's question is why; no cause is stated, only what fits and what does not. */
export function drivers(input: SectionInput) {
  const { vintage, month, language } = input
  const headline = headlineTest(input, 'exports')
  const season = seasonTest(input, 'exports')
  const bases = [baseTest(input, 'exports'), baseTest(input, 'magnets')].filter((test) => test !== null)
  const japan = restTest(input, 'japan-against-rest', 'magnets-japan', 'magnets')
  const us = restTest(input, 'us-against-rest', 'magnets-us', 'magnets')
  const goods = goodsTest(input, 'magnets', 'exports')
  const price = priceTest(input, 'price-neodymium')
  const { timeline, steps, since } = timelineOf(input)
  const recent = steps.filter(({ date }) => lastDay(date) > since)
  const pairs = pricesOf(input)
  const heavy = (['dysprosium', 'terbium'] as const).map((series) => heavyFinding(input, series))
  const charts = drawn([
    japanAgainstRest(language, destinationBars(input)),
    policyTimeline(vintage, language, 'magnets', month, timeline),
    heavyElements(vintage, language, month),
    priceGap(
      vintage,
      language,
      pairs.map(({ element, pair }) => ({ label: priceLabel(input, element, pair.china.period), gap: pair })),
    ),
  ])
  const findings = {
    month,
    against: testedAgainst(month),
    ...heldAgainstEach(input, [headline, season, ...bases, japan, us, goods, price]),
    minds: begun(vintage).map(({ id, name, expects, changes }) => ({
      name: { kind: 'driver' as const, id, text: name },
      expects: { kind: 'driver' as const, id, text: expects },
      changes: { kind: 'driver' as const, id, text: changes },
    })),
    headline: headline?.finding ?? null,
    season: season?.finding ?? null,
    bases: bases.map(({ finding }) => finding),
    japan: japan?.finding ?? null,
    us: us?.finding ?? null,
    goods: goods?.finding ?? null,
    price: price?.finding ?? null,
    heavy,
    heavyCompared: heavy.some(({ onMonth }) => onMonth !== null),
    prices: pairs.map(({ finding }) => finding),
    paid: addObserved(input, 'drivers.price.paid', 'price-dysprosium-paid', month),
    widest: widest(pairs),
    europeDearer: pairs.length > 0 && pairs.every(({ finding }) => finding.ratio.value > 1),
    steps,
    tightening: addCount(input, 'drivers.steps.tighten', refsOf(recent, 'tightens')),
    easing: addCount(input, 'drivers.steps.ease', refsOf(recent, 'eases')),
  }
  const judgements = [{ kind: 'lead' as const, about: month, leaders: findings.leaders.map(({ id }) => id) }]
  return { findings, charts, judgements } satisfies SectionResult<typeof findings>
}

function refsOf(steps: ReturnType<typeof timelineOf>['steps'], effect: string): RecordRef[] {
  return steps
    .filter((step) => step.effect === effect)
    .map(({ title, sources }) => ({ kind: 'event', id: title.id, sources }))
}
