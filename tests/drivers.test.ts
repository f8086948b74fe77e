// The explanations of the fictional data set held against evidence and tests: what is counted, and what turns when figures do.
import { describe, expect, test } from 'vitest'
import { baseMonth } from '../src/analysis/change.ts'
import { Figures } from '../src/analysis/figure.ts'
import { type Said, saidIn } from '../src/analysis/prose.ts'
import { testSignal } from '../src/analysis/signal.ts'
import type { Dataset } from '../src/dataset/read.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { en } from '../src/languages/en.ts'
import { itemRows } from '../src/sections/driver-rows.ts'
import { drivers } from '../src/sections/drivers.ts'
import { lumenite as fictional, rareEarths as real } from './data-sets.ts'

function findings(dataset: Dataset = fictional, asOf = '2031-02-10') {
  const figures = new Figures()
  const vintage = new Vintage(dataset, asOf)
  const { thresholds } = dataset.briefing
  const result = drivers({ vintage, month: '2030-12', thresholds, figures, language: en })
  return { ...result.findings, figures: figures.all() }
}

/** The data set with other values in all rows of a series and period. */
function changed(series: string, period: string, value: number, dataset = fictional): Dataset {
  const observations = dataset.observations.map((row) =>
    row.series === series && row.period === period ? { ...row, value } : row,
  )
  return { ...dataset, observations }
}

/** Magnets to Osterlund swing in the earlier months, so that there is an ordinary variation to hold the last against. */
const swinging: Dataset = {
  ...fictional,
  observations: fictional.observations.map((row, index) =>
    row.series === 'magnets-japan' && row.period < '2030-11'
      ? { ...row, value: row.value * (index % 2 === 0 ? 1.1 : 1) }
      : row,
  ),
}

const ratingOf = (cells: readonly { driver: string; rating: string }[], driver: string) =>
  cells.find((cell) => cell.driver === driver)?.rating

describe('a test of the month', () => {
  const japan = (dataset: Dataset) => {
    const row = findings(dataset).tests.find(({ test }) => test === 'japan-against-rest')
    return row && [row.outcome, ratingOf(row.cells, 'japan-dispute'), ratingOf(row.cells, 'season-base')]
  }
  test.each<[number, unknown]>([
    [30, ['behind-signal', 'consistent', 'inconsistent']],
    [58, ['behind-ordinary', 'neutral', 'neutral']],
    [61, ['not-behind', 'inconsistent', 'neutral']],
    [200, ['ahead-signal', 'inconsistent', 'inconsistent']],
  ])('with %d t to Osterlund is rated %j', (tonnes, expected) => {
    expect(japan(changed('magnets-japan', '2030-12', tonnes, swinging))).toEqual(expected)
  })

  test('counts in the ranking as an item of evidence does', () => {
    const count = (tonnes: number) => {
      const { ranked } = findings(changed('magnets-japan', '2030-12', tonnes, swinging))
      return ranked.find(({ id }) => id === 'season-base')?.inconsistent.value
    }
    expect([count(30), count(58)]).toEqual([2, 1])
  })

  test('that cannot be made is left out', () => {
    const observations = fictional.observations.filter(({ series }) => series !== 'magnets-us')
    const made = findings({ ...fictional, observations }).tests.map(({ test }) => test)
    expect(made).not.toContain('us-against-rest')
    expect(made).toContain('japan-against-rest')
  })
})

describe('an item of evidence', () => {
  const all = (found: ReturnType<typeof findings>) => [...found.telling, ...found.others]
  const ids = (found: ReturnType<typeof findings>) => all(found).map(({ id }) => id)

  test('is shown once, oldest first, as known by the day', () => {
    expect(ids(findings()).sort()).toEqual(fictional.evidence.map(({ id }) => id).sort())
    const { telling } = findings()
    expect(telling.map(({ date }) => date)).toEqual(telling.map(({ date }) => date).sort())
    expect(ids(findings(fictional, '2031-01-19'))).not.toContain('osterlund-december')
    expect(ids(findings(fictional, '2030-12-01'))).not.toContain('november')
  })

  test('tells explanations apart if it is inconsistent with some of them', () => {
    const { telling, others } = findings()
    for (const { cells } of telling) expect(cells.map(({ rating }) => rating)).toContain('inconsistent')
    for (const { cells } of others) expect(cells.map(({ rating }) => rating)).not.toContain('inconsistent')
  })

  test('is not rated once its figures say something else than when it was', () => {
    const id = 'oxide-december'
    const item = (dataset: Dataset) => all(findings(dataset)).find((one) => one.id === id)
    expect(item(fictional)).toMatchObject({ turned: false })
    const turned = item(changed('price-ndpr-china', '2030-12-10', 650_000))
    expect(turned).toMatchObject({ turned: true })
    expect(new Set(turned?.cells.map(({ rating }) => rating))).toEqual(new Set(['neutral']))
  })
})

describe('an explanation that began on a day', () => {
  const since = (day: string, dataset = fictional): Dataset => ({
    ...dataset,
    drivers: dataset.drivers.map((one) => (one.id === 'japan-dispute' ? { ...one, since: day } : one)),
  })
  const rated = (day: string) => {
    const found = findings(since(day, changed('magnets-japan', '2030-12', 30, swinging)))
    const row = found.tests.find(({ test }) => test === 'japan-against-rest')
    return row && ratingOf(row.cells, 'japan-dispute')
  }
  test.each([
    ['2030-12-31', 'consistent'],
    ['2031-01-01', 'neutral'],
  ])('on %s is to the test of December %s', (day, expected) => expect(rated(day)).toBe(expected))

  test('is not spoken of before that day', () => {
    const names = (day: string) => {
      const { ranked, untested, minds, began } = findings(since(day))
      return [...ranked, ...untested, ...minds.map(({ name }) => name), ...began.map(({ name }) => name)].map(
        ({ id }) => id,
      )
    }
    expect(names('2031-02-10')).toContain('japan-dispute')
    expect(names('2031-02-11')).not.toContain('japan-dispute')
  })
})

describe('the rows that the lead hangs on', () => {
  test('are marked, and named by their dates', () => {
    const { pivotal, pivotalDates, pivotalTests, tests, telling, others } = findings()
    const items = [...telling, ...others].filter(({ decides }) => decides)
    const decisive = tests.filter(({ decides }) => decides)
    expect(items.length + decisive.length).toBe(pivotal.value)
    expect(pivotal.value).toBeGreaterThan(0)
    expect([...pivotalDates].sort()).toEqual([...new Set(items.map(({ date }) => date))].sort())
    expect(pivotalTests).toBe(decisive.length > 0)
  })
})

describe('what a test lacks is named', () => {
  const without = (series: string, month: string) => {
    const observations = fictional.observations.filter(
      (row) => !(row.series.startsWith(series) && row.period === month),
    )
    const found = findings({ ...fictional, observations })
    const named = (list: readonly { name: { id: string }; months: string[] }[]) =>
      list.map(({ name, months }) => [name.id, ...months])
    return { ...found, japanUnknown: named(found.japanUnknown), usUnknown: named(found.usUnknown) }
  }

  test('by series and month, of each destination by itself', () => {
    const { japan, japanUnknown, usUnknown, destinations } = without('magnets-japan', '2030-12')
    expect(japan).toBeNull()
    expect(japanUnknown).toEqual([['magnets-japan', '2030-12']])
    expect(usUnknown).toEqual([])
    expect(destinations).toBe(false)
  })

  test('of the season the months, and of a base the months beside it', () => {
    const { season, seasonGap, bases, headline, inPlace, totalKnown } = without('exports', '2030-12')
    expect({ season, headline, totalKnown }).toEqual({ season: null, headline: null, totalKnown: false })
    expect(seasonGap).toMatchObject({ newYear: false, unknown: [{ months: ['2030-12'] }] })
    expect(bases.map(({ untested }) => [untested?.name.id, untested?.months])).toContainEqual([
      'exports',
      ['2030-12'],
    ])
    // The magnets stand in for the headline.
    expect(inPlace).toMatchObject({ name: { id: 'magnets' } })
  })
})

test('the steps that the chart marks are counted apart from those of the year', () => {
  const { steps, marked, recent } = findings()
  const count = (effect: string) =>
    steps.filter((step) => step.number !== null && step.effect === effect).length
  expect([marked.tightening.value, marked.easing.value]).toEqual([count('tightens'), count('eases')])
  expect(recent.tightening.value + recent.easing.value).toBeLessThanOrEqual(steps.length)
})

describe('the counts', () => {
  test('of an explanation make up all rows, each on something', () => {
    const { ranked, tests, telling, others, figures } = findings()
    const rows = tests.length + telling.length + others.length
    expect(ranked).toHaveLength(6)
    for (const { inconsistent, consistent, neutral, bearing } of ranked) {
      expect(inconsistent.value + consistent.value + neutral.value).toBe(rows)
      expect(bearing.value).toBe(rows - neutral.value)
      for (const figure of [inconsistent, consistent, neutral])
        expect(figure.inputs.length + figure.records.length, figure.id).toBeGreaterThan(0)
    }
    const records = figures.filter(({ id }) => id.startsWith('drivers.')).flatMap((figure) => figure.records)
    expect(records.filter(({ sources }) => sources.length === 0)).toEqual([])
  })

  test('are those of the cells', () => {
    const { ranked, tests, telling, others } = findings()
    for (const { id, inconsistent, consistent } of ranked) {
      const ratings = [...tests, ...telling, ...others].map(({ cells }) => ratingOf(cells, id))
      expect(ratings.filter((rating) => rating === 'inconsistent')).toHaveLength(inconsistent.value)
      expect(ratings.filter((rating) => rating === 'consistent')).toHaveLength(consistent.value)
    }
  })

  test('name the leaders as plain data', () => {
    const { leaders, next } = findings()
    expect(leaders.map(({ id, inconsistent }) => [id, inconsistent])).toEqual([
      ['japan-dispute', 1],
      ['licensing', 1],
      ['stock-building', 1],
    ])
    expect(JSON.parse(JSON.stringify(leaders))).toEqual(leaders)
    expect(next?.inconsistent.value).toBe(2)
  })
})

test('without any evidence nothing is ranked, and every explanation is named as untested', () => {
  const observations = fictional.observations.filter(({ series }) => series === 'japan-imports-china')
  const { first, ranked, untested } = findings({ ...fictional, evidence: [], observations })
  expect({ first, ranked }).toEqual({ first: null, ranked: [] })
  expect(untested).toHaveLength(6)
})

describe('in the real data set', () => {
  test('nothing known later enters the evidence of an earlier day', () => {
    const vintage = new Vintage(real, '2026-01-25')
    const { thresholds } = real.briefing
    const input = { vintage, month: '2025-12', thresholds, figures: new Figures(), language: en }
    const { telling, others } = drivers(input).findings
    const sources = [...telling, ...others].flatMap((item) => item.sources)
    expect(sources.length).toBeGreaterThan(20)
    for (const id of sources) expect(vintage.source(id).known <= '2026-01-25', id).toBe(true)
  })

  test.each(['2025-12-25', '2026-01-25', '2026-04-25', '2026-11-21'])(
    'as of %s no item makes more of a change than its signal test does',
    (day) => {
      const vintage = new Vintage(real, day)
      const { thresholds } = real.briefing
      const input = { vintage, month: '2025-12', thresholds, figures: new Figures(), language: en }
      /** Whether a word speaks of a change that the test of its month calls ordinary. */
      const isOrdinary = ({ figure: { inputs } }: Said) => {
        const [base = '', month = ''] = inputs.map(({ period }) => period).sort()
        const [series = ''] = inputs.map((row) => row.series)
        if (inputs.length !== 2 || !/^\d{4}-\d\d$/.test(month)) return false
        const { against, verdict } = testSignal(vintage, series, month, thresholds)
        return baseMonth(month, against) === base && verdict === 'ordinary'
      }
      const held = itemRows(input).filter(({ item }) => {
        const words = saidIn(item.text)
        return words.length > 0 && words.every(isOrdinary)
      })
      expect(held.length).toBeGreaterThan(1)
      // An ordinary change is what season and base lead one to expect; anything else that bears is a report, not the change.
      const ratings = held.flatMap(({ id, ratings: { 'season-base': _, ...others } }) =>
        Object.entries(others).flatMap(([driver, rating]) =>
          rating === 'neutral' ? [] : [[id, driver, rating]],
        ),
      )
      expect(ratings).toEqual([['stocks-spring-2025', 'stock-building', 'consistent']])
    },
  )

  test('no item has turned since it was rated', () => {
    const input = { month: '2025-12', thresholds: real.briefing.thresholds, language: en }
    const { telling, others } = drivers({
      ...input,
      vintage: new Vintage(real, '2026-11-21'),
      figures: new Figures(),
    }).findings
    expect([...telling, ...others].filter(({ turned }) => turned).map(({ id }) => id)).toEqual([])
    expect([...telling, ...others]).toHaveLength(real.evidence.length)
  })
})
