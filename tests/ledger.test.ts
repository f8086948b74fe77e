// "Where does this come from?", asked of every figure of the December 2025 issue: the chain leads to a source or to a stated
// choice, and the arithmetic, done again here from the rows of the CSV files, gives the printed value.
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { closeBrowser, defaultCacheFolder, launchBrowser } from '../src/pdf/browser.ts'
import { en } from '../src/languages/en.ts'
import { unit } from '../src/dataset/schema.ts'
import { type Edition, edition, type FigureJson, root } from './edition.ts'
import { attribute, below, elements, textOf } from './page.ts'

let issue: Edition
beforeAll(async () => {
  issue = await edition('2025-12', '2026-01-25')
})

const data = join(root, 'data/rare-earths')
const tables = new Map<string, Record<string, string>[]>()

/** The row that stands at a line of a file, read without the program. */
function rowAt(file: string, line: number): Record<string, string> {
  if (!tables.has(file)) {
    const records = parse(readFileSync(join(data, file), 'utf8'), { columns: true, info: true })
    const rows: Record<string, string>[] = []
    for (const { record, info } of records as { record: Record<string, string>; info: { lines: number } }[])
      rows[info.lines] = record
    tables.set(file, rows)
  }
  return tables.get(file)?.[line] ?? {}
}

/** Works a derivation out anew: its own arithmetic, its own reading of the rows. */
function recomputed({ inputs, choices, derivation }: FigureJson): number {
  const inputValues = inputs.map(({ file, line }) => Number(rowAt(file, line)['value']))
  const work = (one: FigureJson['derivation']): number => {
    if (typeof one === 'number') return inputValues[one] ?? Number.NaN
    if (Array.isArray(one)) {
      const [sign, ...rest] = one
      const terms = rest.map((part) => (typeof part === 'string' ? Number.NaN : work(part)))
      const [a = Number.NaN, b = Number.NaN] = terms
      const sorted = terms.toSorted((x, y) => x - y)
      const middle = sorted.length / 2
      const results: Record<string, number> = {
        '+': terms.reduce((x, y) => x + y, 0),
        '×': terms.reduce((x, y) => x * y, 1),
        '−': a - b,
        '÷': a / b,
        '²': a * a,
        ln: Math.log(a),
        exp: Math.exp(a),
        abs: Math.abs(a),
        '%': a / 100,
        'in %': a * 100,
        'round up': Math.ceil(a - 1e-9),
        median: ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2,
      }
      return results[String(sign)] ?? Number.NaN
    }
    if ('constant' in one) return one.constant
    if ('choice' in one) return choices[one.choice]?.value ?? Number.NaN
    if ('record' in one) return one.value
    if ('records' in one) return one.records.length
    if ('count' in one) return one.count.length
    const [bar = Number.NaN, ...others] = one.atLeast.map(work)
    return others.filter((other) => other > bar - 1e-9).length
  }
  return work(derivation)
}

const printed = () =>
  elements(issue.html).flatMap((element) => {
    const id = element.tagName === 'data' ? attribute(element, 'data-figure') : undefined
    return id === undefined ? [] : [{ id, text: textOf(element) }]
  })
const figures = () => new Map(issue.findings.figures.map((figure) => [figure.id, figure]))

describe('every figure printed in the December 2025 issue', () => {
  test('rests on rows of sources, on records with sources, or on a stated choice', () => {
    const all = figures()
    const sources = new Set(
      issue.findings.figures.flatMap(({ inputs }) => inputs.map(({ source }) => source)),
    )
    expect(sources.size).toBeGreaterThan(100)
    const loose = [...new Set(printed().map(({ id }) => id))].filter((id) => {
      const { inputs = [], records = [], choices = [], value } = all.get(id) ?? {}
      // Nothing counted rests on nothing.
      const nothing = value === 0 && all.get(id)?.unit === 'count'
      const cited = records.length > 0 && records.every((record) => record.sources.length > 0)
      return inputs.length === 0 && !cited && choices.length === 0 && !nothing
    })
    expect(loose).toEqual([])
  })

  test('has inputs that stand in the data set at their file and line', () => {
    for (const { id, inputs } of issue.findings.figures) {
      for (const { file, line, series, period, value, source } of inputs) {
        const row = rowAt(file, line)
        expect([row['series'], row['period'], Number(row['value']), row['source']], id).toEqual([
          series,
          period,
          value,
          source,
        ])
      }
    }
  })

  test('is what its arithmetic gives, worked out again from the rows', () => {
    for (const figure of issue.findings.figures) {
      const slack = 1e-9 * Math.max(1, Math.abs(figure.value))
      expect(Math.abs(recomputed(figure) - figure.value), `${figure.id} = ${figure.formula}`).toBeLessThan(
        slack,
      )
    }
  })

  test('is printed as the arithmetic gives it', () => {
    const all = figures()
    for (const { id, text } of printed()) {
      const figure = all.get(id)
      if (figure === undefined) throw new Error(`no figure ${id}`)
      const value = recomputed(figure)
      const forms = [value, Math.abs(value)].flatMap((one) => [
        en.quantity(one, unit.parse(figure.unit), figure.step),
        en.signed(one, unit.parse(figure.unit), figure.step),
        en.digits(one, unit.parse(figure.unit), figure.step),
        en.cardinal(one),
        en.ordinal(one),
      ])
      expect(forms, id).toContain(text)
    }
  })
})

describe('the ledger of the page', () => {
  test('has an entry for every figure, to which each place leads and from which each is reached', () => {
    const all = elements(issue.html)
    const byId = new Map(all.flatMap((element) => [[attribute(element, 'id') ?? '', element] as const]))
    const links = all.filter((element) => attribute(element, 'class') === 'figure')
    expect(links.length).toBe(printed().length)
    for (const link of links) {
      expect(link.tagName).toBe('a')
      const entry = byId.get((attribute(link, 'href') ?? '').slice(1))
      const id = below(link).map((element) => attribute(element, 'data-figure'))
      expect(entry && textOf(entry), String(id)).toContain(String(id))
      const back = entry ? below(entry).map((element) => attribute(element, 'href')) : []
      expect(back).toContain(`#${attribute(link, 'id')}`)
    }
  })

  test('shows value, words, numbers, row, file and line, and source of a figure', () => {
    const entry = elements(issue.html).find(
      (element) => attribute(element, 'id') === 'ledger-summary.magnets-japan.change-on-month',
    )
    const text = entry ? textOf(entry).replace(/\s+/g, ' ') : ''
    expect(text).toContain('−8.2%')
    expect(text).toContain('Magnets to Japan, Dec 2025 ÷ Magnets to Japan, Nov 2025 − 1')
    expect(text).toContain('280 ÷ 305 − 1')
    expect(text).toMatch(/observations\/magnets\.csv:\d+/)
    expect(text).toMatch(/Kyodo .*20 January 2026: .*\(news agency\).*also printed, within rounding, by/)
  })
})

test('a figure leads to its entry by key, and the entry back', async () => {
  const launching = launchBrowser({
    executablePath: process.env['PUPPETEER_EXECUTABLE_PATH'],
    cacheFolder: defaultCacheFolder(process.env, homedir()),
    env: process.env,
  })
  try {
    const page = await (await launching).newPage()
    await page.goto(pathToFileURL(join(issue.folder, 'briefing.html')).href)
    const press = async (selector: string) => {
      await page.focus(selector)
      await page.keyboard.press('Enter')
      return new URL(page.url()).hash
    }
    const entry = await press('.key a.figure')
    expect(entry).toMatch(/^#ledger-summary\./)
    const target = `[id="${entry.slice(1)}"]`
    expect(await page.$eval(target, (element) => element.getBoundingClientRect().top)).toBeLessThan(50)
    expect(await press(`${target} .back a`)).toMatch(/^#at-summary\./)
  } finally {
    await closeBrowser(launching)
  }
})

test('the annex of the PDF takes two pages at most, and its citations lead to the list', async () => {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const pdf = await getDocument({ data: issue.pdf.slice(), verbosity: 0 }).promise
  const starts = { annex: 0, values: 0, sources: 0 }
  // The table of contents names both on its page; then each stands at the head of its own pages.
  for (let number = 3; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    const text = items.map((item) => ('str' in item ? item.str : '')).join('')
    if (text.includes('Annex A: how the summary')) starts.annex ||= number
    if (text.includes('Annex B: values of the figures')) starts.values ||= number
    if (text.includes('Sources cited')) starts.sources ||= number
  }
  expect(starts.annex).toBeGreaterThan(0)
  const end = starts.values || starts.sources
  expect(end - starts.annex).toBeGreaterThan(0)
  expect(end - starts.annex).toBeLessThanOrEqual(2)
  const links = (await (await pdf.getPage(1)).getAnnotations()).filter(({ subtype }) => subtype === 'Link')
  const destinations = links.map(({ dest }: { dest: string }) => dest)
  expect(destinations.some((dest) => dest.startsWith('source-'))).toBe(true)
  expect(destinations.some((dest) => dest.startsWith('annex-summary.'))).toBe(true)
  const known = await pdf.getDestinations()
  expect(destinations.filter((dest) => !(dest in known))).toEqual([])
})
