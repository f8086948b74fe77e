// Each rule of the chart gate: a drawing that breaks just that rule is refused, and its good twin is drawn.
import type { TopLevelSpec } from 'vega-lite'
import { describe, expect, test } from 'vitest'
import { type ChartSpec, renderSvg } from '../src/svg.ts'

type Row = Record<string, unknown>
type Table = NonNullable<ChartSpec['table']>

interface Drawing {
  layer: object[]
  table?: Table
  width?: number
  config?: object
  autosize?: object
}

const fit = { type: 'fit', contains: 'padding' }
const none = { type: 'none' }

/** The layers as a chart; every layer counts as many items as it has rows, a line as one. */
function chartOf({ layer, table, width = 400, config, autosize = fit }: Drawing): ChartSpec {
  const counted = layer as { name: string; mark: string | { type: string }; data: { values: Row[] } }[]
  const marks = counted.map(({ name, mark, data }): [string, number] => {
    const type = typeof mark === 'string' ? mark : mark.type
    return [name, type === 'line' || type === 'area' ? 1 : data.values.length]
  })
  const base = { width, height: 200, padding: 10, autosize }
  const spec = { ...base, config: { font: 'Source Sans 3', view: { stroke: null }, ...config }, layer }
  return {
    name: 'gate',
    spec: spec as TopLevelSpec,
    marks: Object.fromEntries(marks),
    alternative: 'a chart',
    ...(table && { table }),
  }
}

const quantity = (field: string, scale: object = {}) => ({
  field,
  type: 'quantitative',
  scale,
  axis: { title: null },
})
const named = (field: string) => ({ field, type: 'nominal', axis: { title: null, labelAngle: 0 } })
const time = { field: 'at', type: 'temporal', scale: { type: 'utc' }, axis: { title: null, format: '%b' } }
const layer = (name: string, mark: object, values: Row[], encoding: object) => ({
  name,
  mark,
  data: { values },
  encoding,
})

const countries = [
  { to: 'Mu', tonnes: 900, part: 'firm' },
  { to: 'Lemuria', tonnes: 1400, part: 'weak' },
]
const bars = (y: object, more: object = {}, values: Row[] = countries) =>
  layer('bars', { type: 'bar' }, values, { x: named('to'), y, ...more })
/** A text at a place in px. */
const text = (name: string, x: number, y: number, words: string, more: object = {}) =>
  layer(name, { type: 'text', align: 'left', ...more }, [{ words }], {
    x: { value: x },
    y: { value: y },
    text: { field: 'words', type: 'nominal' },
  })
const rect = (name: string, color: string, [x, x2, y, y2]: number[]) =>
  layer(name, { type: 'rect', color }, [{}], {
    x: { value: x },
    x2: { value: x2 },
    y: { value: y },
    y2: { value: y2 },
  })
const points = (values: Row[], mark: object = {}, more: object = {}) =>
  layer('points', { type: 'point', filled: true, opacity: 1, ...mark }, values, {
    x: time,
    y: quantity('tonnes'),
    ...more,
  })
const line = (values: Row[], mark: object = {}, more: object = {}) =>
  layer('line', { type: 'line', strokeCap: 'round', ...mark }, values, {
    x: time,
    y: quantity('tonnes'),
    ...more,
  })

const months: Row[] = [
  { at: '2025-10-15', tonnes: 1200 },
  { at: '2025-11-15', tonnes: null },
  { at: '2025-12-15', tonnes: 1400 },
]
const without = (at: string) => months.filter((row) => row.at !== at)
const instead = (tonnes: number) => months.map((row) => ({ ...row, tonnes: row.tonnes ?? tonnes }))
const table = (november: number | null): Table => ({
  rows: [
    [{ period: '2025-10' }, { value: 1200 }],
    [{ period: '2025-11' }, november === null ? null : { value: november }],
    [{ period: '2025-12' }, { value: 1400 }],
  ],
})
const wholeTable: Table = { rows: [...table(null).rows, [{ period: '2026-01' }, { value: 1300 }]] }
const spots = [
  { left: 40, top: 90, period: '2025-10', value: 1200 },
  { left: 120, top: 50, period: '2025-12', value: 1400 },
  { left: 160, top: 70, period: '2026-01', value: 1300 },
]
const inPixels = (field: string) => ({
  field,
  type: 'quantitative',
  axis: null,
  scale: { domain: [0, 200], nice: false },
})

const firmAndWeak = without('2025-11-15').map((row, index) => ({
  ...row,
  part: index === 0 ? 'firm' : 'weak',
}))

const barsOver = (values: Row[]) =>
  layer('bars', { type: 'bar' }, values, { x: named('at'), y: quantity('tonnes') })
const accent = (range: string[]) => ({
  field: 'part',
  type: 'nominal',
  scale: { domain: ['firm', 'weak'], range },
})
const tone = accent(['#00667a', '#8b98a4'])
const dark = '#1c2733'

const rules: Record<string, { good: Drawing; bad: Drawing; says: string }[]> = {
  'a mark that can be seen': [
    {
      good: { layer: [points(without('2025-11-15'), { color: dark })] },
      bad: { layer: [points(without('2025-11-15'), { color: 'transparent' })] },
      says: 'the mark "points" has neither fill nor stroke',
    },
    {
      good: { layer: [bars(quantity('tonnes'), { color: { value: '#eceff1' } })] },
      bad: { layer: [bars(quantity('tonnes'), { color: { value: '#fefefe' } }), rule(dark)] },
      says: 'every mark has the colour of the page, #ffffff',
    },
    {
      good: { layer: [points(without('2025-11-15'), { size: 20 })] },
      bad: { layer: [points(without('2025-11-15'), { size: 0 })] },
      says: 'a symbol of "points" has no size',
    },
    {
      good: {
        layer: [bars({ ...quantity('tonnes') }, {}, [{ to: 'Mu', tonnes: 0 }, ...countries.slice(1)])],
      },
      bad: {
        layer: [
          layer('bars', { type: 'bar', width: 0.2 }, countries, { x: named('to'), y: quantity('tonnes') }),
        ],
      },
      says: 'a bar of "bars" is 0.20 px thick',
    },
    {
      good: { layer: [line(months.slice(0, 1)), points(months.slice(0, 1))] },
      bad: { layer: [line(months.slice(0, 1))] },
      says: 'a line of "line" has a single point',
    },
  ],
  'a mark in its place': [
    {
      good: { layer: [bars(quantity('tonnes', { domain: [0, 1400] }))] },
      bad: { layer: [bars(quantity('tonnes', { domain: [0, 1300] }))] },
      says: 'the mark "bars" reaches 11.',
    },
    {
      good: {
        layer: [
          line(without('2025-11-15'), { clip: true }, { y: quantity('tonnes', { domain: [1100, 1500] }) }),
        ],
      },
      bad: {
        layer: [
          line(without('2025-11-15'), { clip: true }, { y: quantity('tonnes', { domain: [1100, 1300] }) }),
        ],
      },
      says: 'px outside its plot',
    },
    {
      good: { layer: [rect('ground', '#cbd3d9', [0, 100, 0, 50])] },
      bad: { layer: [rect('ground', '#cbd3d9', [0, 900, 0, 50])] },
      says: 'px outside the drawing',
    },
    {
      good: { layer: [text('a', 370, 20, 'Lemuria')], autosize: none },
      bad: { layer: [text('a', 376, 20, 'Lemuria')], autosize: none },
      says: '"Lemuria" stands',
    },
  ],
  'a label apart from others': [
    {
      good: { layer: [text('a', 10, 20, 'Lemuria'), text('b', 10, 33, 'Atlantis')] },
      bad: { layer: [text('a', 10, 20, 'Lemuria'), text('b', 10, 26, 'Atlantis')] },
      says: '"Lemuria" and "Atlantis" overlap by 4.',
    },
    {
      // The boxes around both meet, the turned letters do not.
      good: {
        layer: [text('a', 60, 60, 'A name that is turned', { angle: 45 }), text('b', 105, 75, 'Atlantis')],
      },
      bad: {
        layer: [text('a', 60, 60, 'A name that is turned', { angle: 45 }), text('b', 75, 75, 'Atlantis')],
      },
      says: '"A name that is turned" and "Atlantis" overlap',
    },
    {
      good: { layer: [text('a', 10, 20, 'Mu|Atlantis', { lineBreak: '|' }), text('b', 40, 20, 'Lemuria')] },
      bad: { layer: [text('a', 10, 20, 'Mu|Atlantis', { lineBreak: '|' }), text('b', 40, 33, 'Lemuria')] },
      says: '"Atlantis" and "Lemuria" overlap',
    },
    {
      good: { layer: [bars(quantity('tonnes', { domain: [0, 1600] })), text('a', 10, 10, '1,500')] },
      bad: { layer: [bars(quantity('tonnes', { domain: [0, 1600] })), text('a', -20, 3, '1,500')] },
      says: '"1,500" and "1,500" overlap',
    },
  ],
  'a label apart from marks': [
    {
      good: { layer: [points(months.slice(0, 1)), { ...text('a', 0, 0, 'x'), ...label(8) }] },
      bad: { layer: [points(months.slice(0, 1)), { ...text('a', 0, 0, 'x'), ...label(0) }] },
      says: 'a symbol of "points" lies 2.',
    },
    {
      good: { layer: [rule('#dfe4e8'), text('a', 10, 50, 'Lemuria')] },
      bad: { layer: [rule('#566472'), text('a', 10, 50, 'Lemuria')] },
      says: 'a rule of "rule" strikes through "Lemuria"',
    },
    {
      good: {
        layer: [rect('ground', '#00667a', [0, 100, 0, 50]), text('a', 110, 30, 'Lemuria', { color: dark })],
      },
      bad: {
        layer: [rect('ground', '#00667a', [0, 100, 0, 50]), text('a', 80, 30, 'Lemuria', { color: dark })],
      },
      says: '"Lemuria" in #1c2733 on #00667a has a contrast of 2.3, not 4.5',
    },
    {
      good: {
        layer: [
          rect('ground', '#00667a', [0, 100, 0, 50]),
          text('a', 10, 30, 'Lemuria', { color: '#ffffff' }),
        ],
      },
      bad: {
        layer: [
          rect('ground', '#00667a', [0, 100, 0, 50]),
          text('a', 80, 30, 'Lemuria', { color: '#ffffff' }),
        ],
      },
      says: '"Lemuria" in #ffffff on #ffffff has a contrast of 1.0',
    },
    {
      good: { layer: [rect('ground', '#eceff1', [0, 100, 0, 50]), text('a', 10, 30, 'Lemuria')] },
      bad: { layer: [text('a', 10, 30, 'Lemuria'), rect('ground', '#eceff1', [0, 100, 0, 50])] },
      says: '"Lemuria" lies under the mark "ground"',
    },
  ],
  'a bar from zero': [
    {
      good: { layer: [bars(quantity('tonnes'))] },
      bad: { layer: [bars(quantity('tonnes', { zero: false, domain: [800, 1500] }))] },
      says: 'the bar "bars" is cut off: its scale runs from 800 to 1500',
    },
    {
      good: { layer: [bars(quantity('tonnes', { domain: [0, 1500] }), { y2: { datum: 0 } })] },
      bad: { layer: [bars(quantity('tonnes', { domain: [800, 1500] }), { y2: { datum: 800 } })] },
      says: 'the bar "bars" is cut off: its base is 800, where its scale ends',
    },
    {
      good: { layer: [bars(quantity('tonnes'), { y2: { datum: 0 } })] },
      bad: { layer: [bars(quantity('tonnes'), { y2: { value: 180 } })] },
      says: 'the bar "bars" ends at a place in the drawing',
    },
    {
      // A span between two values may stand on any scale.
      good: { layer: [spans({ type: 'log', domain: [100, 2000] })] },
      bad: { layer: [bars(quantity('tonnes', { type: 'log', domain: [100, 2000] }))] },
      says: 'measures from a base on a log scale',
    },
    {
      good: { layer: [spans({ zero: false, domain: [700, 1500] })] },
      bad: { layer: [{ ...area(without('2025-11-15')), ...overTime({ domain: [1000, 1500] }) }] },
      says: 'the area "area" is cut off: its scale runs from 1000 to 1500',
    },
  ],
  'a gap that stays a gap': [
    {
      good: { layer: [barsOver(instead(0))], table: table(0) },
      bad: { layer: [barsOver(instead(0))], table: table(null) },
      says: 'the bar "bars" draws 0 at 2025-11-15, where the table of values holds no 0',
    },
    {
      good: { layer: [line(instead(0))], table: table(0) },
      bad: { layer: [line(instead(0))], table: table(null) },
      says: 'the line "line" draws 0 at 2025-11-15',
    },
    {
      good: { layer: [line(months), points(without('2025-11-15'))], table: table(null) },
      bad: { layer: [line(without('2025-11-15'))], table: table(null) },
      says: 'a line of "line" runs from 2025-10-15 to 2025-12-15 across 2025-11',
    },
    {
      // A line drawn as rules between points that stand in pixels.
      good: { layer: [placed(), ruled(1, 2)], table: wholeTable },
      bad: { layer: [placed(), ruled(0, 1)], table: wholeTable },
      says: 'a line of "ruled" runs from 2025-10 to 2025-12 across 2025-11',
    },
    {
      good: { layer: [placed()], table: wholeTable },
      bad: { layer: [placed({ period: null })], table: wholeTable },
      says: 'nothing that it draws can be found in its table of values',
    },
    {
      good: { layer: [placed({ value: 1 })], table: wholeTable },
      bad: { layer: [placed({ value: 0 })], table: wholeTable },
      says: 'the point "placed" draws 0 at 2025-10',
    },
    {
      good: { layer: [line(months), points(without('2025-11-15'))] },
      bad: { layer: [line(months, { invalid: 'filter' })] },
      says: 'the line "line" closes its gaps by `invalid: "filter"`',
    },
    {
      good: { layer: [points(months.slice(0, 1))] },
      bad: { layer: [points(months.slice(0, 1))], config: { mark: { invalid: null } } },
      says: 'config.mark.invalid is not allowed',
    },
  ],
  'more than colour': [
    {
      good: { layer: [bars(quantity('tonnes'), { color: tone }), held('weak')] },
      bad: { layer: [bars(quantity('tonnes'), { color: tone }), held('other')] },
      says: 'only colour tells "firm" and "weak" apart in "bars"',
    },
    {
      good: { layer: [bars(quantity('tonnes'), { color: tone, xOffset: { field: 'part' } })] },
      bad: { layer: [bars(quantity('tonnes'), { color: tone })] },
      says: 'tell "part" by shape, strokeDash or place too',
    },
    {
      good: { layer: [bars(quantity('tonnes'), { color: accent(['#00667a', '#00667a']) })] },
      bad: { layer: [bars(quantity('tonnes'), { color: tone })] },
      says: 'only colour tells',
    },
    {
      good: { layer: [hollow(['#00667a', '#ffffff'])] },
      bad: { layer: [hollow(['#00667a', '#8b98a4'])] },
      says: 'only colour tells "firm" and "weak" apart in "points"',
    },
    {
      good: { layer: [shaped(['diamond', 'circle'])] },
      bad: { layer: [shaped(['circle', 'circle'])] },
      says: 'only colour tells "firm" and "weak" apart in "points"',
    },
  ],
}

function placed(change: object = {}): object {
  const rows = spots.map((spot) => ({ ...spot, ...change }))
  return layer('placed', { type: 'point', filled: true, opacity: 1 }, rows, {
    x: inPixels('left'),
    y: inPixels('top'),
  })
}

function ruled(from: number, to: number): object {
  const [start, end] = [spots[from], spots[to]]
  const row = { left: start?.left, top: start?.top, right: end?.left, bottom: end?.top }
  const ends = { x2: { field: 'right' }, y2: { field: 'bottom' } }
  return layer('ruled', { type: 'rule' }, [row], { x: inPixels('left'), y: inPixels('top'), ...ends })
}

function label(dx: number): object {
  const encoding = { x: time, y: quantity('tonnes'), text: { field: 'at', type: 'nominal' } }
  return { data: { values: months.slice(0, 1) }, mark: { type: 'text', align: 'left', dx }, encoding }
}

function rule(color: string): object {
  return layer('rule', { type: 'rule', color }, [{}], {
    x: { value: 30 },
    y: { value: 0 },
    y2: { value: 100 },
  })
}

function spans(scale: object): object {
  const values = countries.map((row, index) => ({ ...row, from: 800 - index * 50 }))
  return bars(quantity('tonnes', scale), { y2: { field: 'from' } }, values)
}

function area(values: Row[]): object {
  return layer('area', { type: 'area' }, values, {})
}

function overTime(scale: object): object {
  return { encoding: { x: time, y: quantity('tonnes', scale) } }
}

/** A label whose rows hold a category. */
function held(part: string): object {
  const values = [{ to: 'Mu', tonnes: 900, part, words: part }]
  const encoding = { x: named('to'), y: quantity('tonnes'), text: { field: 'words', type: 'nominal' } }
  return layer('label', { type: 'text', dy: -8 }, values, encoding)
}

function hollow(range: string[]): object {
  return points(firmAndWeak, { stroke: '#00667a' }, { fill: accent(range) })
}

function shaped(range: string[]): object {
  return points(firmAndWeak, {}, { color: tone, shape: { ...accent(range) } })
}

describe.each(Object.entries(rules))('%s', (_, cases) => {
  test.each(cases)('$says', async ({ good, bad, says }) => {
    expect(await renderSvg(chartOf(good))).toContain('role="img"')
    const refusal = renderSvg(chartOf(bad))
    await expect(refusal).rejects.toThrow('chart gate: ')
    await expect(refusal).rejects.toThrow(says)
  })
})

test('panels with scales of their own are held against each of them', async () => {
  const panels = (scale: object): ChartSpec => {
    const y = quantity('tonnes', scale)
    const values = countries.map((row) => ({ ...row, panel: row.to }))
    const spec = { ...bars(y, {}, values), width: 120, height: 80, encoding: { x: named('part'), y } }
    const facet = { field: 'panel', type: 'nominal', title: null }
    return {
      name: 'gate',
      spec: {
        config: { font: 'Source Sans 3', header: { labelFont: 'Source Sans 3' } },
        ...{ data: { values }, facet, columns: 2, spec: { ...spec, data: undefined } },
        resolve: { scale: { y: 'independent' } },
      } as unknown as TopLevelSpec,
      marks: { bars: 2 },
      alternative: 'two panels',
      outer: { width: 0, height: 0 },
    }
  }
  /** The size of a facet is known once it was drawn. */
  const draw = async (chart: ChartSpec) => {
    const [, width, height] = /it is (\d+) × (\d+) px/.exec(await renderSvg(chart).catch(String)) ?? []
    return renderSvg({ ...chart, outer: { width: Number(width), height: Number(height) } })
  }
  expect(await draw(panels({}))).toContain('role="img"')
  await expect(draw(panels({ domain: [800, 1500] }))).rejects.toThrow('its scale runs from 800 to 1500')
})
