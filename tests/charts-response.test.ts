// The charts on Japan, on prices and on the response, in four editions: both widths, a table of all that is drawn, a short
// text alternative, and labels that keep clear of each other.
import { describe, expect, test } from 'vitest'
import type { PricePair } from '../src/analysis/price-pair.ts'
import { derived, observedQuantity } from '../src/analysis/quantity.ts'
import { over } from '../src/analysis/formula.ts'
import { findingsOf } from '../src/build/findings.ts'
import { capacityColumns } from '../src/charts/capacity-columns.ts'
import type { Chart, Drawing } from '../src/charts/chart.ts'
import { LabelPlaces } from '../src/charts/label-places.ts'
import { roundTicks } from '../src/charts/plot.ts'
import { priceGap } from '../src/charts/price-gap.ts'
import { hollowNotes, isHollow, rangeOfPrints } from '../src/charts/prints.ts'
import { LINE, WIDTH } from '../src/charts/theme.ts'
import { twoSided } from '../src/charts/longest-scale.ts'
import { wrapText } from '../src/charts/wrap-text.ts'
import { alone } from '../src/dataset/observed.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { en } from '../src/languages/en.ts'
import { renderSvg } from '../src/svg.ts'
import { rareEarths as dataset } from './data-sets.ts'
import { labelBoxes, overlaps } from './label-boxes.ts'

const NAMES = [
  'japan-against-rest',
  'japan-share',
  'japan-dependence',
  'japan-suppliers',
  'japan-mirror',
  'japan-cover',
  'japan-losses',
  'price-gap',
  'measures-timeline',
  'ndpr-floor',
  'ndpr-proxy',
  'magnet-capacity',
  'capacity-by-stage',
]

function chartsOf(month: string, asOf: string): Chart[] {
  return findingsOf(new Vintage(dataset, asOf), month)
    .results.flatMap(({ charts }) => charts)
    .filter(({ name }) => NAMES.includes(name))
}

type Row = Record<string, unknown>

/** The rows of every layer whose name the pattern matches. */
function rowsOf({ spec }: Drawing, name: RegExp): Row[] {
  const { layer } = spec as unknown as { layer: { name: string; data: { values: Row[] } }[] }
  return layer.filter((one) => name.test(one.name)).flatMap(({ data }) => data.values)
}

/** The values of a chart's table, in the order of the page. */
function valuesOf({ table }: Chart): number[] {
  return (table?.rows ?? []).flat().flatMap((cell) => (cell && 'value' in cell ? [cell.value] : []))
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b)
const drawingsOf = ({ wide, narrow }: Chart): Drawing[] => (narrow ? [wide, narrow] : [wide])

const editions = [
  ['2025-11', '2025-12-25', 10],
  ['2025-12', '2026-01-25', 10],
  ['2026-03', '2026-04-25', 10],
  ['2025-12', '2026-11-21', 13],
] as const

describe.each(editions)('%s as of %s', (month, asOf, count) => {
  const charts = chartsOf(month, asOf)
  const find = (name: string) => charts.find((chart) => chart.name === name)

  test('as many charts are drawn as there are values for', () => {
    expect(charts.map(({ name }) => name)).toHaveLength(count)
  })

  test.each(charts.map((chart) => [chart.name, chart] as const))('%s', async (name, chart) => {
    expect(chart.narrow, 'a drawing for phones').toBeDefined()
    expect(chart.alternative.length, chart.alternative).toBeLessThanOrEqual(190)
    const { columns = [], rows = [] } = chart.table ?? {}
    expect(rows.length, 'a table of values').toBeGreaterThan(0)
    for (const row of rows) expect(row).toHaveLength(columns.length)
    for (const drawing of drawingsOf(chart)) {
      expect(overlaps(labelBoxes(drawing))).toEqual([])
      const { alternative } = chart
      expect(await renderSvg({ name, alternative, ...drawing })).toContain('role="img"')
    }
    for (const [drawing, width] of [
      [chart.wide, WIDTH.wide],
      [chart.narrow, WIDTH.narrow],
    ] as const)
      expect(drawing?.spec).toMatchObject({ width })
  })

  test('bars are drawn for the values of the table, each with its value beside it', () => {
    for (const name of ['japan-dependence', 'japan-suppliers', 'japan-losses', 'capacity-by-stage']) {
      const chart = find(name)
      if (chart === undefined) continue
      for (const drawing of drawingsOf(chart)) {
        const bars = rowsOf(drawing, /^bars/)
        expect(sorted(bars.map(({ value }) => Number(value))), name).toEqual(sorted(valuesOf(chart)))
        const texts = (rows: readonly Row[]) => rows.map(({ text }) => text).sort()
        expect(texts(rowsOf(drawing, /^texts$/))).toEqual(texts(bars))
        for (const { base } of bars) expect(base).toBe(0)
      }
    }
  })

  test('every known point of the table is drawn, and no other', () => {
    for (const name of ['ndpr-floor', 'ndpr-proxy', 'japan-share']) {
      const chart = find(name)
      if (chart === undefined) continue
      // The last column of the proxy and the last row of the shares are lines drawn across.
      const rows = (chart.table?.rows ?? []).map((row) => (name === 'ndpr-proxy' ? row.slice(0, 2) : row))
      const cells = rows.filter(([first]) => first && 'period' in first).flat()
      const known = cells.filter((cell) => cell && 'value' in cell)
      for (const drawing of drawingsOf(chart))
        expect(rowsOf(drawing, /^(latest)?points(hollow)?$/), name).toHaveLength(known.length)
    }
  })

  test('the parts of a column add up to its total', () => {
    const chart = find('magnet-capacity')
    const years = (chart?.table?.rows ?? []).filter(([first]) => first && 'period' in first)
    expect(years.length).toBeGreaterThan(2)
    for (const row of years) {
      const values = row.flatMap((cell) => (cell && 'value' in cell ? [cell.value] : []))
      const parts = values.slice(0, -1).reduce((sum, part) => sum + part, 0)
      const [year] = row
      for (const drawing of chart ? drawingsOf(chart) : []) {
        const column = rowsOf(drawing, /^capacity/).filter(
          (bar) => year && 'period' in year && bar.year === year.period,
        )
        expect(Math.max(...column.map(({ value }) => Number(value)))).toBe(values.at(-1))
        expect(column.reduce((sum, { base, value }) => sum + Number(value) - Number(base), 0)).toBe(parts)
      }
    }
  })

  test('where a table can hold nothing, it does not say that something is not known', () => {
    for (const name of ['magnet-capacity', 'capacity-by-stage'])
      expect((find(name)?.table?.rows ?? []).flat(), name).not.toContain(null)
  })

  test('a row of the table for every mark of the timeline and every cell of the cover', () => {
    const [timeline, cover] = [find('measures-timeline'), find('japan-cover')]
    for (const drawing of timeline ? drawingsOf(timeline) : [])
      expect(rowsOf(drawing, /^measures/)).toHaveLength(timeline?.table?.rows.length ?? 0)
    for (const drawing of cover ? drawingsOf(cover) : []) {
      const days = cover ? valuesOf(cover).map((value) => en.quantity(value, 'days')) : []
      expect(
        rowsOf(drawing, /^cells/)
          .map(({ text }) => text)
          .sort(),
      ).toEqual(days.sort())
    }
  })
})

describe('prices that lie close', () => {
  const vintage = new Vintage(dataset, '2026-11-21')
  const price = (series: string, value: number) =>
    alone({
      series,
      period: '2026-01',
      value,
      source: 'made-up',
      basis: 'reported',
      file: 'none.csv',
      line: 1,
    })
  const row = (label: string, one: number, other: number) => {
    const [china, europe] = [price('price-dysprosium-fob', one), price('price-dysprosium-europe', other)]
    const gap: PricePair = {
      china: observedQuantity(china, 'USD/kg'),
      europe: observedQuantity(europe, 'USD/kg'),
      ratio: derived('ratio', '2026-01', over(europe, china)),
      drawn: [china, europe],
    }
    return { label, gap }
  }

  test.each([
    ['nearly equal', [row('Praseodymium, Sep 2026', 100, 101)]],
    ['equal', [row('Praseodymium, Sep 2026', 100, 100)]],
    ['dearer in China', [row('Praseodymium, Sep 2026', 120, 100)]],
    ['far apart and close', [row('Yttrium, Sep 2026', 0.9, 4000), row('Terbium, Sep 2026', 3999, 4000)]],
  ])('%s: both ends named, inside, and clear of each other', async (_, rows) => {
    const chart = priceGap(vintage, en, rows)
    expect(chart).toBeDefined()
    for (const drawing of chart ? drawingsOf(chart) : []) {
      expect(rowsOf(drawing, /^(left|right)texts$/)).toHaveLength(2 * rows.length)
      expect(overlaps(labelBoxes(drawing))).toEqual([])
      await renderSvg({ name: 'price-gap', alternative: 'Prices.', ...drawing })
    }
  })

  test('a print that disagrees gives a whisker, weak evidence a hollow mark', () => {
    const contested = vintage.at('magnets-japan', '2025-12')
    if (contested === undefined) throw new Error('the month is known')
    expect(rangeOfPrints(vintage, contested)).toEqual({ low: 280, high: 411.3 })
    expect(rangeOfPrints(vintage, price('price-dysprosium-fob', 1))).toBeUndefined()
    const { label, gap } = row('Dysprosium, Jan 2026', 280, 900)
    const weak = { ...gap.drawn[1], weak: true }
    expect([isHollow([gap.drawn[1]]), isHollow([weak])]).toEqual([false, true])
    const chart = priceGap(vintage, en, [{ label, gap: { ...gap, drawn: [contested, weak] } }])
    const wide = chart?.wide ?? { spec: {}, marks: {} }
    expect(wide.marks).toMatchObject({ whiskers: 1, foot: 1, europehollow: 1 })
  })
})

describe('layout', () => {
  test('labels that overlap are found', () => {
    const layer = [
      {
        data: { values: [{ x: 0, y: 10, text: 'one' }] },
        mark: { type: 'text', align: 'left', fontSize: 11 },
      },
      {
        data: { values: [{ x: 5, y: 12, text: 'other' }] },
        mark: { type: 'text', align: 'left', fontSize: 11 },
      },
    ]
    const boxes = labelBoxes({ spec: { layer } as unknown as Drawing['spec'], marks: {} })
    expect(overlaps(boxes)).toEqual(['"one" over "other"'])
  })

  test('a label takes the first free place, is left out without one, and its lines begin below each other', () => {
    const places = new LabelPlaces({ left: 0, right: 100, top: 0, bottom: 80 })
    const candidates = [
      { x: 50, y: 10 },
      { x: 50, y: 30 },
    ]
    const put = () => places.put('60 days', () => candidates).map(({ y }) => y)
    expect([put(), put(), put()]).toEqual([[10], [30], []])
    const [first, second] = places.putLines(['60 days of', 'stock'], () => [{ x: 50, y: 60 }])
    expect((second?.y ?? 0) - (first?.y ?? 0)).toBe(LINE)
    expect(second?.x).toBeLessThan(first?.x ?? 0)
  })

  test('a note says of hollow marks what they are, and of no others', () => {
    const [reported, derived, weak] = [
      { basis: 'reported' as const, weak: false },
      { basis: 'derived' as const, weak: false },
      { basis: 'reported' as const, weak: true },
    ]
    expect(hollowNotes(en, 'bars', [reported])).toEqual([])
    expect(hollowNotes(en, 'bars', [weak, reported])).toEqual(['Hollow bars: weak evidence'])
    expect(hollowNotes(en, 'points', [weak, derived])).toEqual([
      'Hollow points: worked out from published figures, or weak evidence',
    ])
  })

  test('the longest scale on which labels fit', () => {
    const x = twoSided(
      [
        { value: 1, side: 'left', room: 20 },
        { value: 3, side: 'right', room: 30 },
      ],
      [10, 110],
    )
    expect([x(1), x(3)]).toEqual([30, 80])
  })

  test('a segment too thin for its label has it moved up, with a line to it', () => {
    const tonnes = { operating: 10, unproved: 10, building: 10, planned: 10_000 }
    for (const width of [WIDTH.wide, WIDTH.narrow]) {
      const drawing = capacityColumns(en, width, [{ year: '2028', tonnes, total: 10_030 }], undefined)
      expect(overlaps(labelBoxes(drawing))).toEqual([])
      expect(drawing.marks).toMatchObject({ leads: 4 })
      expect(rowsOf(drawing, /^capacity/)).toHaveLength(4)
    }
  })

  test('round ticks reach the top, and words wrap where they must', () => {
    expect(roundTicks(126)).toEqual([0, 50, 100, 150])
    expect(roundTicks(632_000)).toEqual([0, 200_000, 400_000, 600_000, 800_000])
    expect([roundTicks(0), roundTicks(1), roundTicks(26)]).toEqual([
      [0, 1],
      [0, 1],
      [0, 10, 20, 30],
    ])
    expect(wrapText('mixed carbonate, rich in heavy rare earths', 110, 11)).toEqual([
      'mixed carbonate, rich',
      'in heavy rare earths',
    ])
    expect(wrapText('praseodymium', 10, 11)).toEqual(['praseodymium'])
  })
})
