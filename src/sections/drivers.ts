// Why exports moved: competing explanations ranked by what contradicts them, the tests of the month, prices, and the policy steps.
import { changeOn } from '../analysis/change.ts'
import { derivedQuantity, type Figure, plain } from '../analysis/figure.ts'
import { pricePair } from '../analysis/price-pair.ts'
import { isNewYear } from '../analysis/signal.ts'
import { heavyElements } from '../charts/heavy-elements.ts'
import { type DestinationBar, japanAgainstRest } from '../charts/japan-against-rest.ts'
import { policyTimeline } from '../charts/policy-timeline.ts'
import { priceGap } from '../charts/price-gap.ts'
import { addMonths, type Period } from '../dataset/period.ts'
import { rankDrivers, type Ranking } from './driver-evidence.ts'
import { baseTest, type Bearing, headlineTest, restTest, seasonTest } from './driver-tests.ts'
import { timelineOf } from './driver-timeline.ts'
import { addIfKnown, addObserved, drawn, type Named, type SectionInput, type SectionResult, seriesName } from './section.ts'

/** Elements with a quote in China and one in Europe in the same currency, by the ids of their series. */
const ELEMENTS = ['dysprosium', 'terbium', 'yttrium', 'neodymium'] as const

/** Prices in USD/kg of one element. */
export interface PriceFinding {
  id: string
  name: Named
  china: Figure
  europe: Figure
  ratio: Figure
  chinaPeriod: Period
  europePeriod: Period
}

export function drivers(input: SectionInput) {
  const { vintage, month, figures, language } = input
  const ranking = rankDrivers(input)
  const headline = headlineTest(input, 'exports')
  const season = seasonTest(input, 'exports')
  const bases = ['exports', 'magnets'].map((series) => baseTest(input, series)).filter((test) => test !== null)
  const japan = restTest(input, 'magnets-japan', 'magnets')
  const us = restTest(input, 'magnets-us', 'magnets')
  const { timeline, steps } = timelineOf(input)
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
    priceGap(language, pairs.map(({ element, pair }) => ({ label: priceLabel(input, element, pair.china.period), gap: pair }))),
  ])
  const findings = {
    month,
    against: isNewYear(month) ? ('year' as const) : ('month' as const),
    ranked: ranking.ranked.map((driver) => ({ ...driver, tests: tests.filter((test) => test.driver === driver.id) })),
    untested: ranking.untested,
    countRanked: count(input, 'drivers.ranked', ranking.ranked.map(({ id }) => id)),
    ...lead(input, ranking),
    headline,
    season,
    bases,
    japan,
    us,
    magnetsChange: addIfKnown(figures, 'drivers.magnets.change', changeOn(vintage, 'magnets', month, isNewYear(month) ? 'year' : 'month')?.percent),
    heavy: ['dysprosium', 'terbium'].map((series) => heavyFinding(input, series)),
    prices: pairs.map(({ finding }) => finding),
    paid: addObserved(input, 'drivers.price.paid', 'price-dysprosium-paid', month),
    widest: widest(pairs),
    steps,
    tightening: count(input, 'drivers.steps.tighten', idsOf(steps, 'tightens')),
    easing: count(input, 'drivers.steps.ease', idsOf(steps, 'eases')),
  }
  return { findings, charts } satisfies SectionResult<typeof findings>
}

/** The explanations that share the smallest number of items against, and how far the next one is behind them. */
function lead({ vintage, figures }: SectionInput, { ranked }: Ranking) {
  const [first] = ranked
  const leaders = ranked.filter(({ countAgainst }) => countAgainst.value === first?.countAgainst.value)
  const next = ranked[leaders.length]
  const ahead =
    first === undefined || next === undefined
      ? undefined
      : derivedQuantity(
          next.countAgainst.value - first.countAgainst.value,
          'count',
          vintage.asOf,
          `${plain(next.countAgainst.value)} − ${plain(first.countAgainst.value)}`,
          [],
        )
  return {
    leaders: leaders.map(({ name }) => name),
    first: first ?? null,
    tied: leaders.length > 1,
    ahead: addIfKnown(figures, 'drivers.lead.ahead', ahead),
    slight: ahead?.value === 1,
  }
}

/** Japan, the United States where known, and everyone else: what each contributed to the change of magnet exports. */
function destinationBars({ vintage, month, language }: SectionInput): DestinationBar[] {
  const before = addMonths(month, isNewYear(month) ? -12 : -1)
  const values = (series: string) => ({ now: vintage.at(series, month), before: vintage.at(series, before) })
  const known = ['magnets-japan', 'magnets-us'].flatMap((series) => {
    const { now, before } = values(series)
    return now && before && before.value > 0 ? [{ series, now, before }] : []
  })
  const total = values('magnets')
  if (known[0]?.series !== 'magnets-japan' || !total.now || !total.before) return []
  const rest = (when: 'now' | 'before') =>
    known.reduce((left, part) => left - part[when].value, total[when]?.value ?? 0)
  const bar = (label: string, now: number, then: number, drawn: DestinationBar['drawn'], accent: boolean) => ({
    label,
    tonnes: now - then,
    percent: (now / then - 1) * 100,
    accent,
    drawn,
  })
  const parts = known.map(({ series, now, before }) =>
    bar(vintage.series(series).short, now.value, before.value, [now, before], series === 'magnets-japan'),
  )
  return [...parts, bar(language.labels.rest, rest('now'), rest('before'), [total.now, total.before], false)]
}

/** A heavy element in the month: weight, change on the month, and the change over the year that a source states. */
function heavyFinding(input: SectionInput, series: string) {
  const { vintage, month, figures } = input
  return {
    name: seriesName(vintage, series),
    value: addObserved(input, `drivers.${series}.value`, series, month),
    onMonth: addIfKnown(figures, `drivers.${series}.change`, changeOn(vintage, series, month, 'month')?.percent),
    overYear: month.endsWith('-12') ? addObserved(input, `drivers.${series}.year`, `${series}-on-year`, month.slice(0, 4)) : null,
  }
}

/** The elements with comparable quotes up to the month. */
function pricesOf(input: SectionInput) {
  const { vintage, month, figures, language } = input
  return ELEMENTS.flatMap((element) => {
    const [china, europe] = [`price-${element}-fob`, `price-${element}-europe`]
    const pair = pricePair(vintage, china, europe, month)
    if (pair === undefined) return []
    const id = (name: string) => `drivers.price.${element}.${name}`
    const finding: PriceFinding = {
      id: element,
      name: { kind: 'series', id: europe, text: language.labels.elements[element] },
      china: figures.add(id('china'), pair.china),
      europe: figures.add(id('europe'), pair.europe),
      ratio: figures.add(id('ratio'), pair.ratio),
      chinaPeriod: pair.china.period,
      europePeriod: pair.europe.period,
    }
    return [{ element, pair, finding }]
  })
}

function priceLabel({ language }: SectionInput, element: (typeof ELEMENTS)[number], period: Period): string {
  return `${language.labels.elements[element]}, ${language.shortPeriod(period.slice(0, 7))}`
}

function widest(pairs: ReturnType<typeof pricesOf>): PriceFinding | null {
  const [first, ...rest] = pairs.map(({ finding }) => finding)
  return first === undefined ? null : rest.reduce((best, one) => (one.ratio.value > best.ratio.value ? one : best), first)
}

function idsOf(steps: ReturnType<typeof timelineOf>['steps'], effect: string): string[] {
  return steps.filter((step) => step.effect === effect).map(({ title }) => title.id)
}

function count({ vintage, figures }: SectionInput, id: string, ids: readonly string[]): Figure {
  return figures.add(id, derivedQuantity(ids.length, 'count', vintage.asOf, `n(${ids.join(', ')})`, []))
}
