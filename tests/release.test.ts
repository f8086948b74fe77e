// Releasing, approving and correcting an edition: what is refused, what is written, and that what was released never changes. The gate is
// the real one on the fictional data; what it makes is invented. A real edition is released in monthly-run.test.ts.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type Final, type Manifest, manifestFile } from '../src/archive/manifest.ts'
import { readApprovals } from '../src/archive/approvals.ts'
import { build } from '../src/build.ts'
import type { Edition } from '../src/build/edition.ts'
import { sha256 } from '../src/checksum.ts'
import { run, type World } from '../src/cli.ts'
import { BriefingError } from '../src/errors.ts'
import { writeEdition } from '../src/issue.ts'
import { defaultCacheFolder } from '../src/pdf/browser.ts'
import { correct, release, type ReleaseOptions } from '../src/release.ts'
import { approve, type ApproveOptions } from '../src/release/approve.ts'
import type { Make } from '../src/release/gate.ts'
import { describeApproval, describeRelease } from '../src/release/describe-release.ts'
import { passes } from '../src/release/report.ts'

const home = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'release-'))
afterAll(() => rmSync(folder, { recursive: true }))
const data = join(folder, 'lumenite')
const reports = join(folder, 'reports')
const MONTH = '2030-12'
const DAY = '2031-02-12'
const first = join(reports, MONTH, DAY)

beforeEach(() => {
  for (const path of [data, reports]) rmSync(path, { recursive: true, force: true })
  cpSync(join(home, 'tests/fixtures/lumenite'), data, { recursive: true })
})

const options = (rest: Partial<ReleaseOptions> = {}): ReleaseOptions => ({
  ...{ data, dataLabel: 'lumenite', home, node: '20', archive: { path: reports, label: 'reports' } },
  browser: {
    executablePath: process.env.PUPPETEER_EXECUTABLE_PATH,
    cacheFolder: defaultCacheFolder(process.env, homedir()),
    env: process.env,
  },
  ...{ month: MONTH, asOf: DAY, today: '2031-02-13', report: () => undefined },
  ...rest,
})
const approval = (rest: Partial<ApproveOptions> = {}): ApproveOptions => ({
  ...options(),
  ...{ by: 'Ada Lumen', embargo: null, now: new Date('2031-02-13T09:12:44Z') },
  ...rest,
})

/** An edition as it could have been made of the day, with the text in it. */
const making =
  (text: string): Make =>
  ({ month = '', asOf = '', final = null, previous = null }) => {
    const products = new Map([
      ['briefing.pdf', `PDF ${text}`],
      ['findings.json', '{}'],
    ])
    const about: Omit<Manifest, 'outputs'> = {
      ...{ month, asOf, language: 'en', node: '20', dataFolder: 'lumenite', final },
      program: { version: '1', source: {} },
      browser: { kind: 'given', version: '1' },
      packages: { declared: {}, installed: {} },
      ...{ data: { 'a.csv': sha256(text) }, templates: {}, fonts: {} },
      previous: previous && { ...previous, sha256: sha256('') },
    }
    const files = new Map([...products, ['manifest.json', manifestFile(about, products)]])
    const counts = { pages: 41, charts: 1, figures: 1, sources: 1, conflicts: 0, gaps: [] }
    return Promise.resolve<Edition>({ month, asOf, files, ...counts })
  }
const made = making('one')

/** Puts an edition into the archive as a release does, without its checks. */
async function stand(rest: Partial<ReleaseOptions> = {}, final: Final | null = FIRST): Promise<void> {
  const { month, asOf, files } = await made(options({ final, ...rest }))
  writeEdition(join(reports, month, asOf), 'reports', files)
}
const FIRST: Final = { revision: 0, correction: null }

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof BriefingError) return error.message
  throw error ?? new Error('was not refused')
}

const contents = () =>
  existsSync(reports)
    ? readdirSync(reports, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => [
          join(parentPath, name),
          readFileSync(join(parentPath, name), 'base64'),
        ])
    : []

describe('a release', () => {
  test('that holds is written as final, with one line a check', async () => {
    const report = await release(options(), made)
    expect(describeRelease(report)).toEqual([
      'release of 2030-12 as of 2031-02-12',
      '  ok   data       up to date: by 2031-02-13 the newest month due is 2030-12',
      '  ok   required   exports, products, magnets, magnets-japan known for 2030-12',
      '  ok   conflicts  none on a headline figure',
      '  ok   page       41 pages, meets the rules of PDF/UA-1 and of the house',
      '  ok   bytes      made twice, 3 files identical',
      'final edition: reports/2030-12/2031-02-12',
      'next: read its briefing.pdf, then brief release 2030-12 --approve "Your Name"',
    ])
    const manifest: Manifest = JSON.parse(readFileSync(join(first, 'manifest.json'), 'utf8'))
    expect(manifest.final).toEqual({ revision: 0, correction: null })
    expect(readFileSync(join(first, 'briefing.pdf'), 'utf8')).toBe('PDF one')
  })

  let count = 0
  const refuse = () => {
    throw BriefingError.at('templates/en/email.hbs', 'found no address', 'name one')
  }
  test.each<[string, Partial<ReleaseOptions>, Make, string[]]>([
    ['stale data', { today: '2031-03-20' }, made, ['data']],
    ['an older month', { month: '2030-11' }, made, ['data']],
    ['a gap', { asOf: '2031-01-17' }, made, ['required']],
    ['a page that breaks a rule', {}, refuse, ['page', 'bytes']],
    ['other bytes the second time', {}, (asked) => making(`${count++}`)(asked), ['bytes']],
    ['a failure the second time', {}, (asked) => (count++ % 2 === 0 ? refuse() : made(asked)), ['bytes']],
    [
      'several of these',
      { month: '2030-11', asOf: '2030-12-19' },
      refuse,
      ['data', 'required', 'page', 'bytes'],
    ],
  ])('with %s is red, and nothing is written', async (name, rest, make, red) => {
    count = name.startsWith('a failure') ? 1 : 0
    const report = await release(options(rest), make)
    const lines = describeRelease(report)
    expect(report.checks.filter(({ holds }) => !holds).map((check) => check.name)).toEqual(red)
    expect(lines.join('\n')).toMatch(
      new RegExp(`\\nnot released: ${red.length} of 5 checks do(?:es)? not hold. Nothing was written.$`),
    )
    expect(report.edition).toBe(null)
    expect(contents()).toEqual([])
  })

  test('of unsound data names every problem in them, and looks no further', async () => {
    writeFileSync(join(data, 'observations/extra.csv'), 'series,period\nx,y\n')
    const report = await release(options(), made)
    expect(report.checks.map(({ name, holds }) => [name, holds])).toEqual([
      ...['data', 'required', 'conflicts', 'page', 'bytes'].map((name) => [name, false]),
    ])
    expect(describeRelease(report).join('\n')).toContain('lumenite/observations/extra.csv')
    expect(contents()).toEqual([])
  })

  test('as of a day ahead, or into a folder with something else in it, is refused before any work', async () => {
    const never: Make = () => {
      throw new Error('was made')
    }
    expect(await refusal(release(options({ asOf: '2031-02-14' }), never))).toContain('later than today')
    cpSync(data, first, { recursive: true })
    expect(await refusal(release(options(), never))).toContain('which is no part of an edition')
  })
})

describe('an approval', () => {
  test('binds the edition to its bytes, and lists it', async () => {
    await stand()
    const report = await approve(approval({ embargo: '2031-02-14T09:00+01:00' }), made)
    const pdf = sha256('PDF one')
    expect(describeApproval(report).slice(-5)).toEqual([
      '  ok   bytes      made again, identical to the 3 files in the archive',
      'reports/2030-12/2031-02-12: approved by Ada Lumen at 2031-02-13T09:12:44Z, nothing leaves before 2031-02-14T08:00:00Z',
      `SHA-256 of its briefing.pdf: ${pdf}`,
      'all released editions: reports/index.html',
      'next: brief send 2030-12, once the embargo is over',
    ])
    expect(readApprovals({ path: reports, label: 'reports' }, MONTH)).toEqual([
      {
        ...{ revision: 0, asOf: DAY, pdf, manifest: sha256(readFileSync(join(first, 'manifest.json'))) },
        ...{ approvedBy: 'Ada Lumen', approvedAt: '2031-02-13T09:12:44Z', embargo: '2031-02-14T08:00:00Z' },
      },
    ])
    const index = readFileSync(join(reports, 'index.html'), 'utf8')
    expect(index).toContain('href="2030-12/2031-02-12/briefing.pdf"')
    expect(index).toContain('14\u00a0February\u00a02031, 08:00\u00a0UTC')
  })

  const write = (name: string, text: string) => writeFileSync(join(first, name), text)
  const remove = (name: string) => rmSync(join(first, name))
  const unpage = (): Promise<Edition> =>
    Promise.reject(BriefingError.at('page', 'found letters that the bundled fonts lack'))
  const tampered = () =>
    readFileSync(join(first, 'manifest.json'), 'utf8').replace(
      /"a.csv": "[^"]*"/,
      `"a.csv": "${sha256('x')}"`,
    )

  const nothing = () => undefined
  test.each<[string, Final | null | undefined, () => void, Partial<ApproveOptions>, string]>([
    ['of nothing', undefined, nothing, {}, 'reports/2030-12: found no final edition of 2030-12 as of'],
    ['of a draft', null, nothing, {}, 'reports/2030-12/2031-02-12: is a draft'],
    [
      'of another day',
      FIRST,
      nothing,
      { asOf: '2031-02-11' },
      'no final edition of 2030-12 as of 2031-02-11',
    ],
    [
      'of a correction in its place',
      { ...FIRST, revision: 1 },
      nothing,
      {},
      'in the folder of another edition',
    ],
    [
      'of a changed PDF',
      FIRST,
      () => write('briefing.pdf', 'PDF two'),
      {},
      'was changed after it was written',
    ],
    ['of one without findings', FIRST, () => remove('findings.json'), {}, 'the file is missing'],
    [
      'of a foreign file',
      FIRST,
      () => write('more.txt', 'x'),
      {},
      'is a file that the manifest does not name',
    ],
    [
      'of one without a manifest',
      FIRST,
      () => remove('manifest.json'),
      {},
      'manifest.json: the file is missing',
    ],
    ['by nobody', FIRST, nothing, { by: ' ' }, '--approve: found nothing'],
    ['after its embargo', FIRST, nothing, { embargo: '2031-02-13T09:00Z' }, 'has passed'],
  ])('%s is refused', async (_, final, spoil, rest, message) => {
    if (final !== undefined) await stand({}, final)
    spoil()
    const before = contents()
    expect(await refusal(approve(approval(rest), made))).toContain(message)
    expect(contents()).toEqual(before)
  })

  test.each<[string, Make, () => void, Partial<ReleaseOptions>, string]>([
    [
      'comes out otherwise',
      making('two'),
      nothing,
      {},
      'these differ: briefing.pdf, manifest.json; changed since it was made: data a.csv',
    ],
    [
      'states other data',
      made,
      () => write('manifest.json', tampered()),
      {},
      'these differ: manifest.json; changed since',
    ],
    ['cannot be made any more', unpage, () => undefined, {}, 'found letters that the bundled fonts lack'],
    ['has become stale', made, () => undefined, { today: '2031-03-20' }, 'RED  data       stale'],
  ])('of an edition that %s is red', async (_, make, spoil, rest, message) => {
    await stand()
    spoil()
    const before = contents()
    const report = await approve(approval(rest), make)
    expect(describeApproval(report).join('\n')).toContain(message)
    expect(describeApproval(report).at(-1)).toMatch(/ Nothing was approved\.$/)
    expect(report).toMatchObject({ edition: null, approval: null, index: null })
    expect(contents()).toEqual(before)
  })

  test('is asked for the day where several editions wait', async () => {
    await stand()
    await stand({ asOf: '2031-02-13' })
    expect(await refusal(approve(approval({ asOf: undefined }), made))).toContain(
      'as of 2031-02-12, 2031-02-13\n    mend: name one of these days with --as-of',
    )
    expect(await approve(approval(), made)).toMatchObject({ asOf: DAY, before: false })
  })

  test('stands where the list cannot be written, and says so', async () => {
    await stand()
    mkdirSync(join(reports, 'index.html'))
    const report = await approve(approval(), made)
    expect(passes(report)).toBe(false)
    expect(readApprovals({ path: reports, label: 'reports' }, MONTH)).toHaveLength(1)
    const said = describeApproval(report).join('\n')
    expect(said).toContain('approved by Ada Lumen')
    expect(said).toMatch(/reports\/index\.html: could not be written: .*\n {4}mend: .*the approval stands/)
    rmSync(join(reports, 'index.html'), { recursive: true })
    expect(passes(await approve(approval(), made))).toBe(true)
  })

  test('that was given is said again, and mends a list that was not written', async () => {
    await stand()
    await approve(approval(), made)
    const before = contents()
    rmSync(join(reports, 'index.html'))
    const later = { now: new Date('2031-04-01T09:00:00Z'), today: '2031-04-01', by: 'Somebody Else' }
    const report = await approve(approval(later), made)
    expect(describeApproval(report)[0]).toBe(
      'reports/2030-12/2031-02-12: was approved by Ada Lumen at 2031-02-13T09:12:44Z, no embargo, and is unchanged',
    )
    expect(contents()).toEqual(before)
    const embargo = '2031-05-01T08:00Z'
    expect(await refusal(approve(approval({ ...later, embargo }), made))).toContain('with no embargo, which')
    expect(await refusal(approve(approval({ ...later, asOf: '2031-02-13' }), made))).toContain(
      'as of 2031-02-13',
    )
    writeFileSync(join(first, 'briefing.pdf'), 'PDF two')
    expect(await refusal(approve(approval(later), made))).toContain('is not what was approved')
  })
})

test('an approval says which editions of other months it does not release', async () => {
  await stand()
  await approve(approval(), made)
  await stand({ month: '2030-11' })
  const said: string[] = []
  const world: World = {
    argv: ['release', MONTH, '--approve', 'Ada', '--archive', 'reports', '--data', data],
    ...{ env: {}, cwd: folder, home, now: new Date('2031-02-13T09:12:44Z') },
    ...{ out: (line) => void said.push(line), err: () => undefined },
  }
  expect(await run(world)).toBe(0)
  expect(said.at(-1)).toBe(
    `reports/2030-11/${DAY} waits for an approval of its own: brief release 2030-11 --approve "Your Name"`,
  )
})

describe('a correction', () => {
  const reason = 'The cells were swapped.'
  const corrected = (rest: Partial<ReleaseOptions> = {}) =>
    correct({ ...options({ asOf: undefined, today: '2031-06-01', ...rest }), reason }, making('two'))

  test('needs a reason, and an edition that was released and is as it was', async () => {
    expect(await refusal(corrected())).toContain('no edition of 2030-12 was released')
    await stand()
    expect(await refusal(corrected())).toContain('no edition of 2030-12 was released')
    await approve(approval(), made)
    expect(await refusal(correct({ ...options(), reason: ' ' }, made))).toContain('--reason: is empty')
    writeFileSync(join(first, 'findings.json'), '[]')
    expect(await refusal(corrected())).toContain('findings.json: was changed after it was written')
  })

  test('is written beside, of the same day, whatever is due by now; and supersedes once it is approved', async () => {
    await stand()
    await approve(approval(), made)
    const before = contents().filter(([path]) => path?.startsWith(first))
    const report = await corrected()
    expect(report).toMatchObject({ revision: 1, asOf: DAY, edition: 'reports/2030-12/2031-02-12-R1' })
    expect(describeRelease(report)[1]).toBe(
      '  ok   data       sound; a correction may be of an earlier month',
    )
    const manifest: Manifest = JSON.parse(readFileSync(join(`${first}-R1`, 'manifest.json'), 'utf8'))
    expect(manifest.final).toEqual({
      revision: 1,
      correction: { reason, of: { asOf: DAY, revision: 0, sha256: sha256('{}') } },
    })
    const listed = () => readFileSync(join(reports, 'index.html'), 'utf8').split('<body')[1]
    expect(listed()).not.toContain('R1')
    const approved = await approve(approval({ asOf: undefined, today: '2031-06-01' }), making('two'))
    expect(approved).toMatchObject({ revision: 1, before: false })
    expect(listed()).toContain('Superseded by R1')
    expect(listed()).toContain(reason)
    expect(contents().filter(([path]) => path?.startsWith(`${first}/`))).toEqual(
      before.filter(([path]) => path?.startsWith(`${first}/`)),
    )
    expect(await corrected()).toMatchObject({ revision: 2 })
  })

  test('of something else than what was released last is not approved', async () => {
    await stand()
    await approve(approval(), made)
    const otherwise: Make = (asked) => {
      const of = { asOf: DAY, revision: 0, sha256: sha256('another') }
      return made({ ...asked, final: { revision: 1, correction: { reason, of } } })
    }
    await correct({ ...options(), reason }, otherwise)
    expect(await refusal(approve(approval(), otherwise))).toContain(
      'is no correction of the edition that was released',
    )
  })
})

test('what waits is replaced by no draft, and what was released by no build and no release', async () => {
  await stand()
  const into = (path: string) =>
    build({ ...options(), folder: () => ({ path, label: 'reports/2030-12/2031-02-12' }) })
  expect(await refusal(into(first))).toContain('holds a final edition that waits for its approval')
  await approve(approval(), made)

  const before = contents()
  const message = 'reports/2030-12/2031-02-12: was released on 2031-02-13 and does not change any more'
  symlinkSync(first, join(folder, 'elsewhere'))
  expect(await refusal(into(first))).toContain(message)
  expect(await refusal(into(join(folder, 'elsewhere')))).toContain(message)
  expect(await refusal(release(options()))).toContain(
    `${message}\n    mend: make another edition: brief correct`,
  )
  expect(await refusal(release(options({ asOf: '2031-02-13' })))).toContain(message)
  expect(contents()).toEqual(before)
})
