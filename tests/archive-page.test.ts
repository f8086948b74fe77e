// The list of released editions: what it says of each, in which order, and that the page is whole in itself. It is read as it stands,
// with all that a browser would need in it.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { archiveSheet } from '../src/build/style-sheet.ts'
import { sha256Base64 } from '../src/checksum.ts'
import { type ArchivePage, type ListedEdition, renderArchive } from '../src/html/render-archive.ts'
import { en } from '../src/languages/en.ts'
import { attribute, elements, textOf } from './page.ts'

const templates = join(import.meta.dirname, '..', 'templates')

const listed = (rest: Partial<ListedEdition> = {}): ListedEdition => ({
  ...{ month: '2030-12', asOf: '2031-02-12', name: 'R0', folder: '2030-12/2031-02-12' },
  subject: 'Vardia’s lumenite exports, December 2030: 1,200 t',
  ...{ releasedAt: '2031-02-13T09:12:44Z', embargo: null, reason: null, superseded: false },
  ...rest,
})
const corrected = listed({
  ...{ name: 'R1', folder: '2030-12/2031-02-12-R1', releasedAt: '2031-02-20T16:00:00Z' },
  ...{ subject: 'Corrected: lumenite, December 2030', reason: 'Two <digits> were swapped.' },
})
const november = listed({
  ...{ month: '2030-11', asOf: '2030-12-21', folder: '2030-11/2030-12-21', subject: null },
  ...{ releasedAt: '2030-12-21T10:00:00Z', embargo: '2030-12-22T08:00:00Z' },
})

const css = archiveSheet(templates)
const page = (editions: readonly ListedEdition[], briefing: Partial<ArchivePage['briefing']> = {}) =>
  renderArchive({
    ...{ language: en, templates: join(templates, 'en'), css, logo: undefined, editions },
    briefing: {
      ...{ title: 'Vardia’s lumenite exports', publisher: 'The lumenite briefing' },
      ...{ contact: 'briefing@example.org', ...briefing },
    },
  })
const html = page([corrected, listed({ superseded: true }), november])
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim()
const said = elements(html)
  .filter(({ tagName }) => tagName === 'article')
  .map((article) => plain(textOf(article)))

describe('the list of released editions', () => {
  test('has a month after the other, and of each the edition that holds before those that it took the place of', () => {
    expect(said).toEqual([
      'December 2030 Corrected: lumenite, December 2030 PDF of December 2030 HTML of December 2030 Corrected edition R1' +
        'Data known by 12 February 2031Released 20 February 2031, 16:00 UTC What was corrected: Two <digits> were swapped.' +
        ' Superseded by R1 First editionData known by 12 February 2031Released 13 February 2031, 09:12 UTC' +
        ' PDF of December 2030, superseded HTML of December 2030, superseded',
      'November 2030 PDF of November 2030 HTML of November 2030 Data known by 21 December 2030' +
        'Released 21 December 2030, 10:00 UTC Not to be quoted before 22 December 2030, 08:00 UTC.',
    ])
  })

  test('leads to the PDF and the page of each', () => {
    const links = elements(html).flatMap((one) => (one.tagName === 'a' ? [attribute(one, 'href')] : []))
    expect(links).toEqual([
      '#main',
      ...['2030-12/2031-02-12-R1', '2030-12/2031-02-12', '2030-11/2030-12-21'].flatMap((folder) =>
        ['pdf', 'html'].map((kind) => `${folder}/briefing.${kind}`),
      ),
      'mailto:briefing@example.org',
    ])
  })

  test('names each article, and no two things alike', () => {
    const all = elements(html)
    const ids = all.flatMap((one) => attribute(one, 'id') ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    for (const one of all.filter(({ tagName }) => tagName === 'article')) {
      expect(ids).toContain(attribute(one, 'aria-labelledby'))
    }
    const headings = all.flatMap(({ tagName }) => (/^h\d$/.test(tagName) ? [tagName] : []))
    expect(headings).toEqual(['h1', 'h2', 'h3', 'h2'])
  })

  test('is whole in itself: no script, nothing fetched, one style, which its policy names', () => {
    const all = elements(html)
    expect(all.filter(({ tagName }) => ['script', 'link', 'iframe', 'img'].includes(tagName))).toEqual([])
    expect(html.replace(/url\(data:[^)]*\)/g, '')).not.toContain('url(')
    expect(all.filter((one) => attribute(one, 'style') !== undefined)).toEqual([])
    const styles = all.filter(({ tagName }) => tagName === 'style').map(textOf)
    expect(styles).toEqual([css])
    expect(html).toContain(`style-src 'sha256-${sha256Base64(css)}'`)
  })

  test.each([
    ['nothing released', page([]), 'No issue has been released.'],
    ['a contact that is no address', page([], { contact: 'Room 7, <Vardia>' }), 'Room 7, &lt;Vardia&gt;.'],
    [
      'a title with signs',
      page([], { title: 'Lumenite & "more"' }),
      '<h1>Lumenite &amp; &quot;more&quot;</h1>',
    ],
  ])('with %s', (_, made, words) => expect(made).toContain(words))
})
