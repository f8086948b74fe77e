// What a template may say: a mistake in one is the analyst's to mend, so it is refused with the file, and never printed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { Figures } from '../src/analysis/figure.ts'
import { constant } from '../src/analysis/formula.ts'
import { BriefingError } from '../src/errors.ts'
import type { Page } from '../src/html/page.ts'
import { renderHtml } from '../src/html.ts'
import { en } from '../src/languages/en.ts'
import { stubTemplates } from './stub-templates.ts'

const templates = mkdtempSync(join(tmpdir(), 'templates-'))
afterAll(() => rmSync(templates, { recursive: true }))

const figure = new Figures().add('one.value', {
  ...{ value: 280, unit: 't', period: '2025-12', basis: 'reported', derivation: constant(280), from: [] },
})

const chart: Page['charts'][number] = {
  chart: { name: 'one', spec: { mark: 'bar' }, marks: {}, alternative: 'one', sources: [] } as never,
  svg: '<svg aria-label="one"/>',
}
const title = '<p class="chart-title">{{figure figure}} &amp; more</p>'

/** Renders a page of one section whose template is the text; null leaves the file out. */
function rendered(text: string | null, charts: Page['charts'] = []): string {
  const section = join(templates, 'sections', 'one.hbs')
  stubTemplates(templates)
  rmSync(section, { force: true })
  if (text !== null) writeFileSync(section, text)
  return renderHtml({
    medium: 'paper',
    series: new Map(),
    recordNames: new Map(),
    figures: [figure],
    ...{
      language: en,
      templates,
      css: { screen: '', paper: '' },
      sources: new Map(),
      issue: {},
      charts,
      littleChangedPercent: 1,
    },
    sections: [{ name: 'one', findings: { month: '2025-12', figure, nothing: null, money: figure } }],
  }).html
}

function refusal(text: string | null, charts?: Page['charts']): string {
  try {
    return `printed ${rendered(text, charts)}`
  } catch (error) {
    if (error instanceof BriefingError) return error.message
    throw error
  }
}

test('a sound template is printed', () => {
  expect(rendered(`{{#chart "one"}}${title}{{/chart}}`, [chart])).toContain('>280\u00a0t<')
})

test('a drawing is named by its message and what the chart adds', () => {
  expect(rendered(`{{#chart "one"}}${title}{{/chart}}`, [chart])).toContain(
    '<svg aria-label="280\u00a0t &amp; more. one"/>',
  )
})

describe('refused with the file', () => {
  test.each([
    ['a name that the findings lack', '{{mnth}}', 'mnth'],
    ['such a name in an argument', '{{#if mnth}}x{{/if}}', 'no such name: findings.mnth'],
    ['a helper that does not exist', '{{fgure figure}}', 'fgure'],
    ['a block that is not closed', '{{#if month}}', 'Parse error'],
    ['a figure that is none', '{{figure month}}', '{{figure}}'],
    ['a figure that is null', '{{change nothing}}', '{{change}}'],
    ['a word that the language lacks', '{{confidence month}}', '{{confidence}}'],
    ['a basis of comparison that is none', '{{against month}}', '{{against}}'],
    ['a group of terms that does not exist', '{{term "nope" month}}', '{{term}}'],
    ['a verdict on nothing', '{{verdict nothing}}', '{{verdict}}'],
    ['a run that is none', '{{run nothing}}', '{{run}}'],
    ['an extreme that is none', '{{extreme nothing}}', '{{extreme}}'],
    ['a group of verdicts that does not exist', '{{judged "nope" month figure}}', '{{judged}}'],
    ['a verdict that its group lacks', '{{judged "gap" month figure}}', '{{judged}}'],
    ['a list that is none', '{{list month}}', '{{list}}'],
    ['an amount that is null', '{{money nothing "measure" "x"}}', '{{money}}'],
    ['a partial, of which there are none', '{{> foot}}', 'foot'],
  ])('%s', (_, text, message) => {
    expect(refusal(text)).toContain(`${join(templates, 'sections', 'one.hbs')}: `)
    expect(refusal(text)).toContain(message)
  })

  test('that is missing', () => {
    expect(refusal(null)).toContain(join(templates, 'sections', 'one.hbs'))
  })
})

test('a drawing that would be named at length is refused, with both lengths', () => {
  const long = { ...chart, chart: { ...chart.chart, alternative: 'a'.repeat(285) } }
  const text = (words: string) => `{{#chart "one"}}<p class="chart-title">${words}</p>{{/chart}}`
  expect(rendered(text('Of thirteen'), [{ ...long }])).toContain('Of thirteen. aaa')
  expect(refusal(text('Of thirteen signs'), [long])).toContain(
    'the chart one says 304 characters (title 17, alternative 285), and at most 300 are listened to',
  )
})

test.each([
  ['no template shows', 'text'],
  ['shown twice', `{{#chart "one"}}${title}{{/chart}}{{#chart "one"}}${title}{{/chart}}`],
  ['has no <p class="chart-title">', '{{#chart "one"}}untitled{{/chart}}'],
])('a chart that %s is refused', (message, text) => {
  expect(refusal(text, [chart])).toContain(message)
})
