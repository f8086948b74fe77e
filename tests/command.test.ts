// The command: words and flags, messages, exit codes, files; and the editions that differ because less was known.
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findingsOf } from '../src/build/findings.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { rareEarths } from './data-sets.ts'
import { composed } from './composed.ts'
import { command, edition } from './edition.ts'
import { attribute, elements, textOf } from './page.ts'
import { printedPages } from './printed-pages.ts'

describe('a wrong word or flag is answered with exit 1 and what to do', () => {
  test.each([
    [['publish'], 'found "publish", which is no command'],
    [['--mnth', '2025-12'], "Unknown option '--mnth'"],
    [['--month', '2025-13'], 'found "2025-13", expected a month such as 2025-12'],
    [['--month', '12/2025'], 'expected a month'],
    [['--as-of', '2026-02-30'], 'found "2026-02-30", expected a day such as 2026-01-25'],
    [['--as-of', '2027-01-01'], 'found 2027-01-01, which is later than today, 2026-11-21'],
    [['--month', '2026-09'], 'name a month up to 2025-12'],
    [
      ['--month', '2025-12', '--as-of', '2025-12-31'],
      'none of exports, products, magnets, magnets-japan was known by 2025-12-31',
    ],
    [['--data', '/nowhere'], 'found no folder with a data set'],
  ])('%j', async (argv, message) => {
    const out = join(mkdtempSync(join(tmpdir(), 'refused-')), 'issue')
    const ran = await command(...argv, '--out', out)
    expect(ran.code).toBe(1)
    expect(ran.err.join('\n')).toContain(message)
    expect(existsSync(out)).toBe(false)
  })

  test.each([
    ['itself', '', 'found a file where the folder of the edition belongs'],
    ['above it', '/issue', 'which is a file and no folder'],
  ])('a file in the place of the folder %s', async (_, below, message) => {
    const file = join(mkdtempSync(join(tmpdir(), 'file-')), 'taken')
    writeFileSync(file, 'mine')
    const ran = await command('--month', '2025-12', '--as-of', '2026-01-25', '--out', file + below)
    expect(ran.code).toBe(1)
    expect(ran.err.join('\n')).toContain(message)
  })

  test('a flag that a check would ignore', async () => {
    const ran = await command('check', '--month', '2025-12')
    expect(ran.code).toBe(1)
    expect(ran.err.join('\n')).toContain('found --month, which check does not take, only brief')
  })

  test('one that keeps mail from leaving is said to have sent nothing', async () => {
    const ran = await command('send', '2025-12', '--intend', '--dry-run')
    expect(ran.code).toBe(1)
    expect(ran.err.at(-1)).toBe('\n1 problem. Nothing was sent.')
  })

  test('a folder with other files in it is left alone', async () => {
    const out = mkdtempSync(join(tmpdir(), 'mine-'))
    writeFileSync(join(out, 'thesis.docx'), 'mine')
    const ran = await command('--month', '2025-12', '--as-of', '2026-01-25', '--out', out)
    expect(ran.code).toBe(1)
    expect(ran.err.join('\n')).toContain('found thesis.docx in the folder')
    expect(readdirSync(out)).toEqual(['thesis.docx'])
  })
})

test.each([['help'], ['check --help']])('%s says what can be said', async (words) => {
  const ran = await command(...words.split(' '))
  expect(ran.code).toBe(0)
  expect(ran.out.join('\n')).toMatch(/--month[\s\S]*check/)
})

test('check counts what it checked', async () => {
  const ran = await command('check')
  expect(ran).toMatchObject({ code: 0, err: [] })
  expect(ran.out.join('\n')).toMatch(
    /^data\/rare-earths: \d+ observations of \d+ series from \d+ sources; no problem/,
  )
})

test('without flags the newest complete month is taken, as of the newest day in the data', async () => {
  const out = join(mkdtempSync(join(tmpdir(), 'newest-')), 'issue')
  const ran = await command('--out', out)
  expect(ran.code, ran.err.join('\n')).toBe(0)
  expect(ran.out.join('\n')).toContain('2025-12 as of 2026-11-21')
  expect(readdirSync(out).sort()).toEqual([
    'briefing.html',
    'briefing.pdf',
    'charts',
    'findings.json',
    'manifest.json',
    'observations.csv',
  ])
  const [, second] = await printedPages(new Uint8Array(readFileSync(join(out, 'briefing.pdf'))))
  expect(second?.body[0]?.text, 'the summary has to fit on page one').toBe('Contents')
})

describe('an issue says what was not out on its day', () => {
  test('December 2025 as of 15 January: the total is out, products and magnets are not', () => {
    const vintage = new Vintage(rareEarths, '2026-01-15')
    const found = findingsOf(vintage, '2025-12')
    const early = composed(vintage, '2025-12', found)
    const gaps = elements(early).find((element) => attribute(element, 'class') === 'gaps')
    expect(gaps && textOf(gaps).replace(/\s+/g, ' ')).toMatch(
      /products: not yet published; due by 18.January 2026/,
    )
    expect(gaps && textOf(gaps).replace(/\s+/g, ' ')).toMatch(
      /to Japan: not yet published; due by 20.January 2026/,
    )
    expect(
      found.figures.some(({ inputs }) =>
        inputs.some(({ series, period }) => series === 'magnets' && period === '2025-12'),
      ),
    ).toBe(false)
    expect(found.figures.find(({ id }) => id === 'summary.exports.value')?.value).toBe(4392)
  })

  test('March 2026: the magnets are known, the total and Japan are not', async () => {
    const partial = await edition('2026-03', '2026-04-25')
    expect(partial.out.join('\n')).toContain(
      'not known for the month, and said so on the page: exports, products, magnets-japan',
    )
    expect(partial.findings.figures.find(({ id }) => id === 'summary.magnets.value')?.value).toBe(5238)
  })

  test('November 2025 as of 25 December can be built', async () => {
    const november = await edition('2025-11', '2025-12-25')
    expect(november.findings.figures.find(({ id }) => id === 'summary.magnets-japan.value')?.value).toBe(305)
  })
})
