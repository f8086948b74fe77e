// Every chart of the December 2025 issue: drawn as it is, and refused once its data are emptied, mistyped or misnamed.
import { describe, expect, test } from 'vitest'
import { known } from '../src/build/drawings.ts'
import { findingsOf } from '../src/build/findings.ts'
import type { Chart } from '../src/charts/chart.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { type ChartSpec, renderSvg } from '../src/svg.ts'
import { rareEarths as dataset } from './data-sets.ts'

/** The chart as it is drawn, for the page, for a phone and for a mail. */
function drawingsOf(chart: Chart): ChartSpec[] {
  const { name, wide, narrow, mail } = chart
  const others = Object.entries({ narrow, mail }).flatMap(([width, drawing]) =>
    drawing ? [{ ...known(chart), name: `${name}-${width}`, ...drawing }] : [],
  )
  return [{ ...known(chart), ...wide }, ...others]
}

async function drawAll(chart: Chart): Promise<void> {
  for (const drawing of drawingsOf(chart))
    expect(await renderSvg(drawing), chart.name).toContain('role="img"')
}

function chartsOf(month: string, asOf: string): Chart[] {
  return findingsOf(new Vintage(dataset, asOf), month).results.flatMap(({ charts }) => charts)
}

type Row = Record<string, unknown>

/** A copy of the chart in which each list of rows went through `change`. */
function withRows(drawing: ChartSpec, change: (rows: Row[]) => Row[]): ChartSpec {
  const spec = structuredClone(drawing.spec)
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return
    for (const [key, value] of Object.entries(node)) {
      if (key === 'values' && Array.isArray(value) && value.every((row) => typeof row === 'object')) {
        Object.assign(node, { values: change(value) })
      } else visit(value)
    }
  }
  visit(spec)
  return { ...drawing, spec }
}

const charts = chartsOf('2025-12', '2026-01-25')

const breaks: Record<string, (rows: Row[]) => Row[]> = {
  emptied: () => [],
  mistyped: (rows) =>
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [key, typeof value === 'number' ? String(value) : value]),
      ),
    ),
  misnamed: (rows) =>
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [`${key}x`, value]))),
}

test('there are at least twelve besides the sparklines', () => {
  expect(charts.filter(({ name }) => !name.startsWith('sparkline')).length).toBeGreaterThanOrEqual(12)
})

describe.each(charts.map((chart) => [chart.name, chart] as const))('%s', (_, chart) => {
  test('is drawn', async () => {
    await drawAll(chart)
  })

  test.each(Object.keys(breaks))('is refused when its data are %s', async (name) => {
    for (const drawing of drawingsOf(chart)) {
      const broken = withRows(drawing, breaks[name] ?? ((rows) => rows))
      await expect(renderSvg(broken)).rejects.toThrow(`chart ${drawing.name}`)
    }
  })

  test('has sources and a text alternative with a number in it', () => {
    expect(chart.sources.length).toBeGreaterThan(0)
    expect(chart.alternative).toMatch(/\d/)
  })
})

test.each([
  ['2025-11', '2025-12-25'],
  ['2025-12', '2026-01-15'],
  ['2026-03', '2026-11-21'],
  ['2025-12', '2026-11-21'],
])('all charts of %s as of %s can be drawn', async (month, asOf) => {
  for (const chart of chartsOf(month, asOf)) await drawAll(chart)
})

test.each([
  ['2025-07', '2025-09-05'],
  ['2025-09', '2025-10-25'],
  ['2026-03', '2026-05-10'],
])('every chart of %s can be drawn as of %s', async (month, asOf) => {
  const charts = chartsOf(month, asOf)
  expect(charts.length).toBeGreaterThan(15)
  for (const chart of charts) await drawAll(chart)
})
