// Why exports moved: competing explanations ranked by what contradicts them, the tests of the month, prices, and the policy steps.
import { testedAgainst } from '../analysis/signal.ts'
import { heavyElements } from '../charts/heavy-elements.ts'
import { japanAgainstRest } from '../charts/japan-against-rest.ts'
import { policyTimeline } from '../charts/policy-timeline.ts'
import { priceGap } from '../charts/price-gap.ts'
import { lastDay } from '../dataset/period.ts'
import { destinationBars } from './driver-destinations.ts'
import { lead, rankDrivers } from './driver-evidence.ts'
import { heavyFinding, priceLabel, pricesOf, widest } from './driver-prices.ts'
import { type Bearing, baseTest, headlineTest, restTest, seasonTest } from './driver-tests.ts'
import { timelineOf } from './driver-timeline.ts'
import { addCount, addObserved, drawn, type SectionInput, type SectionResult } from './section.ts'

/** The month's question is why; no cause is stated, only what fits and what does not. */
export function drivers(input: SectionInput) {
  const { vintage, month, language } = input
  const ranking = rankDrivers(input)
  const dated = ranking.ranked.flatMap((driver) => [...driver.for, ...driver.against])
  const headline = headlineTest(input, 'exports')
  const season = seasonTest(input, 'exports')
  const bases = ['exports', 'magnets']
    .map((series) => baseTest(input, series))
    .filter((test) => test !== null)
  const japan = restTest(input, 'magnets-japan', 'magnets')
  const us = restTest(input, 'magnets-us', 'magnets')
  const { timeline, steps, since } = timelineOf(input)
  const recent = steps.filter(({ date }) => lastDay(date) > since)
  const pairs = pricesOf(input)
  // Tests stand beside the counts and are no part of them: they change with every issue.
  const tests = [
    { driver: 'japan-dispute', test: 'japan' as const, bearing: japan?.bearing },
    { driver: 'season-base', test: 'season' as const, bearing: season?.bearing },
    { driver: 'season-base', test: 'base' as const, bearing: bases[0]?.bearing },
  ].filter((test): test is typeof test & { bearing: Bearing } => test.bearing !== undefined)
  const charts = drawn([
    japanAgainstRest(language, destinationBars(input)),
    policyTimeline(vintage, language, 'magnets', month, timeline),
    heavyElements(vintage, language, month),
    priceGap(
      language,
      pairs.map(({ element, pair }) => ({ label: priceLabel(input, element, pair.china.period), gap: pair })),
    ),
  ])
  const findings = {
    month,
    against: testedAgainst(month),
    ranked: ranking.ranked.map((driver) => ({
      ...driver,
      tests: tests.filter((test) => test.driver === driver.id),
    })),
    untested: ranking.untested,
    countRanked: addCount(
      input,
      'drivers.ranked',
      ranking.ranked.map(({ id }) => id),
    ),
    items: addCount(
      input,
      'drivers.items',
      dated.map(({ id }) => id),
    ),
    later: addCount(
      input,
      'drivers.items.later',
      dated.filter(({ date }) => date > lastDay(month)).map(({ id }) => id),
    ),
    ...lead(input, ranking),
    headline,
    season,
    bases,
    japan,
    us,
    heavy: (['dysprosium', 'terbium'] as const).map((series) => heavyFinding(input, series)),
    prices: pairs.map(({ finding }) => finding),
    paid: addObserved(input, 'drivers.price.paid', 'price-dysprosium-paid', month),
    widest: widest(pairs),
    europeDearer: pairs.length > 0 && pairs.every(({ finding }) => finding.ratio.value > 1),
    steps,
    tightening: addCount(input, 'drivers.steps.tighten', idsOf(recent, 'tightens')),
    easing: addCount(input, 'drivers.steps.ease', idsOf(recent, 'eases')),
  }
  const judgements = [{ kind: 'lead' as const, leaders: findings.leaders.map(({ id }) => id) }]
  return { findings, charts, judgements } satisfies SectionResult<typeof findings>
}

function idsOf(steps: ReturnType<typeof timelineOf>['steps'], effect: string): string[] {
  return steps.filter((step) => step.effect === effect).map(({ title }) => title.id)
}
