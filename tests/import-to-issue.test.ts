// The month as an analyst does it: a file with one more month is dropped, looked at, imported; the briefing is built, and says what came.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findingsOf } from '../src/build/findings.ts'
import { run } from '../src/cli.ts'
import { checkedDataset } from '../src/dataset/check.ts'
import { FORMAT } from '../src/dataset/edition.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { attribute, elements, textOf } from './page.ts'

const home = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'month-'))
afterAll(() => rmSync(folder, { recursive: true }))
const data = join(folder, 'lumenite')
const file = 'gacc-export-2031-01.csv'

async function command(...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await run({
    argv: [...argv, '--data', data],
    ...{ env: process.env, cwd: folder, home, now: new Date('2031-03-01T12:00:00Z') },
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const contents = () =>
  readdirSync(data, { recursive: true, encoding: 'utf8' }).map((name) => [
    name,
    /\.(?:csv|yaml)$/.test(name) ? readFileSync(join(data, name), 'utf8') : '',
  ])
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim()

describe('one more month', () => {
  cpSync(join(home, 'tests/fixtures/lumenite'), data, { recursive: true })
  cpSync(join(home, 'tests/fixtures/imports/lumenite', file), join(folder, file))
  const briefing = readFileSync(join(data, 'briefing.yaml'), 'utf8')
  writeFileSync(join(data, 'briefing.yaml'), briefing.replace(', sources]', ', changes, sources]'))
  archiveDecember()
  const before = contents()

  test('is shown before anything is written', async () => {
    const shown = await command('import', file, '--complete')
    expect(shown.err).toBe('')
    expect(shown.out).toMatchInlineSnapshot(`
      "gacc-export-2031-01.csv: query export of Chinese customs (CSV), 14 rows, sha256 03ed21291e3a
        left out: codes 99060000 (1): Stones that only look like lumenite.
        left out: codes 99… (1): no rule of mapping.yaml asks for them
        not given: exports, exports-value, exports-japan in 2030-12: no row of 9946
      new: 7 rows
        exports 2031-01        1,150 t  (gacc-export-2031-01.csv:9)
        exports-value 2031-01  13.15 USD million  (gacc-export-2031-01.csv:9)
        exports-japan 2031-01  430 t  (gacc-export-2031-01.csv:9)
        products 2031-01       710 t  (gacc-export-2031-01.csv:6)
        magnets 2031-01        510 t  (gacc-export-2031-01.csv:6)
        magnets-japan 2031-01  48 t  (gacc-export-2031-01.csv:6)
        magnets-us 2031-01     71 t  (gacc-export-2031-01.csv:7)
      revised: 1 row
        magnets-japan 2030-12  30 to 33 t (+3 t, +10 %)  (gacc-export-2031-01.csv:2)
      in agreement with what is held: 3 rows
        products 2030-12    700 t, held as 700  (gacc-export-2031-01.csv:2)
        magnets 2030-12     504 t, held as 504  (gacc-export-2031-01.csv:2)
        magnets-us 2030-12  70.4 t, held as 70, which it replaces  (gacc-export-2031-01.csv:3)

      Nothing was written. To append 11 rows, repeat the command with --write."
    `)
    expect(contents()).toEqual(before)
  })

  test('is written on demand, once', async () => {
    const written = await command('import', file, '--complete', '--write')
    expect(written).toMatchObject({ code: 0, err: '' })
    expect(readFileSync(join(data, 'observations/imported.csv'), 'utf8')).toMatchInlineSnapshot(`
      "series,period,value,unit,source,basis,precision,mark,note
      exports,2031-01,1150,t,gacc-china-export-2031-03-01-6b7e5987,reported,,,"Lines 9 to 13 of gacc-export-2031-01.csv: sum in kilograms divided by 1,000."
      exports-japan,2031-01,430,t,gacc-china-export-2031-03-01-6b7e5987,reported,,,"Lines 9, 11 of gacc-export-2031-01.csv: sum in kilograms divided by 1,000."
      exports-value,2031-01,13.15,USD million,gacc-china-export-2031-03-01-6b7e5987,reported,,,"Lines 9 to 13 of gacc-export-2031-01.csv: sum in US dollars divided by 1,000,000."
      magnets,2030-12,504,t,gacc-china-export-2031-03-01-6b7e5987,reported,,,"Lines 2 to 4 of gacc-export-2031-01.csv: sum in kilograms divided by 1,000."
      magnets,2031-01,510,t,gacc-china-export-2031-03-01-6b7e5987,reported,,,"Lines 6 to 8 of gacc-export-2031-01.csv: sum in kilograms divided by 1,000."
      magnets-japan,2030-12,33,t,gacc-china-export-2031-03-01-6b7e5987,reported,,,"Line 2 of gacc-export-2031-01.csv: kilograms divided by 1,000."
      magnets-japan,2031-01,48,t,gacc-china-export-2031-03-01-6b7e5987,reported,,,"Line 6 of gacc-export-2031-01.csv: kilograms divided by 1,000."
      magnets-us,2030-12,70.4,t,gacc-china-export-2031-03-01-6b7e5987,reported,,,"Line 3 of gacc-export-2031-01.csv: kilograms divided by 1,000."
      magnets-us,2031-01,71,t,gacc-china-export-2031-03-01-6b7e5987,reported,,,"Line 7 of gacc-export-2031-01.csv: kilograms divided by 1,000."
      products,2030-12,700,t,gacc-china-export-2031-03-01-6b7e5987,reported,,,"Lines 2 to 5 of gacc-export-2031-01.csv: sum in kilograms divided by 1,000."
      products,2031-01,710,t,gacc-china-export-2031-03-01-6b7e5987,reported,,,"Lines 6 to 10 of gacc-export-2031-01.csv: sum in kilograms divided by 1,000."
      "
    `)
    expect(readFileSync(join(data, 'sources.yaml'), 'utf8').split('\n').slice(-11).join('\n'))
      .toMatchInlineSnapshot(`
      "  kind: wire
      - id: gacc-china-export-2031-03-01-6b7e5987
        publisher: "General Administration of Customs of China"
        origin: "General Administration of Customs of China"
        title: "[Exports by tariff line and partner, 2030-12 to 2031-01 (query export)]"
        url: "http://stats.customs.gov.cn/"
        known: "2031-03-01"
        kind: official-statistics
        files:
          - { name: "gacc-export-2031-01.csv", sha256: "03ed21291e3acb4fd34b3c5fe33f7447835844c07896965c6d8eb2bc922dcd3c" }
      "
    `)
    const after = contents()
    const again = await command('import', file, '--complete', '--write')
    expect(again.code).toBe(0)
    expect(again.out).toContain('Nothing to append: the data set holds all of it.')
    expect(contents()).toEqual(after)
    expect((await command('check')).code).toBe(0)
  })

  test('makes the next issue, whose "since the last issue" names what came', async () => {
    const built = await command('brief', '--archive', join(folder, 'archive'))
    expect(built).toMatchObject({ code: 0, err: '' })
    expect(built.out).toContain('2031-01 as of 2031-03-01')
    const html = readFileSync(join(folder, 'archive/2031-01/2031-03-01/briefing.html'), 'utf8')
    const part = (name: string, value: string) =>
      plain(textOf(elements(html).find((one) => attribute(one, name) === value) ?? fail()))
    expect(part('class', 'since')).toMatch(
      /^Since the issue of December 2030, as of 12 February 2031\. New values: \d+, with January 2031 of every key series\. Revised: 1\./,
    )
    const changes = part('id', 'changes')
    expect(changes).toContain("Vardia's exports of lumen magnets to Osterlund")
    expect(part('id', 'references')).toContain(`downloaded file ${file} (checksum begins with`)
    expect(part('id', 'ledger')).toContain(`Line 6 of ${file}: kilograms divided by 1,000.`)
    expect(existsSync(join(folder, 'archive/2031-01/2031-03-01/briefing.pdf'))).toBe(true)
  })
})

function fail(): never {
  throw new Error('the page has no such part')
}

/** The issue before, as far as the next one reads it. */
function archiveDecember(): void {
  const vintage = new Vintage(checkedDataset(data, '2031-03-01', 'lumenite'), '2031-02-12')
  const { snapshot } = findingsOf(vintage, '2030-12')
  const place = join(folder, 'archive/2030-12/2031-02-12')
  mkdirSync(place, { recursive: true })
  writeFileSync(
    join(place, 'findings.json'),
    JSON.stringify({ format: FORMAT, month: '2030-12', asOf: '2031-02-12', snapshot }),
  )
}
