// Which issue is due: by the calendar of the fictional data, day by day, for an archive in each of its states.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { addApproval } from '../src/archive/approvals.ts'
import { due } from '../src/release/due.ts'

const folder = mkdtempSync(join(tmpdir(), 'due-'))
afterAll(() => rmSync(folder, { recursive: true }))

const archive = (name: string) => {
  const path = join(folder, name)
  mkdirSync(path)
  return { path, label: 'reports' }
}
const empty = archive('empty')
const released = archive('released')
for (const revision of [0, 1]) {
  addApproval(released, '2030-12', {
    ...{ revision, asOf: '2031-02-12', pdf: '0'.repeat(64), manifest: '1'.repeat(64), approvedBy: 'Ada' },
    ...{
      approvedAt: `2031-02-1${3 + revision}T09:00:00Z`,
      embargo: revision === 0 ? null : '2031-02-15T08:00:00Z',
    },
  })
}

/** Another month, released as the first. */
const overtaken = archive('overtaken')
addApproval(overtaken, '2031-02', {
  ...{ revision: 0, asOf: '2031-03-21', pdf: '0'.repeat(64), manifest: '1'.repeat(64), approvedBy: 'Ada' },
  ...{ approvedAt: '2031-03-21T09:00:00Z', embargo: null },
})

const asked = (today: string, archive = empty, delivered: string | undefined = undefined) =>
  due({
    ...{ data: join(import.meta.dirname, 'fixtures/lumenite'), dataLabel: 'lumenite', archive, today },
    delivered: (month, revision) => delivered && `${delivered} of ${month}, ${revision}`,
  })

describe('an issue', () => {
  test('that nobody made is named with what comes first', () => {
    expect(asked('2031-02-20').lines).toEqual([
      'due       the issue of 2030-12: its figures were promised by 2031-01-20, the issue is to be out by 2031-01-23',
      'data      known for 2030-12',
      'released  no, and overdue since 2031-01-23',
      'next      brief release 2030-12',
      'then      2031-01 and 2031-02, promised by 2031-03-20',
    ])
  })

  test('whose figures are not in has to be imported first', () => {
    expect(asked('2031-04-22').lines).toEqual([
      'due       the issue of 2031-03: its figures were promised by 2031-04-20, the issue is to be out by 2031-04-23',
      'data      not in yet: the newest complete month is 2030-12',
      'released  no',
      'next      brief import FILE… --write, then brief release 2031-03',
      'then      2031-04, promised by 2031-05-20',
    ])
  })

  test('that was released is named with its newest edition, and what became of it', () => {
    expect(asked('2031-02-20', released).lines.slice(1, 4)).toEqual([
      'data      known for 2030-12',
      'released  reports/2030-12/2031-02-12-R1 on 2031-02-14, not to be sent before 2031-02-15T08:00:00Z',
      'delivery  R1: not begun',
    ])
    expect(asked('2031-03-22', overtaken).lines).toContain('delivery  not begun')
    expect(asked('2031-02-20', released, '3 of 4 sent').lines).toContain(
      'delivery  R1: 3 of 4 sent of 2030-12, 1',
    )
  })

  test.each([
    // Three days after the last release the issue is still in time.
    ['2031-02-13', released, { month: '2030-12', released: true, overdue: false }],
    ['2031-03-19', released, { month: '2030-12', released: true, overdue: false }],
    ['2031-03-20', released, { month: '2031-02', by: '2031-03-23', released: false, overdue: false }],
    ['2031-03-23', released, { month: '2031-02', released: false, overdue: false }],
    ['2031-03-24', released, { month: '2031-02', released: false, overdue: true }],
    ['2031-04-19', released, { month: '2031-02', released: false, overdue: true }],
    ['2031-03-15', overtaken, { month: '2030-12', released: true, overdue: false }],
    ['2031-02-13', empty, { month: '2030-12', by: '2031-01-23', released: false, overdue: true }],
  ])('on %s', (today, archive, expected) => expect(asked(today, archive)).toMatchObject(expected))
})
