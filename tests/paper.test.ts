// The printed issue, page by page: the cover stands alone, no heading is left behind, no page is half empty without need.
import { beforeAll, describe, expect, test } from 'vitest'
import { openPdf } from '../src/pdf/pdf-library.ts'
import { type Element, structureOf } from '../src/pdf/structure.ts'
import { edition } from './edition.ts'
import { type PrintedPage, printedPages } from './printed-pages.ts'

describe.each([
  ['2025-12', '2026-01-25'],
  ['2025-11', '2025-12-25'],
  ['2026-03', '2026-04-25'],
])('the issue of %s as of %s', (month, asOf) => {
  let pdf: Uint8Array
  let pages: PrintedPage[]
  beforeAll(async () => {
    ;({ pdf } = await edition(month, asOf))
    pages = await printedPages(pdf)
  })

  /** The pages that another one of the same section follows. */
  const followed = () =>
    pages.filter(({ number, runningHead }) => number > 1 && pages[number]?.runningHead === runningHead)

  test('keeps the summary on page one, whole', () => {
    const [cover, contents] = pages
    const words = (page: PrintedPage | undefined) => page?.body.map(({ text }) => text).join(' ') ?? ''
    expect(words(cover)).toContain('Key judgements')
    expect(words(cover)).toContain('Numbers in brackets refer to the sources')
    expect(contents?.body[0]?.text).toBe('Contents')
  })

  test('says on every page that it is a draft', () => {
    expect(pages[0]?.body.map(({ text }) => text).join('')).toContain('Draft, not released')
    expect(new Set(pages.slice(1).map(({ issueHead }) => issueHead))).toEqual(
      new Set(['Draft · China’s rare-earth exports']),
    )
  })

  test('begins every section on a page of its own, under its running head', () => {
    const heads = [...new Set(pages.slice(2).map(({ runningHead }) => runningHead))]
    expect(heads.length).toBeGreaterThanOrEqual(10)
    for (const head of heads) {
      const first = pages.find((page) => page.number > 2 && page.runningHead === head)
      const roles = first?.body[0] ? [first.body[0].role, ...first.body[0].within] : []
      expect(roles, head).toContain('H2')
      expect(head.startsWith(first?.body[0]?.text ?? '?'), head).toBe(true)
    }
  })

  test('leaves no heading and no caption of a table at the foot of a page', () => {
    const left = pages.flatMap(({ number, body }) => {
      const last = body.at(-1)
      if (last === undefined) return []
      const roles = [last.role, ...last.within]
      // The line with the sources under a figure is tagged as a caption too.
      const alone = roles.find(
        (role) => /^H\d$/.test(role) || (role === 'Caption' && roles.includes('Table')),
      )
      return alone === undefined ? [] : [`page ${number}: ${last.text} (${alone})`]
    })
    expect(left).toEqual([])
  })

  test('fills every page that the same section goes on from to three fifths at the least', () => {
    const thin = followed().flatMap(({ number, height, body }) => {
      const filled = ((body.at(-1)?.bottom ?? 0) - 68) / (height - 68 - 57)
      return filled >= 0.6 ? [] : [`page ${number}: ${Math.round(filled * 100)} %`]
    })
    expect(thin).toEqual([])
  })

  test('names in its contents the page on which each section begins', () => {
    const entries = new Map<string, number>()
    let title = ''
    for (const { text, left, within } of pages[1]?.body ?? []) {
      if (left > 300 || !within.includes('Link') || /^Figure/.test(text)) continue
      const number = /^\d+$/.test(text) ? Number(text) : undefined
      if (number === undefined) title = `${title} ${text}`.trim()
      else if (title !== '') {
        entries.set(title, number)
        title = ''
      }
    }
    const heads = [...new Set(pages.slice(2).map(({ runningHead }) => runningHead))]
    for (const head of heads) {
      const first = pages.find((page) => page.number > 2 && page.runningHead === head)
      expect(entries.get(head), head).toBe(first?.number)
    }
  })

  test('splits no row of a table between pages', async () => {
    const structure = structureOf(await openPdf(pdf))
    // Heads of tables are left out, which stand again on each page.
    const hasValues = ({ kids }: Element) =>
      kids.some((kid) => kid.kind === 'element' && kid.element.type === 'TD')
    const rows = structure?.elements.filter((one) => one.type === 'TR' && hasValues(one)) ?? []
    expect(rows.length).toBeGreaterThan(100)
    const split = rows.filter((row) => new Set(pagesOf(row)).size > 1)
    expect(split.length).toBe(0)
  })
})

/** The pages on which anything below an element stands. */
function pagesOf({ kids }: Element): unknown[] {
  return kids.flatMap((kid) =>
    kid.kind === 'element' ? pagesOf(kid.element) : kid.kind === 'content' ? [kid.page] : [],
  )
}
