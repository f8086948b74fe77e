// A folder in the place of files: it stands for them, and an empty one is no mistake.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { run } from '../src/cli.ts'

const home = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'inbox-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = 'gacc-export-2031-01.csv'

mkdirSync(join(folder, 'empty'))
mkdirSync(join(folder, 'hidden/.cache'), { recursive: true })
writeFileSync(join(folder, 'hidden/.gitkeep'), '')
writeFileSync(join(folder, 'hidden/.cache/page.csv'), 'half a download')
mkdirSync(join(folder, 'inbox/gacc'), { recursive: true })
cpSync(join(home, 'tests/fixtures/imports/lumenite', file), join(folder, 'inbox/gacc', file))

async function imported(...words: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await run({
    argv: ['import', ...words, '--complete', '--data', join(home, 'tests/fixtures/lumenite')],
    ...{ env: {}, cwd: folder, home, now: new Date('2031-03-01T12:00:00Z') },
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

test('it stands for the files in it', async () => {
  const named = await imported(`inbox/gacc/${file}`)
  expect(named).toMatchObject({ code: 0, err: '' })
  expect(named.out).toContain('new: 7 rows')
  expect(await imported('empty', 'inbox')).toEqual(named)
})

test.each([[['empty']], [['hidden']], [['nowhere/']], [['nowhere/', 'empty']]])(
  '%j holds nothing',
  async (words) => {
    const out = `${words.join(', ')}: nothing to import.`
    expect(await imported(...words)).toEqual({ code: 0, out, err: '' })
  },
)

test('a name without a slash may be a mistyped file', async () => {
  const ran = await imported('nowhere')
  expect(ran.code).toBe(1)
  expect(ran.err).toContain('nowhere: found no such file')
})
