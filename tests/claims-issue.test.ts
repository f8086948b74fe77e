// The claims of the real data set, judged as of the December 2025 issue and as of now; and the page that prints them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Figures } from '../src/analysis/figure.ts'
import { lastDay } from '../src/dataset/period.ts'
import type { Dataset } from '../src/dataset/read.ts'
import { newestDay, Vintage } from '../src/dataset/vintage.ts'
import { renderHtml } from '../src/html.ts'
import { en } from '../src/languages/en.ts'
import { claims } from '../src/sections/claims.ts'
import { addObserved } from '../src/sections/section.ts'
import { lumenite, rareEarths as dataset } from './data-sets.ts'
import { attribute, elements, textOf } from './page.ts'
import { datasetOf, TODAY } from './world.ts'

const root = join(import.meta.dirname, '..')
const NOW = newestDay(dataset)
const ISSUE = '2026-01-25'

function findings(asOf: string, of: Dataset = dataset) {
  const figures = new Figures()
  const { thresholds } = of.briefing
  const vintage = new Vintage(of, asOf)
  return {
    ...claims({ vintage, month: asOf.slice(0, 7), thresholds, figures, language: en }),
    figures: figures.all(),
  }
}

/** What is said of one claim: verdict, then caveats or reason. */
function told(id: string, asOf = NOW, of: Dataset = dataset): string {
  const row = findings(asOf, of).findings.rows.find((one) => one.id === id)
  if (row === undefined) return 'not said yet'
  return [row.verdict, ...row.caveats.map(({ kind }) => kind), ...(row.reason ? [row.reason.kind] : [])].join(
    ' ',
  )
}

describe('the real claims', () => {
  test.each([
    ['peak-2003', 'contradicted'],
    ['peak-year-2003', 'supported-with-caveat gaps own-print'],
    ['exports-2011', 'contradicted contested-own'],
    ['exports-2012', 'contradicted'],
    ['quota-2012', 'supported'],
    ['japan-takes-56', 'supported-with-caveat contested-own derived'],
    ['decline-since-2003', 'supported-with-caveat contested-own'],
    ['record-august', 'cannot-be-checked gaps'],
    ['china-supplies-90', 'cannot-be-checked measure'],
    ['dependence-60', 'cannot-be-checked measure'],
    ['mostly-magnets', 'supported-with-caveat other-series'],
    ['heavy-elements-nil', 'cannot-be-checked weak own-source'],
    ['value-january-2013', 'contradicted own-values'],
    ['december-6745', 'supported-with-caveat other-series'],
    ['november-6958', 'supported-with-caveat other-series'],
    ['significantly-reduced', 'cannot-be-checked too-little-history'],
    ['significant-products', 'cannot-be-checked too-little-history'],
    ['lowest-2012', 'supported-with-caveat gaps'],
    ['japan-march-steepest', 'cannot-be-checked not-known'],
    ['globalspark-411', 'contradicted'],
    ['october-rebound', 'contradicted'],
    ['december-magnets-second', 'supported-with-caveat gaps contested'],
    ['december-magnets-fourth', 'supported'],
    ['downward-trend', 'contradicted'],
    ['monopoly', 'contradicted'],
    ['dependence-72', 'cannot-be-checked own-source'],
    ['volume-of-2014', 'contradicted'],
    ['rare-earths-to-japan', 'supported-with-caveat other-series contested'],
    ['no-diversification', 'contradicted'],
    ['remarks-last-week', 'contradicted'],
  ])('%s: %s', (id, expected) => expect(told(id)).toBe(expected))

  test('of the misread series both figures are printed', () => {
    const row = findings(ISSUE).findings.rows.find(({ id }) => id === 'december-6745')
    expect(row?.beside).toMatchObject([{ name: { id: 'products' }, figure: { value: 6745 } }])
    expect(row?.caveats[0]?.other).toMatchObject({
      name: { id: 'exports' },
      beside: [{ figure: { value: 4392 } }],
    })
  })

  test('says where the issue itself uses a figure that only the source of the statement prints', () => {
    const input = (figures: Figures) => ({
      vintage: new Vintage(dataset, ISSUE),
      month: '2025-12',
      thresholds: dataset.briefing.thresholds,
      figures,
      language: en,
    })
    const used = (figures: Figures) =>
      claims(input(figures)).findings.rows.find(({ id }) => id === 'dependence-72')?.reason?.used
    expect(used(new Figures())).toBe(false)
    const with72 = new Figures()
    addObserved(input(with72), 'summary.share', 'japan-share-china', '2024')
    expect(used(with72)).toBe(true)
    const other = new Figures()
    addObserved(input(other), 'summary.share', 'japan-share-china', '2012')
    expect(used(other)).toBe(false)
  })

  test.each([ISSUE, NOW])('at least thirty have a verdict as of %s, each with what it rests on', (asOf) => {
    const { findings: found, judgements } = findings(asOf)
    const { rows, beyond } = found
    expect(rows.length).toBeGreaterThanOrEqual(30)
    expect(beyond.length).toBeGreaterThanOrEqual(5)
    const decided = rows.filter(({ verdict }) => verdict !== 'cannot-be-checked')
    expect(decided.length).toBeGreaterThanOrEqual(25)
    for (const { id, beside, event } of decided)
      expect(beside.length + (event ? 1 : 0), id).toBeGreaterThan(0)
    expect(judgements.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
  })

  test.each([
    ['globalspark-411', ISSUE, 'not said yet'],
    ['exports-2012', '2012-12-31', 'cannot-be-checked not-known'],
    ['exports-2012', '2013-01-22', 'contradicted'],
    ['quota-2012', '2012-10-30', 'not said yet'],
  ])('%s as of %s: %s', (id, asOf, expected) => expect(told(id, asOf)).toBe(expected))

  test('nothing was said, and no row was public, after the day', () => {
    const days = fc.integer({ min: 0, max: 5500 }).map((days) => {
      return new Date(Date.UTC(2011, 10, 1 + days)).toISOString().slice(0, 10)
    })
    fc.assert(
      fc.property(days, (day) => {
        const { findings: found, figures } = findings(day)
        for (const { said, sources } of [...found.rows, ...found.beyond]) {
          expect(lastDay(said) <= day).toBe(true)
          expect(sources.length).toBeGreaterThan(0)
        }
        const named = [
          ...figures.flatMap(({ inputs, records }) => [
            ...inputs.map(({ source }) => source),
            ...records.flatMap(({ sources }) => sources),
          ]),
          ...[...found.rows, ...found.beyond].flatMap(({ sources }) => sources),
        ]
        for (const id of named) expect((dataset.sources.get(id)?.known ?? '') <= day, id).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test.each([
    ['quota-2012', 'exports-quota', '2012', 30000, 'contradicted'],
    ['exports-2012', 'exports', '2012', 10300, 'supported'],
    ['significantly-reduced', 'exports', '2025-12', 1000, 'supported'],
    ['globalspark-411', 'magnets-japan', '2025-12', 411.3, 'supported'],
  ])('%s turns when the cell of %s in %s becomes %d', (id, series, period, value, expected) => {
    expect(told(id)).not.toMatch(new RegExp(`^${expected}`))
    const observations = dataset.observations.map((row) =>
      row.series === series && row.period === period ? { ...row, value } : row,
    )
    expect(told(id, NOW, { ...dataset, observations })).toMatch(new RegExp(`^${expected}`))
  })
})

test('the fictional data set has a claim for each relation', () => {
  const { judgements } = findings('2031-02-10', lumenite)
  expect(Object.fromEntries(judgements.map(({ id, verdict }) => [id, verdict]))).toEqual({
    'december-exports': 'supported',
    'december-fall': 'supported',
    'magnets-of-exports': 'supported',
    'magnets-direction': 'supported-with-caveat',
    // Only seventeen other changes: the bar for a short history.
    'osterlund-collapse': 'supported-with-caveat',
    // Customs on its own figure.
    'november-record': 'cannot-be-checked',
    'steady-growth': 'contradicted',
    'osterlund-steepest': 'supported',
    'licences-in-spring': 'supported',
    'no-stocks': 'contradicted',
  })
})

describe('the page', () => {
  const page = (asOf: string, of: Dataset) => {
    const found = findings(asOf, of)
    return renderHtml({
      medium: 'screen',
      language: en,
      templates: join(root, 'templates/en'),
      css: { screen: '', paper: '' },
      sources: of.sources,
      series: of.series,
      recordNames: new Map(),
      issue: {
        asOf,
        title: 'T',
        monthText: 'M',
        publisher: 'P',
        contact: 'C',
        legal: null,
        month: asOf.slice(0, 7),
        next: { day: asOf },
        correction: null,
      },
      sections: [{ name: 'claims', findings: found.findings }],
      figures: found.figures,
      charts: [],
      littleChangedPercent: 1,
    }).html
  }

  test.each([
    ['the real claims of the issue', ISSUE, dataset],
    ['the real claims of now', NOW, dataset],
    ['early claims', '2012-12-31', dataset],
    ['the fictional ones', '2031-02-10', lumenite],
  ])('prints %s, each statement once, with its verdict in words', (_, asOf, of) => {
    const { rows, beyond } = findings(asOf, of).findings
    const all = elements(page(asOf, of))
    const printed = all.flatMap((element) => attribute(element, 'data-statement') ?? [])
    expect(new Set(printed)).toEqual(new Set([...rows, ...beyond].map(({ id }) => id)))
    const verdicts = all.filter((element) => attribute(element, 'class') === 'verdict').map(textOf)
    expect(verdicts).toEqual(rows.map(({ verdict }) => en.claimVerdicts[verdict]))
  })

  test('has words for every caveat and reason that there is', () => {
    const template = readFileSync(join(root, 'templates/en/sections/claims.hbs'), 'utf8')
    const source = readFileSync(join(root, 'src/analysis/claim-judgement.ts'), 'utf8')
    const kinds = [...source.matchAll(/kind: ('[a-z-]+'(?: \| '[a-z-]+')*)/g)].flatMap(([, list]) =>
      [...(list ?? '').matchAll(/'([a-z-]+)'/g)].map(([, kind]) => kind),
    )
    expect(new Set(kinds).size).toBeGreaterThanOrEqual(11)
    // Three kinds are told by what they carry: gaps, the other series, the test itself.
    const carried = ['gaps', 'other-series', 'too-little-history']
    for (const kind of kinds) if (!carried.includes(kind ?? '')) expect(template).toContain(`kind "${kind}"`)
  })

  test('says so where nothing had been said', () => {
    expect(page(TODAY, datasetOf({ exports: {} }))).toContain('No public statement had been collected')
  })
})
