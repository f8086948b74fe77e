// A loaded page of the browser in; what it says of itself and what its print has to be mended with out. The page runs no
// script of its own; these questions come from outside and leave nothing behind.
import type { Page } from 'puppeteer-core'
import { BriefingError } from '../errors.ts'

/** What the head of a page says. */
export interface PageHead {
  title: string
  /** Of the page, as in `<html lang>`. */
  language: string
  author: string | null
  description: string | null
  keywords: string | null
}

export interface PageFacts {
  head: PageHead
  /** The text of each heading, in the order of the page. */
  headings: string[]
  /** Whose number of the page is to be printed (`data-page-of`), each once, in the order of the page. */
  placeholders: { of: string; exists: boolean; linked: boolean }[]
}

/** Throws a BriefingError when the page does not say what it is called and in which language it is. */
export async function readPage(page: Page): Promise<PageFacts> {
  // No function in it may have a name: tsx would wrap it in a helper that the browser does not know.
  const found = await page.evaluate(() => ({
    title: document.title,
    language: document.documentElement.lang,
    meta: Array.from(document.querySelectorAll('meta[name]'), (one) => [
      one.getAttribute('name'),
      one.getAttribute('content'),
    ]),
    headings: Array.from(document.querySelectorAll('h1, h2, h3, h4, h5, h6'), (one) => one.textContent),
    wanted: Array.from(document.querySelectorAll('[data-page-of]'), (one) =>
      one.getAttribute('data-page-of'),
    ),
    ids: Array.from(document.querySelectorAll('[data-page-of]'), (one) => {
      return document.getElementById(one.getAttribute('data-page-of') ?? '')?.id
    }),
    links: Array.from(document.querySelectorAll('a[href^="#"]'), (one) => one.getAttribute('href') ?? ''),
  }))
  const { title, language } = found
  // Chromium would put in "about:blank" and "en-US" without a word.
  if (title === '' || language === '') {
    const message = `found no ${title === '' ? '<title>' : 'lang on <html>'}, which a reader's program says first`
    throw BriefingError.at('page', message, 'write both at the head of the page’s template')
  }
  const meta = new Map(found.meta.map(([key, content]) => [key, content ?? null]))
  const links = new Set(found.links.map((href) => idOf(href.slice(1))))
  return {
    head: {
      title,
      language,
      author: meta.get('author') ?? null,
      description: meta.get('description') ?? null,
      keywords: meta.get('keywords') ?? null,
    },
    headings: found.headings.map((text) => (text ?? '').replace(/\s+/g, ' ').trim()),
    placeholders: [...new Set(found.wanted.map((of) => of ?? ''))].map((of) => ({
      of,
      exists: found.ids.includes(of),
      linked: links.has(of),
    })),
  }
}

/** The id that a fragment of an address names, which may be written with `%C3%B6`; Chromium's named places are. */
export function idOf(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment // a % that stands for itself
  }
}
