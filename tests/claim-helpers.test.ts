// Every word about a figure: chosen from the figure, and marked with what it says and of which figure.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { figureDirection } from '../src/analysis/direction.ts'
import { type Figure, Figures } from '../src/analysis/figure.ts'
import { constant } from '../src/analysis/formula.ts'
import type { Unit } from '../src/dataset/schema.ts'
import { renderHtml } from '../src/html.ts'
import { en } from '../src/languages/en.ts'
import { stubTemplates } from './stub-templates.ts'

const folder = mkdtempSync(join(tmpdir(), 'claims-'))
afterAll(() => rmSync(folder, { recursive: true }))
stubTemplates(folder)

function figure(id: string, value: number, unit: Unit = '%'): Figure {
  const quantity = { value, unit, period: '2030-05', basis: 'reported' as const, from: [] }
  return new Figures().add(id, { ...quantity, derivation: constant(value) })
}

/** What a template of one line gives, without the marks of numbers and periods. */
function said(template: string, findings: object): string {
  writeFileSync(join(folder, 'sections', 'one.hbs'), template)
  const { html } = renderHtml({
    ...{
      medium: 'paper',
      language: en,
      templates: folder,
      css: { screen: '', paper: '' },
      issue: {},
      charts: [],
    },
    ...{
      sources: new Map(),
      series: new Map(),
      recordNames: new Map(),
      figures: [],
      littleChangedPercent: 1,
    },
    sections: [{ name: 'one', findings }],
  })
  return html.replace(/<\/?(?:data|time)[^>]*>/g, '').replaceAll('\u00a0', ' ')
}

const mark = (says: string, of: string, text: string) =>
  `<span data-claim="${says}" data-of="${of}">${text}</span>`

describe('a change', () => {
  test.each<[string, number, string, string, string]>([
    ['{{change x}}', -8.2, 'down', 'fell', ' 8.2%'],
    ['{{change x}}', 8.2, 'up', 'rose', ' 8.2%'],
    ['{{change x}}', -0.9, 'flat', 'was little changed', ' (−0.9%)'],
    ['{{changed x}}', 0.9, 'flat', 'were little changed', ' (+0.9%)'],
    ['{{changed x}}', -1, 'down', 'fell', ' 1.0%'],
    ['{{moved x}}', 31.4, 'up', 'rose', ' 31.4%'],
    ['{{allMoved x}}', 0.9, 'flat', 'were little changed', ' (+0.9%)'],
    ['{{noun x}}', -8.2, 'down', 'fall', ''],
    ['{{noun x}}', 0, 'flat', 'small change', ''],
    ['{{pace x}}', -5.2, 'down', 'fell behind', ''],
    ['{{pace x}}', 0.1, 'flat', 'kept pace with', ''],
    ['{{pace x}}', 12, 'up', 'stayed ahead of', ''],
  ])('%s of %d', (template, value, says, word, rest) => {
    expect(said(template, { x: figure('x', value) })).toBe(mark(says, 'x', word) + rest)
  })

  test.each<[number, Unit, string]>([
    [-8.2, '%', `8.2% ${mark('down', 'x', 'below')}`],
    [0.4, '%', mark('flat', 'x', 'close to')],
    [0.4, 't', `0.4 t ${mark('up', 'x', 'above')}`],
    [0, 't', mark('flat', 'x', 'close to')],
  ])('distance of %d %s', (value, unit, text) => {
    expect(said('{{distance x}}', { x: figure('x', value, unit) })).toBe(text)
  })

  test.each<[number, number, number, string, string]>([
    [12.9, -35, -38, 'apart', 'did not follow the total'],
    [12.9, 35, 38, 'together', 'moved as the total did'],
    [12.9, 35, -38, 'mixed', 'did not move alike'],
    [0.2, 35, -38, 'apart', 'did not follow the total'],
    [0.2, -0.3, 0, 'together', 'moved as the total did'],
  ])('a total of %d with parts of %d and %d', (total, one, other, says, text) => {
    const findings = { total: figure('total', total), one: figure('one', one), other: figure('other', other) }
    expect(said('{{followed total one other}}', findings)).toBe(mark(says, 'total one other', text))
  })
})

describe('a record', () => {
  const value = figure('x.value', 280, 't')
  test.each([
    [
      { kind: 'lowest', since: '2030-01', recordBegins: '2030-02' },
      mark('lowest since 2030-01', 'x.value', 'the lowest since January 2030'),
    ],
    [
      { kind: 'highest', since: null, recordBegins: '2029-11' },
      mark(
        'highest from 2029-11',
        'x.value',
        'the highest in the unbroken record, which begins in November 2029',
      ),
    ],
  ])('%o', (extreme, text) => expect(said('{{extreme x}}', { x: { ...extreme, value } })).toBe(text))

  test('a run', () => {
    const change = figure('x.change', -8.2)
    expect(said('{{run x}}', { x: { direction: 'fall', length: 3, change } })).toBe(
      mark('fall 3', 'x.change', 'the third monthly fall in a row'),
    )
    expect(said('{{run x}}', { x: { direction: 'rise', length: 13, change } })).toContain(
      'the 13th monthly rise',
    )
  })

  test('a rank', () => {
    expect(said('{{ranked "widest" x}}', { x: value })).toBe(mark('widest', 'x.value', 'Widest gap'))
  })
})

describe('a verdict', () => {
  const sample = figure('x.sample', 19, 'count')
  test.each(['signal', 'ordinary', 'too-little-history', 'unknown'] as const)('%s', (verdict) => {
    const signal = {
      verdict,
      against: 'month',
      short: false,
      sample,
      asLarge: figure('x.as-large', 17, 'count'),
    }
    const opening = `<span data-claim="${verdict}" data-of="x.sample">`
    expect(said('{{verdict x}}', { x: signal })).toContain(opening)
    expect(said('{{verdictLabel x}}', { x: signal })).toBe(
      mark(verdict, 'x.sample', en.verdictLabels[verdict]),
    )
    expect(said('{{judged "gap" x.verdict x.sample}}', { x: signal })).toBe(
      mark(verdict, 'x.sample', en.verdicts.gap[verdict]),
    )
  })
})

test.each<[number, Unit, number, string]>([
  [-8.2, '%', 1, 'down'],
  [-1, '%', 1, 'down'],
  [0.99, 'pp', 1, 'flat'],
  [0.99, 't', 1, 'up'],
  [0, '%', 0, 'flat'],
])('%d %s with a bar of %d goes %s', (value, unit, bar, way) => {
  expect(figureDirection({ value, unit }, bar)).toBe(way)
})

test('names in a list are quoted, so that none runs into the next', () => {
  const name = (text: string) => ({ kind: 'driver', id: 'x', text })
  const plain = (html: string) => html.replace(/<[^>]*>/g, '')
  const two = [name('Season and base'), name('Licences and controls')]
  expect(plain(said('{{quoted x}}', { x: two }))).toContain('“Season and base” and “Licences and controls”')
  expect(plain(said('{{quoted x}}', { x: two[0] }))).toContain('“Season and base”')
})
