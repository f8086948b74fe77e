// The values that a chart draws, as the page prints them: under the drawing on a screen, in an annex on paper.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { valuesFile } from '../src/build/values-file.ts'
import type { ValueTable } from '../src/charts/value-table.ts'
import type { Page } from '../src/html/page.ts'
import { renderHtml } from '../src/html.ts'
import { en } from '../src/languages/en.ts'
import { attribute, below, type Element, elements, textOf } from './page.ts'
import { stubTemplates } from './stub-templates.ts'

const templates = mkdtempSync(join(tmpdir(), 'values-'))
afterAll(() => rmSync(templates, { recursive: true }))
stubTemplates(templates)
for (const name of ['chart-values.hbs', 'values.hbs'])
  copyFileSync(join(import.meta.dirname, '../templates/en', name), join(templates, name))
const TITLE = '<p class="chart-title">Exports <b>fell</b><sup class="cite">1</sup></p>'
writeFileSync(
  join(templates, 'sections', 'one.hbs'),
  `{{#chart "exports"}}${TITLE}{{/chart}}{{#chart "bare"}}${TITLE}{{/chart}}`,
)
writeFileSync(join(templates, 'references.hbs'), '<section id="references"></section>')

const table: ValueTable = {
  columns: [{ name: 'Month' }, { name: 'Value', unit: 't' }, { name: 'Change', unit: '%' }, { name: 'Note' }],
  rows: [
    [{ period: '2025-11' }, { value: 5493.9, doubt: 'weak' }, null, { text: 'as in 2024' }],
    [{ period: '2025-12' }, { value: 4392, doubt: 'contested' }, { value: -20.06 }, { none: true }],
  ],
}

function rendered(medium: Page['medium'], values: ValueTable = table): Element[] {
  const drawn = { alternative: 'highest, lowest, latest', sources: [] }
  const chart = (name: string) => ({ name, ...drawn }) as never
  return elements(
    renderHtml({
      medium,
      ...{ series: new Map(), recordNames: new Map(), sources: new Map(), figures: [] },
      ...{ language: en, templates, css: { screen: '', paper: '' }, issue: {}, littleChangedPercent: 1 },
      charts: [
        {
          chart: { ...(chart('exports') as object), table: values } as never,
          svg: '<svg aria-label="x"></svg>',
        },
        { chart: chart('bare'), svg: '<svg aria-label="x"></svg>' },
      ],
      sections: [{ name: 'one', findings: {} }],
    }).html,
  )
}

const cellsOf = (page: Element[]) =>
  page
    .filter(({ tagName }) => tagName === 'tr')
    .map((row) => below(row).filter(({ tagName }) => ['th', 'td'].includes(tagName)))

describe('a table of values', () => {
  test.each(['screen', 'paper'] as const)(
    'says on %s what is known, doubted, unknown and not there',
    (medium) => {
      expect(cellsOf(rendered(medium)).map((row) => row.map(textOf))).toEqual([
        ['Month', 'Value, tonnes', 'Change, per cent', 'Note'],
        ['Nov\u00a02025', '5,494†', 'not known', 'as in 2024'],
        ['Dec\u00a02025', '4,392*', '−20.1', '–'],
      ])
    },
  )

  test('marks each value, not rounded, with its chart, and heads each row and column', () => {
    const page = rendered('screen')
    const data = page.filter(({ tagName }) => tagName === 'data')
    expect(data.map((one) => attribute(one, 'value'))).toEqual(['5493.9', '4392', '-20.06'])
    expect(data.every((one) => attribute(one, 'data-chart') === 'exports')).toBe(true)
    const scopes = cellsOf(page).map((row) => row.map((cell) => attribute(cell, 'scope')))
    expect(scopes[0]).toEqual(['col', 'col', 'col', 'col'])
    expect(scopes[1]).toEqual(['row', undefined, undefined, undefined])
  })

  test('is refused where a value has no unit', () => {
    const bare = {
      columns: [{ name: 'Month' }, { name: 'Value' }],
      rows: [[{ period: '2025' }, { value: 1 }]],
    }
    expect(() => rendered('screen', bare)).toThrow('chart exports: column 1 has values and no unit')
  })

  test('is empty in the file where nothing is known or there', () => {
    expect(valuesFile(table, en).split('\r\n')[1]).toBe('2025-11,5493.9,,as in 2024')
    expect(valuesFile(table, en).split('\r\n')[2]).toBe('2025-12,4392,-20.06,')
  })
})

test('a screen folds it up under its drawing, names it after the figure, and names its file', () => {
  const [figure, ...others] = rendered('screen').filter(({ tagName }) => tagName === 'figure')
  const inner = figure ? below(figure) : []
  const tags = inner.map(({ tagName }) => tagName)
  expect(tags.indexOf('details')).toBeGreaterThan(tags.indexOf('svg'))
  const region = inner.find((one) => attribute(one, 'role') === 'region')
  const caption = inner.find((one) => attribute(one, 'id') === attribute(region ?? one, 'aria-labelledby'))
  expect(caption?.tagName).toBe('caption')
  expect(caption && textOf(caption)).toBe('Figure\u00a01 Exports fell')
  expect(
    inner
      .filter(({ tagName }) => tagName === 'details')
      .map(textOf)
      .join(),
  ).toContain('charts/exports.csv')
  expect(others.flatMap(below).some(({ tagName }) => tagName === 'details')).toBe(false)
})

test('paper has all of them in a section of their own, before the sources', () => {
  const page = rendered('paper')
  expect(page.some(({ tagName }) => tagName === 'details')).toBe(false)
  const sections = page.filter(({ tagName }) => tagName === 'section')
  expect(sections.map((one) => attribute(one, 'id'))).toEqual(['values', 'references'])
  const tables = page.filter(({ tagName }) => tagName === 'caption').map(textOf)
  expect(tables).toEqual(['Figure\u00a01: Exports fell'])
})
