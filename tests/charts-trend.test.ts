// The charts of the trend: what is not known is drawn as not known, a pair as a pair, a doubt as a doubt, and the band of
// ordinary variation only where the history bears it. Figures are fictional but for the last part.
import { describe, expect, test } from 'vitest'
import { findingsOf } from '../src/build/findings.ts'
import type { Chart, Drawing } from '../src/charts/chart.ts'
import { exportParts } from '../src/charts/export-parts.ts'
import { heavyElements } from '../src/charts/heavy-elements.ts'
import { beside, boxAround, LabelPlaces } from '../src/charts/label-places.ts'
import { longView } from '../src/charts/long-view.ts'
import { monthlySeries } from '../src/charts/monthly-series.ts'
import { monthlySlots, sinceMonth } from '../src/charts/monthly-slots.ts'
import { placeSteps, rowsOfSteps } from '../src/charts/place-steps.ts'
import { policyTimeline } from '../src/charts/policy-timeline.ts'
import { ratioScale } from '../src/charts/ratio-scale.ts'
import { signalStrip, type StripRow } from '../src/charts/signal-strip.ts'
import { sparkline } from '../src/charts/sparkline.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { en } from '../src/languages/en.ts'
import { renderSvg } from '../src/svg.ts'
import { rareEarths } from './data-sets.ts'
import { monthly, type Rows, thresholds, vintageOf } from './world.ts'

type Row = Record<string, unknown>

/** The rows of a layer; none when it is not drawn. */
function rowsOf({ spec }: Drawing, name: string): Row[] {
  const { layer } = spec as unknown as { layer: { name: string; data: { values: Row[] } }[] }
  return layer.find((one) => one.name === name)?.data.values ?? []
}

const textsOf = (drawing: Drawing, name: string) => rowsOf(drawing, name).map(({ text }) => text)

/** The values at both ends of each part of the line. */
function joinedIn(drawing: Drawing): unknown[][] {
  const points = [...rowsOf(drawing, 'points'), ...rowsOf(drawing, 'latestpoints')]
  const valueAt = (x: unknown, y: unknown) => points.find((point) => point.x === x && point.y === y)?.value
  return rowsOf(drawing, 'lines').map(({ x, y, toX, toY }) => [valueAt(x, y), valueAt(toX, toY)])
}

/** Both drawings of a chart. */
function bothOf(chart: Chart | undefined): [Chart, Drawing[]] {
  if (chart?.narrow === undefined) throw new Error('no chart, or no narrow drawing')
  return [chart, [chart.wide, chart.narrow]]
}

const seriesOf = (rows: Rows, first: string, month: string) =>
  bothOf(monthlySeries(vintageOf(rows), en, { name: 'one', series: 'exports', first, month, thresholds }))

describe('a month that no source gives', () => {
  const rows = { exports: monthly('2030-04', [100, 110, null, 120, 130]) }

  test('is neither a point nor crossed by the line, but a place on the baseline', () => {
    const [chart, drawings] = seriesOf(rows, '2030-04', '2030-08')
    for (const drawing of drawings) {
      expect(rowsOf(drawing, 'points').map(({ value }) => value)).toEqual([100, 110, 120])
      expect(rowsOf(drawing, 'latestpoints').map(({ value }) => value)).toEqual([130])
      // From April to May and from July to August.
      expect(joinedIn(drawing)).toEqual([
        [100, 110],
        [120, 130],
      ])
      expect(rowsOf(drawing, 'unknown')).toHaveLength(1)
      expect([...textsOf(drawing, 'gaps'), ...textsOf(drawing, 'notes')]).toContain('not known')
    }
    expect(chart.table?.rows[2]).toEqual([{ period: '2030-06' }, null, null, null])
  })

  test('at the end leaves the last known month without the accent, named by its date', () => {
    const [, drawings] = seriesOf(rows, '2030-04', '2030-09')
    for (const drawing of drawings) {
      expect(rowsOf(drawing, 'latestpoints')).toEqual([])
      expect(rowsOf(drawing, 'value')).toEqual([])
      expect(textsOf(drawing, 'told')).toEqual(['Aug\u00a02030: 130\u00a0t'])
    }
  })

  test('is no bar in a panel, while a reported zero is printed as one', () => {
    const vintage = vintageOf({ dysprosium: monthly('2030-04', [0, null, 900]), terbium: {} })
    const [chart, drawings] = bothOf(heavyElements(vintage, en, '2030-06'))
    for (const drawing of drawings) {
      expect(rowsOf(drawing, 'bars').map(({ value }) => value)).toEqual([0])
      expect(rowsOf(drawing, 'unknown')).toHaveLength(2)
      expect(textsOf(drawing, 'told')).toContain('0')
    }
    expect(chart.table?.rows.map((row) => row.slice(1))).toEqual([
      [{ value: 0 }, null],
      [null, null],
      [{ value: 900 }, null],
    ])
  })

  test('breaks a sparkline, which keeps its thirteen months', () => {
    const chart = sparkline(
      vintageOf({ exports: monthly('2030-01', [5, null, 6, 7]) }),
      en,
      'exports',
      '2030-04',
    )
    if (chart === undefined) throw new Error('no sparkline')
    expect(rowsOf(chart.wide, 'lines')).toHaveLength(1)
    expect(rowsOf(chart.wide, 'alone').map(({ value }) => value)).toEqual([5])
    expect(Number(rowsOf(chart.wide, 'latest')[0]?.x)).toBeGreaterThan(135)
  })

  test('a year between two known ones parts the line', () => {
    const years = { 2026: 50, 2027: 60, 2029: 70 }
    const [, drawings] = bothOf(
      longView(vintageOf({ exports: years, 'exports-quota': { 2027: 55 } }), en, '2029'),
    )
    for (const drawing of drawings) {
      expect(rowsOf(drawing, 'lines')).toHaveLength(1)
      expect(rowsOf(drawing, 'unknown')).toHaveLength(1)
      expect(rowsOf(drawing, 'quotas')).toHaveLength(1)
    }
  })
})

describe('January and February, known only as a pair', () => {
  const pair = { exports: { '2029-12': 80, '2030-01/2030-02': 140, '2030-03': 90 } }

  test('are one wide bar at the monthly mean, to which no line leads', () => {
    const [chart, drawings] = seriesOf(pair, '2029-12', '2030-03')
    for (const drawing of drawings) {
      expect(rowsOf(drawing, 'pairs')).toHaveLength(1)
      expect(rowsOf(drawing, 'lines')).toEqual([])
      expect(rowsOf(drawing, 'unknown')).toEqual([])
      expect(textsOf(drawing, 'notes').some((text) => String(text).startsWith('Jan–Feb'))).toBe(true)
    }
    expect(chart.table?.rows[1]?.slice(0, 2)).toEqual([
      { text: 'January–February\u00a02030, monthly mean' },
      { value: 70 },
    ])
  })

  test('are left out where the first month would cut them in two', () => {
    const slots = monthlySlots(vintageOf(pair), 'exports', { first: '2030-02', last: '2030-03' }, thresholds)
    expect(slots).toMatchObject({ first: '2030-03', unknown: [], known: [{ value: 90 }] })
    const all = monthlySlots(vintageOf(pair), 'exports', { first: '2029-12', last: '2030-03' }, thresholds)
    expect(sinceMonth(all, '2030-02')).toMatchObject({ first: '2030-03', known: [{ value: 90 }] })
  })

  test('are one bar in a panel', () => {
    const vintage = vintageOf({ ...pair, magnets: {}, products: {} })
    const [, drawings] = bothOf(exportParts(vintage, en, '2029-12', '2030-03'))
    for (const drawing of drawings) expect(rowsOf(drawing, 'pairs').map(({ value }) => value)).toEqual([70])
  })
})

describe('doubt', () => {
  test('a contested value has a whisker from print to print', () => {
    const disputed = [{ value: 200 }, { value: 320, source: 'rival' }]
    const exports = { ...monthly('2030-04', [180, 190]), '2030-06': disputed, '2030-07': 210 }
    const rest = { sources: { rival: { kind: 'newspaper' as const } } }
    const options = { name: 'one', series: 'exports', first: '2030-04', month: '2030-07', thresholds }
    const [chart, drawings] = bothOf(monthlySeries(vintageOf({ exports }, rest), en, options))
    for (const drawing of drawings) {
      const [whisker] = rowsOf(drawing, 'whiskers')
      const point = rowsOf(drawing, 'points').find(({ value }) => value === 200)
      expect([whisker?.x, whisker?.y]).toEqual([point?.x, point?.y])
      expect(rowsOf(drawing, 'prints').map(({ y }) => y)).toEqual([whisker?.toY])
      expect(textsOf(drawing, 'told')).toContain('another source: 320\u00a0t')
    }
    expect(chart.table?.rows[2]).toEqual([
      { period: '2030-06' },
      { value: 200, doubt: 'contested' },
      null,
      null,
      { value: 200 },
      { value: 320 },
    ])
    // On a month about which all sources agree there is nothing to know, which is not the same as not knowing.
    expect(chart.table?.rows[1]?.slice(-2)).toEqual([{ none: true }, { none: true }])
  })

  test.each([
    ['derived', { basis: 'derived' as const }, 'Hollow points: worked out from published figures'],
    ['weak', { mark: 'weak' as const }, 'Hollow points: weak evidence'],
  ])('a %s value is hollow and says why', (_, doubt, text) => {
    const exports = { ...monthly('2030-04', [180, 190, 200]), '2030-05': { value: 190, ...doubt } }
    const [, drawings] = seriesOf({ exports }, '2030-04', '2030-06')
    for (const drawing of drawings) {
      expect(rowsOf(drawing, 'pointshollow').map(({ value }) => value)).toEqual([190])
      expect(textsOf(drawing, 'foot')).toEqual([text])
    }
  })
})

describe('the timeline of steps', () => {
  const step = (id: string, date: string) => ({
    ...{ id, date, label: `Step ${id}`, title: id, actor: 'Nobody', text: id, scheduled: false, sources: [] },
    ...{ kind: 'truce' as const, effect: 'eases' as const },
  })
  const steps = ['2030-05-30', '2030-06-02', '2030-06-20', '2030-07-10'].map((date, index) =>
    step(`s${index}`, date),
  )

  test.each([50, 500])(
    'names the latest value of %d with its month, however close the lines of the steps are',
    (value) => {
      const vintage = vintageOf({ magnets: monthly('2030-04', [400, 450, value]) })
      const timeline = placeSteps(steps, '2030-06', '2030-07-31')
      const [, drawings] = bothOf(policyTimeline(vintage, en, 'magnets', '2030-06', timeline))
      for (const drawing of drawings)
        expect(textsOf(drawing, 'value')).toEqual([`${value}\u00a0t`, 'Jun\u00a02030'])
    },
  )
})

describe('the band of ordinary variation', () => {
  /** Up and down by a tenth from a month on, and a last value in December 2030: the spread is 1.4826 × ln 1.1. */
  const zigzag = (first: '2030-03' | '2030-04', last: number) => {
    const steps = Array.from({ length: first === '2030-03' ? 9 : 8 }, (_, index) =>
      index % 2 === 0 ? 100 : 110,
    )
    return { exports: monthly(first, [...steps, last]) }
  }

  test('is drawn only where the history is long enough', () => {
    // Seven other changes: May to November; eight of them from March on.
    const [, short] = seriesOf(zigzag('2030-04', 105), '2030-04', '2030-12')
    for (const drawing of short) {
      expect(rowsOf(drawing, 'bands')).toEqual([])
      expect(textsOf(drawing, 'notes')).not.toContain('ordinary variation')
    }
    const [, long] = seriesOf(zigzag('2030-03', 105), '2030-03', '2030-12')
    for (const drawing of long) {
      expect(rowsOf(drawing, 'bands')).toHaveLength(9)
      expect(textsOf(drawing, 'notes')).toContain('ordinary variation')
    }
  })

  test('lies around the month compared with, by the factor of the signal test, and a month outside is a diamond', () => {
    const rows = zigzag('2030-03', 200)
    const december = { first: '2030-12', last: '2030-12' }
    const { known } = monthlySlots(vintageOf(rows), 'exports', december, thresholds)
    // Eight changes are a short history, whose bar is 3: e^(3 × 1.4826 × ln 1.1) = 1.52794.
    expect(known[0]?.ordinary?.low).toBeCloseTo(100 / 1.52794, 2)
    expect(known[0]?.ordinary?.high).toBeCloseTo(152.794, 2)
    expect(known[0]?.signal).toBe(true)
    const [, drawings] = seriesOf(rows, '2030-03', '2030-12')
    for (const drawing of drawings) {
      expect(rowsOf(drawing, 'latestsignals').map(({ value }) => value)).toEqual([200])
      expect(textsOf(drawing, 'told')).toContain('signal: Dec\u00a02030')
    }
  })
})

describe('the strip', () => {
  const row = (label: string, change: number, high?: number): StripRow => ({
    label,
    change,
    ...(high !== undefined && { high, low: (1 / (1 + high / 100) - 1) * 100 }),
    verdict: high === undefined ? 'too-little-history' : 'ordinary',
    drawn: [],
  })

  test('cuts a change of hundreds of per cent with an arrow, and no band', () => {
    const [chart, drawings] = bothOf(signalStrip(en, [row('A', -20, 40), row('B', 0, 250), row('C', 1240)]))
    for (const drawing of drawings) {
      expect(rowsOf(drawing, 'offright')).toHaveLength(1)
      expect(textsOf(drawing, 'beyond')).toEqual(['off the scale'])
      expect(rowsOf(drawing, 'ordinary')).toHaveLength(2)
    }
    expect(chart.table?.rows[2]).toEqual([
      { text: 'C' },
      { value: 1240 },
      null,
      null,
      { text: 'too little history' },
    ])
  })

  test('has a scale of ratios: a half and a double are equally far from no change', () => {
    const scale = ratioScale([], { left: 0, right: 200 }, false)
    expect(scale.at(0)).toBe(100)
    expect(100 - scale.at(-50)).toBeCloseTo(scale.at(100) - 100, 9)
    expect([scale.at(-100), scale.at(900)]).toEqual([0, 200])
    expect([-100, -60, 150, 201].map(scale.isOff)).toEqual([true, false, false, true])
    expect(ratioScale([400], { left: 0, right: 200 }, false).isOff(400)).toBe(false)
  })
})

describe('places', () => {
  test('no label covers another or a line', () => {
    const places = new LabelPlaces({ left: 0, right: 100, top: 0, bottom: 100 })
    places.takeLine({ x: 0, y: 50 }, { x: 100, y: 50 })
    const size = { width: 40, height: 10 }
    const put = () => places.place(size, beside({ x: 50, y: 50 }, size))
    const boxes = [put(), put()].flatMap((at) => (at ? [boxAround(at, size)] : []))
    expect(boxes.map(({ bottom, top }) => bottom < 49 || top > 51)).toEqual([true, true])
    const [one, other] = boxes
    expect((one?.bottom ?? 0) < (other?.top ?? 0)).toBe(true)
    expect(places.place({ width: 200, height: 10 }, [{ x: 50, y: 20 }])).toBeUndefined()
  })

  test('a step goes above every earlier one whose line its name would cross', () => {
    const step = (x: number) => ({ x, text: 'twelve signs' })
    expect(rowsOfSteps([step(100), step(120), step(130), step(400)])).toEqual([0, 1, 2, 0])
  })

  test('a series that was never more than zero can be drawn', async () => {
    const vintage = vintageOf({ dysprosium: { '2030-05': 0 }, terbium: { '2030-05': 0 } })
    const [chart, drawings] = bothOf(heavyElements(vintage, en, '2030-05'))
    for (const drawing of drawings)
      await expect(
        renderSvg({ name: 'zero', alternative: chart.alternative, ...drawing }),
      ).resolves.toContain('0')
  })
})

describe('real issues', () => {
  const names = [
    ...['exports-monthly', 'magnets-monthly', 'japan-magnets', 'export-parts', 'signal-strip'],
    ...['long-view', 'heavy-elements', 'policy-timeline', 'japan-2010'],
  ]

  test.each([
    ['2025-11', '2025-12-25'],
    ['2025-12', '2026-01-25'],
    ['2026-03', '2026-04-25'],
  ])(
    'every chart of %s as of %s has two widths, a table of values and a short alternative',
    (month, asOf) => {
      const charts = findingsOf(new Vintage(rareEarths, asOf), month).results.flatMap(
        (result) => result.charts,
      )
      for (const name of names) {
        const chart = charts.find((one) => one.name === name)
        expect(chart, name).toBeDefined()
        expect(chart?.narrow, name).toBeDefined()
        expect(chart?.table?.rows.length, name).toBeGreaterThan(0)
        for (const row of chart?.table?.rows ?? []) expect(row.length).toBe(chart?.table?.columns.length)
        expect(chart?.alternative.length, name).toBeLessThanOrEqual(190)
      }
    },
  )
})
