// Rows in the form of the data set's own observations: what no official table holds, with the sources that they bring along.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { checkedDataset } from '../src/dataset/check.ts'
import { BriefingError, describeProblem } from '../src/errors.ts'
import { importFiles } from '../src/importers/import-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'own-'))
afterAll(() => rmSync(folder, { recursive: true }))
const data = join(folder, 'lumenite')
beforeEach(() => {
  rmSync(data, { recursive: true, force: true })
  cpSync(join(import.meta.dirname, 'fixtures/lumenite'), data, { recursive: true })
})

const HEADER = 'series,period,value,unit,source,basis,precision,mark,note\n'
const SOURCE = `- id: tidewire-2031-01
  publisher: "Tidewire: \\"the\\" wire"
  origin: Tidewire
  title: Exports in January
  url: https://example.org/january
  published: "2031-02"
  known: "2031-02-20"
  complete: false
  kind: wire
`

function write(name: string, text: string): { path: string; label: string } {
  writeFileSync(join(folder, name), text)
  return { path: join(folder, name), label: name }
}

const read = (...files: { path: string; label: string }[]) =>
  importFiles({
    ...{
      files,
      data,
      dataLabel: 'lumenite',
      today: '2031-03-01',
      complete: false,
      accept: [],
      largeFrom: Infinity,
    },
  })

async function refused(...files: { path: string; label: string }[]): Promise<string> {
  try {
    const { problems } = await read(...files)
    return problems.map(describeProblem).join('\n')
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error
    return error.message
  }
}

describe('rows in our own form', () => {
  test('are appended as they are, with the source that came along, in whatever order the files are named', async () => {
    const rows = write(
      'rows.csv',
      `${HEADER}products,2031-01,710,t,tidewire-2031-01,reported,10,,"As ""about 710 t"", it says."\n`,
    )
    const preview = await read(rows, write('sources.yaml', SOURCE))
    expect(preview).toMatchObject({ own: 1, problems: [], open: [] })
    expect(preview.rows.map(({ status, where }) => [status, where])).toEqual([['new', 'rows.csv:2']])
    preview.write()
    expect(readFileSync(join(data, 'observations/imported.csv'), 'utf8')).toBe(
      readFileSync(rows.path, 'utf8'),
    )
    const { sources } = checkedDataset(data, '2031-03-01')
    expect(sources.get('tidewire-2031-01')).toEqual({
      ...{ id: 'tidewire-2031-01', publisher: 'Tidewire: "the" wire', origin: 'Tidewire' },
      ...{ title: 'Exports in January', url: 'https://example.org/january', complete: false },
      ...{ published: '2031-02', known: '2031-02-20', kind: 'wire' },
    })
    expect(await read(rows, write('sources.yaml', SOURCE))).toMatchObject({ rows: [], sources: [] })
  })

  test('of a source that is there need no other file', async () => {
    const rows = write('rows.csv', `${HEADER}magnets-us,2030-06,61,t,customs-2030-07,reported,,,\n`)
    expect((await read(rows)).rows.map(({ status }) => status)).toEqual(['new'])
  })

  test.each([
    [
      'of an unknown source',
      [write('a.csv', `${HEADER}products,2031-01,710,t,nowhere,reported,,,\n`)],
      'a.csv:2:24: found the source "nowhere", which the data set does not have\n    mend: correct it, or name a file with the new source as well, in the form of sources.yaml',
    ],
    [
      'of an unknown series',
      [write('b.csv', `${HEADER}productz,2031-01,710,t,customs-2030-07,reported,,,\n`)],
      'b.csv:2:1: found the series "productz", which the data set does not have\n    mend: correct it, or define the series first',
    ],
    [
      'that change a row',
      [write('c.csv', `${HEADER}magnets-us,2030-07,61,t,customs-2030-07,reported,,,\n`)],
      'c.csv:2: found 61 for magnets-us in 2030-07, but the data set holds 60 from the same source "customs-2030-07" (observations/magnets.csv:67)\n    mend: rows are never changed: where the file is the same, mapping.yaml has changed since; take that back, or give the revision a source of its own',
    ],
    [
      'with a number that is none',
      [write('d.csv', `${HEADER}magnets-us,2031-01,"1,061",t,customs-2030-07,reported,,,\n`)],
      'd.csv:2:20: value: found "1,061", expected a plain number such as 1234.5\n    mend: correct value',
    ],
    [
      'whose source stands there otherwise',
      [write('e.yaml', SOURCE.replace('tidewire-2031-01', 'customs-2030-07'))],
      'e.yaml:1:7: found the source "customs-2030-07", which the data set has already, otherwise than here\n    mend: give it another id, or the record as it stands there',
    ],
    [
      'without rows',
      [write('f.yaml', SOURCE)],
      'import: found the source "tidewire-2031-01", which no row of these files cites\n    mend: name the file with its rows as well, or take it out',
    ],
  ])('%s are refused', async (_, files, message) => {
    expect(await refused(...files)).toBe(message)
  })
})
