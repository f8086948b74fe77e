// The December 2025 issue, built for real: what it says, that every number is a figure, and that its bytes are stable.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Edition, edition, root } from './edition.ts'
import { attribute, below, type Element, elements, textOf, textOutside } from './page.ts'

let issue: Edition
beforeAll(async () => {
  issue = await edition('2025-12', '2026-01-25')
})

const figure = (id: string) => {
  const found = issue.findings.figures.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no figure ${id}`)
  return found
}

describe('December 2025 as of 25 January 2026 says, computed', () => {
  test.each([
    ['summary.magnets-japan.value', 280, 0],
    ['summary.magnets-japan.change-on-month', -8.2, 1],
    ['summary.magnets-japan.change-on-year', 31.4, 1],
    ['summary.products.value', 6745, 0],
    ['summary.products.change-on-month', -3.1, 1],
    ['summary.exports.value', 4392, 0],
    ['summary.exports.change-on-month', -20, 0],
    ['summary.magnets.value', 5952, 0],
  ])('%s is %d', (id, value, decimals) => {
    expect(Number(figure(id).value.toFixed(decimals))).toBe(value)
  })

  test('the change on the year to Japan is the published rate, for its base was derived from it', () => {
    expect(figure('summary.magnets-japan.change-on-year')).toMatchObject({ basis: 'reported' })
  })

  test('the products of November stand in the derivation', () => {
    expect(figure('summary.products.change-on-month').inputs.map(({ value }) => value)).toEqual([6745, 6958])
  })

  test.each([
    ['exports', 'ordinary variation'],
    ['products', 'too little history'],
    ['magnets', 'ordinary variation'],
    ['magnets-japan', 'ordinary variation'],
  ])('the verdict on %s is "%s"', (series, verdict) => {
    const keys = elements(issue.html).filter((element) => attribute(element, 'class') === 'key')
    const key = keys.find((element) => below(element).some((one) => attribute(one, 'data-series') === series))
    expect(key && textOf(key)).toContain(verdict)
  })
})

test('each drawing lies beside the page with its specification, as the Vega editor opens it, and its values', async () => {
  const { compile } = await import('vega-lite')
  const folder = join(issue.folder, 'charts')
  const names = readdirSync(folder)
  const drawn = names.filter((name) => name.endsWith('.svg')).map((name) => name.slice(0, -4))
  expect(drawn.length).toBeGreaterThan(12)
  for (const name of drawn) {
    const spec = JSON.parse(readFileSync(join(folder, `${name}.vl.json`), 'utf8'))
    expect(spec.$schema, name).toBe('https://vega.github.io/schema/vega-lite/v6.json')
    expect(compile(spec).spec.marks?.length, name).toBeGreaterThan(0)
    expect(JSON.stringify(spec), name).not.toContain('"url"')
    if (!name.startsWith('sparkline')) expect(names, name).toContain(`${name}.csv`)
  }
})

/** What a cell of a table of values holds, as its file has it. */
function inFull(cell: Element): string {
  for (const one of below(cell)) {
    if (one.tagName === 'data') return attribute(one, 'value') ?? ''
    if (one.tagName === 'time') return attribute(one, 'datetime') ?? ''
  }
  return textOf(cell).replace(/^(not known|–)$/, '')
}

/** Where digits may stand: figures, dates, drawings, citations, references, and names that come from a record. */
const excused = (element: Element): boolean =>
  ['data', 'time', 'svg', 'style', 'title'].includes(element.tagName) ||
  ['cite', 'chart-source', 'number', 'see'].includes(attribute(element, 'class') ?? '') ||
  element.attrs.some(({ name }) => name.startsWith('data-'))

describe('the page', () => {
  test('has no digit that is not a figure, a date, a citation, the number of a figure or table, or part of a name from the data', () => {
    expect(textOutside(issue.html, excused).filter((text) => /\d/.test(text))).toEqual([])
  })

  test('prints every figure as the findings have it', () => {
    const known = new Map(issue.findings.figures.map(({ id, value }) => [id, value]))
    const printed = elements(issue.html).filter(({ tagName }) => tagName === 'data')
    expect(printed.length).toBeGreaterThan(100)
    for (const element of printed.filter((one) => attribute(one, 'data-chart') === undefined)) {
      const id = attribute(element, 'data-figure') ?? ''
      expect(known.get(id), id).toBe(Number(attribute(element, 'value')))
    }
  })

  test('prints what each chart draws as its file has it, rounded', () => {
    const details = elements(issue.html).filter((one) => attribute(one, 'class') === 'values')
    const files = readdirSync(join(issue.folder, 'charts')).filter((name) => name.endsWith('.csv'))
    expect(details.length).toBe(files.length)
    for (const inner of details.map(below)) {
      const [file = ''] = inner.filter((one) => attribute(one, 'class') === 'file').map(textOf)
      const rows: string[][] = parse(readFileSync(join(issue.folder, file), 'utf8'))
      const printed = inner
        .filter(({ tagName }) => tagName === 'tr')
        .map((row) => below(row).filter(({ tagName }) => ['th', 'td'].includes(tagName)))
      expect(
        printed.map((row) => row.map(inFull)),
        file,
      ).toEqual(rows)
      const data = inner.filter(({ tagName }) => tagName === 'data')
      for (const one of data) {
        const text = textOf(one).replaceAll(',', '').replace('−', '-')
        const half = 0.5 * 10 ** -(text.split('.')[1] ?? '').length + 1e-9
        expect(
          Math.abs(Number(text) - Number(attribute(one, 'value'))),
          `${file}: ${text}`,
        ).toBeLessThanOrEqual(half)
      }
    }
  })

  test('has no hole where a value should be', () => {
    const text = textOutside(issue.html, ({ tagName }) => tagName === 'style').join(' ')
    expect(text).not.toMatch(/undefined|NaN|\[object|Infinity|\[\[|\{\{/)
  })

  test('has unique ids, and every link inside it leads somewhere', () => {
    const all = elements(issue.html)
    const ids = all.flatMap((element) => attribute(element, 'id') ?? [])
    expect(ids.length).toBe(new Set(ids).size)
    const targets = all
      .flatMap((element) => attribute(element, 'href') ?? [])
      .filter((href) => href.startsWith('#'))
    expect(targets.filter((href) => !ids.includes(href.slice(1)))).toEqual([])
  })

  test('has at least twelve charts, each with title, subtitle, source line and text alternative', () => {
    const figures = elements(issue.html).filter((element) => element.tagName === 'figure')
    expect(figures.length).toBeGreaterThanOrEqual(12)
    for (const element of figures) {
      const inner = below(element)
      const name = attribute(element, 'id')
      expect(
        inner.some((one) => attribute(one, 'class') === 'chart-title'),
        name,
      ).toBe(true)
      expect(
        inner.some((one) => attribute(one, 'class') === 'chart-subtitle'),
        name,
      ).toBe(true)
      expect(textOf(element), name).toMatch(/Sources: \d/)
      const svg = inner.find(({ tagName }) => tagName === 'svg')
      expect(svg && attribute(svg, 'role'), name).toBe('img')
      expect((svg && attribute(svg, 'aria-label')) ?? '', name).toMatch(/\w{3}/)
    }
  })

  test('asks nobody for anything', () => {
    expect(issue.html).not.toMatch(/<script|<link|<iframe|src="http|url\((?!data:)/)
  })
})

describe('the bytes', () => {
  const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

  test('are those that the manifest names', () => {
    const manifest = JSON.parse(readFileSync(join(issue.folder, 'manifest.json'), 'utf8'))
    const outputs = Object.entries(manifest.outputs)
    expect(outputs.length).toBeGreaterThan(14)
    for (const [path, sha256] of outputs) expect(hash(join(issue.folder, path)), path).toBe(sha256)
  })

  test('are the same in another process, east of Greenwich and in other languages', () => {
    // Here it is New York, as vitest.config.ts has it: what takes a day or a month too early or too late shows on one side or the other.
    expect(new Date('2026-01-25').getDate()).toBe(24)
    const env = { TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8', LC_ALL: 'tr_TR.UTF-8' }
    const folder = `${issue.folder}-in-tokyo`
    const asked = ['--month', '2025-12', '--as-of', '2026-01-25']
    const options = [...asked, '--out', folder, '--archive', issue.archive]
    const ran = spawnSync(process.execPath, [join(root, 'bin/brief.js'), ...options], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    })
    expect(ran.stderr + ran.stdout).toContain('briefing.pdf')
    for (const file of [
      'briefing.pdf',
      'briefing.html',
      'findings.json',
      'observations.csv',
      'manifest.json',
    ]) {
      expect(hash(join(folder, file)), file).toBe(hash(join(issue.folder, file)))
    }
  })
})
