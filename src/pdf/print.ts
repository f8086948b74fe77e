// One self-contained HTML page and a day in; the bytes of a tagged PDF with outline out, the same for the same input.
// Nothing is fetched and no script runs: whatever the page asks for beyond itself fails the print. The browser is lent.

import type { Page } from 'puppeteer-core'
import { BriefingError, type Problem } from '../errors.ts'
import { stampDates } from './pdf-facts.ts'
import type { Browser } from './start.ts'
import { BrowserFailure, within } from './within.ts'

/** What a print needs besides the page. */
export interface PrintOptions {
  /** The day `2026-01-25`, or a moment in UTC `2026-01-25T08:00:00Z`: the PDF's two dates. */
  date: string
  /** For the whole print, fonts included. */
  timeoutMs: number
}

/**
 * Prints the page on the paper its stylesheet names. Page numbers are the stylesheet's business (`@page` margin boxes).
 * @throws BriefingError when the page asks for anything outside itself, the browser dies or the time runs out
 */
export async function printPdf(browser: Browser, html: string, options: PrintOptions): Promise<Uint8Array> {
  const { date, timeoutMs } = options
  const refused = new Map<string, Problem>()
  const refuseAll = () => {
    if (refused.size > 0) throw new BriefingError([...refused.values()])
  }
  const printing = browser.whileAlive(
    within(timeoutMs, 'the print', print(browser, html, timeoutMs, refused)),
  )
  const pdf = await printing.catch((error: unknown) => {
    refuseAll()
    throw operatorsFailure(error)
  })
  refuseAll()
  // A wrong option name is ignored without a word, so the result is checked and not the call.
  const bytes = Buffer.from(pdf)
  for (const mark of ['%PDF-', '/MarkInfo', '/StructTreeRoot', '/Outlines']) {
    if (!bytes.includes(mark)) throw new Error(`the printed PDF has no ${mark}`)
  }
  return stampDates(pdf, date)
}

async function print(browser: Browser, html: string, timeout: number, refused: Map<string, Problem>) {
  const page = await browser.newPage()
  const crashed = new Promise<never>((_, reject) => {
    page.once('error', ({ message }) => reject(new BrowserFailure(message)))
  })
  const work = async () => {
    await seal(page, refused)
    await page.setContent(html, { waitUntil: 'load', timeout })
    const paper = { preferCSSPageSize: true, printBackground: true }
    return await page.pdf({ ...paper, tagged: true, outline: true, waitForFonts: true, timeout })
  }
  return await Promise.race([work(), crashed]).finally(() => {
    // Not awaited: on a dying browser it never comes back, and the caller closes the browser anyway.
    page.close().catch(() => undefined)
  })
}

/** What the machine did to the print, as the operator's to mend; anything else is a bug and stays what it is. */
function operatorsFailure(error: unknown): unknown {
  const isFailure =
    error instanceof Error && (error instanceof BrowserFailure || error.name === 'TimeoutError')
  if (!isFailure) return error
  const hint = 'free memory or allow more time; if it happens again, look for what is new in the page'
  return BriefingError.at('print', error.message, hint)
}

/** Runs no script, lets nothing out, and notes in `refused` what the page asked for. */
async function seal(page: Page, refused: Map<string, Problem>): Promise<void> {
  const refuse = (what: string, message: string) => {
    const hint = 'put it into the page itself (data: address, inline SVG or style) or leave it out'
    refused.set(what, { where: 'print', message, hint })
  }
  page.on('request', (request) => {
    const url = request.url()
    if (url.startsWith('data:') && !request.isNavigationRequest())
      return void request.continue().catch(() => undefined)
    refuse(url, `the page asked for ${url}, and a print fetches nothing`)
    request.abort().catch(() => undefined)
  })
  // Some refusals never become a request, for example "Not allowed to load local resource: file:///..."
  page.on('console', (entry) => {
    if (entry.type() !== 'error' || refused.has(entry.location().url ?? '')) return
    refuse(entry.text(), `the browser reports for the page: ${entry.text()}`)
  })
  await Promise.all([
    page.setJavaScriptEnabled(false),
    page.setRequestInterception(true),
    // Otherwise what only print asks for (a font, a background) is loaded after the wait for it.
    page.emulateMediaType('print'),
  ])
}
