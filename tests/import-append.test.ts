// The two files that an import appends to: in the line breaks they have, and whole or not at all.
import {
  cpSync,
  mkdtempSync,
  type PathLike,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { checkedDataset } from '../src/dataset/check.ts'
import { type Addition, append, IMPORTED, problemsOf } from '../src/importers/append.ts'
import { importFiles, type ImportOptions } from '../src/importers/import-files.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const today = '2031-03-01'
const folder = mkdtempSync(join(tmpdir(), 'append-'))
const data = join(folder, 'lumenite')
const path = (name: string) => join(data, name)
const text = (name: string) => readFileSync(path(name), 'utf8')
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  rmSync(data, { recursive: true, force: true })
  cpSync(join(fixtures, 'lumenite'), data, { recursive: true })
})

const source = [...checkedDataset(join(fixtures, 'lumenite'), today).sources.keys()][0] ?? ''
const addition = (period: string, value: number): Addition => ({
  entries: [
    {
      observation: {
        series: 'magnets-us',
        period,
        value,
        unit: 't',
        source,
        basis: 'reported',
        note: 'Line 2.',
      },
      where: 'a.csv:2',
    },
  ],
  sources: [],
})

const file = join(fixtures, 'imports/lumenite/gacc-export-2031-01.csv')
const whole = (imported = file, given: Partial<ImportOptions> = {}) =>
  importFiles({
    files: [{ path: imported, label: 'a.csv' }],
    ...{ data, dataLabel: 'lumenite', today, complete: true, accept: [], largeFrom: Infinity },
    ...given,
  })

test.each(['\n', '\r\n'])('rows are closed as the rows before them, by %j', (end) => {
  append(data, 'lumenite', addition('2029-01', 70))
  writeFileSync(path(IMPORTED), text(IMPORTED).replaceAll('\n', end))
  const more = addition('2029-02', 71)
  expect(problemsOf(data, 'lumenite', more, today)).toEqual([])
  append(data, 'lumenite', more)
  expect(text(IMPORTED).split(end)).toHaveLength(4)
  expect(text(IMPORTED).replaceAll(end, '')).not.toMatch(/[\r\n]/)
})

test.each([
  ['none before', []],
  ['some before', [addition('2029-01', 70)]],
])('where the second file cannot be put in place, the first is taken back: %s', (_, earlier) => {
  for (const one of earlier) append(data, 'lumenite', one)
  const files = () => readdirSync(data, { recursive: true, encoding: 'utf8' }).sort()
  const before = [files(), ...earlier.map(() => text(IMPORTED)), text('sources.yaml')]
  const full = Object.assign(new Error('no space left on device'), { syscall: 'rename' })
  let renamed = 0
  const rename = (from: PathLike, to: PathLike) => {
    if (++renamed === 2) throw full
    renameSync(from, to)
  }
  expect(() => append(data, 'lumenite', addition('2029-02', 71), rename)).toThrow(
    'lumenite: could not be written: no space left on device',
  )
  expect([files(), ...earlier.map(() => text(IMPORTED)), text('sources.yaml')]).toEqual(before)
})

test('what the rules of the data set refuse is told of the place in the imported file', () => {
  const problems = problemsOf(data, 'lumenite', addition('2029-01', 1e9), today)
  expect(problems.map(({ where, message }) => `${where}: ${message}`)).toEqual([
    'a.csv:2: found 1000000000 t in 2029-01, outside the plausible range 1 to 100000 of "magnets-us"',
  ])
})

test('the last record of the sources is closed before one follows', async () => {
  writeFileSync(path('sources.yaml'), text('sources.yaml').trimEnd())
  const { write, problems } = await whole()
  expect(problems).toEqual([])
  write()
  expect(text('sources.yaml')).toMatch(/[^\n]\n- id: gacc-china-export-/)
})

test('a name with signs of YAML and CSV comes back as it is', async () => {
  const name = `export "a": {b}, #c.csv`
  cpSync(file, join(folder, name))
  const { write } = await whole(join(folder, name))
  write()
  const { sources, observations } = checkedDataset(data, today)
  expect([...sources.values()].flatMap(({ files = [] }) => files.map((one) => one.name))).toEqual([name])
  expect(observations.some(({ note }) => note?.includes(`of ${name}: kilograms`))).toBe(true)
})

test('nothing is left or changed where the second file cannot be written', () => {
  const before = text('sources.yaml')
  cpSync(join(fixtures, 'lumenite/observations'), path('sources.yaml.new'), { recursive: true })
  expect(() => append(data, 'lumenite', addition('2029-01', 70))).toThrow()
  expect(text('sources.yaml')).toBe(before)
  expect(readdirSync(path('observations')).filter((name) => name.startsWith('imported'))).toEqual([])
})

test('a day of download that is still to come is refused by its flag', async () => {
  await expect(whole(file, { retrieved: '2031-03-02' })).rejects.toThrow(
    '--retrieved: found 2031-03-02, which is later than today, 2031-03-01',
  )
})

test('a question is closed for the one series and period that was looked at', async () => {
  const odd = join(folder, 'gacc-export-odd.csv')
  const table = new TextDecoder('gb18030').decode(readFileSync(file))
  writeFileSync(odd, table.replaceAll(/(901,[^,]*,)"[\d,]+"/g, '$1"900,000"'))
  const open = async (...accept: string[]) =>
    (await whole(odd, { accept })).open.map(({ observation: { series, period } }) => `${series}:${period}`)
  const all = await open()
  expect(all).toContain('magnets-japan:2030-12')
  expect(all).toContain('magnets-japan:2031-01')
  expect(await open('magnets-japan:2030-12')).toEqual(all.filter((key) => key !== 'magnets-japan:2030-12'))
  expect(await open('all')).toEqual([])
})

describe('an import that was killed', () => {
  test('between its two files is told how to end', async () => {
    const { write } = await whole()
    const before = text('sources.yaml')
    write()
    renameSync(path('sources.yaml'), path('sources.yaml.new'))
    writeFileSync(path('sources.yaml'), before)
    await expect(whole()).rejects.toThrow('lumenite/sources.yaml.new: found what an import left')
    renameSync(path('sources.yaml.new'), path('sources.yaml'))
    expect((await whole()).rows).toEqual([])
  })

  test('before both is told to begin again', async () => {
    for (const name of [IMPORTED, 'sources.yaml']) writeFileSync(path(`${name}.new`), 'half')
    await expect(whole()).rejects.toThrow(`remove lumenite/${IMPORTED}.new and lumenite/sources.yaml.new`)
  })
})

test('another file that only repeats what is held adds nothing, not even its source', async () => {
  ;(await whole()).write()
  const repeated = join(folder, 'gacc-export-again.csv')
  // The same rows in another order are another file.
  const [header = Buffer.alloc(0), ...rows] = linesOf(readFileSync(file))
  writeFileSync(repeated, Buffer.concat([header, ...rows.reverse()]))
  expect(await whole(repeated)).toMatchObject({ rows: [], sources: [], problems: [] })
})

/** With their breaks, as bytes: the file is no UTF-8. */
function linesOf(bytes: Buffer): Buffer[] {
  const end = bytes.indexOf('\n') + 1
  return end === 0 ? [] : [bytes.subarray(0, end), ...linesOf(bytes.subarray(end))]
}
