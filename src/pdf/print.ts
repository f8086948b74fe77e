// One self-contained HTML page in; what Chromium prints of it out, tagged and with an outline, page numbers filled in.
// Nothing is fetched and no script runs: whatever the page asks for beyond itself fails the print. The browser is lent.
// What Chromium leaves out of a PDF is left to finish.ts.

import { BriefingError, type Problem } from '../errors.ts'
import { fillPageNumbers, type PageNumbers } from './page-numbers.ts'
import { type PageHead, readPage } from './read-page.ts'
import { seal } from './seal.ts'
import type { Browser } from './start.ts'
import { BrowserFailure, within } from './within.ts'

/** What a print needs besides the page. */
export interface PrintOptions {
  /** For the whole print, fonts included. */
  timeoutMs: number
}

/** A print as Chromium made it, and what is needed to mend it. */
export interface Print {
  bytes: Uint8Array
  head: PageHead
  /** The text of each heading of the page, in order. */
  headings: readonly string[]
  /** What the table of contents says of each place that it counts. */
  pageNumbers: PageNumbers
}

/**
 * Prints the page on the paper its stylesheet names. Running heads and numbers are the stylesheet's business (`@page` margin
 * boxes); an element with `data-page-of="id"` gets the number of the page on which the element of that id begins.
 * @throws BriefingError when the page asks for anything outside itself, the browser dies or the time runs out
 */
export async function printPdf(browser: Browser, html: string, { timeoutMs }: PrintOptions): Promise<Print> {
  const refused = new Map<string, Problem>()
  const refuseAll = () => {
    if (refused.size > 0) throw new BriefingError([...refused.values()])
  }
  const printing = browser.whileAlive(
    within(timeoutMs, 'the print', print(browser, html, timeoutMs, refused)),
  )
  const made = await printing.catch((error: unknown) => {
    refuseAll()
    throw operatorsFailure(error)
  })
  refuseAll()
  // A wrong option name is ignored without a word, so the result is checked and not the call.
  const bytes = Buffer.from(made.bytes)
  const outline = made.headings.length > 0 ? ['/Outlines'] : []
  for (const mark of ['%PDF-', '/MarkInfo', '/StructTreeRoot', ...outline]) {
    if (!bytes.includes(mark)) throw new Error(`the printed PDF has no ${mark}`)
  }
  return made
}

async function print(
  browser: Browser,
  html: string,
  timeout: number,
  refused: Map<string, Problem>,
): Promise<Print> {
  const page = await browser.newPage()
  const crashed = new Promise<never>((_, reject) => {
    page.once('error', ({ message }) => reject(new BrowserFailure(message)))
  })
  const work = async () => {
    await seal(page, refused)
    await page.setContent(html, { waitUntil: 'load', timeout })
    const { head, headings, placeholders } = await readPage(page)
    const paper = { preferCSSPageSize: true, printBackground: true, waitForFonts: true, timeout }
    const pageNumbers =
      placeholders.length === 0
        ? new Map<string, number>()
        : await fillPageNumbers(page, placeholders, () =>
            page.pdf({ ...paper, tagged: false, outline: false }),
          )
    const bytes = await page.pdf({ ...paper, tagged: true, outline: true })
    return { bytes, head, headings, pageNumbers }
  }
  return await Promise.race([work(), crashed]).finally(() => {
    // Not awaited: on a dying browser it never comes back, and the caller closes the browser anyway.
    page.close().catch(() => undefined)
  })
}

/** What the machine did to the print, as the operator's to mend; anything else is a bug and stays what it is. */
export function operatorsFailure(error: unknown): unknown {
  const isFailure =
    error instanceof Error && (error instanceof BrowserFailure || error.name === 'TimeoutError')
  if (!isFailure) return error
  const hint = 'free memory or allow more time; if it happens again, look for what is new in the page'
  return BriefingError.at('print', error.message, hint)
}
