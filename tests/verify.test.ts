// brief verify: an edition in an archive of its own, built in another folder; then one thing touched at a time, and what the operator reads.
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../src/checksum.ts'
import { readPackages } from '../src/build/packages.ts'
import { run } from '../src/cli.ts'
import { figureDifferences } from '../src/verify/figures.ts'
import { describeVerdict } from '../src/verify/describe-verdict.ts'
import { edition as sharedEdition, NOVEMBER, NOW, type Ran, root } from './edition.ts'

const home = mkdtempSync(join(tmpdir(), 'verify-'))
const kept = `${home}-kept`
const edition = 'reports/2025-12/2026-01-25'
const previous = 'reports/2025-11/2025-12-25'
/** The tests touch none of the program, so it need not be copied. */
const linked = ['bin', 'src']
const copied = ['templates', 'data', 'package.json', 'package-lock.json']

beforeAll(async () => {
  for (const part of copied) cpSync(join(root, part), join(kept, part), { recursive: true })
  // Few sections, for it is made again and again.
  const briefing = join(kept, 'data/rare-earths/briefing.yaml')
  const all = readFileSync(briefing, 'utf8')
  const few = all.replace(/^ {2}- (?:trend|drivers|japan-exposure|g7-response|claims)\n/gm, '')
  expect(few.length).toBeLessThan(all.length - 50)
  writeFileSync(briefing, few)
  cpSync((await sharedEdition(...NOVEMBER)).folder, join(kept, previous), { recursive: true })
  for (const part of linked) symlinkSync(join(root, part), join(kept, part))
  const built = await briefIn(kept, tmpdir(), '--month', '2025-12', '--as-of', '2026-01-25')
  expect(built.code, built.err.join('\n')).toBe(0)
  cpSync(kept, home, { recursive: true })
})
afterAll(() => {
  for (const folder of [home, kept]) rmSync(folder, { recursive: true, force: true })
})

/** Runs the command of the temporary home. The editions were built by another, in another working folder: that must change nothing. */
const brief = (...argv: string[]) => briefIn(home, home, ...argv)

async function briefIn(home: string, cwd: string, ...argv: string[]): Promise<Ran> {
  const ran: Ran = { code: 0, out: [], err: [] }
  const lines = { out: (line: string) => ran.out.push(line), err: (line: string) => ran.err.push(line) }
  ran.code = await run({ argv, env: process.env, cwd, home, now: NOW, ...lines })
  return ran
}

function restore(): void {
  rmSync(home, { recursive: true })
  cpSync(kept, home, { recursive: true })
}

function touch(file: string, find: string, replace: string): void {
  const before = readFileSync(join(home, file), 'utf8')
  expect(before, `${file} holds ${find}`).toContain(find)
  writeFileSync(join(home, file), before.replace(find, replace))
}

/** The lines of the verdict, without the steps. */
const verdict = ({ out, err }: Ran) => [...out, ...err].filter((line) => !/^ {2}[a-z]+ing /.test(line))

const reads = (folder: string) =>
  readdirSync(join(home, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), 'base64')])

describe('an edition', () => {
  afterEach(restore)

  test('comes out identical when nothing of its own was touched, and the archive is left alone', async () => {
    // Built later, an earlier edition is none that this one was compared with.
    cpSync(join(home, previous), join(home, 'reports/2025-11/2026-01-20'), { recursive: true })
    const before = reads(edition)
    const ran = await brief('verify', '2025-12')
    const files = before.length - 1
    expect(verdict(ran)).toEqual([`${edition}: identical (${files} files)`])
    expect(ran.code).toBe(0)
    expect(reads(edition)).toEqual(before)
  })

  test('whose data changed in one cell names the file, and the figures', async () => {
    touch('data/rare-earths/observations/exports.csv', 'exports,2025-12,4392', 'exports,2025-12,4492')
    const ran = await brief('verify', '2025-12')
    const said = verdict(ran).join('\n')
    expect(ran.code).toBe(1)
    expect(said).toMatch(/^reports\/2025-12\/2026-01-25: differs in \d+ of \d+ files\n {2}changed since/)
    expect(said).toMatch(/\n {4}data observations\/exports\.csv: [0-9a-f]{8} → [0-9a-f]{8}\n/)
    expect(said).toMatch(
      /\n {2}in consequence: briefing\.pdf, briefing\.html, findings\.json, observations\.csv/,
    )
    expect(said).toMatch(/\n {2}figures that differ: \d+ of \d+\n {4}[a-z0-9.-]+: \S+ .*→ \S+/)
    expect(said).not.toMatch(/template|package|program|Node|browser/)
  })

  test('whose template changed in one word names the template, and that no figure differs', async () => {
    touch('templates/en/sections/sources.hbs', 'Data and sources', 'Data or sources')
    const ran = await brief('verify', '2025-12', '--as-of', '2026-01-25')
    const said = verdict(ran).join('\n')
    expect(ran.code).toBe(1)
    expect(said).toMatch(/\n {4}template en\/sections\/sources\.hbs: [0-9a-f]{8} → [0-9a-f]{8}\n/)
    expect(said).toMatch(
      /\n {2}in consequence: briefing\.pdf, briefing\.html\n {2}no figure differs \(\d+ compared\)$/,
    )
    expect(said).not.toMatch(/data |package|program|Node|browser/)
  })

  test('on another version of one package, and compared with an edition that changed, is identical here, and both are named', async () => {
    for (const file of ['package.json', 'package-lock.json'])
      touch(file, '"vega": "6.4.0"', '"vega": "6.4.1"')
    touch(
      'package-lock.json',
      '"node_modules/vega": {\n      "version": "6.4.0"',
      '"node_modules/vega": {\n      "version": "6.4.1"',
    )
    const file = join(home, previous, 'findings.json')
    const before = sha256(readFileSync(file))
    touch(`${previous}/findings.json`, '"format": 1', '"format":  1')
    // With its manifest, as if it had been built again.
    touch(`${previous}/manifest.json`, before, sha256(readFileSync(file)))
    const ran = await brief('verify', '2025-12')
    expect(ran.code).toBe(0)
    const [first, ...changed] = verdict(ran)
    expect(first).toMatch(/: identical \(\d+ files\); changed since it was built, without consequence:$/)
    expect(changed.sort()).toEqual([
      expect.stringMatching(
        /^ {4}edition compared with 2025-11 as of 2025-12-25: [0-9a-f]{8} → [0-9a-f]{8}$/,
      ),
      '    package vega (declared): 6.4.0 → 6.4.1',
      '    package vega (installed): 6.4.0 → 6.4.1',
    ])
  })

  test('that was damaged names each file, changed, missing or foreign', async () => {
    touch(`${edition}/briefing.html`, '<h1', '<h1 class="mine"')
    rmSync(join(home, edition, 'charts', 'sparkline-exports.svg'))
    writeFileSync(join(home, edition, 'charts', 'mine.svg'), '<svg/>')
    touch(`${edition}/manifest.json`, '"node": "', '"node": "1') // as if written by another Node
    const ran = await brief('verify', '2025-12')
    const said = verdict(ran).join('\n')
    expect(ran.code).toBe(1)
    expect(said).toContain('identical when made again, but the archive is not what was written')
    expect(said).toMatch(/\n {4}Node: 1(\d+) → \1\n/)
    expect(said).toMatch(/briefing\.html: was changed after it was written: found the checksum [0-9a-f]{8}, /)
    expect(said).toContain(
      `${edition}/charts/sparkline-exports.svg: the file is missing, though the manifest names it`,
    )
    expect(said).toContain(`${edition}/charts/mine.svg: is a file that the manifest does not name`)
  })

  test('whose data can no longer be built from says why, and which file it is', async () => {
    touch('data/rare-earths/observations/exports.csv', 'exports,2025-12,4392', 'exports,2025-12,"4,392"')
    const ran = await brief('verify', '2025-12')
    const said = verdict(ran).join('\n')
    expect(ran.code).toBe(1)
    expect(said).toMatch(
      /^reports\/2025-12\/2026-01-25: could not be verified\ndata\/rare-earths\/observations\/exports/,
    )
    expect(said).toMatch(/\n {2}changed since it was built:\n {4}data observations\/exports\.csv: /)
  })
})

describe('without a build', () => {
  afterEach(restore)

  test('a data set that is gone is missed', async () => {
    rmSync(join(home, 'data'), { recursive: true })
    const ran = await brief('verify', '2025-12')
    expect(ran.code).toBe(1)
    expect(verdict(ran)[1]).toContain('data/rare-earths: found no folder with a data set at')
    expect(verdict(ran).join('\n')).toMatch(/data briefing\.yaml: gone, was [0-9a-f]{8}\n/)
  })

  test.each([
    ['is missing', (file: string) => rmSync(file), 'manifest.json: the file is missing'],
    ['is cut short', (file: string) => writeFileSync(file, '{"month":'), 'manifest.json: is no JSON'],
    [
      'is another file',
      (file: string) => writeFileSync(file, '{}'),
      'is no manifest as this program writes it',
    ],
    [
      'is that of another edition',
      (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('2025-12', '2025-11')),
      'is the manifest of 2025-11 as of 2026-01-25, found in the folder of another edition',
    ],
  ])('a manifest that %s is named', async (_, spoil, message) => {
    spoil(join(home, edition, 'manifest.json'))
    const ran = await brief('verify', '2025-12')
    expect(ran.code).toBe(1)
    expect(verdict(ran)[0]).toBe(`${edition}: could not be verified`)
    expect(verdict(ran)[1]).toContain(message)
    expect(verdict(ran)[1]).toContain('mend: ')
  })

  test('one built from another folder asks for --data', async () => {
    touch(`${edition}/manifest.json`, '"dataFolder": "data/rare-earths"', '"dataFolder": "my-data"')
    const ran = await brief('verify', '2025-12')
    expect(ran.code).toBe(1)
    expect(verdict(ran)[1]).toContain(
      'was built from a data folder called my-data, and this one is called data/rare-earths',
    )
    expect(verdict(ran)[1]).toContain('name that folder with --data')
  })

  test('each edition of the month has its verdict', async () => {
    const other = join(home, 'reports/2025-12/2026-02-25')
    renameSync(join(home, edition), other)
    cpSync(other, join(home, 'reports/2025-12/2026-03-25'), { recursive: true })
    const ran = await brief('verify', '2025-12')
    expect(
      verdict(ran).filter((line) => line.startsWith('reports') && line.includes('could not')),
    ).toHaveLength(2)
    expect(verdict(await brief('verify', '2025-12', '--as-of', '2026-03-25')).join()).not.toContain(
      '2026-02-25:',
    )
  })
})

test.each([
  [['verify'], 'found "verify", expected one month'],
  [['verify', '2025-11', '2025-12'], 'found "verify 2025-11 2025-12", expected one month'],
  [['verify', 'December'], 'found "December", expected a month such as 2025-12'],
  [['verify', '2025-12', '--out', 'x'], 'found --out, which verify does not take'],
  [['verify', '2025-12', '--month', '2025-12'], 'found --month, which verify does not take'],
  [['verify', '2025-12', '--as-of', '2026'], 'found "2026", expected a day'],
  [['verify', '2025-10'], 'reports/2025-10: found no edition of 2025-10, only of 2025-11, 2025-12'],
  [
    ['verify', '2025-12', '--as-of', '2026-01-24'],
    'found no edition as of 2026-01-24, only as of 2026-01-25',
  ],
])('%j is refused', async (argv, message) => {
  const ran = await brief(...argv)
  expect(ran.code).toBe(1)
  expect(ran.err.join('\n')).toContain(message)
})

describe('the manifest', () => {
  test('names every package that runs, as installed, and none that only tests or that npm chooses by machine', () => {
    const locked = readPackages(home)
    expect(locked.installed).toMatchObject({ vega: locked.declared.vega, 'd3-array': expect.any(String) })
    const others = ['vitest', 'typescript', 'fast-check', '@esbuild/linux-x64']
    expect(others.filter((name) => name in locked.installed)).toEqual([])
    // The home of this test has no node_modules, so its lock file was read; npm's own record says the same.
    expect(readPackages(root)).toEqual(locked)
  })

  test('names the source, and no path of the machine', () => {
    const text = readFileSync(join(home, edition, 'manifest.json'), 'utf8')
    expect(JSON.parse(text).program.source).toMatchObject({
      'bin/brief.js': expect.any(String),
      'src/archive/manifest.ts': expect.any(String),
    })
    for (const path of [home, root, tmpdir()]) expect(text).not.toContain(path)
  })

  test('cannot be written without the packages', () => {
    rmSync(join(home, 'package-lock.json'))
    expect(() => readPackages(home)).toThrow(/package-lock\.json: cannot be read: .*no such file/)
    writeFileSync(join(home, 'package.json'), '{"version": 1}')
    expect(() => readPackages(home)).toThrow(
      /package\.json: cannot be read: .*expected string, received number/s,
    )
    restore()
  })
})

describe('the words', () => {
  const findings = (...figures: [string, number, string][]) =>
    JSON.stringify({ figures: figures.map(([id, value, unit]) => ({ id, value, unit })) })

  test('figures: six digits, or all where those are the same', () => {
    const then = findings(['a', 0.5, '%'], ['b', 1, 't'], ['c', 2, 'count'], ['d', 5, 't'], ['same', 1, 't'])
    const now = findings(
      ['a', 0.5000000000001, '%'],
      ['b', 100 / 3, 't'],
      ['c', 3, 'count'],
      ['e', 6, 'kg'],
      ['same', 1, 't'],
    )
    expect(figureDifferences(then, now)).toEqual({
      of: 6,
      figures: [
        { id: 'a', then: '0.5 %', now: '0.5000000000001 %' },
        { id: 'b', then: '1 t', now: '33.3333 t' },
        { id: 'c', then: '2', now: '3' },
        { id: 'd', then: '5 t', now: null },
        { id: 'e', then: null, now: '6 kg' },
      ],
    })
  })

  test('what came, what went, and what only the machine can explain', () => {
    const outputs = [
      { kind: 'output' as const, name: 'charts/old.svg', then: 'a', now: null },
      { kind: 'output' as const, name: 'charts/new.svg', then: null, now: 'b' },
    ]
    expect(
      describeVerdict({ edition: 'e', problems: [], inputs: [], rebuilt: { files: 9, outputs } }),
    ).toEqual([
      'e: differs in 2 of 9 files',
      '  nothing changed that the manifest names: look at the machine and the minor version of Node',
      '  in consequence: charts/old.svg (gone), charts/new.svg (new)',
    ])
  })

  test('of a long list the first are named and the others counted', () => {
    const inputs = Array.from({ length: 20 }, (_, index) => ({
      ...{ kind: 'program' as const, name: `src/${index}.ts` },
      ...{ then: 'a', now: index === 0 ? null : 'b' },
    }))
    const font = { kind: 'font' as const, name: 'x.woff', then: null, now: 'c' }
    const rebuilt = { files: 1, outputs: [] }
    const said = describeVerdict({ edition: 'e', problems: [], inputs: [font, ...inputs], rebuilt })
    expect(said).toHaveLength(1 + 1 + 8 + 1)
    expect(said.slice(0, 4)).toEqual([
      'e: identical (1 file); changed since it was built, without consequence:',
      '    font x.woff: new, c',
      '    program src/0.ts: gone, was a',
      '    program src/1.ts: a → b',
    ])
    expect(said.at(-1)).toBe('    and 12 more')
  })
})
