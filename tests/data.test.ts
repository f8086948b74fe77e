// The real data set and the fictional one keep every rule, and `check` says so.

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../src/cli.ts'
import { checkedDataset } from '../src/dataset/check.ts'
import { Vintage } from '../src/dataset/vintage.ts'

const home = join(import.meta.dirname, '..')

test.each([
  { folder: 'data/rare-earths', today: '2026-11-21' },
  { folder: 'tests/fixtures/lumenite', today: '2031-03-01' },
])('$folder is valid on $today', async ({ folder, today }) => {
  const dataset = checkedDataset(join(home, folder), today, folder)
  const { observations, series, sources } = dataset
  expect(new Vintage(dataset, today).newestCompleteMonth(dataset.briefing.required)).toBeDefined()

  const lines: string[] = []
  const [out, err] = [(line: string) => void lines.push(line), (line: string) => void lines.push(`! ${line}`)]
  const now = new Date(`${today}T23:59:59Z`)
  expect(await run({ argv: ['check', '--data', folder], env: {}, cwd: home, home, now, out, err })).toBe(0)
  const counts = `${observations.length} observations of ${series.size} series from ${sources.size} sources`
  expect(lines.map((line) => line.replace(/\d+ ms/, 'n ms'))).toEqual([
    `${folder}: ${counts}; no problem (n ms)`,
    'templates: no figure and no word about a figure is typed',
  ])
})

test('without a folder the real data set is checked', async () => {
  const lines: string[] = []
  const out = (line: string) => void lines.push(line)
  const now = new Date('2026-11-21T00:00:00Z')
  expect(await run({ argv: ['check'], env: {}, cwd: home, home, now, out, err: out })).toBe(0)
  expect(lines).toEqual([
    expect.stringMatching(/^data\/rare-earths: \d+ observations .* no problem/),
    expect.stringMatching(/^templates: /),
  ])
})

test('the fictional data set settles a conflict by each rule that a few rows can show', () => {
  const dataset = checkedDataset(join(home, 'tests/fixtures/lumenite'), '2031-03-01')
  const { conflicts } = new Vintage(dataset, '2031-02-10')
  const settled = conflicts.map(({ series, period, chosen, other, rule }) => [
    series,
    period,
    chosen.value,
    other.value,
    rule,
  ])
  expect(settled).toEqual([
    ['exports', '2030-03', 1100, 1700, 'rejected'],
    ['exports', '2030-04', 1200, 1260, 'basis'],
    ['exports', '2030-05', 1100, 1150, 'kind'],
    ['exports', '2030-06', 1200, 1260, 'totals'],
    ['magnets', '2030-07', 500, 530, 'corroboration'],
    ['magnets', '2030-07', 500, 530, 'corroboration'],
    ['magnets', '2030-08', 530, 510, 'later'],
  ])
})
