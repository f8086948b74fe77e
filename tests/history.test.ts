// The history: what was said of a month on its release day beside what is known now, how often a verdict held, the file, and
// the bar of progress that only a terminal sees.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run, type World } from '../src/cli.ts'
import { progressBar } from '../src/cli/progress.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { type Comparison, compareMonth, releasedMonths } from '../src/history/compare.ts'
import type { Said } from '../src/history/said.ts'
import { scoreOf } from '../src/history/score.ts'
import { tableOf } from '../src/history/table.ts'
import { en } from '../src/languages/en.ts'
import { datasetOf, monthly, type Rows } from './world.ts'

const home = join(import.meta.dirname, '..')

/** Runs the command on the fictional data set, or on another one, in the spring of 2031. */
async function recall(argv: string[], rest: Partial<World> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'history-'))
  const [out, err]: [string[], string[]] = [[], []]
  const code = await run({
    argv: ['history', '--data', join(home, 'tests/fixtures/lumenite'), ...argv],
    ...{ env: {}, cwd: folder, home, now: new Date('2031-03-01T12:00:00Z') },
    ...{ out: (line: string) => out.push(line), err: (line: string) => err.push(line) },
    ...rest,
  })
  return { code, out: out.join('\n'), err: err.join('\n'), folder }
}

describe('the command', () => {
  test('prints a table of at most 110 columns and writes the same for machines', async () => {
    const { code, out, err, folder } = await recall(['--out', 'said/history.csv'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const csv = readFileSync(join(folder, 'said/history.csv'), 'utf8')
    const lines = out.split('\n')
    expect(lines.slice(0, 2)).toEqual([
      '                          said on the release day       known on 2031-02-10',
      'month    series             value  change  verdict        value  change  verdict    revised  held',
    ])
    expect(lines).toContain(
      '2030-12  exports          1,200 t  −20.0%  ordinary     1,200 t  −20.0%  ordinary         –  yes',
    )
    expect(lines).toContain(
      '         magnets-japan       30 t  −50.0%  signal          30 t  −50.0%  signal           –  yes',
    )
    expect(lines.at(-1)).toBe('the same, for machines: said/history.csv')
    expect(csv.split('\n')[0]).toBe(
      'month,series,unit,then_day,then_value,then_change_percent,then_change_on,then_verdict,' +
        'now_day,now_value,now_change_percent,now_change_on,now_verdict,revision_percent',
    )
    expect(csv).toContain(
      '\n2030-12,magnets-japan,t,2031-01-20,30,-50,month,signal,2031-02-10,30,-50,month,signal,0\n',
    )
    expect(csv).toContain('\n2028-10,exports,t,2028-11-20,,,,,2031-02-10,1000,,month,unknown,\n')
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110)
    // Nothing but the file is left, not even of its making.
    expect(readdirSync(join(folder, 'said'))).toEqual(['history.csv'])
  })

  test('says the same twice, and replaces its own file', async () => {
    const first = await recall(['--out', 'history.csv'])
    const path = join(first.folder, 'history.csv')
    const bytes = readFileSync(path)
    const second = await recall(['--out', path])
    expect(second.code).toBe(0)
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(second.out.split('\n').slice(0, -1)).toEqual(first.out.split('\n').slice(0, -1))
  })

  test('writes no control character where nobody watches', async () => {
    const { out, err } = await recall(['--out', 'history.csv'])
    expect(out + err).not.toMatch(/[\r\b\x1b]/)
  })

  test('draws a bar on a terminal and wipes it before the table', async () => {
    let now = 0
    const written: string[] = []
    const terminal = {
      write: (text: string) => void written.push(text),
      elapsedMs: () => (now += 1000),
      columns: 80,
    }
    const { code, out } = await recall(['--out', 'history.csv'], { terminal })
    expect(code).toBe(0)
    expect(out).not.toContain('\r')
    expect(written[0]).toMatch(/^\r {2}\.{30} {2}0 of \d+ months *$/)
    expect(written.at(-3)).toMatch(/^\r {2}#{30} {2}(\d+) of \1 months, 0 s left *$/)
    expect(written.slice(-2).join('')).toMatch(/^\r *\r$/)
    for (const text of written) expect(text.length).toBeLessThanOrEqual(80)
  })

  test('as of an earlier day nothing later counts, and no month whose releases are not out', async () => {
    const { out, folder } = await recall(['--as-of', '2031-01-19', '--out', 'history.csv'])
    expect(out).toContain('known on 2031-01-19')
    const csv = readFileSync(join(folder, 'history.csv'), 'utf8')
    expect(csv).toContain('\n2030-11,exports,')
    expect(csv).not.toContain('\n2030-12,')
  })

  test.each([
    [['--month', '2030-12'], 'found --month, which history does not take, only brief'],
    [['--as-of', '2031-03-02'], 'found 2031-03-02, which is later than today, 2031-03-01'],
    [['--data', 'nowhere'], 'found no folder with a data set'],
    [['--out', 'taken'], 'found something else than a history there'],
    [['--out', 'thesis.csv'], 'found something else than a history there'],
    [['--out', 'thesis.csv/history.csv'], 'could not be written'],
  ])('%j is answered with exit 1 and what to do', async (argv, message) => {
    const cwd = mkdtempSync(join(tmpdir(), 'refused-'))
    mkdirSync(join(cwd, 'taken'))
    writeFileSync(join(cwd, 'thesis.csv'), 'chapter,page\n')
    const out = argv.includes('--out') ? [] : ['--out', join(cwd, 'history.csv')]
    const { code, err } = await recall([...argv, ...out], { cwd })
    expect(code).toBe(1)
    expect(err).toContain(message)
    expect(existsSync(join(cwd, 'history.csv'))).toBe(false)
    expect(readFileSync(join(cwd, 'thesis.csv'), 'utf8')).toBe('chapter,page\n')
  })
})

describe('what was said and what is known', () => {
  // Each source is public on the day that its name says.
  const day = (known: string) => ({ known, kind: 'wire' as const })
  const world = (rows: Rows) =>
    datasetOf(rows, {
      series: Object.fromEntries(['exports', 'products', 'magnets', 'magnets-japan'].map((id) => [id, {}])),
      sources: {
        early: day('2030-06-01'),
        wire: day('2030-07-20'),
        later: { known: '2030-08-05', kind: 'official-statistics' },
        same: day('2030-08-06'),
      },
    })
  const past = Object.fromEntries(
    Object.entries(monthly('2029-01', [100, 104, 99, 103, 98, 102, 97, 101, 100, 104, 99, 103])).map(
      ([month, value]) => [month, { value, source: 'early' }],
    ),
  )
  const june = (...prints: { value: number; source: string }[]) => {
    const now = new Vintage(world({ exports: { ...past, '2030-06': prints } }), '2030-09-01')
    expect(releasedMonths(now)).toContain('2030-06')
    return compareMonth(now, '2030-06')[0]
  }

  test('a value that a better source corrected later was revised', () => {
    const found = june({ value: 200, source: 'wire' }, { value: 210, source: 'later' })
    expect(found).toMatchObject({ series: 'exports', released: '2030-07-20' })
    expect(found?.then?.value).toBe(200)
    expect(found?.now?.value).toBe(210)
    expect(found?.revision).toBeCloseTo(5, 9)
  })

  test.each([
    ['the same value of another source', { value: 200, source: 'same' }, 0],
    ['a rounder print of it', { value: 200.4, source: 'later' }, 0],
  ])('%s is no revision', (_, print, revision) => {
    expect(june({ value: 200, source: 'wire' }, print)?.revision).toBe(revision)
  })

  test('a value that came out after the release day was not said', () => {
    const found = june({ value: 210, source: 'later' })
    expect(found).toMatchObject({ then: null, now: { value: 210 }, revision: null })
  })
})

describe('the score', () => {
  const said = (verdict: Said['verdict'], value = 100): Said => ({
    ...{ value, unit: 't', change: 1, against: 'month', verdict },
  })
  const comparison = (then: Said | null, now: Said | null, revision: number | null = 0): Comparison => ({
    ...{ month: '2030-06', series: 'exports', released: '2030-07-20', then, now, revision },
  })
  const drawn = [
    comparison(said('signal'), said('signal')),
    comparison(said('signal'), said('ordinary'), 2),
    comparison(said('signal'), said('ordinary'), -8),
    comparison(said('ordinary'), said('ordinary'), 3),
    comparison(said('too-little-history'), said('signal')),
    comparison(null, said('ordinary'), null),
  ]

  test('counts how often a verdict held, and the size of revisions', () => {
    const score = scoreOf(drawn)
    expect(Object.fromEntries(score.verdicts.get('signal') ?? [])).toEqual({ signal: 1, ordinary: 2 })
    expect(score).toMatchObject({ both: 5, late: 1, medianPercent: 3 })
    expect(score.revised.map(({ revision }) => revision)).toEqual([-8, 3, 2])
    expect(scoreOf([]).medianPercent).toBeUndefined()
    expect(scoreOf(drawn.slice(1, 3)).medianPercent).toBe(5)
  })

  test('and says so', () => {
    const lines = tableOf(drawn, scoreOf(drawn), '2031-01-01', en)
    expect(lines.slice(-9, -3)).toEqual([
      'signals:    1 of 3 signals stayed so; now 2 ordinary',
      'ordinary:   1 of 1 ordinary changes stayed so',
      'too short:  0 of 1 with too little history stayed so; now 1 signal',
      'untested:   no without a comparison',
      'values:     3 of 5 revised, by 3.0% in the median and 8.0% at most (exports, 2030-06)',
      'not known:  1 on the release day, known now',
    ])
  })
})

describe('the bar', () => {
  const drawnAt = (...times: [ms: number, done: number][]) => {
    const written: string[] = []
    let now = 0
    const terminal = { write: (text: string) => void written.push(text), elapsedMs: () => now, columns: 80 }
    const bar = progressBar(terminal, 'months')
    for (const [ms, done] of times) {
      now = ms
      bar.show(done, 200)
    }
    return written.map((text) => text.trim())
  }
  test.each([
    [[0, 0], '..............................  0 of 200 months'],
    [[1000, 1], '..............................  1 of 200 months, 3 min 19 s left'],
    [[1000, 100], '###############...............  100 of 200 months, 1 s left'],
    [[90_000, 199], '#############################.  199 of 200 months, 1 s left'],
    [[90_000, 200], '##############################  200 of 200 months, 0 s left'],
  ] as [[number, number], string][])('%j', (at, line) => {
    expect(drawnAt([0, 0], at).at(-1)).toBe(line)
  })

  test('is not drawn again before an eye could see it, but at the end', () => {
    expect(drawnAt([0, 0], [50, 10], [99, 20], [100, 30], [101, 200])).toHaveLength(3)
  })

  test('does nothing without a terminal, and needs no wiping before it was drawn', () => {
    const bar = progressBar(undefined, 'months')
    bar.show(1, 2)
    bar.end()
    const written: string[] = []
    progressBar({ write: (text) => written.push(text), elapsedMs: () => 0, columns: 80 }, 'months').end()
    expect(written).toEqual([])
  })
})
