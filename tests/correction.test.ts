// What a corrected edition shows: which figures are corrected, the notice, the marks, the reason, and what is refused; on the
// fictional data set with one value changed between the editions, composed in memory and once printed for real.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, describe, expect, test } from 'vitest'
import type { Figure } from '../src/analysis/figure.ts'
import type { Final } from '../src/archive/manifest.ts'
import { makeEdition } from '../src/build.ts'
import { checkReason, LONGEST_REASON } from '../src/build/check-reason.ts'
import { compareFigures } from '../src/build/compare-figures.ts'
import { correctionOf } from '../src/build/correction.ts'
import { findingsFile } from '../src/build/findings-file.ts'
import { findingsOf } from '../src/build/findings.ts'
import { sha256 } from '../src/checksum.ts'
import { checkedDataset } from '../src/dataset/check.ts'
import { FORMAT } from '../src/dataset/edition.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { BriefingError } from '../src/errors.ts'
import { en } from '../src/languages/en.ts'
import { defaultCacheFolder } from '../src/pdf/browser.ts'
import { composed } from './composed.ts'
import { root } from './edition.ts'
import { attribute, below, type Element, elements, textOf } from './page.ts'
import { printedPages } from './printed-pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'correction-'))
afterAll(() => rmSync(folder, { recursive: true }))

const plain = (text: string) =>
  text
    .replaceAll(/\u00a0|\u2060/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

describe('a figure is corrected', () => {
  const figure = (id: string, rest: object = {}) => ({
    ...{ id, value: 4392, unit: 't' as const, period: '2030-01', step: 1, series: ['exports'], sources: [] },
    ...rest,
  })
  const compared = (then: object, now: object, id = 'trend.exports.value') => {
    const { series, ...after } = figure(id, now)
    const inputs = series.map((one) => ({ series: one }))
    return compareFigures(
      { asOf: '2030-02-20', figures: [figure(id, then)] },
      { asOf: '2030-02-25', figures: [{ ...after, inputs } as unknown as Figure] },
      en,
    )
  }
  const same = { corrected: 0, gone: 0, added: 0 }
  const corrected = { ...same, corrected: 1 }
  const another = { ...same, gone: 1, added: 1 }
  test.each<[string, object, object, string | undefined, typeof same]>([
    ['when it reads otherwise', {}, { value: 4401 }, undefined, corrected],
    ['not where it differs in no printed digit', { value: 4392.2 }, { value: 4392.4 }, undefined, same],
    [
      'when more digits of it are printed',
      { value: 5, step: 1 },
      { value: 5, step: 0.1 },
      undefined,
      corrected,
    ],
    ['when its unit is another', {}, { unit: 'kg' }, undefined, corrected],
    // Both print as a bare number.
    ['even where no unit is printed', { unit: 'index' }, { unit: 'count' }, undefined, corrected],
    ['when it has another sign', { value: -3, unit: '%' }, { value: 3, unit: '%' }, undefined, corrected],
    ['not where it is about another period', {}, { period: '2029-12', value: 1 }, undefined, another],
    [
      'of what is known by the day, whichever day',
      { period: '2030-02-20' },
      { period: '2030-02-25', value: 1 },
      undefined,
      corrected,
    ],
    ['also from other series', {}, { series: ['rate'], value: 1 }, undefined, corrected],
    [
      'not where a list has another series at its place',
      {},
      { series: ['rate'], value: 1 },
      'sources.conflict.0.taken',
      another,
    ],
    ['where a list has the same one there', {}, { value: 1 }, 'sources.conflict.10.taken', corrected],
    [
      'not where a name ends in a number',
      {},
      { series: ['rate'], value: 1 },
      'drivers.step.announcement-18',
      corrected,
    ],
  ])('%s', (_, then, now, id, expected) => {
    const { corrected: some, gone, added } = compared(then, now, id)
    expect({ corrected: some.length, gone: gone.length, added: added.length }).toEqual(expected)
  })

  test('and what a correction said of itself is not compared', () => {
    const figures = [figure('correction.count'), figure('trend.gone')]
    const { gone } = compareFigures({ asOf: '2030-02-20', figures }, { asOf: '2030-02-20', figures: [] }, en)
    expect(gone).toEqual(['trend.gone'])
  })
})

describe('a reason', () => {
  const refused = (reason: string) =>
    checkReason(reason, en).map(({ where, message }) => `${where}: ${message}`)

  test.each([
    'A wrong row of the customs tables was taken for the total of compounds and metals.',
    'The rows of December were those of a draft; one of them named another country.',
    'R&D’s note “<b>” stood in the table: no one saw it.',
    `${'x'.repeat(LONGEST_REASON - 1)}.`,
  ])('is good: %s', (reason) => expect(refused(reason)).toEqual([]))

  test.each<[string, string, string[]]>([
    ['nothing', ' ', ['--reason: is empty, expected what was wrong in the edition']],
    [
      'figures',
      'It was 4,401 t, not 4,392 t.',
      [
        '--reason:8: found "4,401", a figure that nothing computes',
        '--reason:21: found "4,392", a figure that nothing computes',
      ],
    ],
    ['a day', 'Of 25 January.', ['--reason:4: found "25", a figure that nothing computes']],
    [
      'a number in words',
      'Two rows were wrong.',
      ['--reason:1: found "Two", a number that nothing computes'],
    ],
    ['what a figure did', 'Exports FELL less.', ['--reason:9: found "FELL", which says what a figure did']],
    ['a comparison', 'It was more than that.', ['--reason:8: found "more than", which compares figures']],
    ['a weight', 'The total was too high.', ['--reason:19: found "high", which weighs a change']],
    [
      'a word with a hidden letter',
      'It fe\u00adll.',
      ['--reason:4: found "fe\u00adll", which says what a figure did'],
    ],
    [
      'a word in wide letters',
      'It ｆｅｌｌ.',
      [
        '--reason: holds letters that the bundled fonts lack: ｆ ｅ ｌ',
        '--reason:4: found "ｆｅｌｌ", which says what a figure did',
      ],
    ],
    [
      'a digit of another script',
      'It was ٣.',
      [
        '--reason: holds letters that the bundled fonts lack: ٣',
        '--reason:8: found "٣", a figure that nothing computes',
      ],
    ],
    [
      'several lines',
      'One.\nAnother.',
      ['--reason: holds a line break or a control character, expected one line'],
    ],
    [
      'a sentence without end',
      'A row was mistyped',
      ['--reason: ends without a full stop, expected a sentence'],
    ],
    ['space around it', ' So. ', ['--reason: begins or ends with a space']],
    [
      'too many letters',
      `${'x'.repeat(LONGEST_REASON)}.`,
      ['--reason: has 301 letters, expected at most 300'],
    ],
  ])('is refused for %s', (_, reason, problems) => expect(refused(reason)).toEqual(problems))
})

const MONTH = '2030-12'
const AS_OF = '2031-01-31'
const REASON = 'A wrong row of the customs’ table was taken for the magnets.'
const archive = { path: join(folder, 'reports'), label: 'reports' }
const edition = `${archive.path}/${MONTH}/${AS_OF}`

/** The fixture, and the same with the magnets of the month corrected. */
const first = vintageOf('first')
const next = vintageOf('next', ['magnets,2030-12,504,', 'magnets,2030-12,544,'])
const issued = findingsOf(first, MONTH)
const findings = findingsFile(
  { format: FORMAT, month: MONTH, asOf: AS_OF, snapshot: issued.snapshot },
  {},
  issued.figures,
)
archived(findings)

/** The other value of a conflict no longer alters what the summary would say. */
const GONE = ['was', 'would'].map((name) => `sources.conflict.4.${name}.magnets.signal.as-large`)

const finalOf = (text: string, reason = REASON): Final => ({
  revision: 1,
  correction: { reason, of: { asOf: AS_OF, revision: 0, sha256: sha256(text) } },
})

function vintageOf(name: string, change?: [from: string, to: string]): Vintage {
  const data = join(folder, name)
  cpSync(join(import.meta.dirname, 'fixtures/lumenite'), data, { recursive: true })
  const file = join(data, 'observations/magnets.csv')
  const before = readFileSync(file, 'utf8')
  const after = change ? before.replace(...change) : before
  expect(after === before).toBe(change === undefined)
  writeFileSync(file, after)
  return new Vintage(checkedDataset(data, '2031-03-01', 'lumenite'), AS_OF)
}

function archived(text: string, revision = ''): void {
  mkdirSync(edition + revision, { recursive: true })
  writeFileSync(join(edition + revision, 'findings.json'), text)
}

/** An edition that takes the place of the first one. */
function corrected(vintage: Vintage, medium: 'screen' | 'paper' = 'screen') {
  const found = findingsOf(vintage, MONTH)
  const final = finalOf(findings)
  const correction = correctionOf(archive, vintage, MONTH, found.figures, final)
  if (correction === null) throw new Error('no correction')
  const figures = [...found.figures, ...correction.figures]
  const html = composed(vintage, MONTH, { ...found, figures, correction }, medium, final)
  return { html, figures, correction }
}

/** The elements of a page, read once. */
const trees = new Map<string, Element[]>()
function elementsOf(html: string): Element[] {
  const known = trees.get(html) ?? elements(html)
  trees.set(html, known)
  return known
}

const all = (html: string, tagName: string, name: string, value: string) =>
  elementsOf(html).filter((one) => one.tagName === tagName && attribute(one, name) === value)

/** Every number of the page that is a figure, and whether the sign of corrected ones follows it. */
function printed(html: string): { id: string; text: string; signed: boolean }[] {
  return elementsOf(html)
    .filter((one) => one.tagName === 'data' && attribute(one, 'data-figure') !== undefined)
    .map((one) => {
      const outer =
        one.parentNode && 'tagName' in one.parentNode && attribute(one.parentNode, 'class') === 'figure'
          ? one.parentNode
          : one
      const siblings = outer.parentNode?.childNodes ?? []
      const after = siblings[siblings.indexOf(outer) + 1]
      const signed = after !== undefined && 'tagName' in after && attribute(after, 'class') === 'sign'
      return { id: attribute(one, 'data-figure') ?? '', text: textOf(one), signed }
    })
}

describe.each(['screen', 'paper'] as const)('on a %s, a corrected edition', (medium) => {
  const { html, figures, correction } = corrected(next, medium)
  const then = new Map(issued.figures.map((figure) => [figure.id, figure]))
  const read = ({ value, unit, step }: Figure) => en.quantity(value, unit, step)
  const changed = figures.filter((now) => {
    const before = then.get(now.id)
    return before !== undefined && read(before) !== read(now)
  })
  const notice = () => plain(all(html, 'div', 'class', 'correction').map(textOf).join('|'))

  test('bears the sign at every print of the figures that read otherwise, and at no other', () => {
    const ids = new Set(changed.map(({ id }) => id))
    expect(ids.size).toBeGreaterThan(8)
    const prints = printed(html)
    expect(prints.filter(({ signed }) => signed).length).toBeGreaterThan(8)
    expect(prints.filter(({ id, signed }) => signed !== ids.has(id))).toEqual([])
  })

  test('says so above the summary, with the reason and the headline figures before and now', () => {
    const sign = medium === 'screen' ? '[r] corrected' : '[r]'
    expect(notice()).toContain(
      `Corrected edition R1 replaces the first edition, as of 31 January 2031. Why: “${REASON}”`,
    )
    expect(notice()).toMatch(
      new RegExp(
        `Figures corrected: ${correction.notice.rows.length}, listed in “Corrected figures” \\(Table \\d+\\) and marked \\[r\\]\\. Among them:`,
      ),
    )
    const items = all(html, 'div', 'class', 'correction')
      .flatMap(below)
      .filter(({ tagName }) => tagName === 'li')
    expect(plain(textOf(items[0] as Element))).toBe(`Lumen magnets, Dec 2030: 544 t${sign}, before 504 t`)
    expect(items.length).toBeLessThanOrEqual(4)
    expect(html.indexOf('class="correction"')).toBeLessThan(html.indexOf('id="summary"'))
  })

  test('names itself in masthead and title, and is no draft', () => {
    expect(plain(all(html, 'header', 'class', 'masthead').map(textOf).join())).toContain(
      'Corrected edition R1',
    )
    expect(textOf(elementsOf(html).find(({ tagName }) => tagName === 'title') as Element)).toMatch(
      / \(corrected, R1\)$/,
    )
    expect(html).not.toMatch(/[Dd]raft/)
  })

  test('lists each corrected figure once, before and now', () => {
    const rows = all(html, 'section', 'id', 'corrected')
      .flatMap(below)
      .filter(({ tagName }) => tagName === 'tr')
      .slice(1)
    const cells = rows.map((row) =>
      below(row)
        .filter(({ tagName }) => ['th', 'td'].includes(tagName))
        .map((cell) => plain(textOf(cell))),
    )
    expect(cells.length).toBe(correction.notice.rows.length)
    expect(cells[0]?.slice(0, 2)).toEqual(['Lumen magnets, Dec 2030', '504 t'])
    expect(cells[1]?.[0]).toBe('Lumen magnets, Dec 2030 against Nov 2030')
    expect(new Set(cells.map((one) => one.join('|'))).size).toBe(cells.length)
    const [note] = all(html, 'section', 'id', 'corrected')
      .flatMap(below)
      .filter((one) => attribute(one, 'class') === 'note')
    expect(note && textOf(note)).toContain('the other does not are named in findings.json')
    // Every one that changed is in a row: as itself, or as one that is the same.
    expect([...correction.before.keys()].sort()).toEqual(changed.map(({ id }) => id).sort())
    for (const { id } of changed) expect(correction.before.get(id)?.value).toBe(then.get(id)?.value)
  })

  test('explains the sign in the reading aid, and in the note of page one', () => {
    const terms = all(html, 'dl', 'class', 'signs')
      .flatMap(below)
      .filter(({ tagName }) => tagName === 'dt')
    expect(terms.map(textOf)).toContain(en.corrected.sign)
    expect(all(html, 'p', 'class', 'note').map(textOf).join()).toContain(
      `${en.corrected.sign} is corrected in this edition.`,
    )
  })
})

test('its ledger says what each corrected figure was before, and where that stood', () => {
  const { html } = corrected(next)
  const entry = (id: string) => plain(all(html, 'li', 'id', `ledger-${id}`).map(textOf).join())
  expect(entry('summary.magnets.value')).toContain('In the edition that this one replaces: 504 t')
  expect(entry('correction.then.summary.magnets.value')).toContain(
    `the edition that this one replaces (reports: ${MONTH}/${AS_OF})`,
  )
  expect(entry('summary.exports.value')).not.toContain('that this one replaces')
  expect(entry('correction.count')).toContain('how many of the figures of this issue read differently')
})

test('without a corrected figure it says so, lists none and marks none', () => {
  const { html, correction } = corrected(first)
  expect(correction.notice).toMatchObject({ count: null, rows: [], headline: [], others: false })
  expect(plain(all(html, 'div', 'class', 'correction').map(textOf).join())).toMatch(
    /No figure reads differently\.$/,
  )
  expect(html).not.toContain('class="sign"')
  expect(html).not.toContain('figures-corrected')
})

test('a second correction takes the place of the one before, under its name', () => {
  const text = findings.replace(
    /("summary.exports.value",\s+"value": )1200/,
    (_, head: string) => `${head}1201`,
  )
  archived(text, '-R1')
  const of = { asOf: AS_OF, revision: 1, sha256: sha256(text) }
  const final = { revision: 2, correction: { reason: REASON, of } }
  const second = correctionOf(archive, first, MONTH, issued.figures, final)
  expect(second?.notice).toMatchObject({ name: 'R2', replaced: 'R1', complete: true })
  expect(second?.notice.headline).toMatchObject([
    {
      now: { value: 1200 },
      then: { value: 1201, records: [{ kind: 'edition', id: `${MONTH}/${AS_OF}-R1` }] },
    },
  ])
})

test.each([
  ['a draft', null],
  ['a first edition', { revision: 0, correction: null }],
])('%s has no notice, no list and no sign', (_, final) => {
  expect(correctionOf(archive, first, MONTH, issued.figures, final)).toBeNull()
  for (const medium of ['screen', 'paper'] as const)
    expect(composed(first, MONTH, issued, medium, final)).not.toMatch(/\[r\]|orrected edition|id="corrected"/)
})

describe('refused:', () => {
  const { figures } = findingsOf(next, MONTH)
  const problems = (final: Final) => {
    try {
      return correctionOf(archive, next, MONTH, figures, final)
    } catch (error) {
      if (error instanceof BriefingError) return error.problems
      throw error
    }
  }
  const where = `reports/${MONTH}/${AS_OF}/findings.json`
  const hint = 'restore that edition from version control: what was released never changes'

  test('a reason that types a figure', () => {
    expect(problems(finalOf(findings, 'It was 504 t.'))).toMatchObject([{ where: '--reason:8' }])
  })

  test('an edition that was changed', () => {
    expect(problems(finalOf('other'))).toEqual([
      {
        where,
        hint,
        message: expect.stringMatching(
          /^is not the file that the correction names: found the checksum [0-9a-f]{8}, expected [0-9a-f]{8}$/,
        ),
      },
    ])
  })

  test.each([
    ['one that is no JSON', '{', 'is no list of figures to compare with, the first problem in the whole'],
    [
      'one of another program',
      findings.replaceAll('"unit": "t"', '"unit": "stone"'),
      'the first problem in figures.0.unit',
    ],
    [
      'that of another month',
      findings.replace(`"month": "${MONTH}"`, '"month": "2030-11"'),
      `holds the edition of 2030-11 as of ${AS_OF}, expected that of ${MONTH} as of ${AS_OF}`,
    ],
  ])('%s', (_, text, message) => {
    archived(text)
    expect(problems(finalOf(text))).toMatchObject([{ where, message: expect.stringContaining(message) }])
    archived(findings)
  })

  test('one that is missing', () => {
    rmSync(dirname(edition), { recursive: true })
    const message = 'the file is missing, but this edition is the one to be corrected'
    expect(problems(finalOf(findings))).toEqual([{ where, message, hint }])
    archived(findings)
  })
})

test('printed, it keeps page one whole, names itself in every running head, and states its correction for machines', async () => {
  const made = await makeEdition({
    ...{ data: join(folder, 'next'), dataLabel: 'lumenite', home: root, node: '20', archive },
    ...{
      month: MONTH,
      asOf: AS_OF,
      today: '2031-03-01',
      final: finalOf(findings, longReason()),
      report: () => undefined,
    },
    browser: { cacheFolder: defaultCacheFolder(process.env, homedir()), env: process.env },
  })
  const pdf = new Uint8Array(made.files.get('briefing.pdf') as Uint8Array)
  const [cover, contents, ...others] = await printedPages(pdf)
  const words = plain(cover?.body.map(({ text }) => text).join(' ') ?? '')
  expect(words).toContain('Corrected edition R1 replaces the first edition')
  expect(words).toContain('Numbers in brackets refer to the sources')
  expect(contents?.body[0]?.text).toBe('Contents')
  expect(others.map(({ runningHead }) => runningHead)).toContain('Corrected figures')
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
  const { info } = await document.getMetadata()
  expect(info).toMatchObject({ Title: expect.stringMatching(/ \(corrected, R1\)$/) })
  const { items } = await (await document.getPage(3)).getTextContent()
  expect(plain(items.map((item) => ('str' in item ? item.str : '')).join(''))).toContain(
    'Corrected edition R1 · Vardia',
  )

  const stated = JSON.parse(String(made.files.get('findings.json')))
  expect(stated).toMatchObject({
    format: FORMAT,
    corrects: { asOf: AS_OF, revision: 0, reason: longReason(), gone: GONE, added: [] },
  })
  expect(stated.corrects.figures[0]).toEqual({
    id: 'summary.magnets.value',
    then: { value: 504, unit: 't', step: 1 },
    now: { value: 544, unit: 't', step: 1 },
  })
})

/** One as long as may be. */
function longReason(): string {
  return 'A wrong row was taken, and then another; '.repeat(10).slice(0, LONGEST_REASON - 1) + '.'
}
