// An organisation's own name, logo, accent, contact and legal note, set in briefing.yaml alone: on the page, in the charts and
// in the PDF.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COLOUR, tints } from '../src/charts/theme.ts'
import { command, root } from './edition.ts'
import { attribute, elements, textOf } from './page.ts'
import { printedPages } from './printed-pages.ts'

const ACCENT = '#8a1538'
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="4" height="4"/></svg>'
const folder = mkdtempSync(join(tmpdir(), 'theme-'))
afterAll(() => rmSync(folder, { recursive: true }))

let html = ''
let charts = ''
let pdf: Uint8Array
beforeAll(async () => {
  const data = join(folder, 'data')
  cpSync(join(root, 'data/rare-earths'), data, { recursive: true })
  const file = join(data, 'briefing.yaml')
  const own = `publisher: Bureau of Magnets
contact: desk@magnets.example
accent: '${ACCENT}'
logo: logo.svg
legal: Printed under the rules of the Bureau & its council.
`
  const before = readFileSync(file, 'utf8')
  const after = before.replace(/^publisher: .*\ncontact: .*\n/m, own)
  expect(after).not.toBe(before)
  writeFileSync(file, after)
  writeFileSync(join(data, 'logo.svg'), LOGO)
  const out = join(folder, 'issue')
  const ran = await command('--month', '2025-12', '--as-of', '2026-01-25', '--data', data, '--out', out)
  expect(ran.err).toEqual([])
  html = readFileSync(join(out, 'briefing.html'), 'utf8')
  charts = readFileSync(join(out, 'charts/exports-monthly.svg'), 'utf8')
  pdf = new Uint8Array(readFileSync(join(out, 'briefing.pdf')))
})

test('name, logo, contact and legal note stand on the page', () => {
  const all = elements(html)
  const [logo] = all.filter(({ tagName }) => tagName === 'img')
  expect(logo && attribute(logo, 'src')).toBe(
    `data:image/svg+xml;base64,${Buffer.from(LOGO).toString('base64')}`,
  )
  // The name stands beside it, and is not to be read twice.
  expect(logo && attribute(logo, 'alt')).toBe('')
  const text = all
    .filter(({ tagName }) => tagName === 'body')
    .map(textOf)
    .join('')
  expect(text).toContain('Bureau of Magnets')
  expect(text).toContain('Printed under the rules of the Bureau & its council.')
  expect(all.some((element) => attribute(element, 'href') === 'mailto:desk@magnets.example')).toBe(true)
})

test('the accent takes the place of the house’s, in style sheet and drawings, with its tints', () => {
  expect(html).toContain(`--accent: ${ACCENT}`)
  expect(charts).toContain(ACCENT)
  for (const tone of Object.values(tints(COLOUR.accent))) {
    expect(html).not.toContain(tone)
    expect(charts).not.toContain(tone)
  }
})

test('the printed issue names them too', async () => {
  const [cover, contents] = await printedPages(pdf)
  const words = (page: typeof cover) => page?.body.map(({ text }) => text).join(' ') ?? ''
  expect(words(cover)).toContain('Bureau of Magnets')
  expect(words(contents)).toContain('desk@magnets.example')
  expect(words(contents)).toContain('Printed under the rules of the Bureau & its council.')
})
