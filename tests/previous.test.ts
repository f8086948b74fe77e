// Which edition of an archive an issue is compared with, and in which words one that cannot be read is refused.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { takeSnapshot } from '../src/analysis/take-snapshot.ts'
import type { EditionName } from '../src/archive/edition-name.ts'
import { previousEdition } from '../src/build/previous.ts'
import { sha256 } from '../src/checksum.ts'
import { FORMAT } from '../src/dataset/edition.ts'
import { BriefingError } from '../src/errors.ts'
import { vintageOf } from './world.ts'

const vintage = vintageOf({ exports: { '2029-11': 100 } }, {}, '2030-02-20')
const snapshot = takeSnapshot(vintage, [])

let path: string
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'archive-'))
})
afterEach(() => rmSync(path, { recursive: true }))

/** Puts editions into the archive; the content is a sound one unless given. */
function archive(...names: string[]): void {
  for (const name of names) {
    const [month = '', asOf = ''] = name.split('/')
    put(name, JSON.stringify({ format: FORMAT, month, asOf, snapshot }))
  }
}
function put(name: string, text: string): void {
  mkdirSync(join(path, name), { recursive: true })
  writeFileSync(join(path, name, 'findings.json'), text)
}

const choose = (wanted?: EditionName | null) =>
  previousEdition({ path, label: 'reports' }, vintage, '2030-01', wanted)
const chosen = (wanted?: EditionName | null) => {
  const edition = choose(wanted)?.edition
  return edition && `${edition.month}/${edition.asOf}`
}

describe('the edition is', () => {
  test.each<[string, string[], string | undefined]>([
    ['none of an empty archive', [], undefined],
    [
      'of the newest earlier month',
      ['2029-09/2029-10-20', '2029-11/2029-12-20', '2029-10/2030-01-31'],
      '2029-11/2029-12-20',
    ],
    [
      'of several of that month the latest',
      ['2029-12/2030-01-15', '2029-12/2030-01-25'],
      '2029-12/2030-01-25',
    ],
    ['none of the month itself, or of a later one', ['2030-01/2030-02-15', '2030-02/2030-02-18'], undefined],
    ['none as of a later day', ['2029-12/2030-01-25', '2029-12/2030-02-21'], '2029-12/2030-01-25'],
    [
      'of an earlier month when the last is as of a later day',
      ['2029-11/2029-12-25', '2029-12/2030-03-01'],
      '2029-11/2029-12-25',
    ],
    ['as of the very day, if need be', ['2029-12/2030-02-20'], '2029-12/2030-02-20'],
  ])('%s', (_, names, name) => {
    archive(...names)
    expect(chosen()).toBe(name)
  })

  test('no folder or file of another name', () => {
    archive('2029-12/2030-01-25')
    for (const name of [
      '2029-12/.2030-01-26-x1y2z3',
      '2029-12/charts',
      'drafts/2030-01-26',
      '2029-12/2030-01-32',
    ])
      put(name, '')
    writeFileSync(join(path, '2029-12', '2030-01-26'), '')
    expect(chosen()).toBe('2029-12/2030-01-25')
  })

  test('the one that is asked for, or none', () => {
    archive('2029-10/2029-11-20', '2029-12/2030-01-25')
    expect(chosen({ month: '2029-10', asOf: '2029-11-20', revision: 0 })).toBe('2029-10/2029-11-20')
    expect(chosen(null)).toBeUndefined()
  })

  test('none where there is no archive yet', () => {
    expect(
      previousEdition({ path: join(path, 'no'), label: 'no' }, vintage, '2030-01', undefined),
    ).toBeUndefined()
  })

  test('refused when its manifest shows that it was changed', () => {
    archive('2029-12/2030-01-25')
    const state = (sha: string) =>
      writeFileSync(
        join(path, '2029-12/2030-01-25/manifest.json'),
        JSON.stringify({ outputs: { 'findings.json': sha } }),
      )
    state(sha256(readFileSync(join(path, '2029-12/2030-01-25/findings.json'))))
    expect(chosen()).toBe('2029-12/2030-01-25')
    state('0'.repeat(64))
    expect(() => choose()).toThrow('was changed after it was written')
    writeFileSync(join(path, '2029-12/2030-01-25/manifest.json'), '{ "outputs"')
    expect(() => choose()).toThrow(BriefingError)
    expect(() => choose()).toThrow('2029-12/2030-01-25/manifest.json: is no JSON')
  })

  test('named by the checksum of its findings.json', () => {
    archive('2029-12/2030-01-25')
    const text = JSON.stringify({ format: FORMAT, month: '2029-12', asOf: '2030-01-25', snapshot })
    expect(choose()?.named).toEqual({
      month: '2029-12',
      asOf: '2030-01-25',
      revision: 0,
      sha256: sha256(text),
    })
  })
})

describe('refused, with the file and what to do:', () => {
  const file = 'reports/2029-12/2030-01-25/findings.json'
  const rebuild =
    'rebuild that edition with npm run brief -- --month 2029-12 --as-of 2030-01-25, or move it out of reports'
  const sound = { format: FORMAT, month: '2029-12', asOf: '2030-01-25', snapshot }
  const values = { exports: { unit: 't', periods: { '2029-11': { value: '100', source: 'customs' } } } }
  const elsewhere = { exports: { unit: 't', periods: { '1999-11': { value: 100, source: 'customs' } } } }

  test.each<[string, string, string, string]>([
    ['no JSON', '{', 'is no JSON: Expected property name', rebuild],
    ['an edition of an older program', '{ "month": "2029-12" }', 'format is missing; expected 1', rebuild],
    ['one of a newer', JSON.stringify({ ...sound, format: 2 }), 'format: found 2, expected 1', rebuild],
    [
      'no snapshot',
      JSON.stringify({ ...sound, snapshot: undefined }),
      'snapshot is missing; expected a record',
      rebuild,
    ],
    [
      'a value that is none',
      JSON.stringify({ ...sound, snapshot: { ...snapshot, values } }),
      'snapshot.values.exports.periods.2029-11.value: found "100", expected a plain number such as 1234.5',
      rebuild,
    ],
    [
      'a verdict that is none',
      JSON.stringify({ ...sound, snapshot: { ...snapshot, judgements: [{ kind: 'guess' }] } }),
      'snapshot.judgements.0.kind: found "guess"',
      rebuild,
    ],
    [
      'an edition in the folder of another',
      JSON.stringify({ ...sound, month: '2029-11' }),
      'found the edition of 2029-11 as of 2030-01-25 in the folder of another',
      rebuild,
    ],
    [
      'an edition of another data set',
      JSON.stringify({ ...sound, snapshot: { ...snapshot, values: elsewhere } }),
      'has no series and period in common with the data set, so it is an edition of something else',
      'name the folder of this briefing’s own editions with --archive',
    ],
  ])('%s', (_, text, message, hint) => {
    put('2029-12/2030-01-25', text)
    expect(problem()).toMatchObject([{ where: file, message: expect.stringContaining(message), hint }])
  })

  test('a file that is missing', () => {
    mkdirSync(join(path, '2029-12/2030-01-25'), { recursive: true })
    const message = 'the file is missing, but the issue is compared with this edition'
    expect(problem()).toEqual([{ where: file, message, hint: rebuild }])
  })

  function problem() {
    try {
      return choose()
    } catch (error) {
      if (error instanceof BriefingError) return error.problems
      throw error
    }
  }
})
