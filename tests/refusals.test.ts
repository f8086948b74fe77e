// A folder below tests/refusals is a test case: `change.json` says what is broken in the fictional data set, `expected.txt`
// what the operator then reads. A new case needs no code: write its `change.json`, run, review the `expected.txt`.

import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { run } from '../src/cli.ts'
import { expectGolden } from './golden.ts'
import { stubTemplates } from './stub-templates.ts'

/** What one file becomes: `find` (which must stand there once) gives way to `replace`; without `find`, the whole file; null removes it. */
interface Change {
  file: string
  find?: string
  replace: string | null
  encoding?: 'latin1'
}

const refusals = join(import.meta.dirname, 'refusals')
const fixture = join(import.meta.dirname, 'fixtures', 'lumenite')
const home = join(import.meta.dirname, '..')
const temporary: string[] = []
/** A program whose templates say nothing: what these refusals are about is the data, and reading the real ones takes three times as long. */
const plainHome = mkdtempSync(join(tmpdir(), 'home-'))
stubTemplates(join(plainHome, 'templates/en'))
writeFileSync(join(plainHome, 'templates/en/allowed-words.yaml'), '[]\n')
for (const sheet of ['page', 'print', 'screen']) writeFileSync(join(plainHome, `templates/${sheet}.css`), '')
afterAll(() => rmSync(plainHome, { recursive: true }))

afterEach(() => {
  for (const folder of temporary.splice(0)) rmSync(folder, { recursive: true })
})

describe('check refuses', () => {
  test.each(readdirSync(refusals))('%s', async (name) => {
    const folder = broken(name)
    const before = contents(folder)
    const { code, out, err } = await command(folder, ['check', '--data', 'lumenite'], plainHome)
    expectGolden(join('..', 'refusals', name, 'expected.txt'), err)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(contents(folder)).toEqual(before)
  })
})

describe('a build refuses in the same words, and writes nothing', () => {
  test.each([
    'file-missing',
    'csv-number-of-fields',
    'source-unknown',
    'months-against-total',
    'several-at-once',
  ])('%s', async (name) => {
    const folder = broken(name)
    const before = contents(folder)
    const { code, err } = await command(folder, ['--data', 'lumenite', '--out', 'edition'])
    expect(code).toBe(1)
    expect(err).toBe(readFileSync(join(refusals, name, 'expected.txt'), 'utf8'))
    expect(contents(folder)).toEqual(before)
  })

  test('and leaves an earlier edition as it was', async () => {
    const folder = broken('several-at-once')
    mkdirSync(join(folder, 'edition', 'charts'), { recursive: true })
    writeFileSync(join(folder, 'edition', 'briefing.pdf'), '%PDF-1.7 of last month')
    writeFileSync(join(folder, 'edition', 'charts', 'trend.svg'), '<svg/>')
    const before = contents(folder)
    expect((await command(folder, ['--data', 'lumenite', '--out', 'edition'])).code).toBe(1)
    expect(contents(folder)).toEqual(before)
  })
})

/** A temporary folder with the changed data set in it, under the name of the fixture. */
function broken(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'refusal-'))
  temporary.push(folder)
  cpSync(fixture, join(folder, 'lumenite'), { recursive: true })
  const changes: Change[] = JSON.parse(readFileSync(join(refusals, name, 'change.json'), 'utf8'))
  for (const { file, find, replace, encoding = 'utf8' } of changes) {
    const path = join(folder, 'lumenite', file)
    if (replace === null) rmSync(path)
    else if (find === undefined) writeFileSync(path, replace, encoding)
    else {
      const [before, after, ...more] = readFileSync(path, 'utf8').split(find)
      if (after === undefined || more.length > 0) throw new Error(`${file} should hold ${find} once`)
      writeFileSync(path, before + replace + after, encoding)
    }
  }
  return folder
}

/** Runs the command in the folder, on the first of March 2031. */
async function command(
  cwd: string,
  argv: string[],
  at = home,
): Promise<{ code: number; out: string; err: string }> {
  const lines = { out: '', err: '' }
  const code = await run({
    argv,
    env: { XDG_CACHE_HOME: process.env.XDG_CACHE_HOME, HOME: process.env.HOME },
    cwd,
    home: at,
    now: new Date('2031-03-01T12:00:00Z'),
    out: (line) => {
      lines.out += `${line}\n`
    },
    err: (line) => {
      lines.err += `${line}\n`
    },
  })
  return { code, ...lines }
}

/** Every file below a folder with its bytes. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [
      join(parentPath, name),
      readFileSync(join(parentPath, name), 'base64'),
    ]),
  )
}
