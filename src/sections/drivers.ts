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
import { type StepFinding, timelineOf } from './driver-timeline.ts'
import { baseGap, seasonGap, unknownForRest } from './driver-unknowns.ts'
import { addCount, addObserved, drawn, type SectionInput, type SectionResult } from './section.ts'

/** The month's question is why; no cause is stated, only what fits and what does not. */
export function drivers(input: SectionInput) {
  const { vintage, month, language } = input
  const headline = headlineTest(input, 'exports', 'drivers.headline')
  const inPlace = headline === null ? headlineTest(input, 'magnets', 'drivers.magnets') : null
  const season = seasonTest(input, 'exports')
  const based = (['exports', 'magnets'] as const).map((series) => ({ series, test: baseTest(input, series) }))
  const bases = based.flatMap(({ test }) => test ?? [])
  const japan = restTest(input, 'japan-against-rest', 'magnets-japan', 'magnets')
  const us = restTest(input, 'us-against-rest', 'magnets-us', 'magnets')
  const goods = goodsTest(input, 'magnets', 'exports')
  const price = priceTest(input, 'price-neodymium')
  const { timeline, steps, since } = timelineOf(input)
  const recent = steps.filter(({ date }) => lastDay(date) > since)
  const marked = steps.filter(({ number }) => number !== null)
  const pairs = pricesOf(input)
  const heavy = (['dysprosium', 'terbium'] as const).map((series) => heavyFinding(input, series))
  const bars = destinationBars(input)
  const charts = drawn([
    japanAgainstRest(language, bars),
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
    totalKnown: vintage.at('exports', month) !== undefined,
    /** The change of magnets, where there is none of the headline. */
    inPlace: inPlace?.finding ?? null,
    season: season?.finding ?? null,
    seasonGap: seasonGap(input, 'exports'),
    bases: based.map(({ series, test }) => ({
      tested: test?.finding ?? null,
      untested: test === null ? baseGap(input, series) : null,
    })),
    japan: japan?.finding ?? null,
    japanUnknown: unknownForRest(input, 'magnets-japan', 'magnets'),
    /** Whether the chart of destinations is drawn. */
    destinations: bars.length > 0,
    us: us?.finding ?? null,
    usUnknown: unknownForRest(input, 'magnets-us', 'magnets'),
    goods: goods?.finding ?? null,
    price: price?.finding ?? null,
    heavy,
    heavyCompared: heavy.some(({ onMonth }) => onMonth !== null),
    prices: pairs.map(({ finding }) => finding),
    paid: addObserved(input, 'drivers.price.paid', 'price-dysprosium-paid', month),
    widest: widest(pairs),
    europeDearer: pairs.length > 0 && pairs.every(({ finding }) => finding.ratio.value > 1),
    steps,
    stepsSince: timeline.first,
    marked: countEffects(input, 'drivers.steps.marked', marked),
    recent: countEffects(input, 'drivers.steps', recent),
    /** Whether the table has steps from before the year that it lists in full. */
    earlier: recent.length < steps.length,
  }
  const judgements = [{ kind: 'lead' as const, about: month, leaders: findings.leaders.map(({ id }) => id) }]
  return { findings, charts, judgements } satisfies SectionResult<typeof findings>
}

/** How many of the steps tighten, and how many ease. */
function countEffects(input: SectionInput, id: string, steps: readonly StepFinding[]) {
  const refsOf = (effect: StepFinding['effect']) =>
    steps
      .filter((step) => step.effect === effect)
      .map(({ title, sources }): RecordRef => ({ kind: 'event', id: title.id, sources }))
  return {
    tightening: addCount(input, `${id}.tighten`, refsOf('tightens')),
    easing: addCount(input, `${id}.ease`, refsOf('eases')),
  }
}
