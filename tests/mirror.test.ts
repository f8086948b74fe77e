// One trade in two customs offices' books: which period both know, how far their figures lie apart, and what may be said of it.
// The arithmetic is done by hand beside each case.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mirrorGap, mirrorPeriod, mirrorTogether } from '../src/analysis/mirror-gap.ts'
import { mirrorTrade } from '../src/analysis/mirror-trade.ts'
import {
  judgeGoods,
  judgeTogether,
  judgeValues,
  judgeWeights,
  type WeightVerdict,
} from '../src/analysis/mirror-verdict.ts'
import { Figures } from '../src/analysis/figure.ts'
import { japanMirror, type MirrorRow } from '../src/charts/japan-mirror.ts'
import { WIDTH } from '../src/charts/theme.ts'
import { en } from '../src/languages/en.ts'
import { mirrorFindings } from '../src/sections/japan-mirror.ts'
import { renderSvg } from '../src/svg.ts'
import { labelBoxes, overlaps } from './label-boxes.ts'
import { monthly, type Rows, thresholds, vintageOf } from './world.ts'

const PAIR = { china: 'mirror-metals-china', japan: 'mirror-metals-japan' }
const gapOf = (rows: Rows, period: string) => mirrorGap(vintageOf(rows), PAIR, period)
const metals = (china: Rows[string], japan: Rows[string]): Rows => ({
  'mirror-metals-china': china,
  'mirror-metals-japan': japan,
})
const even = (first: string, count: number, value: number) => monthly(first, Array<number>(count).fill(value))

describe('the period', () => {
  const cases: [string, Rows, string | undefined][] = [
    ['the newest year', metals({ 2028: 9, 2029: 9 }, { 2028: 9, 2029: 9 }), '2029'],
    ['not a year that ends after the month', metals({ 2029: 9, 2030: 9 }, { 2029: 9, 2030: 9 }), '2029'],
    ['a year that one side alone knows does not count', metals({ 2028: 9, 2029: 9 }, { 2028: 9 }), '2028'],
    [
      'twelve months to the newest that both know',
      metals(even('2029-01', 17, 1), even('2029-03', 13, 1)),
      '2029-04/2030-03',
    ],
    [
      'a gap among the twelve leads back',
      metals(even('2028-06', 24, 1), { ...even('2028-06', 18, 1), ...even('2030-01', 5, 1) }),
      '2028-12/2029-11',
    ],
    ['twelve months that are a year', metals({ 2029: 9 }, even('2029-01', 12, 1)), '2029'],
    [
      'a year rather than a newer month',
      metals({ 2029: 9, '2030-02': 1 }, { 2029: 9, '2030-02': 1 }),
      '2029',
    ],
    [
      'the newest month where no year is known',
      metals(even('2029-12', 6, 1), even('2029-12', 4, 1)),
      '2030-03',
    ],
    ['one side alone', metals({ 2029: 9 }, {}), undefined],
    ['nothing', {}, undefined],
  ]
  test.each(cases)('%s', (_, rows, period) => {
    expect(mirrorPeriod(vintageOf(rows), [PAIR], '2030-05')).toBe(period)
  })

  test('January and February may be known as a pair', () => {
    const months = { ...even('2029-03', 10, 1), '2029-01/2029-02': 4 }
    const rows = metals(even('2029-01', 12, 1), months)
    expect(mirrorPeriod(vintageOf(rows), [PAIR], '2029-12')).toBe('2029')
    expect(gapOf(rows, '2029').japan?.quantity.value).toBe(14)
  })

  test('what was not known on the day does not count', () => {
    const rows = metals({ 2029: { value: 9, source: 'late' } }, { 2029: 9 })
    const rest = { sources: { late: { known: '2030-06-01' } } }
    expect(mirrorPeriod(vintageOf(rows, rest, '2030-05-31'), [PAIR], '2030-05')).toBeUndefined()
    expect(mirrorPeriod(vintageOf(rows, rest, '2030-06-01'), [PAIR], '2030-05')).toBe('2029')
  })
})

describe('the gap', () => {
  test('is in per cent of what Japan reports, with its arithmetic', () => {
    const { gap } = gapOf(metals({ 2029: 9519.652 }, { 2029: 7035.648 }), '2029')
    // 9519.652 ÷ 7035.648 = 1.353060
    expect(gap?.value).toBeCloseTo(35.306, 3)
    expect(gap?.formula).toBe('9519.652 ÷ 7035.648 − 1')
  })

  test('of twelve months is that of their sums', () => {
    // China 12 × 3 = 36; Japan 11 × 2 + 8 = 30; 36 ÷ 30 = 1.2
    const rows = metals(even('2029-04', 12, 3), { ...even('2029-04', 11, 2), '2030-03': 8 })
    const { china, japan, gap } = gapOf(rows, '2029-04/2030-03')
    expect([china?.quantity.value, japan?.quantity.value, gap?.value].map((one) => one?.toFixed(6))).toEqual([
      '36.000000',
      '30.000000',
      '20.000000',
    ])
    expect(gap?.from).toHaveLength(24)
    expect(gap?.period).toBe('2029-04/2030-03')
  })

  test('a printed total goes before the sum of its months', () => {
    const rows = metals({ ...even('2029-01', 12, 3), 2029: 37 }, { 2029: 37 })
    expect(gapOf(rows, '2029').gap?.value).toBe(0)
  })

  test.each<[string, Rows, [boolean, boolean]]>([
    ['China', metals({}, { 2029: 9 }), [false, true]],
    ['Japan', metals({ 2029: 9 }, {}), [true, false]],
  ])('is none while the side of %s is not known', (_, rows, known) => {
    const { china, japan, gap } = gapOf(rows, '2029')
    expect([china !== undefined, japan !== undefined]).toEqual(known)
    expect(gap).toBeUndefined()
  })

  test('is none in per cent of nothing', () => {
    expect(gapOf(metals({ 2029: 9 }, { 2029: 0 }), '2029').gap).toBeUndefined()
  })

  test('of all flows is that of their sums, and none while a side is missing', () => {
    const [one, other] = [
      gapOf(metals({ 2029: 130 }, { 2029: 100 }), '2029'),
      gapOf(metals({ 2029: 70 }, { 2029: 100 }), '2029'),
    ]
    const all = mirrorTogether([one, other])
    expect([all?.china?.quantity.value, all?.japan?.quantity.value, all?.gap?.value]).toEqual([200, 200, 0])
    expect(mirrorTogether([one, gapOf(metals({}, { 2029: 100 }), '2029')])).toBeUndefined()
  })

  const tonnes = fc.double({ min: 0.1, max: 1e6, noNaN: true })
  test('is zero only where both are equal, and keeps its sign and size by whatever factor both are taken', () => {
    fc.assert(
      fc.property(tonnes, tonnes, fc.double({ min: 0.01, max: 100, noNaN: true }), (china, japan, factor) => {
        const gap = gapOf(metals({ 2029: china }, { 2029: japan }), '2029').gap?.value ?? Number.NaN
        const scaled = gapOf(metals({ 2029: china * factor }, { 2029: japan * factor }), '2029').gap
        expect(Math.sign(gap)).toBe(Math.sign(china / japan - 1))
        expect(Math.abs((scaled?.value ?? 0) - gap)).toBeLessThan(1e-9 * (100 + Math.abs(gap)))
        expect(gapOf(metals({ 2029: japan }, { 2029: japan }), '2029').gap?.value).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  test('of a sum lies between the least and the greatest of its flows', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(tonnes, tonnes), { minLength: 1, maxLength: 5 }), (pairs) => {
        const flows = pairs.map(([china, japan]) => gapOf(metals({ 2029: china }, { 2029: japan }), '2029'))
        const gaps = flows.map(({ gap }) => gap?.value ?? Number.NaN)
        const all = mirrorTogether(flows)?.gap?.value ?? Number.NaN
        expect(all).toBeGreaterThanOrEqual(Math.min(...gaps) - 1e-6 * (1 + Math.abs(Math.min(...gaps))))
        expect(all).toBeLessThanOrEqual(Math.max(...gaps) + 1e-6 * (1 + Math.abs(Math.max(...gaps))))
      }),
      { numRuns: 60 },
    )
  })
})

describe('the verdict', () => {
  test.each([
    [110, 100, true, 'agree'],
    [1.1, 1, true, 'agree'],
    [110.1, 100, true, 'wide'],
    [90, 100, true, 'agree'],
    [89.9, 100, true, 'wide'],
    [100, 100, true, 'agree'],
    [1, 0, true, 'wide'],
    [0, 0, true, 'agree'],
    [300, 100, false, 'too-short'],
  ] as const)('of weights: China %d, Japan %d, long enough: %s', (china, japan, long, verdict) => {
    expect(judgeWeights({ china, japan, long }, thresholds)).toBe(verdict)
  })

  // Freight adds up to 10 per cent, timing moves either way by 10.
  test.each([
    [100, 100, true, 'freight'],
    [100, 110, true, 'freight'],
    [100, 110.1, true, 'with-timing'],
    [83.633, 94.49, true, 'with-timing'],
    [100, 120, true, 'with-timing'],
    [100, 120.1, true, 'wide'],
    [100, 99.9, true, 'with-timing'],
    [100, 90, true, 'with-timing'],
    [100, 89.9, true, 'turned'],
    [0, 5, true, 'wide'],
    [100, 200, false, 'too-short'],
  ] as const)('of values: China %d, Japan %d, long enough: %s', (china, japan, long, verdict) => {
    expect(judgeValues({ china, japan, long }, thresholds)).toBe(verdict)
  })

  test.each([
    ['wide', 'wide', 'other-goods'],
    ['wide', 'turned', 'other-goods'],
    ['wide', 'freight', 'more-goods'],
    ['agree', 'wide', 'other-values'],
    ['agree', 'with-timing', 'alike'],
    ['too-short', 'too-short', 'too-short'],
  ] as const)('of weights %s and values a kilogram %s', (weights, values, verdict) => {
    expect(judgeGoods(weights, values)).toBe(verdict)
  })

  test.each<[string, [number, WeightVerdict], [number, WeightVerdict][], string]>([
    [
      'another code makes up for it',
      [14, 'agree'],
      [
        [30, 'wide'],
        [-16, 'wide'],
      ],
      'closes',
    ],
    [
      'none does, and it is small beside all',
      [15, 'agree'],
      [
        [30, 'wide'],
        [-15, 'agree'],
      ],
      'small',
    ],
    [
      'none does',
      [30, 'wide'],
      [
        [30, 'wide'],
        [0, 'agree'],
      ],
      'stays',
    ],
    [
      'no code has a gap',
      [2, 'agree'],
      [
        [1, 'agree'],
        [1, 'agree'],
      ],
      'agree',
    ],
    ['a month', [30, 'too-short'], [[30, 'too-short']], 'too-short'],
  ])('of a sum: %s', (_, [sum, verdict], each, codes) => {
    const all = { difference: sum, verdict }
    expect(
      judgeTogether(
        all,
        each.map(([difference, verdict]) => ({ difference, verdict })),
      ),
    ).toBe(codes)
  })

  test('does not depend on the unit that both sides are counted in', () => {
    const amount = fc.integer({ min: 1, max: 100_000 })
    fc.assert(
      fc.property(amount, amount, fc.constantFrom(0.001, 0.5, 3, 1000), (china, japan, factor) => {
        const [sides, scaled] = [1, factor].map((by) => ({
          china: china * by,
          japan: japan * by,
          long: true,
        }))
        if (!sides || !scaled) return
        expect(judgeWeights(scaled, thresholds)).toBe(judgeWeights(sides, thresholds))
        expect(judgeValues(scaled, thresholds)).toBe(judgeValues(sides, thresholds))
      }),
    )
  })
})

/** All three flows in one year: China, then Japan; null is not known. */
function tradeRows(flows: Record<string, readonly [number | null, number | null]>, period = '2029'): Rows {
  const rows = Object.entries(flows).flatMap(([flow, [china, japan]]) => [
    [`mirror-${flow}-china`, china === null ? {} : { [period]: china }],
    [`mirror-${flow}-japan`, japan === null ? {} : { [period]: japan }],
  ])
  return Object.fromEntries(rows) as Rows
}

/** Their names as the page has them. */
const series = Object.fromEntries(
  [
    ['compounds', 'Other compounds'],
    ['cerium', 'Cerium compounds'],
    ['metals', 'Metals'],
  ].flatMap(([flow = '', name = '']) =>
    ['china', 'japan'].map((side) => [`mirror-${flow}-${side}`, { short: `${name}, ${side} reports` }]),
  ),
)

const tradeOf = (rows: Rows, month = '2030-05') => mirrorTrade(vintageOf(rows, { series }), month, thresholds)

describe('the trade as a whole', () => {
  const KNOWN = {
    compounds: [9519.652, 7035.648],
    cerium: [null, 6207.786],
    metals: [5476.122, 5415.988],
    'compounds-value': [83.633, 94.49],
  } as const

  test('value by weight on either side says that the goods are not the same', () => {
    const unit = tradeOf(tradeRows(KNOWN))?.flows[0]?.unit
    // 83633 ÷ 9519.652 = 8.7853; 94490 ÷ 7035.648 = 13.4302; 13.4302 ÷ 8.7853 = 1.52872
    expect(unit?.china.value).toBeCloseTo(8.7853, 4)
    expect(unit?.japan.value).toBeCloseTo(13.4302, 4)
    expect(unit?.excess.value).toBeCloseTo(52.872, 2)
    expect(unit).toMatchObject({ verdict: 'wide', goods: 'other-goods', china: { unit: 'USD/kg' } })
  })

  test('a missing side leaves its flow unjudged and the sum open', () => {
    const trade = tradeOf(tradeRows(KNOWN))
    expect(trade?.flows.map(({ weight }) => weight.verdict)).toEqual(['wide', null, 'agree'])
    expect(trade?.together).toBeNull()
  })

  test.each([
    // 130 + 70 + 100 against 300: what one code has too much another has too little.
    [{ compounds: [130, 100], cerium: [70, 100], metals: [100, 100] }, 'agree', 'closes'],
    // 30 t of 300 are within 10 per cent, and nothing makes up for them.
    [{ compounds: [130, 100], cerium: [100, 100], metals: [100, 100] }, 'agree', 'small'],
    [{ compounds: [200, 100], cerium: [100, 100], metals: [100, 100] }, 'wide', 'stays'],
    [{ compounds: [101, 100], cerium: [100, 100], metals: [99, 100] }, 'agree', 'agree'],
  ] as const)('flows %j added up are %s: the gap %s', (flows, verdict, codes) => {
    expect(tradeOf(tradeRows(flows))?.together).toMatchObject({ verdict, codes })
  })

  test('a month is shown and not judged', () => {
    const trade = tradeOf(tradeRows(KNOWN, '2030-04'))
    expect(trade).toMatchObject({ period: '2030-04', long: false })
    expect(trade?.flows[0]).toMatchObject({
      weight: { verdict: 'too-short' },
      value: { verdict: 'too-short' },
      unit: { goods: 'too-short' },
    })
  })

  test('is undefined while no flow is known from both sides', () => {
    expect(
      tradeOf(tradeRows({ compounds: [null, 5], cerium: [5, null], metals: [null, null] })),
    ).toBeUndefined()
  })
})

describe('the findings', () => {
  const found = (rows: Rows, month = '2030-05') =>
    mirrorFindings({
      ...{ vintage: vintageOf(rows, { series }), month, thresholds },
      ...{ figures: new Figures(), language: en },
    })
  const agreeing = { compounds: [101, 100], cerium: [100, 100], metals: [99, 100] } as const

  test('shares are in doubt only while a gap is judged wide', () => {
    expect(found(tradeRows(agreeing))).toMatchObject({ doubt: null, inDoubt: false, wide: [], missing: [] })
    const wide = found(tradeRows({ ...agreeing, metals: [40, 100] }))
    expect(wide).toMatchObject({ doubt: 'all', widest: { name: { text: 'Metals' }, verdict: 'wide' } })
    // 100 t for 1 million by China, 100 t for 2 by Japan: only values part.
    const dear = found(tradeRows({ ...agreeing, 'compounds-value': [1, 2] }))
    expect(dear).toMatchObject({
      doubt: 'all',
      values: [{ verdict: 'wide', unit: { goods: 'other-values' } }],
    })
  })

  test('what is missing is named, and by whom', () => {
    const some = found(tradeRows({ compounds: [1, 1], cerium: [null, 1], metals: [null, null] }))
    expect(some?.missing.map(({ name, china, japan }) => [name.text, china, japan])).toEqual([
      ['Cerium compounds', true, false],
      ['Metals', true, true],
    ])
  })

  test('a gap that closes in the sum leaves shares of single products in doubt', () => {
    const rows = { compounds: [130, 100], cerium: [70, 100], metals: [100, 100] } as const
    expect(found(tradeRows(rows))).toMatchObject({ doubt: 'products', inDoubt: false })
    expect(found(tradeRows({ ...rows, 'compounds-value': [1, 2] }))).toMatchObject({ doubt: 'all' })
  })

  test.each([
    ['2031-11', true],
    ['2031-12', false],
  ])('in %s a wide gap of 2029 is led with: %s', (month, led) => {
    expect(found(tradeRows({ ...agreeing, metals: [40, 100] }), month)?.inDoubt).toBe(led)
  })
})

describe('the chart', () => {
  const rowsOf = (rows: Rows): [ReturnType<typeof tradeOf>, MirrorRow[]] => {
    const trade = tradeOf(rows)
    const names = ['Other compounds', 'Cerium compounds', 'Metals']
    return [trade, (trade?.flows ?? []).map(({ weight }, index) => ({ name: names[index] ?? '', weight }))]
  }
  const draw = (rows: Rows) => {
    const [trade, flows] = rowsOf(rows)
    const chart = trade && japanMirror(en, trade, flows)
    if (chart === undefined) throw new Error('nothing is drawn')
    return chart
  }
  type Flows = Parameters<typeof tradeRows>[0]

  test.each<[string, Flows, object]>([
    [
      'as known',
      { compounds: [9519.652, 7035.648], cerium: [null, 6207.786], metals: [5476, 5415.988] },
      { china: 1, japan: 1, chinaquiet: 1, japanquiet: 2, gaps: 1, gapsquiet: 1, ratios: 1, ratiosquiet: 2 },
    ],
    [
      'equal',
      { compounds: [5, 5], cerium: [5, 5], metals: [5, 5] },
      { chinaquiet: 3, chinaquiethollow: 1, gapsquiet: 4, ratiosquiet: 4 },
    ],
    [
      'small beside great',
      { compounds: [60, 50], cerium: [50_000, 30_000], metals: [45_000, 20_000] },
      { names: 4 },
    ],
    ['nothing on one side', { compounds: [60, 0], cerium: [0, 0], metals: [40, 38] }, { names: 4 }],
    ['one flow', { compounds: [null, null], cerium: [null, null], metals: [120, 100] }, { names: 1 }],
  ])('%s: in both widths, inside, and clear of each other', async (_, flows, marks) => {
    const chart = draw(tradeRows(flows))
    for (const [drawing, width] of [
      [chart.wide, WIDTH.wide],
      [chart.narrow, WIDTH.narrow],
    ] as const) {
      if (drawing === undefined) throw new Error('no drawing')
      expect(drawing.spec).toMatchObject({ width })
      expect(drawing.marks).toMatchObject(marks)
      expect(overlaps(labelBoxes(drawing))).toEqual([])
      const { name, alternative, table } = chart
      const svg = await renderSvg({ name, alternative, ...(table && { table }), ...drawing })
      expect(svg).toContain('role="img"')
    }
    expect(chart.alternative.length, chart.alternative).toBeLessThanOrEqual(190)
  })

  test('the table says what is not known, and the reading in words', () => {
    const { table, alternative } = draw(
      tradeRows({ compounds: [130, 100], cerium: [null, 60], metals: [100, 100] }),
    )
    expect(table?.rows.map((cells) => cells.slice(2))).toEqual([
      [
        { value: 130 },
        { value: 100 },
        { value: 30.000000000000004 },
        { text: 'beyond what timing explains' },
      ],
      [null, { value: 60 }, null, { none: true }],
      [{ value: 100 }, { value: 100 }, { value: 0 }, { text: 'within what timing explains' }],
    ])
    expect(alternative).toBe(
      'Tonnes by China and by Japan: Other compounds 130 and 100 (+30.0%); Cerium compounds not known and 60; Metals 100 and 100 (0.0%).',
    )
  })

  test('twelve months are worked out, a printed year is not', () => {
    const summed = draw({ ...metals(even('2029-01', 12, 2), { 2029: 24 }) })
    expect(summed.wide.marks).toMatchObject({ chinaquiethollow: 1, japanquiet: 1, foot: 1 })
  })
})
