// What a template may not type: figures and words about them, wherever a reader would meet them and however they are hidden.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '../src/cli.ts'
import { sheets } from '../src/build/style-sheet.ts'
import { lintStyleSheet, lintTemplates, templatesIn } from '../src/html/lint.ts'
import { en } from '../src/languages/en.ts'
import { NOW, root } from './edition.ts'

const folder = mkdtempSync(join(tmpdir(), 'lint-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Lints one template, with a list of allowed words or without; each problem in short. */
function lint(template: string, allowed?: string): string[] {
  const templates = mkdtempSync(join(folder, 'en-'))
  mkdirSync(join(templates, 'sections'))
  writeFileSync(join(templates, 'sections', 'one.hbs'), template)
  if (allowed !== undefined) writeFileSync(join(templates, 'allowed-words.yaml'), allowed)
  return lintTemplates(templates, en, 'en').map(({ where, message }) => `${where} ${message}`)
}

/** The places and texts of what was found. */
const found = (template: string) =>
  lint(template).map((text) => text.replace(/^en\/sections\/one\.hbs:(\S+) found "([^"]*)".*$/, '$1 $2'))

describe('every figure and table is referred to, and every reference leads to one', () => {
  const chart = '{{#chart "one"}}x{{/chart}}'
  const table = '<table>{{#caption "two"}}x{{/caption}}</table>'
  test.each<[string, string, string[]]>([
    ['all is well', `a{{see "one" "two"}} ${chart}${table}`, []],
    ['a chart that no text speaks of', chart, ['en/sections/one.hbs:1:11 no text refers to "one"']],
    ['a table that no text speaks of', table, ['en/sections/one.hbs:1:20 no text refers to "two"']],
    [
      'a reference to nothing',
      `a{{see "one" "tow"}} ${chart}`,
      ['en/sections/one.hbs:1:15 found a reference to "tow", which is no {{#chart}} and no {{#caption}}'],
    ],
  ])('%s', (_, template, expected) => expect(lint(template)).toEqual(expected))
})

describe('what is typed is found at its place', () => {
  test.each<[string, string, string[]]>([
    ['a figure and a verb', '<p>It fell 8 %.</p>', ['1:7 fell', '1:12 8']],
    ['in a later line', '<p>\n  {{#if x}}\n  Then it rose.\n{{/if}}</p>', ['3:11 rose']],
    ['behind a block without a line of its own', 'a\n{{#if x}}\nb\n{{/if}}\nhigher', ['5:1 higher']],
    ['in an {{else}}', '{{#if x}}a{{else}}b peak{{/if}}', ['1:21 peak']],
    [
      'in a list that is empty',
      '{{#each x}}a{{else}}none, a record low{{/each}}',
      ['1:29 record', '1:36 low'],
    ],
    ['capitals', 'SHARPLY Higher', ['1:1 sharply', '1:9 higher']],
    ['a phrase over a line end', 'more\n   than before', ['1:1 more than']],
    ['a phrase with values in it', 'more {{number x}} than', ['1:1 more than']],
    ['a run', 'the third monthly fall in a row', ['1:5 third', '1:19 fall', '1:24 in a row']],
    ['a number in words', 'some twenty per cent, twice as much', ['1:6 twenty', '1:23 twice']],
    ['a grouped number once', 'of 1,234.5 t in 2025', ['1:4 1,234.5', '1:17 2025']],
    ['digits of other scripts', 'x² ½ ٣ Ⅳ', ['1:2 ²', '1:4 ½', '1:6 ٣', '1:8 Ⅳ']],
    ['at the very end', 'it fell', ['1:4 fell']],
    ['beside a hyphen and quotes', '“record-high”', ['1:2 record', '1:9 high']],
  ])('%s: %j', (_, template, expected) => expect(found(template)).toEqual(expected))

  test.each([
    ['by a tag', 'fe<b>ll</b>'],
    ['by a tag with a value', 'fe<b class="{{x}}">ll</b>'],
    ['by a block', 'fe{{#if x}}ll{{/if}}'],
    ['by blocks within each other', 'f{{#if x}}e{{#if y}}l{{/if}}{{/if}}l'],
    ['by a block, in its {{else}}', 'fe{{#if x}}w{{else}}ll{{/if}}'],
    ['by one {{else}} and the next block', '{{#if x}}a{{else}}f{{/if}}{{#if y}}ell{{else}}b{{/if}}'],
    ['by a list, from its end to its beginning', '{{#each x}}ll fe{{/each}}'],
    ['by a value', 'fe{{x}}ll'],
    ['by a comment of the template', 'fe{{! so }}l{{!-- {{so}} --}}l'],
    ['by a comment of the page', 'fe<!-- 8 -->ll'],
    ['by tildes that take spaces away', 'fe {{~#if x~}} ll {{~/if}}'],
    ['by a sign that is not seen', 'fe\u00adl\u200bl'],
    ['by a reference', 'f&#101;&#x6C;l'],
    ['by letters of another form', 'ｆｅｌｌ'],
  ])('a word cut %s: %s', (_, template) => {
    expect(found(template).map((text) => text.replace(/^\S+ /, ''))).toEqual(['fell'])
  })

  test.each([
    ['title', '<abbr title="it fell">x</abbr>', ['1:17 fell']],
    ['aria-label', "<p aria-label='up {{x}} by 8'>x</p>", ['1:16 up by', '1:28 8']],
    ['alt, with a block', '<img alt="{{#if x}}fe{{/if}}ll">', ['1:20 fell']],
    ['a name that is a value', '<p {{x}}="rose">', ['1:11 rose']],
    ['none that is not read', '<td colspan="6" style="width: 21mm" class="record" href="#fell">x</td>', []],
    ['and the text behind it goes on', 'fe<b title="x">ll</b>', ['1:1 fell']],
  ])('attributes that are read: %s', (_, template, expected) => expect(found(template)).toEqual(expected))
})

test.each([
  'It {{changed x}} by {{size x}} on the month, a {{noun x}} that {{verdict y}}.',
  'Refell, befall-free: fallow, recorder, thirdly; a felled tree, riser.',
  '<td>fe</td>\n<td>ll</td>',
  '{{#if (eq x "fell")}}a{{/if}}{{#chart "exports-2025"}}b{{/chart}}{{see "exports-2025"}}{{term "rules" x}}',
  '<p>R&amp;D, a&nbsp;b &lt; c</p>',
  '{{! It fell 8 %. }}<!-- It fell 8 %. -->',
])('nothing is wrong with %j', (template) => expect(lint(template)).toEqual([]))

describe('fixed arguments that a helper would print are found', () => {
  test.each<[string, string[]]>([
    ['{{time "2025-12"}}', ['1:8 2025-12']],
    ['{{#if x}}\n{{against "year"}}{{/if}}', ['2:11 year']],
    ['{{confidence "high"}}', ['1:14 high']],
    ['{{term "rules" "later"}}', ['1:16 later']],
    ['{{count 8}}', ['1:9 8']],
    ['{{figure x y="8"}}', ['1:14 8']],
    ['{{#if (or x "fell")}}a{{/if}}', ['1:13 fell']],
    ['{{number (lookup x "8")}}', ['1:20 8']],
    ['{{"fell"}}', ['1:1 fell']],
    ['{{8}}', ['1:1 8']],
  ])('%s', (template, expected) => expect(found(template)).toEqual(expected))
})

describe('markup that cannot be checked is refused', () => {
  test.each([
    ['<p title=fell>x</p>', '1:9 found the attribute title without quotes'],
    ['a < b', '1:3 found a "<" that begins no tag'],
    ['<{{x}}>fell', '1:1 found a "<" that begins no tag'],
    ['R&D', '1:2 found "&", which stands for no letter'],
    ['&#5{{x}}6;', '1:1 found "&", which stands for no letter'],
    ['&frac12;', '1:1 found "&frac12;", which stands for no letter'],
    [
      '<p {{#if x}}title="a{{else}}class="b{{/if}}">',
      '1:4 found a block that begins in tag and ends in value',
    ],
    ['{{#if x}}', 'Parse error on line 1'],
    ['a\nb {{#if x}}{{/each}}', "if doesn't match each"],
  ])('%j', (template, message) => expect(lint(template).join('\n')).toContain(message))

  test('a template that does not parse has its line, and its column where the parser gives one', () => {
    expect(lint('a\n{{#if x}}{{/each}}')).toEqual([expect.stringMatching(/^en\/sections\/one\.hbs:2:4 /)])
    expect(lint('a\n{{#if x\n')).toEqual([expect.stringMatching(/^en\/sections\/one\.hbs:[23] /)])
  })
})

describe('words may be allowed', () => {
  const entry = (phrase: string, rest = 'reason: why', file = 'sections/one.hbs') =>
    `- file: ${file}\n  phrase: ${phrase}\n  ${rest}\n`

  test.each([
    ['a phrase', 'the lower bound, the\nlower bound', entry('lower bound')],
    ['a phrase over a line end', 'a lower\n   bound', entry('lower bound')],
    ['one among values', 'up to {{x}} 8 %', entry("'{{x}} 8 %'")],
  ])('%s', (_, template, allowed) => expect(lint(template, allowed)).toEqual([]))

  test.each([
    [
      'only where the phrase stands',
      'lower than a lower bound',
      entry('lower bound'),
      ['one.hbs:1:1 found "lower"'],
    ],
    [
      'not in another file',
      'lower bound',
      entry('lower bound', 'reason: why', 'sections/two.hbs'),
      [
        'one.hbs:1:1 found "lower"',
        'allowed-words.yaml:2:11 found "lower bound", which excuses nothing in sections/two.hbs',
      ],
    ],
    ['not without need', 'a bound', entry('bound'), ['yaml:2:11 found "bound", which excuses nothing']],
    [
      'not without a reason',
      'lower bound',
      entry('lower bound', 'because: so'),
      ['reason is missing', 'found the key "because"'],
    ],
    ['not for a blank reason', 'lower bound', entry('lower bound', "reason: ' '"), ['reason: found " "']],
    ['nor in a list that is none', 'x', 'phrase: x', ['found one record where a list']],
    ['and no markup', 'a < lower', entry("'< lower'"), ['found a "<"']],
  ])('%s', (_, template, allowed, messages) => {
    const problems = lint(template, allowed).join('\n')
    for (const message of messages) expect(problems).toContain(message)
  })
})

describe('the style sheet prints no text', () => {
  const css = (text: string) => {
    const file = join(folder, 'briefing.css')
    writeFileSync(file, text)
    return lintStyleSheet(file, 'briefing.css').map(({ where, message }) => `${where} ${message}`)
  }
  test.each([
    ["p::after { content: 'fell'; }", 'briefing.css:1:21 found "fell"'],
    ['p {\n  color: red; content: "\\38 " }', 'briefing.css:2:24 found "8"'],
    ["p { content: counter(x) /* a */ 'no. 8' }", 'found "no. 8"'],
    ["p { --word: 'fell' } q { content: var(--word) }", 'found "fell"'],
    ["li { list-style-type: '8' }", 'found "8"'],
    ['p { content: attr(data-x) }', 'found "attr(data-x)"'],
  ])('%s', (text, message) => expect(css(text).join('\n')).toContain(message))

  test.each([
    "p::before { content: '\\2060['; } p::after { content: ']' }",
    "@page { @bottom-right { content: counter(page) ' / ' counter(pages); font: 8.5pt 'Source Sans 3'; } }",
    "th[scope='row'] { font-family: 'Source Sans 3', sans-serif } /* content: 'fell' */",
  ])('but %s', (text) => expect(css(text)).toEqual([]))
})

test('every template of the project passes, and every file of the folder is read', () => {
  expect(lintTemplates(join(root, 'templates/en'), en)).toEqual([])
  for (const sheet of sheets) expect(lintStyleSheet(join(root, 'templates', sheet))).toEqual([])
  expect(templatesIn(join(root, 'templates/en'))).toEqual(
    expect.arrayContaining(['briefing.hbs', 'sections/summary.hbs', 'sections/trend.hbs']),
  )
})

describe('the command', () => {
  /** A copy of the project with a template changed, and what the command says in it. */
  async function said(argv: string[], file: string, find: string, replace: string) {
    const home = mkdtempSync(join(folder, 'home-'))
    for (const part of ['templates', 'data']) cpSync(join(root, part), join(home, part), { recursive: true })
    for (const part of ['package.json', 'node_modules']) symlinkSync(join(root, part), join(home, part))
    const path = join(home, 'templates', 'en', file)
    const source = readFileSync(path, 'utf8')
    expect(source).toContain(find)
    writeFileSync(path, source.replace(find, replace))
    const lines = { out: [] as string[], err: [] as string[] }
    const code = await run({
      ...{ argv, env: process.env, cwd: home, home, now: NOW },
      out: (line) => lines.out.push(line),
      err: (line) => lines.err.push(line),
    })
    return { code, out: lines.out.join('\n'), err: lines.err.join('\n') }
  }
  const typed = [
    'sections/trend.hbs',
    '<section id="trend">\n',
    '<section id="trend">\n<p>It fell 8 %.</p>\n',
  ] as const

  test('check names the line and column of what was typed', async () => {
    expect(await said(['check'], ...typed)).toEqual({
      code: 1,
      out: '',
      err: [
        'templates/en/sections/trend.hbs:2:7: found "fell", which says what a figure did',
        '    mend: let the data choose: {{change …}}, {{changed …}}, {{moved …}} or {{noun …}}; or excuse it in allowed-words.yaml with the reason',
        'templates/en/sections/trend.hbs:2:12: found "8", a figure that nothing computes',
        '    mend: let the data choose: {{figure …}}, {{number …}}, {{count …}} or {{time …}}; or excuse it in allowed-words.yaml with the reason',
        '',
        '2 problems. Nothing was written.',
      ].join('\n'),
    })
  })

  test('check names the problems of the data beside those of the templates', async () => {
    const { code, err } = await said(['check', '--data', 'nowhere'], ...typed)
    expect(code).toBe(1)
    expect(err).toContain('found no folder with a data set')
    expect(err).toContain('trend.hbs:2:7: found "fell"')
    expect(err).toContain('3 problems')
  })

  test('a build refuses as well, and writes nothing', async () => {
    const { code, err } = await said(
      ['--month', '2025-12', '--as-of', '2026-01-25', '--out', 'issue'],
      ...typed,
    )
    expect(code).toBe(1)
    expect(err).toContain('trend.hbs:2:7: found "fell"')
  })
})
