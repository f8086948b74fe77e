import type { TopLevelSpec } from 'vega-lite'
import { afterEach, describe, expect, test } from 'vitest'
import { textWidth } from '../src/fonts.ts'
import { type ChartSpec, renderSvg } from '../src/svg.ts'
import { expectGolden } from './golden.ts'

type Row = Record<string, unknown>

const rows: Row[] = [
  { month: '2025-11', tonnes: 1210, to: 'Lemuria' },
  { month: '2025-12', tonnes: null, to: 'Lemuria' },
  { month: '2026-01', tonnes: 980.5, to: 'Lemuria' },
  { month: '2026-02', tonnes: 1004, to: 'Lemuria' },
]
const fit = { type: 'fit', contains: 'padding' } as const
const x = {
  field: 'month',
  type: 'temporal',
  scale: { type: 'utc' },
  axis: { format: { month: '%b', year: '%Y' }, tickCount: 'month', title: null },
} as const
const y = { field: 'tonnes', type: 'quantitative', axis: { title: 'tonnes', tickCount: 3 } } as const

/** The good chart: a line clipped to the plot, and a point for each month that has a value. */
function lineChart(name = 'exports', values: Row[] = rows): ChartSpec {
  return {
    name,
    spec: {
      width: 320,
      height: 160,
      autosize: fit,
      data: { values },
      encoding: { x, y },
      layer: [
        { name: 'line', mark: { type: 'line', clip: true, strokeCap: 'round' } },
        { name: 'points', mark: { type: 'circle', size: 30 } },
      ],
    },
    marks: { line: 1, points: values.filter((row) => row.tonnes !== null).length },
    alternative: 'Exports of <unobtainium> & "friends", in tonnes',
  }
}

function barChart(spec: object, marks: Record<string, number> = { bars: 4 }): ChartSpec {
  const base = { name: 'bars', width: 320, height: 160, autosize: fit, data: { values: rows }, mark: 'bar' }
  const encoding = { x: { field: 'month', type: 'ordinal' }, y }
  return {
    name: 'broken',
    spec: { ...base, encoding, ...spec } as TopLevelSpec,
    marks,
    alternative: 'a chart',
  }
}

test('a line chart is drawn as the golden shows', async () => {
  expectGolden('svg-line.svg', await renderSvg(lineChart()))
})

test('the same chart gives the same bytes, alone, again and side by side', async () => {
  const alone = await renderSvg(lineChart())
  const [one, , two] = await Promise.all([
    renderSvg(lineChart()),
    renderSvg(lineChart('x')),
    renderSvg(lineChart()),
  ])
  expect([one, two]).toEqual([alone, alone])
})

describe('the time zone of the machine', () => {
  const before = process.env.TZ
  afterEach(() => {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  })

  test.each(['America/New_York', 'Asia/Tokyo', 'Pacific/Kiritimati'])('%s changes nothing', async (zone) => {
    const layer = {
      name: 'rule',
      mark: 'rule',
      data: { values: [{}] },
      encoding: {
        x: { datum: { year: 2026, month: 1, utc: true }, type: 'temporal', scale: { type: 'utc' } },
        y: null,
      },
    }
    const label = {
      name: 'label',
      data: { values: rows.slice(0, 1) },
      mark: { type: 'text', align: 'left', dx: 8 },
      encoding: {
        x,
        y,
        text: { field: 'month', type: 'temporal', timeUnit: 'utcyearmonth', format: '%b %Y' },
      },
    }
    const scaled = { ...x, scale: { type: 'utc', domain: ['2025-10', '2026-03'] } }
    const chart = lineChart()
    const encoding = { x: scaled, y }
    const layers = ('layer' in chart.spec ? chart.spec.layer : []).map((one) => ({ ...one, encoding }))
    const spec = { ...chart.spec, encoding: {}, layer: [...layers, layer, label] } as TopLevelSpec
    const zoned = { ...chart, spec, marks: { ...chart.marks, rule: 1, label: 1 } }
    process.env.TZ = 'UTC'
    const inUtc = await renderSvg(zoned)
    process.env.TZ = zone
    expect(new Date(2026, 0, 1).getTime()).not.toBe(Date.UTC(2026, 0, 1))
    expect(await renderSvg(zoned)).toBe(inUtc)
    expect(inUtc).toContain('>Nov 2025</text>')
  })
})

test('two charts of a page share no id, and every reference has its target', async () => {
  const ids = (svg: string) => [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  const references = (svg: string) => [...svg.matchAll(/url\(#([^)]*)\)/g)].map(([, id]) => id)
  const one = await renderSvg(lineChart('exports'))
  const two = await renderSvg(lineChart('prices'))
  expect(ids(one)).toEqual(['exports-1'])
  expect(ids(two)).toEqual(['prices-1'])
  expect(references(one)).toEqual(['exports-1'])
})

test('text from the data is drawn literally', async () => {
  const nasty = [`datum.tonnes + 1`, `"]; throw 1; //`, `<script>alert('&')</script>`, `{signal: 'width'}`]
  const values = nasty.map((to, index) => ({ to, tonnes: 10 + index }))
  const bars = { field: 'to', type: 'ordinal', sort: nasty.toReversed() }
  const label = { condition: { test: { field: 'to', equal: nasty[1] }, value: nasty[1] }, field: 'to' }
  const chart = barChart(
    {
      name: 'all',
      mark: undefined,
      data: { values },
      width: 700,
      encoding: { y: { ...bars, axis: { labelLimit: 400 } }, x: { field: 'tonnes', type: 'quantitative' } },
      layer: [
        { name: 'bars', mark: 'bar' },
        { name: 'labels', mark: { type: 'text', align: 'right', fill: 'black' }, encoding: { text: label } },
      ],
    },
    { bars: 4, labels: 4 },
  )
  const svg = await renderSvg(chart)
  for (const text of [
    '>datum.tonnes + 1<',
    '>"]; throw 1; //<',
    `&lt;script&gt;alert('&amp;')&lt;/script&gt;<`,
  ]) {
    expect(svg.split(text).length, text).toBe(3)
  }
  expect(svg).not.toMatch(/<script|<style/)
})

test('axes are laid out with the widths of the bundled font', async () => {
  const label = 'Atlantis and Mu'
  const width = textWidth(label, 10, { family: 'sans', weight: 400 })
  const chart = (labelLimit: number) =>
    barChart(
      {
        data: { values: [{ to: label, tonnes: 3 }] },
        encoding: { x: y, y: { field: 'to', type: 'nominal', axis: { labelLimit, title: null } } },
      },
      { bars: 1 },
    )
  await expect(renderSvg(chart(Math.floor(width)))).rejects.toThrow(
    `"${label}" is ${width.toFixed(1)} px wide`,
  )
  const svg = await renderSvg(chart(Math.ceil(width)))
  const [, left = ''] = /fill="none".* transform="translate\((\d+),/.exec(svg) ?? []
  // 5 px padding, 5 px tick, 2 px between tick and label
  expect(Number(left)).toBeGreaterThanOrEqual(12 + width)
  expect(Number(left)).toBeLessThan(14 + width)
})

test('numbers are printed with the minus sign and the separators of the language', async () => {
  const values = rows.map((row) => ({ ...row, tonnes: -12_345 }))
  expect(await renderSvg(barChart({ data: { values } }))).toContain('>−10,000</text>')
  expect(await renderSvg(barChart({ data: { values } }), 'de')).toContain('>−10.000</text>')
})

test('a facet says its whole size itself', async () => {
  const values = [...rows, ...rows.map((row) => ({ ...row, to: 'Mu' }))]
  const spec = {
    data: { values },
    facet: { field: 'to', type: 'nominal' },
    columns: 2,
    autosize: undefined,
    spec: { name: 'bars', width: 120, height: 80, mark: 'bar', encoding: barEncoding },
  }
  const chart = {
    name: 'facets',
    spec: spec as unknown as TopLevelSpec,
    marks: { bars: 6 },
    alternative: 'two',
  }
  await expect(renderSvg(chart)).rejects.toThrow('the size of the drawing is left to its content')
  const refusal = await renderSvg({ ...chart, outer: { width: 100, height: 90 } }).catch(String)
  const [, width, height] = /it is (\d+) × (\d+) px, not 100 × 90/.exec(refusal) ?? []
  const svg = await renderSvg({ ...chart, outer: { width: Number(width), height: Number(height) } })
  expect(svg).toContain(`viewBox="0 0 ${width} ${height}"`)
})

const barEncoding = { x: { field: 'month', type: 'ordinal' }, y } as const
const changed = (change: Row) => ({ data: { values: rows.map((row) => ({ ...row, ...change })) } })
const broken: [string, ChartSpec, string][] = [
  ['no rows', barChart({ data: { values: [] } }), 'bars: the data are empty'],
  ['no data', barChart({ data: undefined }), 'bars: the data are not inline'],
  ['data from an address', barChart({ data: { url: 'file:///etc/passwd' } }), 'data.url is not allowed'],
  [
    'a misnamed field',
    barChart({ encoding: { ...barEncoding, y: { ...y, field: 'tons' } } }),
    'bars: y wants the field "tons", which row 1 lacks (it has month, tonnes, to)',
  ],
  [
    'numbers as text',
    barChart(changed({ tonnes: '12' })),
    'y is quantitative, but "tonnes" in row 1 is "12"',
  ],
  ['not a number', barChart(changed({ tonnes: Number.NaN })), '"tonnes" in row 1 is NaN'],
  ['only gaps', barChart(changed({ tonnes: null })), 'every "tonnes" is null'],
  ['a month that is none', lineChart('broken', [{ month: '2025-13', tonnes: 1 }]), 'in row 1 is "2025-13"'],
  [
    'local time',
    barChart({ encoding: { ...barEncoding, x: { field: 'month', type: 'temporal' } } }),
    'x is temporal in local time',
  ],
  [
    'a local moment',
    barChart({ encoding: { ...barEncoding, x: { datum: { year: 2026 }, type: 'temporal' } } }),
    'encoding.x.datum is a moment in local time',
  ],
  [
    'a datum that inherits a field',
    barChart({
      mark: undefined,
      layer: [
        { name: 'bars', mark: 'bar' },
        { name: 'rule', mark: 'rule', encoding: { y: { datum: 0 } } },
      ],
    }),
    'rule: y has a field and a datum',
  ],
  ['an image', barChart({ mark: { type: 'image' } }), 'the mark "image" is not one of'],
  [
    'an image from a file',
    barChart({ mark: { type: 'image', url: 'file:///x.png' } }),
    'mark.url is not allowed',
  ],
  ['a link', barChart({ mark: { type: 'bar', href: 'https://example.org' } }), 'mark.href is not allowed'],
  ['an unknown mark', barChart({ mark: 'baar' }), 'the mark "baar" is not one of'],
  [
    'a misspelt property of a mark',
    barChart({ mark: { type: 'bar', colour: 'red' } }),
    'mark.colour is no property',
  ],
  [
    'a misspelt property of an axis',
    barChart({ encoding: { ...barEncoding, y: { ...y, axis: { titel: 't' } } } }),
    'encoding.y.axis.titel is no property',
  ],
  ['a mark without a name', barChart({ name: undefined }), 'a bar mark has no name'],
  ['a mark that nobody counts', barChart({}, {}), 'the mark "bars" is not in `marks`'],
  [
    'a mark that is not there',
    barChart({}, { bars: 4, line: 1 }),
    '`marks` expects "line", but the spec has only "bars"',
  ],
  ['too few items', barChart({}, { bars: 5 }), 'the mark "bars" drew 3 of 5 items'],
  [
    'a value alone between gaps',
    barChart({ mark: 'line' }, { bars: 1 }),
    'a value that stands alone between gaps would not be seen',
  ],
  ['an expression', barChart({ transform: [{ calculate: '1', as: 'x' }] }), 'transform is not allowed'],
  [
    'an expression in a mark',
    barChart({ mark: { type: 'bar', opacity: { expr: '1' } } }),
    'mark.opacity.expr',
  ],
  [
    'a field that is an expression',
    barChart({ encoding: { ...barEncoding, y: { ...y, field: "tonnes']" } } }),
    `names the field "tonnes']"`,
  ],
  ['a size left open', barChart({ autosize: 'pad' }), 'the size of the drawing is left to its content'],
  ['a font that is not bundled', barChart({ config: { font: 'Arial' } }), "in the font 'Arial'"],
  ['bold', barChart({ config: { axis: { titleFontWeight: 'bold' } } }), 'in the weight bold'],
  ['a glyph that no font has', barChart(changed({ month: '釔' })), 'Source Sans 3 has no 釔'],
  [
    'text outside the drawing',
    barChart(
      { mark: { type: 'text', text: 'a label that is far too long for its place', dx: 250 } },
      { bars: 3 },
    ),
    'px outside the drawing',
  ],
  [
    'a warning of Vega-Lite',
    barChart({
      encoding: { ...barEncoding, size: { field: 'tonnes', type: 'quantitative' }, shape: { value: 'x' } },
    }),
    'Vega warns:',
  ],
  ['no text alternative', { ...lineChart('broken'), alternative: ' ' }, 'it has no text alternative'],
]

test.each(broken)('%s is refused', async (_, chart, message) => {
  const refusal = renderSvg(chart)
  await expect(refusal).rejects.toThrow('chart broken: ')
  await expect(refusal).rejects.toThrow(message)
})
