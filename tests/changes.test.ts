// What an issue says of the one before it: the first one, the next one against an edition of fictional data, and the real
// December 2025 built against November in one archive.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findingsOf } from '../src/build/findings.ts'
import { sha256 } from '../src/checksum.ts'
import { checkedDataset } from '../src/dataset/check.ts'
import { type ArchivedEdition, FORMAT, readEdition } from '../src/dataset/edition.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { cut } from '../src/sections/changes-lists.ts'
import { composed } from './composed.ts'
import { command, DECEMBER, edition, type FigureJson, NOVEMBER } from './edition.ts'
import { attribute, below, type Element, elements, textOf } from './page.ts'

const folder = mkdtempSync(join(tmpdir(), 'changes-'))
afterAll(() => rmSync(folder, { recursive: true }))

const plain = (text: string) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim()
const part = (html: string, name: string, value: string): Element => {
  const found = elements(html).find((element) => attribute(element, name) === value)
  if (found === undefined) throw new Error(`the page has no ${name} ${value}`)
  return found
}
const box = (html: string) => plain(textOf(part(html, 'class', 'since')))
/** The rows of the tables of the section, their cells parted by bars. */
const rows = (html: string) =>
  below(part(html, 'id', 'changes'))
    .filter(({ tagName }) => tagName === 'tr')
    .map((row) =>
      below(row)
        .filter(({ tagName }) => tagName === 'td' || tagName === 'th')
        .map((cell) => plain(textOf(cell)).replace(/[\u2060[\]]|\d+(?=\])/g, ''))
        .join(' | '),
    )

describe('of fictional data', () => {
  /** The fixture with the section in it, and what became known after its November: a revision, a status, an event. */
  function lumenite(name: string, more: Record<string, string> = {}): string {
    const data = join(folder, name)
    cpSync(join(import.meta.dirname, 'fixtures', 'lumenite'), data, { recursive: true })
    const append = (file: string, text: string) =>
      writeFileSync(join(data, file), readFileSync(join(data, file), 'utf8') + text)
    const briefing = readFileSync(join(data, 'briefing.yaml'), 'utf8')
    writeFileSync(join(data, 'briefing.yaml'), briefing.replace(/, sources\]/, ', changes, sources]'))
    for (const [file, text] of Object.entries(more)) append(file, text)
    return data
  }
  const later = {
    'sources.yaml': `
- id: customs-revision
  publisher: Customs of Vardia
  origin: Customs of Vardia
  title: Revised tables
  url: https://example.org/revision
  published: 2031-01-31
  known: 2031-01-31
  kind: official-statistics
`,
    'observations/exports.csv': 'products,2030-11,900,t,customs-revision,reported,,,\n',
    // A step of the last measure.
    'measures.yaml': `    - date: 2031-01-30
      status: in force
      sources: [customs-revision]
`,
    'events.yaml': `
- id: revision-2031
  date: 2031-01-31
  actor: Vardia
  kind: export-control
  title: Customs revises its tables
  label: Revision
  text: The tables were revised.
  effect: neutral
  sources: [customs-revision]
`,
  }

  function issue(data: string, month: string, asOf: string, previous?: ArchivedEdition) {
    const dataset = checkedDataset(join(folder, data), '2031-03-01')
    const vintage = new Vintage(dataset, asOf)
    const found = findingsOf(vintage, month, previous)
    const { snapshot, since, figures } = found
    const html = composed(vintage, month, found)
    const text = JSON.stringify({ format: FORMAT, month, asOf, snapshot })
    return { html, figures, since, archived: readEdition('findings.json', text, 'none') }
  }

  lumenite('before')
  lumenite('after', later)
  const first = issue('before', '2030-11', '2030-12-31')
  const next = issue('after', '2030-12', '2031-02-10', first.archived)
  /** Of a month of which nothing is known by its day. */
  const unknown = () => issue('after', '2031-01', '2031-02-11', next.archived)

  test('the first issue says so on page one and has no section of it', () => {
    expect(box(first.html)).toContain('This is the first issue to stand in the archive')
    expect(elements(first.html).some((element) => attribute(element, 'id') === 'changes')).toBe(false)
    expect(first.html).not.toContain('href="#changes"')
    expect(first.figures.filter(({ id }) => id.startsWith('changes.'))).toEqual([])
  })

  test('the next one says on page one what changed', () => {
    expect(box(next.html)).toMatch(
      /^Since the issue of November 2030, as of 31 December 2030\. New values: \d+, with December 2030 of every key series\. Revised: 1\. Verdicts that changed: Magnets to Osterlund, ordinary variation in Nov 2030, in Dec 2030 signal\. Least contradicted now: “Dispute with Osterlund”, .* \(before: “Licences”, .*\)\. Measures new or with another status: 1\. New events and dates: 2\. Conflicts newly settled or settled in another way: 1\./,
    )
  })

  test.each([
    [
      'a flipped verdict and why',
      /^Vardia's exports of lumen magnets to Osterlund \| Nov 2030: rise of 15\.4% on the month, ordinary variation \| Dec 2030: fall of 50\.0% on the month, signal$/,
    ],
    ['another leading explanation', /^Explanations with the least against them \| “.+” \| “.+”$/],
    ['a new value of a key series', /^Vardia's lumenite exports \| \d+ \| December 2030 \| 1,200 t/],
    [
      'a revision with its size and how it came',
      /^Vardia's exports of lumenite products \| Nov 2030 \| 800 t\d* \| 900 t\*?\d* \| \+100 t\*? \| \+12\.5%\*? \| published since$/,
    ],
    [
      'a measure with another status',
      /^Common stockpile[\d,]* \| Union of Aurene \| in force, 30 Jan 2031 \| agreed$/,
    ],
    ['a new event', /^31 Jan 2031 \| Customs revises its tables\d*$/],
    [
      'a conflict settled otherwise',
      /^Vardia's exports of lumenite products \| Nov 2030 \| 900 t\d* \| 800 t\d* \| published later \| now the other way$/,
    ],
  ])('its table has %s', (_, row) => {
    expect(rows(next.html)).toContainEqual(expect.stringMatching(row))
  })

  test('says the one reason of all differences under the table, and gives each its own where they vary', () => {
    expect(plain(textOf(part(next.html, 'id', 'changes')))).toContain('Why, in every row: a newer period.')
    expect(plain(textOf(part(unknown().html, 'id', 'changes')))).not.toContain('Why, in every row')
    expect(rows(unknown().html)).toContainEqual(expect.stringMatching(/^Explanations .* \| a newer period$/))
  })

  test('names what is no longer given, where the month is not known', () => {
    expect(box(next.html)).not.toContain('No longer given')
    expect(box(unknown().html)).toMatch(
      /Verdicts that changed: none\. No longer given: .*Magnets to Osterlund; Magnets to Japan beside those to others; Controlled heavy elements\./,
    )
    expect(rows(unknown().html)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /to Osterlund \| Dec 2030: fall of 50\.0% on the month, signal \| Jan 2031: not known \| /,
        ),
        'Controlled heavy elements, confidence | moderate confidence: one publisher | not given | what it rests on is not known',
      ]),
    )
  })

  test('dates ahead stand after what has happened, and say so', () => {
    const data = lumenite('ahead', {
      ...later,
      'events.yaml': `${later['events.yaml']}
- id: deadline-2032
  date: 2032-01-31
  actor: Vardia
  kind: export-control
  title: The suspension ends
  label: End
  text: The suspension ends.
  effect: neutral
  scheduled: true
  sources: [customs-revision]
`,
    })
    const told = rows(issue(basename(data), '2030-12', '2031-02-10', first.archived).html)
    const at = (pattern: RegExp) => told.findIndex((row) => pattern.test(row))
    expect(at(/^31 Jan 2032 \(ahead\) \| The suspension ends/)).toBeGreaterThan(at(/^31 Jan 2031 \| Customs/))
  })

  test('every figure of it leads to a row or to a record with a source', () => {
    const figures = next.figures.filter(({ id }) => id.startsWith('changes.'))
    expect(figures.length).toBeGreaterThan(20)
    for (const { id, inputs, records } of figures) {
      expect(inputs.length + records.flatMap(({ sources }) => sources).length, id).toBeGreaterThan(0)
    }
  })

  test('an issue on an unchanged data set finds nothing new, and says so', () => {
    // Of the same month: the tests of another count among the evidence.
    const again = issue('before', '2030-11', '2030-12-31', first.archived)
    expect(again.since).toMatchObject({
      flips: [],
      added: { count: null },
      revised: { count: null },
      withdrawn: [],
    })
    expect(box(again.html)).toMatch(
      /New values: none\. Revised: none\. Verdicts that changed: none\. Measures .* none\. New events and dates: none\. Conflicts .* none\./,
    )
  })

  test('a list that is cut says how much it leaves out, and findings have it', () => {
    const { since } = issue('after', '2030-12', '2031-02-10', {
      ...first.archived,
      snapshot: { ...first.archived.snapshot, values: {} },
    })
    const { added } = since as {
      added: {
        count: { value: number }
        rows: { count: { value: number } }[]
        further: { value: number }
        rest: unknown[]
      }
    }
    const shown = added.rows.reduce((sum, { count }) => sum + count.value, 0)
    expect(added.rest).toHaveLength(added.further.value)
    expect(shown + added.rest.length).toBe(added.count.value)
  })
})

test('a list is not cut for the sake of one row', () => {
  const cutTo = (rows: readonly string[]) => cut(rows, 2, () => null)
  expect(cutTo(['a', 'b', 'c'])).toMatchObject({ rows: ['a', 'b', 'c'], rest: [] })
  expect(cutTo(['a', 'b', 'c', 'd'])).toMatchObject({ rows: ['a', 'b'], rest: ['c', 'd'] })
})

describe('of the real data, in one archive', () => {
  const archive = join(folder, 'reports')
  const build = (month: string, asOf: string) =>
    command('--month', month, '--as-of', asOf, '--archive', archive)
  const read = (edition: string, file: string) => readFileSync(join(archive, edition, file), 'utf8')
  let html = ''
  beforeAll(async () => {
    const [november, december] = [await edition(...NOVEMBER), await edition(...DECEMBER)]
    cpSync(november.folder, join(archive, '2025-11/2025-12-25'), { recursive: true })
    cpSync(december.folder, join(archive, '2025-12/2026-01-25'), { recursive: true })
    html = read('2025-12/2026-01-25', 'briefing.html')
  })

  test('the manifest names the edition compared with, and its checksum', () => {
    const previous = (edition: string): unknown => JSON.parse(read(edition, 'manifest.json')).previous
    expect(previous('2025-11/2025-12-25')).toBeNull()
    expect(previous('2025-12/2026-01-25')).toEqual({
      ...{ month: '2025-11', asOf: '2025-12-25', revision: 0 },
      sha256: sha256(read('2025-11/2025-12-25', 'findings.json')),
    })
  })

  test('December names what came after November', () => {
    expect(box(html)).toMatch(
      /^Since the issue of November 2025, as of 25 December 2025\. New values: \d+, with December 2025 of every key series\./,
    )
    expect(rows(html)).toContainEqual(
      expect.stringMatching(
        /^Rare-earth magnets to Japan \| Nov 2025: rise of 34\.9% .*\| Dec 2025: fall of 8\.2% /,
      ),
    )
  })

  test('the summary and its box stay on page one', async () => {
    const data = new Uint8Array(readFileSync(join(archive, '2025-12/2026-01-25', 'briefing.pdf')))
    const pdf = await getDocument({ data, useSystemFonts: false }).promise
    const { items } = await (await pdf.getPage(2)).getTextContent()
    const words = items.map((item: object) => ('str' in item ? item.str : '')).join(' ')
    // The foot of the page comes first.
    expect(words).toMatch(/^Draft · \S+ rare-earth exports 2 \/ \d+ [^:]* January\s+2026\s+Contents/)
  })

  test('the change that November printed leads back to its edition', () => {
    const { figures }: { figures: FigureJson[] } = JSON.parse(read('2025-12/2026-01-25', 'findings.json'))
    expect(figures.find(({ id }) => id === 'changes.judgement.0.then')).toMatchObject({
      records: [{ kind: 'edition', id: '2025-11/2025-12-25', sources: [expect.any(String)] }],
    })
  })

  // That it is made again against the edition that its manifest names, with the same bytes, tests/verify.test.ts shows.
  test('verify refuses an edition compared with that was changed after it was written', async () => {
    writeFileSync(
      join(archive, '2025-11/2025-12-25/findings.json'),
      `${read('2025-11/2025-12-25', 'findings.json')} `,
    )
    const { err } = await command('verify', '2025-12', '--archive', archive)
    expect(err.join('\n')).toContain('was changed after it was written')
  })

  test('a malformed edition stops the build, and nothing is written', async () => {
    writeFileSync(join(archive, '2025-11/2025-12-25/findings.json'), '{}')
    const before = read('2025-12/2026-01-25', 'manifest.json')
    const { code, err } = await build('2025-12', '2026-01-25')
    expect(code).toBe(1)
    expect(err.join('\n')).toMatch(
      /2025-11\/2025-12-25\/findings\.json: cannot be compared with: format is missing; expected 1\n {4}mend: rebuild that edition with npm run brief -- --month 2025-11 --as-of 2025-12-25, or move it out of /,
    )
    expect(read('2025-12/2026-01-25', 'manifest.json')).toBe(before)
  })
})
