// What the page says of conflicts and confidence, for a month known in full, on two days, and for months known in part.
import { describe, expect, test } from 'vitest'
import { Vintage } from '../src/dataset/vintage.ts'
import { rareEarths as dataset } from './data-sets.ts'
import { composed } from './composed.ts'
import { attribute, below, type Element, elements, textOf } from './page.ts'

/** Without the citations, so that a test can read a sentence. */
const page = (month: string, day: string) =>
  composed(new Vintage(dataset, day), month).replace(/<sup class="cite">.*?<\/sup>/g, '')
const said = (element: Element | undefined) => (element ? textOf(element) : '').replace(/[\s\u00a0]+/g, ' ')
const ofClass = (all: Element[], name: string) => all.filter((one) => attribute(one, 'class') === name)
const rowsOf = (table: Element | undefined) =>
  (table ? below(table) : []).filter((one) => one.tagName === 'tr').slice(1)

test.each([
  ['2025-12', '2026-01-25'],
  ['2025-12', '2026-01-15'],
  ['2025-12', '2026-11-21'],
  ['2026-03', '2026-11-21'],
  ['2026-02', '2026-11-21'],
  ['2024-08', '2024-12-31'],
])(
  '%s as of %s: every judgement that the summary states stands in the table, with its level',
  (month, day) => {
    const all = elements(page(month, day))
    const stated = ofClass(all, 'confidence').map((one) => said(one).replace(/^\((\w+) confidence.*$/, '$1'))
    const [, table] = ofClass(all, 'confidence-table')
    const levels = rowsOf(table).map((row) => said(below(row).findLast(({ tagName }) => tagName === 'td')))
    expect(levels.length).toBeGreaterThan(0)
    expect(levels).toEqual(stated)
  },
)

describe('December 2025 as of 21 November 2026', () => {
  const all = elements(page('2025-12', '2026-11-21'))
  const conflicts = ofClass(all, 'conflict').map(said)

  test('shows the 411.3 t set aside, with publishers, rule and what hangs on it', () => {
    const row = conflicts.find((text) => text.includes('Dec 2025') && text.includes('411 t')) ?? ''
    expect(row).toContain('280 t*')
    expect(row).toContain('Kyodo, Bloomberg, News1, Reuters')
    expect(row).toContain('411 t† globalspark.news')
    expect(row).toContain('more trusted kind of source')
    expect(row).toContain(
      'Also for the value taken: better corroborated. For the value set aside: published later.',
    )
    expect(row).toMatch(/level from 280 t\* to 411 t†, on the month from −8\.2%\* to \+34\.9%/)
    expect(row).toContain('verdict on the gap to other destinations from ordinary variation to signal')
  })

  test('shows that the totals confirm October 2025', () => {
    const row = conflicts.find((text) => text.includes('6,991 t')) ?? ''
    expect(row).toMatch(/4,344 t\* Reuters/)
    expect(row).toContain('fits the published totals')
    expect(row).toContain('Also for the value taken: reported rather than derived.')
    expect(row).toContain('other changes at least as large from 17 to 18')
  })

  test('works out what would be said of the month from levels, not from a rate stated of the value replaced', () => {
    // 280 ÷ 420.6 − 1, though agencies state a fall of 8 % from 305 t.
    const row = conflicts.find((text) => text.includes('Nov 2025') && text.includes('421 t')) ?? ''
    expect(row).toMatch(/on the month from −8\.2%\* to −33\.4%/)
  })

  test('says of a value known to be wrong why', () => {
    const row = conflicts.find((text) => text.includes('Wownews24x7')) ?? ''
    expect(row).toContain('The rare-earths total of October 2025 under the wrong name, not magnets.')
    // Nothing of the summary hangs on it, of which the text over the table speaks.
    expect(row).not.toContain('Had it been taken')
  })

  test('prints the table of confidence as it is computed', () => {
    const [table] = ofClass(all, 'confidence-table')
    const rows = rowsOf(table).map((row) =>
      below(row)
        .filter(({ tagName }) => /t[hd]/.test(tagName))
        .map(said),
    )
    expect(rows).toMatchInlineSnapshot(`
      [
        [
          "kind of source",
          "official statistics, official statement, company, news agency",
          "newspaper, trade press, think tank",
          "records of plans, or a print marked as weak, or copy or aggregator",
        ],
        [
          "corroboration",
          "two or more independent publishers",
          "fewer, or worked out from other printed figures",
          "none",
        ],
        [
          "length of history",
          "at least 18 other changes",
          "at least eight",
          "fewer, or no change to test",
        ],
        [
          "conflict",
          "the published totals rule out what disputes it, or no other source disputes it",
          "disputed, settled by: reported rather than derived, more trusted kind of source",
          "disputed, settled by: finer precision, better corroborated, published later",
        ],
        [
          "freshness",
          "covers the month of the issue",
          "at most twelve months older",
          "older",
        ],
      ]
    `)
  })
})
