// The printed issue, page by page: the cover stands alone, no heading is left behind, no page is half empty without need.
import { beforeAll, describe, expect, test } from 'vitest'
import { edition } from './edition.ts'
import { type PrintedPage, printedPages } from './printed-pages.ts'

describe.each([
  ['2025-12', '2026-01-25'],
  ['2025-11', '2025-12-25'],
  ['2026-03', '2026-04-25'],
])('the issue of %s as of %s', (month, asOf) => {
  let pages: PrintedPage[]
  beforeAll(async () => {
    pages = await printedPages((await edition(month, asOf)).pdf)
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
})
