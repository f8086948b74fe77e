// What the reader finds in the inbox: subject, HTML, plain text, picture, and the files of an edition that hold them.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { figureDirection } from '../src/analysis/direction.ts'
import { MAIL, mailHead } from '../src/archive/mail.ts'
import { type MailInput, mailFiles } from '../src/build/mail-files.ts'
import { mailStyles } from '../src/build/style-sheet.ts'
import { checkedDataset } from '../src/dataset/check.ts'
import { contrast } from '../src/dataset/colour.ts'
import type { Dataset } from '../src/dataset/read.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { BriefingError } from '../src/errors.ts'
import { lintTemplates } from '../src/html/lint.ts'
import { LINE_LENGTH } from '../src/html/letter.ts'
import type { Content } from '../src/html/page.ts'
import { en } from '../src/languages/en.ts'
import { defaultCacheFolder, launchBrowser } from '../src/pdf/browser.ts'
import { picture } from '../src/pdf/picture.ts'
import type { Browser } from '../src/pdf/start.ts'
import { root } from './edition.ts'
import { expectGolden } from './golden.ts'
import { contentOf, mailed } from './mailed.ts'
import { attribute, elements, textOf } from './page.ts'

const real = checkedDataset(join(root, 'data/rare-earths'), '2026-11-21')
const lumenite = checkedDataset(join(root, 'tests/fixtures/lumenite'), '2031-03-01')
const CORRECTION = {
  ...{ revision: 1, name: 'R1', of: { asOf: '2026-01-25', revision: 0 }, replaced: null },
  reason: { kind: 'briefing', id: 'correction', text: 'A row was mistyped.' },
}

/** The data set with one value of a series in all its prints. */
const where = (dataset: Dataset, series: string, period: string, value: number): Dataset => ({
  ...dataset,
  observations: dataset.observations.map((row) =>
    row.series === series && row.period === period ? { ...row, value } : row,
  ),
})
/** The data set without what a series had before a month. */
const from = (dataset: Dataset, series: string, month: string): Dataset => ({
  ...dataset,
  observations: dataset.observations.filter((row) => row.series !== series || row.period >= month),
})

const december = contentOf(new Vintage(real, '2026-01-25'), '2025-12')
const fictional = contentOf(new Vintage(lumenite, '2031-01-31'), '2030-12')
/** Known in part, as no final edition but a correction may be. */
const partly = contentOf(new Vintage(real, '2026-11-21'), '2026-03')
const unknown = contentOf(new Vintage(lumenite, '2031-02-28'), '2031-01')
const headlines = december.figures.filter(({ id }) => id === 'summary.exports.value')
const count = december.figures.find(({ unit }) => unit === 'count')
const correcting = (rest: object) => ({
  ...december,
  issue: { ...december.issue, correction: { ...CORRECTION, count, complete: true, headline: [], ...rest } },
})
const corrected = correcting({ headline: headlines.map((now) => ({ now, then: now })) })

const level = contentOf(new Vintage(where(real, 'exports', '2025-12', 5500), '2026-01-25'), '2025-12')
const alone = contentOf(new Vintage(from(lumenite, 'exports', '2030-12'), '2031-01-31'), '2030-12')

describe('the subject says what the month was about', () => {
  test.each<[string, Content, string]>([
    ['a change', december, 'China’s rare-earth exports, December 2025: fell 20.1% on the month to 4,392 t'],
    [
      'a small one',
      level,
      'China’s rare-earth exports, December 2025: was little changed (+0.1%) on the month at 5,500 t',
    ],
    ['no month to compare with', alone, 'Vardia’s lumenite exports, December 2030: 1,200 t'],
    [
      'no headline',
      partly,
      'China’s rare-earth exports, March 2026: total not known; magnets fell 1.6% on the year to 5,238 t',
    ],
    [
      'nothing',
      unknown,
      'Vardia’s lumenite exports, January 2031: too little known to say what was exported',
    ],
    [
      'a correction',
      corrected,
      'Correction R1 to China’s rare-earth exports, December 2025: fell 20.1% on the month to 4,392 t',
    ],
  ])('%s', (_, content, subject) => {
    const mail = mailed(content)
    expect(mail.subject.replace("'", '’')).toBe(subject)
    expect(mail.subject.length).toBeLessThanOrEqual(100)
    const [title] = elements(mail.html).filter(({ tagName }) => tagName === 'title')
    expect(title && textOf(title)).toBe(mail.subject)
  })
})

describe.each<[string, Content]>([
  ['of a whole month', december],
  ['of a month known in part', partly],
  ['of a month not known', unknown],
  ['of a correction', corrected],
  ['of the fictional data', fictional],
])('the mail %s', (_, content) => {
  const mail = mailed(content)
  const all = elements(mail.html)
  const named = (name: string) => all.filter(({ tagName }) => tagName === name)

  test('prints figures of the issue alone, and every word about one as it is', () => {
    const figures = new Map(content.figures.map((figure) => [figure.id, figure]))
    const printed = all.filter((element) => attribute(element, 'data-figure') !== undefined)
    expect(printed.length).toBeGreaterThan(0)
    for (const element of printed) {
      const figure = figures.get(attribute(element, 'data-figure') ?? '')
      expect(figure?.value, textOf(element)).toBe(Number(attribute(element, 'value')))
    }
    const words = {
      up: /^(rose|rise|above)$/,
      down: /^(fell|fall|below)$/,
      flat: /little changed|small|close/,
    }
    for (const element of all) {
      const says = attribute(element, 'data-claim') ?? ''
      const [of = ''] = (attribute(element, 'data-of') ?? '').split(' ')
      const figure = figures.get(of)
      if (figure === undefined || !(says === 'up' || says === 'down' || says === 'flat')) continue
      expect(figureDirection(figure, 1), of).toBe(says)
      expect(textOf(element)).toMatch(words[says])
    }
  })

  test('is small, whole and plain enough for every mail client', () => {
    expect(Buffer.byteLength(mail.html)).toBeLessThan(60_000)
    expect(`${mail.html}${mail.text}`).not.toMatch(/undefined|NaN|\[object|data-see/)
    expect(mail.html).not.toMatch(
      /<svg|<script|src="(?!cid:)|var\(|position:|display: (?:flex|grid)|@font-face/,
    )
    expect(mail.html).not.toMatch(/href="#/)
    expect(named('html').map((one) => attribute(one, 'lang'))).toEqual(['en'])
    expect(all.filter(({ tagName }) => /^h\d$/.test(tagName)).map(({ tagName }) => tagName)).toEqual([
      'h1',
      ...named('h2').map(() => 'h2'),
    ])
    const layout = named('table').filter((table) => attribute(table, 'role') === 'presentation')
    const data = named('table').filter((table) => attribute(table, 'role') === undefined)
    expect(layout.length).toBeGreaterThan(1)
    expect(data.map((table) => attribute(table, 'class'))).toEqual(['figures', 'watch'])
    for (const head of named('th')) expect(attribute(head, 'scope')).toMatch(/^(row|col)$/)
  })

  test('has a picture that is told in words, and an entry for every number in brackets', () => {
    const [image] = named('img')
    expect(image && attribute(image, 'src')).toBe('cid:chart@example.org')
    expect(image && attribute(image, 'width')).toBe('600')
    expect(image && attribute(image, 'alt')).toMatch(/^Compounds and metals: .*: highest .*, latest .*\.$/)
    const cited = all
      .filter((element) => attribute(element, 'class') === 'cite')
      .flatMap((element) =>
        [...textOf(element).matchAll(/(\d+)(?:–(\d+))?/g)].flatMap(([, first, last = first]) =>
          Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index),
        ),
      )
    const listed = all.filter((element) => attribute(element, 'data-source') !== undefined)
    expect([...new Set(cited)].sort((a, b) => a - b)).toEqual(listed.map((_, index) => index + 1))
  })

  test('reads as a letter', () => {
    for (const line of mail.text.split('\n')) {
      if (!/^ *<?https?:\S+$/.test(line)) expect(line.length, line).toBeLessThanOrEqual(LINE_LENGTH)
    }
    expect(mail.text).not.toMatch(/<(?!https?:)|\u00a0|mailto|cid:/)
    expect(mail.text.match(/<https?:[^>]*>/g)?.length).toBe(new Set(mail.text.match(/<https?:[^>]*>/g)).size)
    expect(mail.text).toContain('THE MONTH IN BRIEF\n')
  })
})

test('the text of the fictional issue', () => {
  expectGolden('mail/attached.txt', mailed(fictional).text)
})

describe('what depends on the message', () => {
  test('it carries the issue, or leads to it', () => {
    const at = 'https://briefing.example.org/reports/2030-12/2031-01-31/briefing'
    expect(mailed(fictional).text).toContain(
      'The whole issue is attached to this message and can also be read on',
    )
    expect(mailed(fictional, { web: null }).text).toContain('The whole issue is attached to this message.\n')
    const linked = mailed(fictional, { attached: false })
    expect(linked.text).not.toContain('attached')
    expect(linked.text.replace(/\s+/g, ' ')).toContain(
      `Read the whole issue on the web <${at}.html> or as a PDF <${at}.pdf>.`,
    )
    expect(linked.html).toContain(`href="${at}.html"`)
    expect(linked.html).toContain(`href="${at}.pdf"`)
  })

  test.each([
    ['leave@example.org', 'write to leave@example.org.', 'href="mailto:leave@example.org"'],
    ['https://example.org/leave', 'go to https://example.org/leave.', 'href="https://example.org/leave"'],
  ])('the list is left by %s', (unsubscribe, words, link) => {
    const mail = mailed(fictional, { unsubscribe })
    expect(mail.text.replace(/\s+/g, ' ')).toContain(words)
    expect(mail.html).toContain(link)
  })

  test('a correction says so first, with its reason', () => {
    const { text } = mailed(corrected)
    expect(text.indexOf('Correction R1.')).toBeGreaterThan(0)
    expect(text.indexOf('Correction R1.')).toBeLessThan(text.indexOf('China’s exports of rare-earth'))
    expect(text.replace(/\s+/g, ' ')).toContain('as of 25 January 2026. Why: “A row was mistyped.”')
    expect(text.replace(/\s+/g, ' ')).toMatch(/- [^:]+: 4,392 t, before 4,392 t /)
    expect(mailed(december).text).not.toMatch(/correction R/i)
  })

  test.each<[string, object, string]>([
    ['every figure named', {}, 'listed in the issue under “Corrected figures”. -'],
    ['some of them', { complete: false }, 'listed in the issue under “Corrected figures”. Among them: -'],
    ['none for page one', { complete: false, headline: [] }, 'under “Corrected figures”. China’s'],
    [
      'no figure at all',
      { count: null, headline: [] },
      '“A row was mistyped.” No figure reads differently. China’s',
    ],
    ['another correction', { replaced: 'R1' }, 'replaces corrected edition R1, as of 25 January 2026.'],
  ])('a correction says how many figures it corrects: %s', (_, rest, words) => {
    const { text } = mailed(correcting({ headline: headlines.map((now) => ({ now, then: now })), ...rest }))
    expect(text.replace(/\s+/g, ' ')).toContain(words)
  })

  test('the publisher’s legal note', () => {
    const legal = { kind: 'briefing', id: 'legal', text: 'A <legal> note.' }
    expect(mailed({ ...december, issue: { ...december.issue, legal } }).text).toContain('A <legal> note.')
  })
})

describe('the words of email.hbs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mail-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const changed = (from: string, to: string): string => {
    const templates = mkdtempSync(join(folder, 'en-'))
    cpSync(join(root, 'templates/en'), templates, { recursive: true })
    const source = readFileSync(join(templates, 'email.hbs'), 'utf8')
    expect(source.split(from)).toHaveLength(2)
    writeFileSync(join(templates, 'email.hbs'), source.replace(from, to))
    return templates
  }

  test.each([
    ['in the subject', '{{issue.title}}, {{time issue.month}}:', 'Exports fell 8%:', ['fell', '8']],
    ['in the text', '<h2>Key judgements</h2>', '<p>a record low of 280 t</p>', ['record', 'low', '280']],
  ])('a figure typed %s is refused', (_, before, after, found) => {
    const problems = lintTemplates(changed(before, after), en, 'en')
    expect(problems.map(({ where }) => where.replace(/:.*/, ''))).toEqual(found.map(() => 'en/email.hbs'))
    expect(problems.map(({ message }) => /"([^"]*)"/.exec(message)?.[1])).toEqual(found)
  })

  test.each([
    ['{{heading "x"}}', '{{heading}} has no place in a mail'],
    ['{{see "month-in-figures"}}', '{{see}} has no place in a mail'],
    ['{{#chart "magnets-monthly"}}<p class="chart-title">x</p>{{/chart}}', 'a mail shows one chart'],
    ['{{#chart "policy-timeline"}}<p class="chart-title">x</p>{{/chart}}', 'has no drawing for a mail'],
    ['{{exprots.value}}', 'exprots'],
  ])('%s is refused', (added, message) => {
    const templates = changed('<h2>Sources</h2>', `${added}<h2>Sources</h2>`)
    expect(() => mailed({ ...december, templates })).toThrow(message)
  })
})

test('its colours stand out by day and by night', () => {
  const [day = '', ...media] = mailStyles(join(root, 'templates'))
  const night = media.find((rules) => rules.includes('dark')) ?? ''
  const ground = (css: string) => /^body.*background: (#[0-9a-f]{6})/m.exec(css)?.[1] ?? ''
  expect([ground(day), ground(night)]).toEqual(['#ffffff', '#14191e'])
  for (const css of [day, night]) {
    const texts = [...css.matchAll(/[{;] color: (#[0-9a-f]{6})/g)].map(([, colour = '']) => colour)
    const box = /\.box \{ background: (#[0-9a-f]{6})/.exec(css)?.[1] ?? ''
    expect(texts.length).toBeGreaterThanOrEqual(3)
    for (const text of texts) expect(contrast(text, ground(css)), text).toBeGreaterThanOrEqual(4.5)
    for (const text of texts) expect(contrast(text, box), text).toBeGreaterThanOrEqual(4.5)
  }
  // An organisation's own accent stands in for the house's, by night in a paler form.
  expect(mailStyles(join(root, 'templates'), '#7a1f3d').join('')).not.toContain('#00667a')
})

describe('the files of a final edition', () => {
  const input: MailInput = {
    name: { month: '2030-12', asOf: '2031-01-31', revision: 0 },
    previous: { month: '2030-11', asOf: '2030-12-31', revision: 1 },
    correction: null,
    briefing: lumenite.briefing,
    dataLabel: 'data/lumenite',
    content: fictional,
    styles: [],
    draw: () => Promise.resolve(new Uint8Array([1])),
  }
  const files = async (other: Partial<MailInput> = {}) => new Map(await mailFiles({ ...input, ...other }))
  const head = async (other: Partial<MailInput> = {}) =>
    mailHead.parse(JSON.parse(String((await files(other)).get(MAIL.head))))

  test('the head, as delivery reads it', async () => {
    expect(await head()).toEqual({
      subject: mailed(fictional).subject,
      from: { name: 'The lumenite briefing', address: 'briefing@example.org' },
      replyTo: 'briefing@example.org',
      unsubscribe: 'briefing@example.org',
      language: 'en',
      messageId: '<2030-12.r0.20310131@example.org>',
      references: ['<2030-11.r1.20301231@example.org>'],
      pictureId: 'chart.2030-12.r0.20310131@example.org',
      largestBytes: 10_000_000,
    })
  })

  test('a correction refers to what it corrects last, and a first issue to nothing', async () => {
    const of = { asOf: '2031-01-31', revision: 0, sha256: '0'.repeat(64) }
    const name = { month: '2030-12', asOf: '2031-02-07', revision: 1 }
    const correcting = await head({ name, correction: { reason: 'mistyped', of } })
    expect(correcting.messageId).toBe('<2030-12.r1.20310207@example.org>')
    expect(correcting.references).toEqual([
      '<2030-11.r1.20301231@example.org>',
      '<2030-12.r0.20310131@example.org>',
    ])
    expect((await head({ previous: undefined })).references).toEqual([])
    const contact = 'Tel. 0100, or the desk'
    expect((await head({ briefing: { ...lumenite.briefing, contact } })).replyTo).toBeNull()
  })

  test('what leads to the issue is there only where the issue is on the web', async () => {
    const both = await files()
    expect([...both.keys()].sort()).toEqual(
      [MAIL.head, ...Object.values(MAIL.attached), ...Object.values(MAIL.linked), MAIL.picture].sort(),
    )
    const page = 'https://briefing.example.org/reports/2030-12/2031-01-31/briefing.html'
    expect(both.get(MAIL.linked.html)).toContain(`href="${page}"`)
    const { mail } = lumenite.briefing
    const without = await files({
      briefing: { ...lumenite.briefing, mail: mail && { ...mail, web: undefined } },
    })
    expect([...without.keys()].filter((path) => path.includes('linked'))).toEqual([])
    expect(without.get(MAIL.attached.html)).not.toContain('example.org/reports')
  })

  const refusal = async (other: Partial<MailInput>) => {
    const error: unknown = await files(other).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    return error instanceof BriefingError ? error.message : error
  }

  test('refused where nothing says how it is mailed, and where there is no chart to show', async () => {
    const briefing = { ...lumenite.briefing, mail: undefined }
    expect(await refusal({ briefing })).toContain(
      'data/lumenite/briefing.yaml: does not say how the issue is mailed',
    )
    expect(await refusal({ content: { ...fictional, charts: [] } })).toContain(
      'data/lumenite/briefing.yaml: the mail shows the chart of the headline series or of magnets',
    )
  })
})

describe('the picture', () => {
  let browser: Browser
  beforeAll(async () => {
    const cacheFolder = defaultCacheFolder(process.env, homedir())
    const executablePath = process.env.PUPPETEER_EXECUTABLE_PATH
    browser = await launchBrowser({ executablePath, cacheFolder, env: process.env })
  })
  afterAll(() => browser.close())

  test('is a PNG of twice the pixels, the same each time, set in the bundled fonts', async () => {
    const pages: string[] = []
    const input: MailInput = {
      name: { month: '2030-12', asOf: '2031-01-31', revision: 0 },
      ...{ previous: undefined, correction: null, briefing: lumenite.briefing, dataLabel: '', styles: [] },
      content: fictional,
      draw: (html, size) => {
        pages.push(html)
        return picture(browser, html, { ...size, timeoutMs: 20_000 })
      },
    }
    const once = async () => Buffer.from(new Map(await mailFiles(input)).get(MAIL.picture) ?? '')
    const png = await once()
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    // The drawing for a mail, 440 by 200, at 584 pixels of CSS with 8 of white around it.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 564])
    expect(png.length).toBeGreaterThan(10_000)
    expect(png.length).toBeLessThan(200_000)
    expect(png.equals(await once())).toBe(true)
    expect(pages[0]).toContain('@font-face')
    const plain = pages[0]?.replace(/@font-face \{[^}]*\}/g, '') ?? ''
    const other = await picture(browser, plain, { width: 600, height: 282, scale: 2, timeoutMs: 20_000 })
    expect(png.equals(other), 'without the fonts it looks the same').toBe(false)
  })

  test('is refused when the page asks for anything', async () => {
    const html = '<!doctype html><title>x</title><img src="https://example.org/x.png">'
    const size = { width: 10, height: 10, scale: 1, timeoutMs: 20_000 }
    await expect(picture(browser, html, size)).rejects.toThrow('https://example.org/x.png')
  })
})
